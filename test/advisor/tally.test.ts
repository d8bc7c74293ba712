import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advise, adviseFrom } from '../../src/advisor/advise.ts'
import { countBallot, emptyTally, tallyBallots } from '../../src/advisor/tally.ts'
import type { AdvisorBallot } from '../../src/advisor/types.ts'
import { anyBallot, anyInput, having, RUNS } from './arbitrary.ts'

const anyHistory = anyInput().chain((input) =>
  fc.tuple(
    fc.constant(input),
    fc.array(
      fc.record({
        ballot: anyBallot(input.options.length, input.criteria.length),
        target: fc.nat(),
        act: fc.constantFrom('cast' as const, 'cast' as const, 'revise' as const, 'withdraw' as const),
      }),
      { maxLength: 20 },
    ),
  ),
)

test('a running tally equals the tally of the ballots that are left, to the last bit (P19)', () => {
  fc.assert(
    fc.property(anyHistory, ([input, steps]) => {
      const tally = emptyTally(input)
      const ballots: AdvisorBallot[] = []
      for (const { ballot, target, act } of steps) {
        const at = ballots.length === 0 ? -1 : target % ballots.length
        const old = ballots[at]
        if (act === 'cast' || !old) {
          ballots.push(ballot)
          countBallot(tally, input, ballot)
          continue
        }
        countBallot(tally, input, old, -1)
        if (act === 'withdraw') ballots.splice(at, 1)
        else {
          ballots[at] = ballot
          countBallot(tally, input, ballot)
        }
      }
      const left = having(input, { ballots })
      expect(tally).toEqual(tallyBallots(left))
      expect(adviseFrom(having(input, { ballots: [] }), tally)).toEqual(advise(left))
    }),
    RUNS,
  )
})

test('a tally survives being stored as JSON', () => {
  fc.assert(
    fc.property(anyInput(), (input) => {
      const tally = tallyBallots(input)
      expect(JSON.parse(JSON.stringify(tally))).toEqual(tally)
    }),
    RUNS,
  )
})
