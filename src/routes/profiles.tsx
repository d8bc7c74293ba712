import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listRevealedBallots } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { findLastOverride, listOverrides } from '../../db/queries/overrides.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { CellPage } from '../../views/profiles/cell-page.tsx'
import { cellAnchor, type ShownCell } from '../../views/profiles/marks.ts'
import { ProfilePage } from '../../views/profiles/page.tsx'
import { showsScores } from '../../views/results/changed-profile.tsx'
import { overrideCell } from '../actions/override-cell.ts'
import { criteriaOverlaps } from '../advisor/overlaps.ts'
import type { Result } from '../advisor/types.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import {
  type Cell,
  type CellFields,
  changesOf,
  mayChangeProfile,
  nextUnknown,
  parseCellChange,
  profileMatrix,
  profileStage,
  ratingAt,
} from '../domain/profile.ts'
import type { Room } from '../domain/room.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { isId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { templateOf } from '../templates/index.ts'
import type { Source } from '../templates/template.ts'
import { demand, reloadRoom, requirePermission, scopeRoom } from './scoping.ts'

const FROZEN = 'The first ballot is cast, so the profile is frozen until the reveal.'
const CLOSED = 'The decision is made, so the profile stays as it was.'
const OVERTAKEN =
  'Somebody has changed this score since you opened the page. Look at what it says now, and send yours if it still holds.'

const MOVED_ON =
  'The room has moved on since you opened the page. Look at what it says now, and send your score if it still holds.'
const TOO_MANY = 'You have changed sixty scores within a minute. Wait a moment and send this one again.'

/** Whoever knows the scores before voting is anchored by them: until the reveal only who sets up the room sees them. */
export const profiles = factory
  .createApp()
  .use('/:decisionId/profile', scopeRoom)
  .use('/:decisionId/profile/:optionId/:criterionId', scopeRoom, requirePermission('change profile'))

  .get('/:decisionId/profile', async (c) => {
    const { room, deps } = c.var
    const mayChange = mayChangeProfile(room)
    if (room.round.revealedAt === null && !mayChange) return c.redirect(`/decisions/${room.id}`, 303)
    const { cells, result } = await loadProfile(c)
    const isBuiltIn = cells.some((cell) => (cell.builtIn ?? cell).status !== 'unknown')
    return renderPage(
      c,
      <ProfilePage
        room={room}
        cells={cells}
        changes={changesOf(cells, await listOverrides(deps.db, room.id))}
        overlaps={criteriaOverlaps(room.criteria, profileMatrix(room, cells))}
        result={result}
        mayChange={mayChange}
        sources={isBuiltIn ? templateOf(room.template).sources : []}
      />,
      { title: `Profile: ${room.question}`, team: room.team },
    )
  })

  .get('/:decisionId/profile/:optionId/:criterionId', async (c) => {
    const shown = await loadCell(c)
    const { cell } = shown
    return cellPage(c, shown, { score: cell.score?.toFixed(1) ?? '', unknown: false, reason: '' }, {}, 200)
  })

  .post('/:decisionId/profile/:optionId/:criterionId', async (c) => {
    const { room, deps, actor } = c.var
    const shown = await loadCell(c)
    const { cell, cells } = shown
    const form = await readForm(c)
    const fields = { score: form.one('score'), unknown: form.has('unknown'), reason: form.one('reason') }
    const parsed = parseCellChange(fields, { restore: form.has('restore') })
    if (!parsed.ok) return cellPage(c, shown, fields, parsed.errors, 422)
    if (!actor.id) throw new HTTPException(404)
    const wait = await deps.limits.waitToChange(actor.id)
    if (wait > 0) {
      c.header('Retry-After', String(wait))
      return cellPage(c, shown, fields, { form: TOO_MANY }, 429)
    }
    const { optionId, criterionId } = cell
    const { change, reason } = parsed
    const done = await overrideCell(deps.db, {
      ...{ room, optionId, criterionId, change, reason },
      seen: seenIn(form),
      actorId: actor.id,
      at: deps.now(),
    })
    if (done === 'late' || done === 'overtaken') {
      await reloadRoom(c)
      return cellPage(c, await loadCell(c), fields, { form: done === 'late' ? MOVED_ON : OVERTAKEN }, 422)
    }
    const path = `/decisions/${room.id}/profile`
    const next = form.has('next') ? nextUnknown(room, cells, cell) : undefined
    return c.redirect(
      next ? `${path}/${next.optionId}/${next.criterionId}` : `${path}#${cellAnchor(optionId, criterionId)}`,
      303,
    )
  })

/** The profile as it counts, with what members rate it where ratings may be shown. */
async function loadProfile(c: Context<AppEnv>): Promise<{ cells: ShownCell[]; result: Result | null }> {
  const { room, deps } = c.var
  const stored = await findResult(deps.db, room.round.id)
  const result = stored === undefined ? null : (JSON.parse(stored) as Result)
  const isRated = room.cellRatings && result !== null && showsScores(result)
  const ballots = isRated ? await listRevealedBallots(deps.db, room.round.id) : []
  const answers = ballots.map((ballot) => ballot.answers)
  const cells = (await listCells(deps.db, room.id)).map((cell) => {
    const rating = ratingAt(answers, cell)
    const value = 10 * (result ? valueIn(result, cell) : 0)
    return { ...cell, sources: sourcesOf(room, cell), rating: rating && { ...rating, value } }
  })
  return { cells, result }
}

function valueIn({ options, criteria }: Result, { optionId, criterionId }: Cell): number {
  const j = criteria.findIndex(({ id }) => id === criterionId)
  return options.find(({ id }) => id === optionId)?.values[j] ?? 0
}

/** `seen` is the last change of the cell, 0 for none. */
type Loaded = { cell: ShownCell; cells: readonly ShownCell[]; seen: number }

/** A cell of the profile that may be changed now. */
async function loadCell(c: Context<AppEnv>): Promise<Loaded> {
  const { room, deps } = c.var
  const { optionId = '', criterionId = '' } = c.req.param() as Partial<Record<string, string>>
  if (!isId(optionId) || !isId(criterionId)) throw new HTTPException(404)
  // Before the cell: a change between the two is then seen as one after the page.
  const seen = (await findLastOverride(deps.db, room.id, optionId, criterionId))?.seq ?? 0
  const { cells } = await loadProfile(c)
  const cell = cells.find((one) => one.optionId === optionId && one.criterionId === criterionId)
  if (!cell) throw new HTTPException(404)
  const stage = profileStage(room)
  if (stage === 'sealed') throw new HTTPException(409, { message: FROZEN })
  if (stage === 'closed') throw new HTTPException(409, { message: CLOSED })
  if (stage === 'setting up') demand(c, 'set up profile')
  return { cell, cells, seen }
}

function cellPage(
  c: Context<AppEnv>,
  { cell, seen }: Loaded,
  fields: CellFields,
  errors: FieldErrors,
  status: 200 | 422 | 429,
) {
  const { room } = c.var
  const more = profileStage(room) === 'setting up'
  return renderPage(c, <CellPage {...{ room, cell, fields, errors, seen, more }} />, {
    title: `Change a score: ${room.question}`,
    status,
    team: room.team,
  })
}

/** The sources stay in the template; they are shown while its score is the one the room was opened with. */
function sourcesOf(room: Room, cell: Cell): readonly Source[] {
  const keyOf = (named: readonly { id: string; key: string | null }[], id: string) =>
    named.find((one) => one.id === id)?.key
  const option = keyOf(room.options, cell.optionId)
  const criterion = keyOf(room.criteria, cell.criterionId)
  const known = option && criterion ? templateOf(room.template).cell(option, criterion) : undefined
  return known?.asOf === (cell.builtIn ?? cell).asOf ? (known?.sources ?? []) : []
}

/** The change the form was made after; null where the form does not say, as ours does. */
const seenIn = (form: Form) => (/^\d{1,9}$/.test(form.one('seen')) ? Number(form.one('seen')) : null)
