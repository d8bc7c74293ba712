import { worstLead } from './certainty.ts'
import type { Personal, Tipping } from './complement-types.ts'
import { marginOfVictory } from './margin.ts'
import { firstChoices, leadersWithoutMember, type PersonalScores } from './personal.ts'
import { compareScores } from './ranking.ts'
import type { AdvisorInput, OptionResult } from './types.ts'
import { fixedWeight } from './weights.ts'

type Field = {
  input: AdvisorInput
  /** The admissible options in display order. */
  ranked: readonly OptionResult[]
  /** Scores of those by each member's own weights, points of 100. */
  scores: readonly (readonly number[])[]
}

/**
 * Whose answers could turn the result, what the team knows as it is: members without whom another option would lead
 * (leave-one-out), and the fewest ballots whose priorities must change before some rival is level (margin of victory).
 * Undefined, null, in a tie for the lead.
 */
export function tipping({ input, ranked, scores }: Field): Tipping {
  const [leader, ...rivals] = ranked
  const isTie = !leader || !rivals[0] || compareScores(leader.score, rivals[0].score) === 0
  if (isTie || scores.length < 1) return { withoutOne: null, margin: null }
  const leaders = leadersWithoutMember(scores)
  return {
    withoutOne: leaders && { members: leaders.filter((i) => i !== 0).length, of: scores.length },
    margin: nearestMargin({ input, ranked, scores }, leader, rivals),
  }
}

function nearestMargin(
  { input, scores }: Field,
  leader: OptionResult,
  rivals: readonly OptionResult[],
): Tipping['margin'] {
  const isFamiliarity = input.criteria.map(({ kind }) => kind === 'familiarity')
  const fixed = fixedWeight(input.criteria, input.model)
  const margins = rivals.map((rival, i) => {
    const leads = scores.map((row) => ((row[0] ?? 0) - (row[i + 1] ?? 0)) / 100)
    const advantage = leader.values.map((value, j) => value - (rival.values[j] ?? 0))
    return { rivalId: rival.id, ballots: marginOfVictory(leads, worstLead(advantage, isFamiliarity, fixed)) }
  })
  return margins.reduce((nearest, other) =>
    (other.ballots ?? Infinity) < (nearest.ballots ?? Infinity) ? other : nearest,
  )
}

/**
 * What the members' own priorities say of each option: first choices, the lowest personal score (least misery) and the
 * largest distance from somebody's own first choice (regret). Null where nobody weighs or no option is admissible.
 */
export function personalViews(
  scores: PersonalScores,
  options: readonly Pick<OptionResult, 'id' | 'excluded'>[],
): Personal | null {
  const rows = scores.filter((row) => row !== null)
  const admissible = options.map(({ excluded }) => excluded === null)
  if (rows.length === 0 || !admissible.includes(true)) return null
  const own = rows.map((row) => Math.max(...row.filter((_, i) => admissible[i])))
  const leastMisery = options.map((_, i) =>
    rows.reduce((least, row) => Math.min(least, row[i] ?? 0), Infinity),
  )
  const regret = options.map((_, i) =>
    rows.reduce((most, row, k) => Math.max(most, (own[k] ?? 0) - (row[i] ?? 0)), 0),
  )
  const bestBy = (values: readonly number[]) => {
    const best = Math.max(...values.filter((_, i) => admissible[i]))
    return options
      .filter((_, i) => admissible[i] && compareScores(values[i] ?? 0, best) === 0)
      .map(({ id }) => id)
  }
  return {
    firstChoices: firstChoices(rows, admissible),
    leastMisery,
    regret,
    leastMiseryIds: bestBy(leastMisery),
    leastRegretIds: bestBy(regret.map((points) => -points)),
  }
}
