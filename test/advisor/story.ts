import { advise } from '../../src/advisor/advise.ts'
import { type Explanation, explain } from '../../src/advisor/explain.ts'
import type { Result } from '../../src/advisor/types.ts'
import { room } from './room.ts'

export type Parts = Partial<Parameters<typeof room>[0]>

/** Go leads on cost and speed, Java is known better, Ruby follows in everything. */
export const result = (parts: Parts = {}): Result =>
  advise(
    room({
      profile: { Go: [null, 9, 8, 3], Java: [null, 2, 5, 7], Ruby: [null, 2, 4, 3] },
      criteria: ['Knowledge', 'Cost', 'Speed', 'Hiring'],
      ballots: [
        [
          [2, 5, 3, 1],
          [2, 4, 1],
        ],
        [
          [2, 4, 4, 1],
          [3, 4, 0],
        ],
        [
          [1, 5, 2, 2],
          [3, 3, 0],
        ],
      ],
      ...parts,
    }),
  )

export const say = (parts: Parts = {}): Explanation => explain(result(parts))

/** The same story with parts of its result replaced. */
export const edited = (parts: Partial<Result>): Explanation => explain({ ...result(), ...parts })
