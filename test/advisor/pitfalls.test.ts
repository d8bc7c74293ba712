import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { arithmeticWeights, geometricWeights, medianWeights } from '../../src/advisor/aggregation.ts'
import { personalScores } from '../../src/advisor/personal.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'
import { room } from './room.ts'

type Pitfall = {
  id: string
  input: { matrix?: number[][]; values?: number[][]; weights?: number[]; memberWeights?: number[][] }
  expected: Record<string, number[]>
}

const file = new URL('../vectors/pitfalls.json', import.meta.url)
const { cases }: { cases: Pitfall[] } = JSON.parse(readFileSync(file, 'utf8'))
const pitfall = (id: string): Pitfall => {
  const found = cases.find((one) => one.id === id)
  if (!found) throw new Error(`no pitfall ${id}`)
  return found
}

const named = (rows: number[][]) => Object.fromEntries(rows.map((row, i) => [`Option ${i}`, row]))
const criteria = ['A', 'B', 'C', 'D', 'E']

/** Importance answers, as they come: the weights of a single ballot are its answers rescaled. */
const score = (profile: number[][], importance: number[]) =>
  advise(
    room({
      profile: named(profile),
      criteria: criteria.slice(0, importance.length),
      ballots: [[importance]],
    }),
  ).options.map((option) => option.score / 100)

describe('an option more never reverses the others', () => {
  test.each([
    ['topsis-rank-reversal', 'wsmScoresBoth'],
    ['minmax-wsm-rank-reversal', 'wsmAbsolute'],
  ])('in the case %s', (id, key) => {
    const { input, expected } = pitfall(id)
    const [matrix, weights] = [input.matrix ?? [], input.weights ?? []]
    const both = score(matrix, weights)
    expect(score(matrix.slice(0, 3), weights)).toEqual(both.slice(0, 3))
    for (const [i, value] of (expected[key] ?? []).entries()) expect(both[i]).toBeCloseTo(value, 9)
  })

  test('in the case of Belton and Gear, where a copy is added', () => {
    const { input, expected } = pitfall('ahp-distributive-rank-reversal')
    const { before = [], after = [] } = expected
    expect((before[1] ?? 0) > (before[0] ?? 0) && (after[0] ?? 0) > (after[1] ?? 0)).toBe(true)
    const rows = [
      [1, 9, 8],
      [9, 1, 9],
      [1, 1, 1],
    ]
    const alone = score(rows, input.weights ?? [])
    const copied = score([...rows, rows[1] ?? []], input.weights ?? [])
    expect(copied.slice(0, 3)).toEqual(alone)
    expect(copied[3]).toBe(copied[1])
  })
})

describe('what every member prefers leads', () => {
  test.each(['geometric-mean-violates-pareto', 'median-weights-violate-pareto'])(
    'by the mean of the weights, though not by others, in the case %s',
    (id) => {
      const { input, expected } = pitfall(id)
      const [values, members] = [input.values ?? [], input.memberWeights ?? []]
      const team = (weights: number[] | null) =>
        personalScores([weights], values)[0]?.map((points) => points / 100)
      const others = id.startsWith('geometric') ? geometricWeights(members) : medianWeights(members)
      const wrong = expected.geometricTeamScores ?? expected.medianTeamScores ?? []
      for (const [i, value] of (team(others) ?? []).entries())
        expect(value).toBeCloseTo(wrong[i] ?? Number.NaN, 9)
      expect((wrong[1] ?? 0) > (wrong[0] ?? 0)).toBe(true)

      const result = advise(
        room({
          profile: named(values.map((row) => row.map((value) => 10 * value))),
          criteria: criteria.slice(0, values[0]?.length),
          ballots: members.map((weights) => [weights]),
        }),
      )
      expect(result.leaderId).toBe('option 0')
      expect(result.criteria.map((criterion) => criterion.weight)).toEqual(
        arithmeticWeights(members).map((weight) => expect.closeTo(weight, 12)),
      )
      for (const [i, value] of (expected.arithmeticTeamScores ?? []).entries())
        expect((result.options[i]?.score ?? 0) / 100).toBeCloseTo(value, 9)
    },
  )
})

test('a louder voice for a criterion may cost the option that is better on it: nothing promises otherwise', () => {
  const vote = (third: number): AdvisorInput =>
    room({
      profile: { One: [10, 0, 6], Two: [0, 10, 5] },
      criteria: ['A', 'B', 'C'],
      ballots: [[[5, 0, third]], [[0, 5, 0]]],
    })
  expect(advise(vote(0)).gap).toBe(0)
  expect(advise(vote(5)).leaderId).toBe('two')
})
