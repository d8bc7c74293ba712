import { sharesOf } from './agenda.ts'
import type { AgendaTopic, Complements, QuestionAgreement } from './complement-types.ts'
import { concordanceWord } from './concordance.ts'
import { capital, decimals, inSeries, inWords, percent } from './format.ts'
import { criterionName, doubtfulRival, type Subject } from './subject.ts'
import type { CriterionResult, Model, Result } from './types.ts'
import { isRatedEach } from './weights.ts'

/** Share of the uncertainty from which a single disagreement is called the one that matters. */
const MATTERS = 0.5
/** Questions named as agreed or split in one sentence. */
const MOST_NAMED = 3

/** Concordance below which like levels still make another order. */
const ALIKE_IN_ORDER = 0.4

/** How far the team agrees on what matters, and which disagreement decides. */
export function agreementOf(result: Result, complements: Complements, about: Subject | null): string[] {
  return [
    ...overall(complements),
    ...agreedOn(result, complements),
    ...(about ? whatMatters(about, complements) : []),
  ]
}

function overall({ priorities: { concordance } }: Complements): string[] {
  if (!concordance) return []
  return [
    `Your priorities agree ${concordanceWord(concordance.w)} overall (W\u00a0=\u00a0${decimals(concordance.w)}).`,
  ]
}

function agreedOn(result: Result, { agreement, priorities, camps }: Complements): string[] {
  const aligned = agreement.filter(({ label }) => label === 'aligned')
  const [only] = aligned
  if (!only) return []
  if (aligned.length === 1)
    return [`You agree on ${criterionName(result, only.criterionId)}${most(result, only)}.`]
  if (aligned.length === agreement.length) {
    const isOneOrder = !camps && (priorities.concordance?.w ?? 1) >= ALIKE_IN_ORDER
    return isOneOrder
      ? ['You agree on every criterion.']
      : ['You rate every criterion much alike, but not in the same order.']
  }
  const named = aligned.slice(0, MOST_NAMED).map(({ criterionId }) => criterionName(result, criterionId))
  const more = aligned.length - named.length
  return [`You agree on ${more > 0 ? `${named.join(', ')} and ${inWords(more)} more` : inSeries(named)}.`]
}

// More than half, not just the one in the middle.
function most({ criteria, model }: Result, { criterionId, quartiles }: QuestionAgreement): string {
  const criterion = criteria.find(({ id }) => id === criterionId)
  const median = quartiles?.[1]
  if (!criterion || median === undefined || !isRatedEach(model)) return ''
  return 2 * (criterion.histogram[median] ?? 0) > criterion.answered ? ` (most say ${median})` : ''
}

function whatMatters(about: Subject, { agreement }: Complements): string[] {
  const { result, leader, isTie } = about
  const [first] = sharesOf(result)
  const question = agreement.find(({ criterionId }) => criterionId === first?.criterionId)
  const isReal = question !== undefined && question.answers > 1 && question.label !== 'aligned'
  if (isTie || !first || first.share < MATTERS || !isReal) return []
  const name = criterionName(result, first.criterionId)
  return [
    `The disagreement that matters for ${leader.name} or ${doubtfulRival(about).name} is ${name} (${share(first.share)} of the spread).`,
  ]
}

/** How the answers to one topic of the agenda differ. */
export function topicSentences(result: Result, topic: AgendaTopic): string[] {
  const criterion = result.criteria.find(({ id }) => id === topic.criterionId)
  return [
    ...(criterion ? [splitOf(criterion, topic, result.model)] : []),
    `${capital(share(topic.share))} of what makes the lead uncertain.`,
  ]
}

function splitOf(criterion: CriterionResult, { label, low, high }: AgendaTopic, model: Model): string {
  const ends = low && high ? endsOf(criterion, low.level, high.level, model) : null
  if (criterion.answered < 2) return 'Only one of you has rated it.'
  const found = { aligned: 'Nearly agreed', mixed: 'Mixed', split: 'Split', 'two camps': 'Two camps' }[
    label ?? 'mixed'
  ]
  return ends ? `${found}: ${ends}.` : `${found}.`
}

// Above the middle and below it, where there is more than one answer at an end; else the ends themselves.
function endsOf({ histogram }: CriterionResult, lowest: number, highest: number, model: Model): string {
  const middle = (lowest + highest) / 2
  const at = (isIn: (level: number) => boolean) => {
    const levels = [...histogram.keys()].filter((level) => (histogram[level] ?? 0) > 0 && isIn(level))
    return { levels, people: levels.reduce((sum, level) => sum + (histogram[level] ?? 0), 0) }
  }
  const low = at((level) => level < middle)
  const high = at((level) => level > middle)
  return `${inWords(low.people)} ${say(low.people)} ${atMost(low.levels, model)}, ${inWords(high.people)} ${atLeast(high.levels, model)}`
}

function atMost(levels: readonly number[], model: Model): string {
  const level = Math.max(...levels)
  const isOne = levels.length === 1
  if (isRanking(model)) return isOne ? placeOf(level, model) : `${placeOf(level, model)} or lower`
  return isOne ? String(level) : `at most ${level}`
}

function atLeast(levels: readonly number[], model: Model): string {
  const level = Math.min(...levels)
  const isOne = levels.length === 1
  if (isRanking(model)) return isOne ? placeOf(level, model) : `${placeOf(level, model)} or higher`
  return isOne ? String(level) : `at least ${level}`
}

/** What the team is split on without any influence on the lead. */
export function skipSentences(result: Result, { agenda }: Complements, about: Subject | null): string[] {
  if (!agenda || agenda.skip.length === 0 || !about) return []
  const names = inSeries(agenda.skip.map((id) => criterionName(result, id)))
  return [
    `You are also split on ${names}, but ${agenda.skip.length === 1 ? 'it changes' : 'they change'} hardly anything between ${about.leader.name} and ${doubtfulRival(about).name}. Skip ${agenda.skip.length === 1 ? 'it' : 'them'}.`,
  ]
}

/** Places count from the top, the advisor's levels from the bottom. */
const placeOf = (level: number, { importanceMax }: Model): string => `place ${importanceMax + 1 - level}`

const isRanking = ({ importanceMethod }: Model): boolean =>
  importanceMethod === 'rank-sum' || importanceMethod === 'rank-order-centroid'

const say = (people: number): string => (people === 1 ? 'says' : 'say')

const share = (part: number): string => (part >= 0.995 ? 'nearly all' : percent(part))
