import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { mustHaveFindings, mustHaves, ruledOutAhead } from '../../src/advisor/must-haves.ts'
import type { Constraint } from '../../src/advisor/types.ts'
import { room } from './room.ts'

describe('must-haves', () => {
  const input = room({
    profile: { Go: [null, 8], Java: [null, 3], Ruby: [null, null] },
    criteria: ['Knowledge', 'Cost'],
    ballots: [
      [
        [1, 1],
        [4, 3, 0],
      ],
      [
        [1, 1],
        [1, 3, 0],
      ],
    ],
    vetoes: [
      [false, false, true],
      [false, false, true],
    ],
  })
  const found = (...constraints: Constraint[]) => mustHaves(advise({ ...input, constraints }), constraints)

  test('say what was required and what was found, and that the unknown passes', () => {
    expect(found({ kind: 'min', criterionId: 'cost', value: 4 })).toEqual([
      { required: '4 or more on Cost', missing: ['Java (3)'], unknown: ['Ruby'] },
    ])
    expect(found({ kind: 'knowers', people: 1 })).toEqual([
      { required: 'one person who can deliver with it alone', missing: ['Ruby (nobody)'], unknown: [] },
    ])
    expect(found({ kind: 'knowers', people: 2 })[0]?.missing).toEqual(['Go (one)', 'Ruby (nobody)'])
  })

  test('tell a veto only where it rules an option out', () => {
    expect(found({ kind: 'veto', share: 0.5 })).toEqual([
      {
        required: 'fewer than 50\u00a0% of the ballots that could not work with it',
        missing: ['Ruby (two ballots)'],
        unknown: [],
      },
    ])
    const none = { ...input, ballots: input.ballots.map((ballot) => ({ ...ballot, vetoes: [] })) }
    const veto: Constraint = { kind: 'veto', share: 0.5 }
    expect(mustHaves(advise({ ...none, constraints: [veto] }), [veto])).toEqual([])
  })

  test('agree with what the advisor rules out, by whichever it is first', () => {
    const constraints: Constraint[] = [
      { kind: 'min', criterionId: 'cost', value: 4 },
      { kind: 'knowers', people: 2 },
    ]
    const result = advise({ ...input, constraints })
    const missing = mustHaves(result, constraints).flatMap((one) =>
      one.missing.map((text) => text.split(' ')[0]),
    )
    const excluded = result.options.filter((option) => option.excluded).map(({ name }) => name)
    expect([...new Set(missing)].sort()).toEqual(excluded.sort())
  })

  test('leave out a criterion that is not asked about any more', () => {
    expect(mustHaves(advise(input), [{ kind: 'min', criterionId: 'gone', value: 4 }])).toEqual([])
  })

  test('are said in a sentence', () => {
    expect(mustHaveFindings({ required: '', missing: [], unknown: [] })).toBe('No option misses it.')
    expect(mustHaveFindings({ required: '', missing: ['Java (3)'], unknown: ['Ruby'] })).toBe(
      'Java (3) misses it. Unknown for Ruby, which passes.',
    )
    expect(mustHaveFindings({ required: '', missing: ['Go (one)', 'Java (3)'], unknown: ['A', 'B'] })).toBe(
      'Go (one) and Java (3) miss it. Unknown for A and B, which pass.',
    )
  })

  test('are to be talked about where they rule out what scores higher', () => {
    const constraints: Constraint[] = [{ kind: 'knowers', people: 2 }]
    const result = advise({ ...input, constraints })
    const [go, java] = result.options
    expect((go?.score ?? 0) > (java?.score ?? 0)).toBe(true)
    expect(ruledOutAhead(result)).toMatch(
      /^Go has [\d.]+ points, more than Java with [\d.]+, and is ruled out/,
    )
    expect(ruledOutAhead(advise(input))).toBeNull()
  })
})
