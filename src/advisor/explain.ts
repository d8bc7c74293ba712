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
  /** Warnings on the leader: weak on a heavy criterion, unknown cells, vetoes, thin cover. */
  risks: string[]
  /** Opening finding on what would flip the result (without the list of crossovers). */
  flip: string[]
  /** One sentence per crossover, nearest first. */
  crossovers: { criterionId: string; sentence: string }[]
  /** Who knows what, for leader and rival. */
  knowledge: string[]
  /** Coverage, abstentions, unknown values. */
  trust: string[]
  /** The sentence that always stands at the foot, with model version and answers counted. */
  foot: string
}

export function explain(_result: Result): Explanation {
  throw new Error('not written yet')
}
