import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { findRecordById } from '../../db/queries/records.ts'
import { DeprecationPage } from '../../views/adrs/deprecation.tsx'
import { deprecateRecord } from '../actions/deprecate-record.ts'
import { settleRecord } from '../actions/settle-record.ts'
import type { AdrStatus } from '../adr/record.ts'
import { pageOf } from '../domain/adr-links.ts'
import { movesFrom } from '../domain/adr-status.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { parseDeprecation } from '../domain/deprecation.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { titleOf } from './adrs.tsx'
import { tellLinked } from './record-data.ts'
import { requireChange, scopeRecord, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/:number/status'

/** What somebody may make of a record: superseded it becomes by its successor. */
const statusWord = z.enum(['accepted', 'rejected', 'deprecated'])

const CHANGED = 'This record was changed since you began. Look at it once more; what you wrote is kept.'
const LOOK_AGAIN =
  'This record was changed since you opened its page. Open it again, then accept or reject it.'

export const recordStatus = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord, requireChange)

  .get(PATH, async (c) => {
    if (c.var.adr.record.status !== 'accepted') return back(c)
    return page(c, '', {}, 200)
  })

  .post(PATH, async (c) => {
    const { adr, deps, actor } = c.var
    const form = await readForm(c)
    const wanted = statusWord.safeParse(form.one('status'))
    if (!wanted.success || !actor.id) throw new HTTPException(404)
    const { data: status } = wanted
    // The same form again: it is so already.
    if (adr.record.status === status) return back(c)
    if (!movesFrom(adr.record.status).includes(status)) throw refusal(adr.record.status)
    if (status === 'deprecated') return deprecate(c, form, actor.id)
    const seen = { adr, status, version: versionIn(form), actorId: actor.id, at: deps.now() }
    if (!(await settleRecord(deps.db, seen)) && (await reload(c)) !== status)
      throw new HTTPException(409, { message: LOOK_AGAIN })
    await tellLinked(c, adr.id)
    return back(c)
  })

async function deprecate(c: Context<AppEnv>, form: Form, actorId: string) {
  const { adr, deps } = c.var
  const typed = form.one('reason')
  const parsed = parseDeprecation(typed)
  if (!parsed.ok) return page(c, typed, parsed.errors, 422)
  const { reason } = parsed
  const given = { adr, reason, version: versionIn(form), actorId, at: deps.now() }
  if (await deprecateRecord(deps.db, given)) return back(c)
  const now = await reload(c)
  if (now === 'deprecated') return back(c)
  if (now !== 'accepted') throw refusal(now)
  return page(c, typed, { form: CHANGED }, 409)
}

const refusal = (status: AdrStatus) =>
  new HTTPException(409, { message: `This record is ${status}, so that is not possible any more.` })

const versionIn = (form: Form) => (/^\d{1,9}$/.test(form.one('version')) ? Number(form.one('version')) : 0)

const back = (c: Context<AppEnv>) => c.redirect(addressOf(c), 303)

function addressOf(c: Context<AppEnv>) {
  const { team, adr } = c.var
  return pageOf(team.id, { number: adr.record.number, decisionId: adr.decisionId })
}

/** As it is now, after an action has found it to be another than the one that was read. */
async function reload(c: Context<AppEnv>): Promise<AdrStatus> {
  const adr = await findRecordById(c.var.deps.db, c.var.adr.id)
  if (!adr) throw new HTTPException(404)
  c.set('adr', adr)
  return adr.record.status
}

function page(c: Context<AppEnv>, reason: string, errors: FieldErrors, status: 200 | 409 | 422) {
  const { team, adr } = c.var
  const { record, version } = adr
  return renderPage(
    c,
    <DeprecationPage
      {...{ record, version, reason, errors }}
      href={addressOf(c)}
      path={`/teams/${team.id}/adrs/${record.number}/status`}
    />,
    { title: `Mark as deprecated: ${titleOf(record)}`, status, team },
  )
}
