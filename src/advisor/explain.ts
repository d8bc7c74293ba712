import type { Complements } from './complement-types.ts'
import { agreementOf, skipSentences, topicSentences } from './explain-agreement.ts'
import { crossoverSentences, flip } from './explain-flip.ts'
import { because, headline } from './explain-headline.ts'
import { knowledgeOf } from './explain-knowledge.ts'
import { directVoteOf, informationOf, opinionsOf } from './explain-opinions.ts'
import { confidentialOf, robustnessOf } from './explain-robustness.ts'
import { foot, trust, unknownValues } from './explain-trust.ts'
import { risks, vetoes, why } from './explain-why.ts'
import { type Subject, subject } from './subject.ts'
import type { Result } from './types.ts'

/** Sentences of one result, each present only if its condition holds. Plain text, no markup. */
export type Explanation = {
  /** The verdict in one sentence. Starts with `leader` when that is not null. */
  headline: string
  /** Name of the leader if the headline names one first, else null. */
  leader: string | null
  /** One or two sentences that say what the verdict rests on, familiarity first if it is the reason. */
  because: string[]
  /** Why the leader leads and what speaks against it. */
  why: string[]
  /** Warnings on the leader: weak on a heavy criterion, unknown cells, thin cover. */
  risks: string[]
  /** How many could not work with the leader; apart from the risks for a page that gives the reasons. */
  vetoes: string[]
  /** Opening finding on what would flip the result (without the list of crossovers). */
  flip: string[]
  /** One sentence per crossover, nearest first. */
  crossovers: { criterionId: string; sentence: string }[]
  /** Who knows what, for leader and rival. */
  knowledge: string[]
  /** Coverage and abstentions. */
  trust: string[]
  /** How far each option could move by its unknown values. */
  unknown: string[]
  /** How far the priorities agree overall; opens the agenda. */
  agreement: string[]
  /** How the answers to each topic of the agenda differ, in its order. */
  topics: { criterionId: string; sentences: string[] }[]
  /** Split questions that are not worth the time. */
  skip: string[]
  /** How far the lead holds: draws of weights, changed ballots, personal first choices, camps, least misery. */
  robustness: string[]
  /** For the facilitator alone: what single answers could turn. Names nobody. */
  confidential: string[]
  /** How many methods agree, and criteria that may count one thing twice. */
  opinions: string[]
  /** The direct vote beside the advisor. */
  directVote: string[]
  /** Cells worth finding out first. */
  information: string[]
  /** The sentence that always stands at the foot, with model version and answers counted. */
  foot: string
}

/**
 * Puts a result into words, with its complements if they are given. Numbers are rounded as they are printed and
 * distances taken between printed scores, so that what one adds up by hand comes out. Below a verdict only the
 * headline, what is missing and the trust remain. The same sentences serve the page, the record and the command line.
 */
export function explain(result: Result, complements: Complements | null = null): Explanation {
  const level = result.verdict.level
  const about = level === 'not-enough' ? null : subject(result)
  return {
    headline: headline(result),
    leader: about && (level === 'clear' || level === 'likely') ? about.leader.name : null,
    because: because(result),
    why: about ? why(about) : [],
    risks: about ? risks(about) : [],
    vetoes: about ? vetoes(about) : [],
    flip: about ? flip(about) : [],
    crossovers: about ? crossoverSentences(about) : [],
    knowledge: about ? knowledgeOf(about) : [],
    trust: trust(result),
    unknown: unknownValues(result),
    ...(complements ? beside(result, about, complements) : NOTHING_BESIDE),
    foot: foot(result),
  }
}

type Beside = Pick<
  Explanation,
  'agreement' | 'topics' | 'skip' | 'robustness' | 'confidential' | 'opinions' | 'directVote' | 'information'
>

const NOTHING_BESIDE: Beside = {
  agreement: [],
  topics: [],
  skip: [],
  robustness: [],
  confidential: [],
  opinions: [],
  directVote: [],
  information: [],
}

function beside(result: Result, about: Subject | null, complements: Complements): Beside {
  if (isSilent(result)) return NOTHING_BESIDE
  return {
    agreement: agreementOf(result, complements, about),
    topics: (complements.agenda?.topics ?? []).map((topic) => ({
      criterionId: topic.criterionId,
      sentences: topicSentences(result, topic),
    })),
    skip: skipSentences(result, complements, about),
    robustness: about ? robustnessOf(about, complements) : [],
    confidential: about ? confidentialOf(about, complements) : [],
    opinions: opinionsOf(about, result, complements),
    directVote: directVoteOf(result, complements),
    information: about ? informationOf(result, complements) : [],
  }
}

// Below the quorum nothing of the ballots is said.
const isSilent = ({ verdict: { reason } }: Result): boolean =>
  reason === 'no-ballots' || reason === 'below-quorum'
