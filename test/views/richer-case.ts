import type { AdvisorInput } from '../../src/advisor/types.ts'
import type { ResultsProps } from '../../views/results/page.tsx'
import { people, propsOf, worked } from './worked-case.ts'

/** Direct scores 0 to 5 of each member, in the order of the options. */
const DIRECT = [
  [4, 5, 1, 3, 2, 1],
  [5, 3, 0, 2, 5, 1],
  [5, 2, 1, 3, 1, 0],
  [3, 5, 3, 1, 0, 0],
  [2, 4, 1, 5, 1, null],
  [5, 4, 0, 2, 1, 0],
  [3, 3, 1, 0, 5, 4],
]

/** The worked case with all that may be asked besides: wishes, a direct vote, and scores known only roughly. */
export const richer: AdvisorInput = {
  ...worked,
  ballots: worked.ballots.map((ballot, k) => ({
    ...ballot,
    willingness: people[k]?.willingness ?? [],
    direct: DIRECT[k] ?? [],
  })),
  bands: worked.profile.map((row) => row.map(() => 4.5)),
}

export const richerProps: ResultsProps = propsOf(richer, { people })

/** Its props after a change to the input. */
export const richerWith = (change: Partial<AdvisorInput>, more: Partial<ResultsProps> = {}): ResultsProps =>
  propsOf({ ...richer, ...change }, { people, ...more })
