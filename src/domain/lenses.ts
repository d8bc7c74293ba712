import { advise } from '../advisor/advise.ts'
import { distance } from '../advisor/format.ts'
import { defaultModel } from '../advisor/model.ts'
import type { OptionResult, Result } from '../advisor/types.ts'
import type { Lens } from '../templates/template.ts'
import type { Criterion } from './room.ts'

/** Points of 100 behind the first within which a lens names no leader. */
export const LENS_CLOSE = 3
/** Weight of what the team knows where a lens counts it: what a team starts with that fixes this weight. */
export const LENS_KNOWN = 0.25
/** Share of a lens's importance that has to fall on criteria of the room. */
const LENS_MIN = 0.5

/** The profile of a room under the priorities of another kind of project. */
export type LensRow = Pick<Lens, 'key' | 'name' | 'of' | 'about'> & {
  /** The first by fit, and whoever is less than LENS_CLOSE points behind. */
  first: readonly string[]
  second: string
  /** Points between the first and the second, as printed. */
  gap: number
  /** Whether the room's own leader is among the first; null where the room has none. */
  keepsLeader: boolean | null
  /** The first when what the team knows carries LENS_KNOWN of the weight; null where nobody has said. */
  known: readonly string[] | null
}

/**
 * One made-up ballot for each lens over the values that the room's result rests on. What the team knows is no part of
 * the fit; criteria that the room lacks are left out, and with them a lens that has too little left to say, or that
 * rests on unknown values.
 */
export function lensRows(
  result: Result,
  criteria: readonly Pick<Criterion, 'id' | 'key'>[],
  lenses: readonly Lens[],
): LensRow[] {
  return lenses.flatMap((lens) => lensRow(result, criteria, lens) ?? [])
}

function lensRow(result: Result, criteria: readonly Pick<Criterion, 'id' | 'key'>[], lens: Lens) {
  const keys = new Map(criteria.map(({ id, key }) => [id, key]))
  const answers = result.criteria.map(({ id, kind }) =>
    kind === 'profile' ? (lens.importance[keys.get(id) ?? ''] ?? 0) : 0,
  )
  if (sum(answers) < LENS_MIN * sum(Object.values(lens.importance))) return null

  const asked = [...answers.keys()].filter((j) => (answers[j] ?? 0) > 0)
  const options = result.options.filter(({ excluded }) => excluded === null)
  const seen = advise({
    options,
    criteria: asked.flatMap((j) => result.criteria[j] ?? []),
    profile: options.map(({ values, unknown }) =>
      asked.map((j) => (unknown[j] ? null : 10 * (values[j] ?? 0))),
    ),
    ballots: [{ importance: asked.map((j) => answers[j] ?? null), familiarity: options.map(() => null) }],
    constraints: [],
    quorum: 1,
    eligible: 1,
    model: defaultModel,
  })
  if (seen.verdict.level === 'not-enough') return null

  const fits = inOrder(options, (option) => seen.options.find(({ id }) => id === option.id)?.score ?? 0)
  const known = inOrder(
    fits,
    ({ score, readiness }) => (1 - LENS_KNOWN) * score + LENS_KNOWN * (readiness ?? 0),
  )
  const [first, second] = fits
  if (!first || !second) return null
  const level = leading(fits)
  const { key, name, of, about } = lens
  const row: LensRow = {
    key,
    name,
    of,
    about,
    first: level.map((option) => option.name),
    second: second.name,
    gap: distance(first.score, second.score),
    keepsLeader: result.leaderId === null ? null : level.some(({ id }) => id === result.leaderId),
    known:
      result.counted.familiarity > 0 && options.some(({ readiness }) => readiness !== null)
        ? leading(known).map((option) => option.name)
        : null,
  }
  return row
}

type Scored = Pick<OptionResult, 'id' | 'name' | 'score' | 'readiness'>

const inOrder = (options: readonly Scored[], scoreOf: (option: Scored) => number): Scored[] =>
  options
    .map((option) => ({ ...option, score: scoreOf(option) }))
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'en'))

const leading = (options: readonly Scored[]): Scored[] =>
  options.filter(({ score }) => distance(options[0]?.score ?? 0, score) < LENS_CLOSE)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
