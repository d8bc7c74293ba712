import type { TeamScores } from '../adr/team-scores.ts'
import type { CellStatus } from '../templates/template.ts'
import type { Answers, FieldErrors } from './ballot.ts'
import { can } from './permissions.ts'
import type { Room } from './room.ts'
import { cleanText } from './text.ts'

export const MOST_REASON = 1_000

/** What a score rests on. */
export type Basis = {
  /** 0 to 10, one decimal; null is unknown. */
  score: number | null
  band: number | null
  status: CellStatus | 'team'
  evidence: string
  asOf: string | null
}

/** A score that a team set itself, or took back. */
export type Override = {
  /** Number of the event that tells of it. */
  seq: number
  optionId: string
  criterionId: string
  kind: 'set' | 'restored'
  score: number | null
  reason: string
  by: string
  at: string
}

/** A cell as it counts. Where the team set it, what is built in stands beside it. */
export type Cell = Basis & {
  optionId: string
  criterionId: string
  builtIn: Basis | null
  change: Pick<Override, 'seq' | 'reason' | 'by' | 'at'> | null
}

type Place = { optionId: string; criterionId: string }

const isAt = (place: Place) => (other: Place) =>
  other.optionId === place.optionId && other.criterionId === place.criterionId

/** What members think of a cell, 0 to 10. */
export type Rating = { count: number; mean: number }

export function ratingAt(ballots: readonly Pick<Answers, 'ratings'>[], place: Place): Rating | null {
  const given = ballots.flatMap(({ ratings }) => ratings?.[place.optionId]?.[place.criterionId] ?? [])
  if (given.length === 0) return null
  return { count: given.length, mean: given.reduce((sum, rating) => sum + rating, 0) / given.length }
}

/** The built-in cells with the team's last word on each laid over them. */
export function effectiveCells(builtIn: readonly (Basis & Place)[], overrides: readonly Override[]): Cell[] {
  const last = new Map(
    overrides.map((override) => [`${override.optionId} ${override.criterionId}`, override]),
  )
  return builtIn.map(({ optionId, criterionId, ...basis }) => {
    const place = { optionId, criterionId }
    const override = last.get(`${optionId} ${criterionId}`)
    if (override?.kind !== 'set') return { ...place, ...basis, builtIn: null, change: null }
    const { seq, score, reason, by, at } = override
    return {
      ...place,
      score,
      band: null,
      status: 'team',
      evidence: reason,
      asOf: at.slice(0, 10),
      builtIn: basis,
      change: { seq, reason, by, at },
    }
  })
}

export type Change = Override & { from: number | null; to: number | null }

/** Every change there was, the first one first, with the score before and after it. */
export function changesOf(cells: readonly Cell[], overrides: readonly Override[]): Change[] {
  const now = new Map<string, number | null>()
  const known = new Map(cells.map((cell) => [`${cell.optionId} ${cell.criterionId}`, cell]))
  return overrides.flatMap((override) => {
    const key = `${override.optionId} ${override.criterionId}`
    const cell = known.get(key)
    // The option or the criterion is gone since.
    if (!cell) return []
    const builtIn = (cell.builtIn ?? cell).score
    const from = now.has(key) ? (now.get(key) ?? null) : builtIn
    const to = override.kind === 'set' ? override.score : builtIn
    now.set(key, to)
    return [{ ...override, from, to }]
  })
}

/**
 * `setting up`: nobody has voted, so the facilitator may fill the profile. `sealed`: it is frozen. `open`: the team
 * may correct it. `closed`: the decision is made.
 */
export type ProfileStage = 'setting up' | 'sealed' | 'open' | 'closed'

export function profileStage({ state, round }: Pick<Room, 'state' | 'round'>): ProfileStage {
  if (state === 'decided' || state === 'abandoned') return 'closed'
  if (state === 'revealed') return 'open'
  return round.ballots === 0 ? 'setting up' : 'sealed'
}

/** Whether this person may change scores of this room now. */
export function mayChangeProfile(room: Pick<Room, 'state' | 'round' | 'roles'>): boolean {
  const stage = profileStage(room)
  if (stage === 'setting up') return can(room.roles, 'set up profile')
  return stage === 'open' && can(room.roles, 'change profile')
}

type Asked = Pick<Room, 'options' | 'criteria'>

/** Scores as the advisor takes them, [option][criterion]. */
export const profileMatrix = ({ options, criteria }: Asked, cells: readonly Cell[]): (number | null)[][] =>
  options.map((option) =>
    criteria.map(
      (criterion) => cells.find(isAt({ optionId: option.id, criterionId: criterion.id }))?.score ?? null,
    ),
  )

/** Which of the scores that count the team set itself; null where it set none. */
export function teamScores(
  { options }: Pick<Room, 'options'>,
  cells: readonly Pick<Cell, 'optionId' | 'status'>[],
): TeamScores | null {
  const known = cells.filter(({ status }) => status !== 'unknown')
  const of = options.map(({ id, name }) => {
    const own = known.filter(({ optionId }) => optionId === id)
    const count = own.filter(({ status }) => status === 'team').length
    return { name, count, isWhole: count === own.length }
  })
  const set = of.filter(({ count }) => count > 0)
  if (set.length === 0) return null
  return {
    isEvery: known.every(({ status }) => status === 'team'),
    whole: set.filter(({ isWhole }) => isWhole).map(({ name }) => name),
    partly: set.filter(({ isWhole }) => !isWhole).map(({ name, count }) => ({ name, count })),
  }
}

export const unknownIn = (cells: readonly Cell[]): number =>
  cells.filter(({ score }) => score === null).length

/** The unknown cell that comes after this one on the page, criterion by criterion, or else the first one. */
export function nextUnknown({ options, criteria }: Asked, cells: readonly Cell[], after?: Place) {
  const order = criteria.flatMap((criterion) =>
    options.flatMap((option) => cells.find(isAt({ optionId: option.id, criterionId: criterion.id })) ?? []),
  )
  const at = after ? order.findIndex(isAt(after)) : -1
  return [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))].find(({ score }) => score === null)
}

export type CellFields = { score: string; unknown: boolean; reason: string }

export type CellChange = { kind: 'set'; score: number | null } | { kind: 'restored' }

type Parsed<Value> = { ok: true; change: Value; reason: string } | { ok: false; errors: FieldErrors }

/** Reads the form of a cell. Whoever ticks "unknown" means it, whatever is left in the field of the score. */
export function parseCellChange(fields: CellFields, { restore }: { restore: boolean }): Parsed<CellChange> {
  const errors: FieldErrors = {}
  const score = restore || fields.unknown ? null : scoreOf(fields.score)
  if (score === undefined) errors.score = 'Write a score from 0 to 10 with at most one decimal, like 7.5.'

  const reason = cleanText(fields.reason)
  if (!reason) errors.reason = 'Say in a sentence why.'
  else if (reason.length > MOST_REASON) errors.reason = `Use at most ${MOST_REASON} characters.`

  if (score === undefined || errors.reason) return { ok: false, errors }
  return { ok: true, change: restore ? { kind: 'restored' } : { kind: 'set', score }, reason }
}

function scoreOf(text: string): number | undefined {
  if (!/^\d{1,2}([.,]\d)?$/.test(text.trim())) return undefined
  const score = Number(text.trim().replace(',', '.'))
  return score <= 10 ? score : undefined
}
