import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { type RefusedSuggestion, SuggestionsPage } from '../../views/suggestions/page.tsx'
import { reviewSuggestion } from '../actions/review-suggestion.ts'
import { suggest, withdrawSuggestion } from '../actions/suggest.ts'
import { isPossible, NOT_NOW } from '../domain/life-cycle.ts'
import { parseReview, type SuggestionFields } from '../domain/suggestion.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { demandNow, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

const GONE = 'This suggestion was withdrawn or answered meanwhile.'
const MOVED_ON =
  'The room has moved on since you opened the page. Look at what it says now, and send this again if it still holds.'

/** Options and criteria that members would add, and what the facilitator answers. */
export const suggestions = factory
  .createApp()
  .use('/:decisionId/suggestions', scopeRoom)
  .use('/:decisionId/suggestions/:suggestionId/withdrawal', scopeRoom, requirePermission('suggest'))
  .use('/:decisionId/suggestions/:suggestionId/review', scopeRoom, requirePermission('review suggestions'))

  .get('/:decisionId/suggestions', (c) => page(c, { kind: 'option', name: '', why: '' }, null))

  .post('/:decisionId/suggestions', async (c) => {
    const { room, deps } = c.var
    demandNow(c, 'suggest')
    const form = await readForm(c)
    const fields = { kind: form.one('kind'), name: form.one('name'), why: form.one('why') }
    const done = await suggest(deps.db, { room, fields, actorId: actorId(c), at: deps.now() })
    if (done.ok) return c.redirect(`/decisions/${room.id}/suggestions`, 303)
    return page(c, fields, { id: null, note: '', errors: await errorsOf(c, done.why) })
  })

  .post('/:decisionId/suggestions/:suggestionId/withdrawal', async (c) => {
    const { room, deps } = c.var
    if (!isPossible(room.state, 'review suggestions'))
      throw new HTTPException(409, { message: NOT_NOW[room.state] })
    const taken = await withdrawSuggestion(deps.db, {
      room,
      id: idOf(c),
      actorId: actorId(c),
      at: deps.now(),
    })
    const left = await listSuggestions(deps.db, room.id)
    // What is gone may be withdrawn twice; what was answered stays.
    if (!taken && left.some(({ id }) => id === idOf(c))) throw new HTTPException(409, { message: GONE })
    return c.redirect(`/decisions/${room.id}/suggestions`, 303)
  })

  .post('/:decisionId/suggestions/:suggestionId/review', async (c) => {
    const { room, deps } = c.var
    demandNow(c, 'review suggestions')
    const form = await readForm(c)
    const given = { verdict: form.one('verdict'), note: form.one('note') }
    const parsed = parseReview(given)
    const refuse = (errors: RefusedSuggestion['errors']) =>
      page(c, { kind: 'option', name: '', why: '' }, { id: idOf(c), note: given.note, errors })
    if (!parsed.ok) return refuse(parsed.errors)
    const { verdict, note } = parsed
    const done = await reviewSuggestion(deps.db, {
      ...{ room, id: idOf(c), verdict, note },
      actorId: actorId(c),
      at: deps.now(),
    })
    if (done.ok) return c.redirect(`/decisions/${room.id}/suggestions`, 303)
    if (done.why === 'gone') throw new HTTPException(409, { message: GONE })
    return refuse(await errorsOf(c, done.why))
  })

async function errorsOf(c: Context<AppEnv>, why: 'late' | RefusedSuggestion['errors']) {
  if (why !== 'late') return why
  await reloadRoom(c)
  const { state } = c.var.room
  if (state === 'decided' || state === 'abandoned') throw new HTTPException(409, { message: NOT_NOW[state] })
  return { form: MOVED_ON }
}

function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('suggestionId') ?? ''
  if (!isId(id)) throw new HTTPException(404)
  return id
}

function actorId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}

async function page(c: Context<AppEnv>, fields: SuggestionFields, refused: RefusedSuggestion | null) {
  const { room, deps, actor } = c.var
  return renderPage(
    c,
    <SuggestionsPage
      {...{ room, fields, refused }}
      userId={actor.id}
      suggestions={await listSuggestions(deps.db, room.id)}
    />,
    { title: `Suggestions: ${room.question}`, status: refused ? 422 : 200, team: room.team },
  )
}
