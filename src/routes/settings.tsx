import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listCells } from '../../db/queries/briefs.ts'
import { listVoters } from '../../db/queries/voters.ts'
import { SettingsPage } from '../../views/decisions/settings.tsx'
import { changeSettings } from '../actions/change-settings.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type BriefFields, parseBrief } from '../domain/brief.ts'
import { templateIn } from '../domain/draft.ts'
import type { Room } from '../domain/room.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { templateOf } from '../templates/index.ts'
import { briefFields, fieldsOfRoom } from './brief-fields.ts'
import { requirePermission, scopeRoom } from './scoping.ts'

const FROZEN = 'The first ballot is cast, so the rules of this round are frozen.'

export const settings = factory
  .createApp()
  .use('/:decisionId/settings', scopeRoom, requirePermission('change settings'))

  .get('/:decisionId/settings', (c) => {
    if (!isUntouched(c.var.room)) throw new HTTPException(409, { message: FROZEN })
    return page(c, fieldsOfRoom(c.var.room), {}, 200)
  })

  .post('/:decisionId/settings', async (c) => {
    const { room, deps, actor } = c.var
    if (!isUntouched(room)) throw new HTTPException(409, { message: FROZEN })
    const fields = briefFields(await readForm(c))
    const parsed = parseBrief(
      templateIn(templateOf(room.template), room),
      { ...fields, team: room.team.id, name: room.facilitator.name },
      {
        now: deps.now(),
        teamIds: [room.team.id],
        needsName: false,
        listed: (await listVoters(deps.db, room.id)).length,
        known: [...room.options, ...room.criteria].map(({ name }) => name),
      },
    )
    if (!parsed.ok) return page(c, fields, parsed.errors, 422)
    if (!actor.id) throw new HTTPException(404)
    const changed = await changeSettings(deps.db, {
      room,
      brief: parsed.brief,
      actorId: actor.id,
      at: deps.now(),
    })
    if (!changed) throw new HTTPException(409, { message: FROZEN })
    return c.redirect(`/decisions/${room.id}`, 303)
  })

async function page(c: Context<AppEnv>, fields: BriefFields, errors: FieldErrors, status: 200 | 422) {
  const { room, deps } = c.var
  const hasScores = (await listCells(deps.db, room.id)).some(({ change }) => change !== null)
  return renderPage(
    c,
    <SettingsPage
      {...{ room, template: templateIn(templateOf(room.template), room), fields, errors, hasScores }}
    />,
    { title: `Change the room: ${room.question}`, status, team: room.team },
  )
}

/** What a later round asks is chosen when it is opened. */
/** The rules of a later round come from the one before. */
const isUntouched = ({ state, round }: Room) =>
  (state === 'draft' || state === 'voting') && round.number === 1 && round.ballots === 0
