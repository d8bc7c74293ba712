import { sum } from './sum.ts'

const NOTHING = 1e-12

/**
 * Fewest ballots whose importance answers must change for the rival to be at least level; null when no answers can do
 * it. `leads` are the members' personal leads in value units and `worst` the lowest lead one ballot can give.
 */
export function marginOfVictory(leads: readonly number[], worst: number): number | null {
  let open = sum(leads)
  if (open <= NOTHING) return 0
  const gains = leads.map((lead) => lead - worst).sort((a, b) => b - a)
  for (const [index, gain] of gains.entries()) {
    open -= gain
    if (open <= NOTHING) return index + 1
  }
  return null
}
