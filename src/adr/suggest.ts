import { isAlone } from '../advisor/alone.ts'
import { distance, inSeries, score } from '../advisor/format.ts'
import type { OptionResult, Result } from '../advisor/types.ts'
import { comparisons, knowledge } from './arguments.ts'
import { advisedOption, counterpartOf, optionOf } from './lookup.ts'
import { line, shortLine } from './text.ts'

const LONGEST_TITLE = 120

/** Option names that say what to do themselves. */
const VERB =
  /^(?:adopt|buil[dt]|buy|continue|do|drop|extend|hire|host|keep|leave|merge|migrate|move|outsource|rent|replace|rewrite|split|stay|stop|switch|use|wait|write)\b/i
const STATUS_QUO = /^(?:the )?status quo$/i

/** "Which back-end stack for the booking platform": a few words, then a preposition and what it is for. */
const NOUN_PHRASE =
  /^(?:which|what)\s+((?!(?:of|one|is|are|was|do|does|should|shall|will|would|can|could|to|we)\b)(?:[^\s,:;]+\s+){1,4}?)((?:for|in|on|at|behind|under|within|across)\s+[^,:;?]+)$/i
/** "Which database should we use for orders" */
const SHOULD_USE =
  /^(?:which|what)\s+((?!of\b|one\b)[^,:;]+?)\s+(?:should|shall|do|will|would|can|could)\s+(?:we|i|the team)\s+(?:use|choose|pick|adopt|take|select|go with|run|run on)\b\s*([^,:;?]*)$/i
/** "How do we store events" */
const HOW = /^how\s+(?:should|shall|do|will|would|can|could)\s+(?:we|i|the team)\s+([^,:;?]+)$/i
/** Words that show a noun phrase to be a sentence. */
const SENTENCE = /\b(?:fits?|suits?|works?|is|are|do|does|should|can|will|we)\b/i
const QUESTION_WORD = /^(?:Which|What|How|Should|Shall|Do|Does|Is|Are|Can|Where|When|Who|Why)\b/

/**
 * A title that states the solution and the problem: "Use Node.js as the back-end stack for the booking platform".
 * Where the question is not of a known form it follows as it stands: "Use Node.js: which stack fits us".
 */
export function suggestTitle(question: string, chosen: string | null): string {
  const subject = line(question).replace(/[\s?.!:;,？。！]+$/, '')
  const asked = subject.replace(QUESTION_WORD, (word) => word.toLowerCase())
  if (chosen === null)
    return shortLine(asked ? `Leave open: ${asked}` : 'Leave the question open', LONGEST_TITLE)
  const name = shortLine(chosen)
  const act = STATUS_QUO.test(name) ? 'Keep the status quo' : VERB.test(name) ? name : `Use ${name}`
  const purpose = act === `Use ${name}` ? purposeOf(subject) : null
  if (purpose) return shortLine(`${act} ${purpose}`, LONGEST_TITLE)
  return shortLine(asked ? `${act}: ${asked}` : act, LONGEST_TITLE)
}

function purposeOf(subject: string): string | null {
  const use = SHOULD_USE.exec(subject)
  if (use) return `as the ${use[1]}${use[2] ? ` ${use[2]}` : ''}`
  const noun = NOUN_PHRASE.exec(subject)
  if (noun && !SENTENCE.test(noun[1] ?? '')) return `as the ${noun[1]}${noun[2]}`
  const how = HOW.exec(subject)
  return how ? `to ${how[1]}` : null
}

/**
 * The reason as far as the numbers give one; reads after "because". Empty when the option goes against the advice or
 * when there is no option or nothing may be told: then only people can give the reason.
 */
export function suggestBecause(result: Result, optionId: string | null): string {
  const option = optionOf(result, optionId)
  const advised = advisedOption(result)
  if (!option || isAlone(result) || (advised && advised.id !== option.id)) return ''
  const reasons = comparisons(result, option)
    .filter(({ tone, criterion }) => tone === 'good' && criterion.kind === 'profile')
    .sort((a, b) => b.ahead - a.ahead)
    .slice(0, 2)
    .map(({ criterion }) => shortLine(criterion.name))
  return [
    `it scored ${score(option.score)} of 100${standing(result, option)}, ${ballotsOf(result)} by additive weighted scoring`,
    ...(reasons.length > 0 ? [`it stands above the average of the options on ${inSeries(reasons)}`] : []),
    ...(option.knowers > 1 ? [knowledge(result, option)] : []),
  ].join('; ')
}

const ballotsOf = ({ counted: { ballots, eligible } }: Result): string =>
  `in ${eligible === null ? ballots : `${ballots} of ${eligible}`} ${ballots === 1 && eligible === null ? 'ballot' : 'ballots'}`

function standing(result: Result, option: OptionResult): string {
  const other = counterpartOf(result, option)
  if (!other || other.id === option.id) return ''
  const gap = distance(option.score, other.score)
  const name = shortLine(other.name)
  if (gap === 0) return `, as much as ${name}`
  return gap > 0 ? `, ${score(gap)} points ahead of ${name}` : `, ${score(-gap)} points behind ${name}`
}
