import { defaultModel } from '../advisor/model.ts'
import type { AdvisorBallot, AdvisorInput, Constraint, Model } from '../advisor/types.ts'
import type { Answers } from './ballot.ts'
import { POINTS } from './importance.ts'
import { isLate } from './late.ts'
import type { Room } from './room.ts'
import { seedOf } from './seed.ts'
import { ballotsNeeded } from './turnout.ts'

/** What the evidence counts for beside the ratings of members. */
export const RATING_PRIOR = 3

type Cell = { optionId: string; criterionId: string; score: number | null; band?: number | null }

/** One person without a room has no round, and no settings. */
type Asked = Pick<Room, 'options' | 'criteria' | 'quorum' | 'vetoPercent'> & {
  round?: Pick<Room['round'], 'number'>
} & Partial<
    Pick<
      Room,
      'id' | 'imported' | 'importanceMethod' | 'directVote' | 'cellRatings' | 'constraints' | 'quorumPercent'
    >
  >

/** A room's ballots as the advisor takes them. Where each is rated, blank and "can't judge" are silence, never zero. */
export function advisorInput(
  room: Asked,
  cells: readonly Cell[],
  ballots: readonly Answers[],
  eligible: number | null,
): AdvisorInput {
  const known = new Map(cells.map((cell) => [`${cell.optionId} ${cell.criterionId}`, cell]))
  const profile = (part: 'score' | 'band') =>
    room.options.map((option) =>
      room.criteria.map((criterion) => known.get(`${option.id} ${criterion.id}`)?.[part] ?? null),
    )
  return {
    options: room.options.map(({ id, name }) => ({ id, name })),
    criteria: room.criteria.map(({ id, name, kind }) => ({ id, name, kind })),
    profile: profile('score'),
    ballots: ballots.map((answers) => ballotOf(room, answers)),
    constraints: constraintsIn(room),
    quorum: ballotsNeeded(room, eligible ?? 0),
    eligible,
    bands: profile('band'),
    // What an imported room draws by chance stays what it was.
    seed: room.id && room.round ? seedOf(`${room.imported?.id ?? room.id} ${room.round.number}`) : 0,
    model: modelOf(room),
  }
}

/** What keeps an option out of this room, the veto last. */
export const constraintsIn = ({
  constraints = [],
  vetoPercent,
}: Pick<Asked, 'constraints' | 'vetoPercent'>): Constraint[] => [
  ...constraints,
  ...(vetoPercent === null ? [] : [{ kind: 'veto' as const, share: vetoPercent / 100 }]),
]

function ballotOf(room: Asked, answers: Answers): AdvisorBallot {
  const { familiarity, willingness, vetoes, direct, ratings, late = [] } = answers
  return {
    importance: importanceOf(room, answers.importance),
    familiarity: room.options.map(({ id }) => familiarity[id] ?? null),
    vetoes: room.options.map((option) =>
      isLate(option, room) && !late.includes(option.id) ? null : vetoes[option.id] !== undefined,
    ),
    willingness: room.options.map(({ id }) => willingness[id] ?? null),
    ...(room.directVote && direct && { direct: room.options.map(({ id }) => direct[id] ?? null) }),
    ...(room.cellRatings &&
      ratings && {
        ratings: room.options.map((option) =>
          room.criteria.map((criterion) => ratings[option.id]?.[criterion.id] ?? null),
        ),
      }),
  }
}

/** Levels in the order of the criteria, as the advisor counts them; places from the top become levels from the bottom. */
export function importanceOf({ criteria, importanceMethod }: Asked, given: Answers['importance']) {
  // Points add up to 100, so whoever shared them out gave the rest none: there, blank is an answer.
  const blank = importanceMethod === 'points' && Object.keys(given).length > 0 ? 0 : null
  return criteria.map(({ id }) => {
    const level = given[id]
    if (typeof level !== 'number') return blank
    return isRanking(importanceMethod) ? Math.max(0, criteria.length - level) : level
  })
}

function modelOf({ criteria, importanceMethod = 'rating', cellRatings }: Asked): Model {
  return {
    ...defaultModel,
    ...(importanceMethod === 'points' && { importanceMethod, importanceMax: POINTS }),
    ...(isRanking(importanceMethod) && { importanceMethod, importanceMax: Math.max(1, criteria.length - 1) }),
    ratingPrior: cellRatings ? RATING_PRIOR : null,
  }
}

const isRanking = (method: Room['importanceMethod'] | undefined) =>
  method === 'rank-sum' || method === 'rank-order-centroid'
