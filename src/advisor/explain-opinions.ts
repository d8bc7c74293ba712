import type { Complements, DirectVote, Information } from './complement-types.ts'
import { DIRECT_MAX } from './direct-vote.ts'
import { capital, decimals, inSeries, inWords, profileScore } from './format.ts'
import { criterionName, optionById, optionName, type Subject } from './subject.ts'
import type { Result } from './types.ts'

/** How many methods put the leader first, and what may count twice. */
export function opinionsOf(
  about: Subject | null,
  result: Result,
  { opinions, overlaps }: Complements,
): string[] {
  return [
    ...(about && !about.isTie && opinions && opinions.of > 0 ? [agreeing(about, opinions)] : []),
    ...overlaps.map(
      ({ a, b, r }) =>
        `${criterionName(result, a)} and ${criterionName(result, b)} go together over these options (r = ${decimals(r)}): together they may count one thing twice.`,
    ),
  ]
}

function agreeing(
  { leader, result }: Subject,
  { agreeing: count, of, methods }: NonNullable<Complements['opinions']>,
): string {
  if (count === of) return `All ${inWords(of)} other methods put ${leader.name} first.`
  const others = result.options
    .map(({ id, name }, i) => ({
      id,
      name,
      firsts: methods.filter(({ places, agrees }) => agrees === false && places?.[i] === 1).length,
    }))
    .filter(({ firsts }) => firsts > 0)
    .sort((a, b) => b.firsts - a.firsts)
  const rest = others.map(({ name, firsts }) => `${inWords(firsts)} ${name}`)
  return `${count === 0 ? 'None' : count} of ${of} other methods ${count === 1 ? 'puts' : 'put'} ${leader.name} first, ${inSeries(rest)}.`
}

/** The direct vote beside the advisor; a mismatch is information, never merged. */
export function directVoteOf(result: Result, { directVote }: Complements): string[] {
  if (!directVote) return []
  const { star, agrees } = directVote
  if (star.winnerId === null) {
    const tied = inSeries(star.tiedIds.map((id) => optionName(result, id)))
    return [`Direct vote, by points and then a run-off of the two highest: ${tied} are level.`]
  }
  const said = ahead(result, directVote, star.winnerId)
  const ruledOut = optionById(result, star.winnerId)?.excluded ? ' It is ruled out by a must-have.' : ''
  if (agrees === null) return [`${said}.${ruledOut}`]
  return agrees
    ? [`${said}, like the advisor.`]
    : [`${said}; the advisor says ${optionName(result, result.leaderId)}. Talk about why.${ruledOut}`]
}

// The run-off may put an option first that has fewer points.
function ahead(result: Result, { totals, ballots, pairwise }: DirectVote, winnerId: string): string {
  const at = result.options.findIndex(({ id }) => id === winnerId)
  const most = totals.indexOf(Math.max(...totals))
  const points = (i: number) => totals[i] ?? 0
  const name = (i: number) => result.options[i]?.name ?? ''
  const all = DIRECT_MAX * ballots
  if (points(at) >= points(most)) return `Direct vote: ${name(at)} leads with ${points(at)} of ${all} points`
  const prefer = pairwise[at]?.[most] ?? 0
  return `Direct vote: ${name(most)} has most points (${points(most)} of ${all}), but ${inWords(prefer)} of ${inWords(ballots)} prefer ${name(at)}, which leads in the run-off`
}

/** Cells named one by one; the rest is counted. */
const MOST_CELLS = 3

/** Cells that could turn the result, the widest first. */
export function informationOf(result: Result, { information }: Complements): string[] {
  const told = information.slice(0, MOST_CELLS)
  const more = information.length - told.length
  return [
    ...told.map((cell) => cellSentence(result, cell)),
    ...(more > 0
      ? [`${more === 1 ? 'One more value' : `${capital(inWords(more))} more values`} could turn it too.`]
      : []),
  ]
}

function cellSentence(result: Result, cell: Information): string {
  const { optionId, criterionId, kind, low, high, leaderIfLow, leaderIfHigh } = cell
  const name = `${optionName(result, optionId)} on ${criterionName(result, criterionId)}`
  const ends = [
    ...(leaderIfLow === null
      ? []
      : [`at ${profileScore(low)} ${optionName(result, leaderIfLow)} would lead`]),
    ...(leaderIfHigh === null
      ? []
      : [`at ${profileScore(high)} ${optionName(result, leaderIfHigh)} would lead`]),
  ]
  const known = kind === 'unknown' ? 'is unknown' : 'is known only roughly'
  return `${name} ${known}: ${ends.join(', ')}.`
}
