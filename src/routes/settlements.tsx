import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listProposals } from '../../db/queries/proposals.ts'
import { SettlementPage } from '../../views/consent/settlement.tsx'
import { settleObjection } from '../actions/settle-objection.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { parseSettlement, type SettlementFields, type Stance } from '../domain/consent.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { demandNow, scopeRoom } from './scoping.ts'

const LATE = 'This room is not waiting for consent any more.'
const OVERTAKEN = 'The objection was changed meanwhile. Read it as it is now; your note is kept.'

const PATH = '/:decisionId/consent/stances/:stanceId/settlement'

/** What becomes of an objection. */
export const settlements = factory
  .createApp()
  .use(PATH, scopeRoom)

  .get(PATH, async (c) => {
    demandNow(c, 'settle objection')
    const stance = await objectionOf(c)
    const { how = '', note = '' } = stance.settled ?? {}
    return page(c, stance, { how, note })
  })

  .post(PATH, async (c) => {
    demandNow(c, 'settle objection')
    const { room, deps, actor } = c.var
    const stance = await objectionOf(c)
    const form = await readForm(c)
    const fields = { how: form.one('how'), note: form.one('note') }
    const parsed = parseSettlement(fields)
    if (!parsed.ok) return page(c, stance, fields, parsed.errors)
    if (!actor.id) throw new HTTPException(404)
    const settled = await settleObjection(deps.db, {
      room,
      stanceId: stance.id,
      seen: Number(form.one('seen')),
      settled: parsed.settled,
      actorId: actor.id,
      at: deps.now(),
    })
    if (settled === 'late') throw new HTTPException(409, { message: LATE })
    if (settled === 'overtaken') return page(c, await objectionOf(c), fields, { form: OVERTAKEN })
    return c.redirect(`/decisions/${room.id}/consent`, 303)
  })

/** An objection to what is put to consent now; of anything else there is nothing to settle. */
async function objectionOf(c: Context<AppEnv>): Promise<Stance> {
  const { room, deps } = c.var
  const [open] = await listProposals(deps.db, room)
  const stance =
    open?.closedAt === null ? open.stances.find(({ id }) => id === c.req.param('stanceId')) : undefined
  if (stance?.kind !== 'objection') throw new HTTPException(404)
  return stance
}

const page = (c: Context<AppEnv>, stance: Stance, fields: SettlementFields, errors: FieldErrors = {}) =>
  renderPage(c, <SettlementPage {...{ room: c.var.room, stance, fields, errors }} />, {
    title: `Objection: ${c.var.room.question}`,
    status: Object.keys(errors).length > 0 ? 422 : 200,
    team: c.var.room.team,
  })
