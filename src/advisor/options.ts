import { exclusions } from './constraints.ts'
import { knowledge } from './knowledge.ts'
import { readiness } from './readiness.ts'
import { partialScore, scoreOption } from './score.ts'
import type { Tally } from './tally.ts'
import type { AdvisorInput, OptionResult } from './types.ts'
import { optionValues } from './values.ts'

/** Everything about the options that does not compare them: the rank is still null. */
export function scoreOptions(
  input: AdvisorInput,
  tally: Tally,
  weights: readonly number[],
): (OptionResult & { rank: null })[] {
  const isProfile = input.criteria.map((criterion) => criterion.kind === 'profile')
  return input.options.map((option, index) => {
    const levels = tally.familiarity[index] ?? []
    const ready = readiness(levels, tally.familiarityBallots, input.model)
    const known = knowledge(levels, tally.familiarityBallots, input.model)
    const cells = optionValues(input, tally, index, ready.value)
    const unasked = tally.unasked[index] ?? 0
    const failed = exclusions(input.constraints, input.criteria, tally, { index, ...known, ...cells })
    return {
      ...option,
      ...scoreOption(weights, cells),
      fit: partialScore(weights, cells.values, isProfile),
      readiness: isProfile.includes(false) ? 100 * ready.value : null,
      breadth: ready.breadth,
      depth: ready.depth,
      ...known,
      ...cells,
      vetoes: tally.vetoes[index] ?? 0,
      ...(unasked > 0 && { asked: tally.ballots - unasked }),
      excluded: failed[0] ?? null,
      rank: null,
    }
  })
}
