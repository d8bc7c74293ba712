import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import type { OptionResult, Shift } from '../../src/advisor/types.ts'
import {
  CLEAR_BALLOTS,
  CLEAR_CHANCE,
  CLEAR_SHIFT,
  LIKELY_CHANCE,
  MIN_ANSWERED,
  MIN_COVERAGE,
  verdict,
} from '../../src/advisor/verdict.ts'
import { room } from './room.ts'

const [first, second] = advise(
  room({ profile: { Go: [9], Java: [1] }, criteria: ['Cost'], ballots: [[[1]]] }),
).options as [OptionResult, OptionResult]
const excluded: OptionResult = { ...second, excluded: { kind: 'knowers', people: 1, found: 0 } }

const enough = { ballots: 5, weights: 5, abstained: 0, familiarity: 5, eligible: null, quorum: 3 }
const grounds = { counted: enough, options: [first, second], coverage: 1, answered: 1, lead: 1, chance: 1 }
const shifted = (amount: number | null): Shift => ({ rivalId: 'java', amount, fromId: null, toId: null })

describe('not enough evidence', () => {
  const reason = (parts: object) => {
    const found = verdict({ ...grounds, shift: shifted(1), ...parts })
    expect(found.level).toBe('not-enough')
    return found.reason
  }

  test('without a ballot', () => {
    expect(reason({ counted: { ...enough, ballots: 0, weights: 0 } })).toBe('no-ballots')
  })

  test('below the quorum', () => {
    expect(reason({ counted: { ...enough, ballots: 2 } })).toBe('below-quorum')
  })

  test('without priorities', () => {
    expect(reason({ counted: { ...enough, weights: 0 } })).toBe('no-priorities')
  })

  test('when nothing is admissible', () => {
    expect(reason({ options: [excluded, excluded] })).toBe('nothing-admissible')
    expect(reason({ options: [] })).toBe('nothing-admissible')
  })

  test('when there is nothing to compare', () => {
    expect(reason({ options: [first] })).toBe('one-option')
    expect(reason({ options: [first, excluded] })).toBe('one-option')
  })

  test('when less than half of the weight rests on known cells', () => {
    expect(reason({ coverage: MIN_COVERAGE - 0.001 })).toBe('low-coverage')
  })

  test('when less than half of the questions on priorities are answered', () => {
    expect(reason({ answered: MIN_ANSWERED - 0.001 })).toBe('few-answers')
    expect(reason({ answered: 0, coverage: 0 })).toBe('few-answers')
    expect(verdict({ ...grounds, shift: shifted(1), answered: MIN_ANSWERED }).level).toBe('clear')
  })
})

test('two ballots that agree are likely, never clear', () => {
  const label = (weights: number) =>
    verdict({ ...grounds, counted: { ...enough, weights }, shift: shifted(1), chance: 1 })
  expect(label(CLEAR_BALLOTS - 1)).toEqual({ level: 'likely', reason: 'few-ballots' })
  expect(label(CLEAR_BALLOTS)).toEqual({ level: 'clear', reason: 'holds' })
})

describe('the label', () => {
  const label = (chance: number | null, amount: number | null, lead = 1) =>
    verdict({ ...grounds, chance, lead, shift: shifted(amount) })

  test.each([
    ['clear', 'holds', CLEAR_CHANCE, CLEAR_SHIFT],
    ['clear', 'holds', 1, null],
    ['likely', 'small-shift', CLEAR_CHANCE, CLEAR_SHIFT - 0.001],
    ['likely', 'low-certainty', CLEAR_CHANCE - 0.001, null],
    ['likely', 'low-certainty', LIKELY_CHANCE, 0],
    ['too-close', 'low-certainty', LIKELY_CHANCE - 0.001, null],
    ['likely', 'low-certainty', null, CLEAR_SHIFT],
    ['likely', 'low-certainty', null, null],
    ['too-close', 'small-shift', null, CLEAR_SHIFT - 0.001],
  ] as const)('is %s (%s) at chance %s and shift %s', (level, reason, chance, amount) => {
    expect(label(chance, amount)).toEqual({ level, reason })
  })

  test('is too close in a tie whatever else holds', () => {
    expect(label(1, null, 0)).toEqual({ level: 'too-close', reason: 'tie' })
  })

  test('does not fall below a threshold by rounding', () => {
    expect(label(1, 0.3 - 0.2).level).toBe('clear')
    expect(verdict({ ...grounds, shift: null, coverage: 0.6 - 0.1 - 1e-16 }).level).toBe('clear')
  })

  test('thresholds are the documented ones', () => {
    expect([CLEAR_CHANCE, LIKELY_CHANCE, CLEAR_SHIFT, MIN_COVERAGE]).toEqual([0.95, 0.8, 0.1, 0.5])
  })
})

describe('the verdict on a room', () => {
  const criteria = ['Cost', 'Speed', 'Hiring']
  const of = (parts: Partial<Parameters<typeof room>[0]>) =>
    advise(
      room({
        profile: { Go: [9, 8, 5], Java: [2, 5, 7] },
        criteria,
        ballots: [[[5, 3, 1]], [[4, 4, 1]], [[5, 2, 2]]],
        ...parts,
      }),
    ).verdict

  test('is clear when all want the same and much would have to change', () => {
    expect(of({})).toEqual({ level: 'clear', reason: 'holds' })
  })

  test('is clear when no priorities could make another option lead', () => {
    expect(of({ profile: { Go: [9, 8, 7], Java: [2, 5, 6] } })).toEqual({ level: 'clear', reason: 'holds' })
  })

  test('is likely on one ballot, however wide the lead', () => {
    expect(of({ ballots: [[[5, 3, 1]]] })).toEqual({ level: 'likely', reason: 'low-certainty' })
  })

  test('is too close when members pull apart', () => {
    expect(of({ ballots: [[[5, 0, 0]], [[0, 0, 5]], [[1, 0, 5]]] }).level).toBe('too-close')
  })

  test('is a tie between options that are the same', () => {
    expect(of({ profile: { Go: [5, 5, 5], Java: [5, 5, 5] } })).toEqual({ level: 'too-close', reason: 'tie' })
  })

  test('waits for the quorum', () => {
    expect(of({ quorum: 4 })).toEqual({ level: 'not-enough', reason: 'below-quorum' })
  })

  test('is withheld when too little is known', () => {
    expect(of({ profile: { Go: [null, null, 9], Java: [null, null, 1] } }).reason).toBe('low-coverage')
  })

  test('needs priorities, not just familiarity', () => {
    expect(
      of({
        ballots: [
          [
            [0, 0, 0],
            [4, 1],
          ],
        ],
      }).reason,
    ).toBe('no-priorities')
  })
})
