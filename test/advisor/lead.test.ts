import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { crossovers, profileCrossovers } from '../../src/advisor/crossover.ts'
import { room } from './room.ts'

type Parts = Parameters<typeof room>[0]
const found = (parts: Parts) => advise(room(parts))

describe('profile scores that would level leader and rival', () => {
  const option = (id: string, values: number[], unknown: boolean[] = [false, false]) => ({
    id,
    values,
    unknown,
  })
  const criteria = [
    { index: 0, criterionId: 'cost' },
    { index: 1, criterionId: 'speed' },
  ]

  test('are found on both options, the smallest change first, as far as the scale has room', () => {
    // 12 points at weights of .8 and .2 are 1.5 and 6 points of a profile score.
    const changes = profileCrossovers(
      criteria,
      [0.8, 0.2],
      12,
      option('go', [0.9, 0.5]),
      option('java', [0.7, 0.7]),
    )
    expect(changes.map(({ criterionId, optionId, from, to }) => [criterionId, optionId, from, to])).toEqual([
      ['cost', 'java', 7, 8.5],
      ['cost', 'go', 9, 7.5],
    ])
  })

  test('reach to the very ends of the scale', () => {
    const changes = profileCrossovers(
      criteria,
      [0.5, 0.5],
      25,
      option('go', [0.5, 0.9]),
      option('java', [0.5, 0.4]),
    )
    expect(changes.map(({ criterionId, optionId, to }) => [criterionId, optionId, to])).toEqual([
      ['cost', 'java', 10],
      ['cost', 'go', 0],
      ['speed', 'java', 9],
      ['speed', 'go', 4],
    ])
  })

  test('are none where a cell is unknown or carries no weight', () => {
    const unknown = option('java', [0.5, 0.4], [true, false])
    const changes = profileCrossovers(criteria, [1, 0], 10, option('go', [0.9, 0.5]), unknown)
    expect(changes.map(({ optionId }) => optionId)).toEqual(['go'])
  })
})

test('turning points stand in the order of how near they are', () => {
  const interval = (criterionId: string, weight: number, low: number | null, high: number | null) => ({
    criterionId,
    weight,
    low: low ?? 0,
    lowRivalId: low === null ? null : 'java',
    high: high ?? 1,
    highRivalId: high === null ? null : 'ruby',
  })
  const found = crossovers([
    interval('cost', 0.5, 0.1, 0.8),
    interval('speed', 0.3, null, 0.5),
    interval('fun', 0.2, 0.1, null),
  ])
  expect(found.map(({ criterionId, rivalId, at }) => [criterionId, rivalId, at])).toEqual([
    ['fun', 'java', 0.1],
    ['speed', 'ruby', 0.5],
    ['cost', 'ruby', 0.8],
    ['cost', 'java', 0.1],
  ])
})

describe('the lead', () => {
  const parts: Parts = {
    profile: { Go: [9, 2, 5], Java: [8, 1, 5], Node: [3, 6, 5] },
    criteria: ['Cost', 'Speed', 'Fun'],
    ballots: [[[2, 3, 1]], [[1, 5, 1]], [[3, 0, 1]], [[4, 1, 1]]],
    eligible: 6,
  }

  test('is turned soonest by the rival that the least weight brings level', () => {
    const { shift } = found(parts)
    expect(shift?.rivalId).toBe('node')
    expect([shift?.fromId, shift?.toId]).toEqual(['cost', 'speed'])
    expect(found({ ...parts, profile: { Go: [9, 9, 9], Java: [8, 1, 5] } }).shift).toMatchObject({
      amount: null,
    })
  })

  test('is as sure as it is against the likeliest rival, with the others still to vote', () => {
    const { certainty } = found(parts)
    expect(certainty).toMatchObject({ rivalId: 'node', degrees: 3, outstanding: 2 })
    const [error, chance, team] = [certainty.standardError, certainty.pLead, certainty.pTeam]
    // Of six, two are missing: the error shrinks by the root of a third.
    expect(team).toBeGreaterThan(chance ?? 1)
    expect(error).toBeGreaterThan(0)
    expect(found({ ...parts, eligible: 4 }).certainty.pTeam).toBe(1)
    expect(found({ ...parts, eligible: null }).certainty.pTeam).toBeNull()
  })

  test('names where disagreement matters, most first; the shares are all of it', () => {
    const shares = found(parts).disagreement
    expect(shares.map(({ share }) => share)).toEqual(
      [...shares.map(({ share }) => share)].sort((a, b) => b - a),
    )
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(shares.find(({ criterionId }) => criterionId === 'fun')?.share).toBeCloseTo(0, 12)
  })

  test('of a tie has no profile score that would change it, and an even chance', () => {
    const level = found({
      profile: { Go: [9, 1], Java: [1, 9] },
      criteria: ['Cost', 'Speed'],
      ballots: [[[5, 1]], [[1, 5]]],
    })
    expect(level).toMatchObject({ gap: 0, profileCrossovers: [], crossovers: [], certainty: { pLead: 0.5 } })
  })

  test('of one option alone says nothing', () => {
    expect(found({ ...parts, profile: { Go: [9, 2, 5] } })).toMatchObject({
      gap: null,
      differences: [],
      crossovers: [],
      profileCrossovers: [],
      stability: [],
      shift: null,
      disagreement: [],
      certainty: { rivalId: null, standardError: null, pLead: null, outstanding: 2, clinched: null },
    })
  })
})
