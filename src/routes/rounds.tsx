import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { roomInRound } from '../../db/queries/decisions.ts'
import { listRevealedRounds, listUpcoming } from '../../db/queries/earlier-rounds.ts'
import { RoundsPage } from '../../views/rounds/page.tsx'
import { openRound } from '../actions/open-round.ts'
import type { Result } from '../advisor/types.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { isPossible } from '../domain/life-cycle.ts'
import { can } from '../domain/permissions.ts'
import { freshRound, parseRound, type RoundFields, worthAsking } from '../domain/round.ts'
import { isTimeZone } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { earlierResults } from './results.tsx'
import { loadRevealed } from './revealed.ts'
import { demandNow, requirePermission, scopeRoom } from './scoping.ts'

const MOVED_ON = 'Another round was opened and revealed since you began. Look through this again; it is kept.'

export const rounds = factory
  .createApp()
  .use('/:decisionId/rounds', scopeRoom, requirePermission('read room'))
  .use('/:decisionId/rounds/:number', scopeRoom)

  .get('/:decisionId/rounds', (c) => page(c, null, {}, 200))

  .post('/:decisionId/rounds', async (c) => {
    const { room, deps, actor } = c.var
    const form = await readForm(c)
    // The same form sent twice: the round it asks for is there.
    if (room.state === 'voting' && form.one('from') === String(room.round.number - 1)) return toRoom(c)
    demandNow(c, 'open round')
    if (!actor.id) throw new HTTPException(404)
    const fields = roundFields(form)
    if (form.one('from') !== String(room.round.number)) return page(c, fields, { form: MOVED_ON }, 422)
    const upcoming = await listUpcoming(deps.db, room.id, room.round.number + 1)
    const parsed = parseRound(room, fields, { now: deps.now(), upcoming })
    if (!parsed.ok) return page(c, fields, parsed.errors, 422)
    const { again, ...plan } = parsed.plan
    const opened = await openRound(deps.db, {
      ...plan,
      room,
      asked: again,
      actorId: actor.id,
      at: deps.now(),
    })
    if (!opened) throw new HTTPException(409, { message: 'The room has moved on. Open it again.' })
    return toRoom(c)
  })

  .get('/:decisionId/rounds/:number', async (c) => {
    const { room, deps } = c.var
    const wanted = c.req.param('number')
    if (wanted === String(room.round.number)) return c.redirect(`/decisions/${room.id}/results`, 303)
    const earlier = /^[1-9]\d{0,3}$/.test(wanted) && (await roomInRound(deps.db, room, Number(wanted)))
    if (!earlier) throw new HTTPException(404)
    c.set('room', earlier)
    return earlierResults(c, room)
  })

const toRoom = (c: Context<AppEnv>) => c.redirect(`/decisions/${c.var.room.id}`, 303)

async function page(c: Context<AppEnv>, typed: RoundFields | null, errors: FieldErrors, status: 200 | 422) {
  const { room, deps } = c.var
  const rows = await listRevealedRounds(deps.db, room.id)
  if (rows.length === 0) return toRoom(c)
  const mayOpen = can(room.roles, 'open round') && isPossible(room.state, 'open round')
  return renderPage(
    c,
    <RoundsPage
      room={room}
      rounds={rows.map((row) => ({ ...row, result: JSON.parse(row.result) as Result }))}
      form={mayOpen ? { ...(await formOf(c, typed)), errors } : null}
    />,
    { title: `Rounds: ${room.question}`, status, team: room.team },
  )
}

async function formOf(c: Context<AppEnv>, typed: RoundFields | null) {
  const { room, deps } = c.var
  const { result } = await loadRevealed(c)
  return {
    fields: typed ?? freshRound(room, result),
    agenda: worthAsking(result),
    upcoming: await listUpcoming(deps.db, room.id, room.round.number + 1),
  }
}

const roundFields = (form: Form): RoundFields => ({
  note: form.one('note'),
  asking: form.one('asking'),
  again: form.all('again'),
  keep: form.all('keep'),
  ownOptions: form.one('ownOptions'),
  ownCriteria: form.one('ownCriteria'),
  deadline: form.one('deadline'),
  timeZone: isTimeZone(form.one('timeZone')) ? form.one('timeZone') : 'UTC',
})
