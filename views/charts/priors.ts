import type { Acceptance, FullResult, PriorName } from '../../src/advisor/complement-types.ts'
import { MOST_DRAWN } from '../../src/advisor/robustness.ts'

export type Prior = {
  id: PriorName
  name: string
  /** What is drawn. */
  what: string
  acceptances: readonly Acceptance[]
}

const NAMES: Record<PriorName, Pick<Prior, 'name' | 'what'>> = {
  any: { name: 'Any weights', what: 'all sets of weights equally likely, whatever you answered' },
  ordered: {
    name: 'Weights in your order of importance',
    what: 'your order kept, how much each counts drawn',
  },
  team: { name: 'Your ballots drawn again', what: 'as if other people like you had voted' },
}

/** The named ways of drawing weights, those that could be drawn. */
export const priorsOf = ({ complements: { robustness } }: FullResult): Prior[] =>
  (['any', 'ordered', 'team'] as const).flatMap((id) => {
    const acceptances = robustness[id]
    return acceptances === null ? [] : [{ id, ...NAMES[id], acceptances }]
  })

/** Why a way of drawing is left out; null where none is. */
export function missingPrior({ complements: { robustness }, counted }: FullResult): string | null {
  if (robustness.any === null || robustness.team !== null) return null
  if (counted.weights > MOST_DRAWN)
    return `Ballots are not drawn again above ${MOST_DRAWN}: the standard error of the lead says the same.`
  return 'Your ballots can’t be drawn again: only one of them rates the priorities.'
}
