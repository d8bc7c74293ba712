import { inWords, percent, profileScore } from '../../src/advisor/format.ts'
import { criterionName } from '../../src/advisor/subject.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'

/** Why a must-have rules an option out, in one sentence. */
export function exclusionOf(result: Result, { excluded, vetoes }: OptionResult): string | null {
  switch (excluded?.kind) {
    case 'min':
      return `Needs ${profileScore(excluded.value)} or more on ${criterionName(result, excluded.criterionId)}; it has ${profileScore(excluded.found)}.`
    case 'knowers':
      return `Needs ${excluded.people === 1 ? 'one person' : `${inWords(excluded.people)} people`} who can deliver alone; ${excluded.found === 0 ? 'nobody can' : `it has ${inWords(excluded.found)}`}.`
    case 'veto':
      return `${vetoes} of ${result.counted.ballots} could not work with it; ${percent(excluded.share)} of the ballots rule an option out.`
    default:
      return null
  }
}
