import { answeredQuartiles, consensus, levelDeviation } from './agreement.ts'
import { isAlone } from './alone.ts'
import { comparedLevels } from './questions.ts'
import { type Pair, type ScoreChange, scoreChanges } from './score-parts.ts'
import { sum } from './sum.ts'
import type { AdvisorInput, CriterionResult, Result } from './types.ts'

/** Share of the answers that has to stand elsewhere before a question is not settled (Scheibe, Skutsch & Schofer 1975). */
export const SETTLED = 0.15

/** One round as it is compared with another. */
export type ComparedRound = { input: AdvisorInput; result: Result }

/** How the answers to one question lie. */
export type Spread = {
  answers: number
  /** Levels as they were answered: the lower median, and the standard deviation (null below two answers). */
  median: number
  deviation: number | null
  /** 0..1, as on the agenda. */
  consensus: number | null
}

/** How those who answered a question twice changed their answers; towards and away from the earlier median. */
export type Moves = { compared: number; changed: number; toward: number; away: number }

export type QuestionMovement = {
  criterionId: string
  /** Null where the round did not ask, or nobody answered. */
  before: Spread | null
  after: Spread | null
  /** Share of the answers 0..1 that stands on another level than before; null unless both rounds have answers. */
  shift: number | null
  /** Null where nobody knows who is who, or where it would tell who. */
  moves: Moves | null
  /** Who moved, by their place among the later ballots; empty where names are hidden. */
  movers: readonly { member: number; from: number; to: number }[]
}

export type Movement = {
  questions: readonly QuestionMovement[]
  /** Options of both rounds, in the later order. */
  scores: readonly ScoreChange[]
  /** Whether the options that both rounds rank stand in the same order. */
  isSameOrder: boolean
  /** By their place among the ballots of their round; null where nobody knows who is who. */
  voters: { both: number; left: readonly number[]; joined: readonly number[] } | null
}

/** Fewer than these and a sum of moves would tell whose they are. */
const FEWEST = 3

/**
 * What changed from one round to the next. As in a Delphi study two things are told apart: whether answers have come to
 * rest (the share that moved, Scheibe, Skutsch & Schofer 1975) and whether they agree more (spread and consensus of
 * each question; Dajani, Sincoff & Talley 1979 ask for rest first, for agreement then). Who moved, and whether towards
 * the middle the earlier round had, is known from the pairs of one person's ballots. Null where one of the two rounds
 * is not shown at all. `isNamed` is false where names are hidden.
 */
export function movement(
  before: ComparedRound,
  after: ComparedRound,
  pairs: readonly Pair[] | null,
  { isNamed }: { isNamed: boolean },
): Movement | null {
  if (!isShown(before.result) || !isShown(after.result)) return null
  const changes = scoreChanges(before.input, after.input, pairs)
  return {
    questions: after.result.criteria.map((criterion) =>
      questionMovement(before, after, criterion, { pairs, isNamed }),
    ),
    scores: after.result.order.flatMap((id) => changes.filter(({ optionId }) => optionId === id)),
    isSameOrder: isSameOrder(before.result, after.result),
    voters: pairs && {
      both: pairs.length,
      left: missing(before.input.ballots.length, new Set(pairs.map(([one]) => one))),
      joined: missing(after.input.ballots.length, new Set(pairs.map(([, other]) => other))),
    },
  }
}

const isShown = (result: Result): boolean =>
  !isAlone(result) && !['no-ballots', 'below-quorum'].includes(result.verdict.reason)

const missing = (count: number, found: ReadonlySet<number>): number[] =>
  Array.from({ length: count }, (_, k) => k).filter((k) => !found.has(k))

function isSameOrder(before: Result, after: Result): boolean {
  const ranks = (result: Result) =>
    new Map(result.options.flatMap(({ id, rank }) => (rank === null ? [] : [[id, rank] as const])))
  const [then, now] = [ranks(before), ranks(after)]
  const common = [...now.keys()].filter((id) => then.has(id))
  const sign = (at: Map<string, number>, a: string, b: string) =>
    Math.sign((at.get(a) ?? 0) - (at.get(b) ?? 0))
  return common.every((a) => common.every((b) => sign(then, a, b) === sign(now, a, b)))
}

type Known = { pairs: readonly Pair[] | null; isNamed: boolean }

function questionMovement(
  before: ComparedRound,
  after: ComparedRound,
  criterion: CriterionResult,
  { pairs, isNamed }: Known,
): QuestionMovement {
  const earlier = before.result.criteria.find(({ id }) => id === criterion.id)
  const then = earlier ? spreadOf(earlier, before.result) : null
  const answers = pairs && then ? answeredTwice(before, after, criterion.id, pairs) : null
  const moves = answers && then && movesOf(answers, then.median)
  return {
    criterionId: criterion.id,
    before: then,
    after: spreadOf(criterion, after.result),
    shift: earlier ? shiftOf(earlier, before.result, criterion, after.result) : null,
    moves: moves && (isNamed || moves.compared >= FEWEST) ? moves : null,
    movers: isNamed ? (answers ?? []).filter(({ from, to }) => from !== to) : [],
  }
}

function spreadOf({ histogram, answered }: CriterionResult, { criteria, model }: Result): Spread | null {
  const quartiles = answeredQuartiles(histogram)
  if (!quartiles) return null
  return {
    answers: answered,
    median: quartiles[1] - 1,
    deviation: levelDeviation(histogram),
    consensus: consensus(comparedLevels(histogram, criteria.length, model)),
  }
}

/** Half the distance of the two distributions: with as many answers as before, the share of them that moved. */
function shiftOf(one: CriterionResult, before: Result, other: CriterionResult, after: Result): number | null {
  if (one.answered === 0 || other.answered === 0) return null
  const then = comparedLevels(one.histogram, before.criteria.length, before.model)
  const now = comparedLevels(other.histogram, after.criteria.length, after.model)
  const levels = Array.from({ length: Math.max(then.length, now.length) }, (_, level) => level)
  return (
    sum(
      levels.map((level) => Math.abs((now[level] ?? 0) / other.answered - (then[level] ?? 0) / one.answered)),
    ) / 2
  )
}

function answeredTwice(
  { input: before }: ComparedRound,
  { input: after }: ComparedRound,
  criterionId: string,
  pairs: readonly Pair[],
) {
  const [one, other] = [before, after].map(({ criteria }) =>
    criteria.findIndex(({ id }) => id === criterionId),
  )
  return pairs.flatMap(([k, member]) => {
    const from = before.ballots[k]?.importance[one ?? -1] ?? null
    const to = after.ballots[member]?.importance[other ?? -1] ?? null
    return from === null || to === null ? [] : [{ member, from, to }]
  })
}

function movesOf(answers: readonly { from: number; to: number }[], median: number): Moves {
  const nearer = answers.map(({ from, to }) => Math.abs(from - median) - Math.abs(to - median))
  return {
    compared: answers.length,
    changed: answers.filter(({ from, to }) => from !== to).length,
    toward: nearer.filter((by) => by > 0).length,
    away: nearer.filter((by) => by < 0).length,
  }
}
