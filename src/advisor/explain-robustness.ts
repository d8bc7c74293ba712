import type { Acceptance, Complements } from './complement-types.ts'
import { chance, inSeries, inWords, percent } from './format.ts'
import { criterionName, optionName, type Subject } from './subject.ts'
import type { Result } from './types.ts'

/** Share of the draws from which a result holds under nearly any weights. */
const NEARLY_ALWAYS = 0.95
/** Share below which an option is hardly ever first. */
const HARDLY = 0.05

/** How far the lead holds under other weights, other ballots and other people's eyes. */
export function robustnessOf(about: Subject, complements: Complements): string[] {
  if (about.isTie) return camps(about.result, complements)
  return [
    ...drawn(about, complements),
    ...changedBallots(about, complements),
    ...outstanding(about.result),
    ...firstChoices(about, complements),
    ...camps(about.result, complements),
    ...leastMisery(about, complements),
  ]
}

function drawn(about: Subject, { robustness: { any, ordered, team, samples } }: Complements): string[] {
  const name = about.leader.name
  return [
    ...(any ? [anyWeights(about, any)] : []),
    ...(ordered ? [`Among weights that keep your order of importance ${keptOrder(about, ordered)}.`] : []),
    ...(team
      ? [
          `Drawing your own ballots again ${grouped(samples)} times, ${name} stays first in ${draws(shareOf(team, about.leader.id))} of them.`,
        ]
      : []),
  ]
}

function anyWeights({ result, leader }: Subject, any: readonly Acceptance[]): string {
  const own = shareOf(any, leader.id)
  // Draws alone prove nothing of the corners they miss.
  if (result.shift?.amount === null && result.model.fixedFamiliarityWeight === null)
    return `Whatever the weights, ${leader.name} is first.`
  if (own >= NEARLY_ALWAYS)
    return `With nearly any weights ${leader.name} is first: in ${draws(own)} of the draws.`
  const best = any.reduce((most, other) => (other.first > most.first ? other : most))
  const level = any.find(({ optionId, first }) => optionId !== leader.id && first === own)
  if (best.first === own && level)
    return `With any weights at all ${leader.name} is first in ${draws(own)} of the draws, as often as ${optionName(result, level.optionId)}.`
  return best.optionId === leader.id
    ? `With any weights at all ${leader.name} is first in ${draws(own)} of the draws, more often than any other.`
    : `With any weights at all ${leader.name} is first in ${draws(own)} of the draws, ${optionName(result, best.optionId)} in ${draws(best.first)}.`
}

function keptOrder({ result, leader }: Subject, ordered: readonly Acceptance[]): string {
  const others = ordered
    .filter(({ optionId, first }) => optionId !== leader.id && first >= HARDLY)
    .sort((a, b) => b.first - a.first)
    .map(({ optionId, first }) => `${optionName(result, optionId)} in ${draws(first)}`)
  const own = `${leader.name} is first in ${draws(shareOf(ordered, leader.id))} of them`
  return inSeries([own, ...others])
}

function changedBallots({ result }: Subject, { tipping: { margin } }: Complements): string[] {
  if (!margin) return []
  const rival = optionName(result, margin.rivalId)
  if (margin.ballots === null) return ['No change to anybody’s priorities makes another option lead.']
  const people = margin.ballots === 1 ? 'One person' : `At least ${inWords(margin.ballots)} people`
  return margin.ballots === 1
    ? [`${people} who changed their priorities could bring ${rival} level.`]
    : [`${people} would have to change their priorities before ${rival} is level.`]
}

function outstanding({ certainty: { pTeam, outstanding: left, clinched }, counted }: Result): string[] {
  if (pTeam === null || !left || clinched === true || counted.eligible === null) return []
  const rest =
    left === 1
      ? 'the one who has not voted answers like the rest'
      : `the ${inWords(left)} who have not voted answer like the rest`
  return [`If ${rest}, the lead is ${chance(pTeam)} likely to hold.`]
}

function firstChoices({ result, leader }: Subject, { personal }: Complements): string[] {
  if (!personal || result.counted.weights < 2) return []
  const i = result.options.findIndex(({ id }) => id === leader.id)
  const own = personal.firstChoices[i] ?? 0
  const all = result.counted.weights
  if (own >= all - 1e-9) return [`By everybody’s own priorities ${leader.name} comes first.`]
  const isWhole = personal.firstChoices.every((count) => Number.isInteger(count))
  const others = result.options
    .map((option, j) => ({ option, count: personal.firstChoices[j] ?? 0 }))
    .filter(({ option, count }) => option.id !== leader.id && count > 0)
    .sort((a, b) => b.count - a.count)
  if (!isWhole)
    return [
      `By each person’s own priorities ${leader.name} comes first for ${count(own)} of ${inWords(all)}, ties split.`,
    ]
  const rest = others.map(({ option, count: people }) => `${option.name} for ${inWords(people)}`)
  return [
    `By each person’s own priorities ${leader.name} comes first for ${count(own)} of ${inWords(all)}, ${inSeries(rest)}.`,
  ]
}

function camps(result: Result, { camps: found }: Complements): string[] {
  if (!found) return []
  const [one, other] = found.sides
  const apart = found.apart.slice(0, 2).map(({ criterionId }) => criterionName(result, criterionId))
  return [
    `There are two camps: by the priorities of ${inWords(one.members)} ${optionName(result, one.leaderId)} leads, by those of ${inWords(other.members)} ${optionName(result, other.leaderId)}. They differ most on ${inSeries(apart)}.`,
  ]
}

function leastMisery({ result, leader }: Subject, { personal }: Complements): string[] {
  const [only, ...more] = personal?.leastMiseryIds ?? []
  if (result.counted.weights < 2 || only === undefined || more.length > 0 || only === leader.id) return []
  return [
    `With ${optionName(result, only)} the person it suits least is still better off than with any other option.`,
  ]
}

/** What single answers could turn, for the facilitator's eyes. */
export function confidentialOf(about: Subject, { tipping: { withoutOne } }: Complements): string[] {
  // With two answers, or where each one could turn it, the facilitator would know whose it is.
  if (about.isTie || !withoutOne || withoutOne.members === 0 || withoutOne.of < 3) return []
  if (withoutOne.members === withoutOne.of) return []
  const answers =
    withoutOne.members === 1
      ? 'one particular answer'
      : `any of ${inWords(withoutOne.members)} particular answers`
  return [`Without ${answers} another option would lead. It is not told whose.`]
}

const shareOf = (acceptance: readonly Acceptance[], id: string): number =>
  acceptance.find(({ optionId }) => optionId === id)?.first ?? 0

function draws(share: number): string {
  if (share >= 1) return 'all'
  if (share <= 0) return 'none'
  return share < 0.005 ? `less than ${percent(0.01)}` : chance(share)
}

const grouped = (number: number): string => number.toLocaleString('en-GB')

function count(people: number): string {
  if (people === 0) return 'nobody'
  return Number.isInteger(people) ? inWords(people) : people.toFixed(1)
}
