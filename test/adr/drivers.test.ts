import { describe, expect, test } from 'vitest'
import { driversOf } from '../../src/adr/scores.ts'
import { driver } from '../../src/adr/sections.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import type { ImportanceMethod } from '../../src/advisor/types.ts'

const drivers = (importanceMethod: ImportanceMethod, importanceMax: number, ballots: number[][]) =>
  driversOf(
    fullResult({
      options: [
        { id: 'go', name: 'Go' },
        { id: 'java', name: 'Java' },
      ],
      criteria: [
        { id: 'cost', name: 'Cost', kind: 'profile' },
        { id: 'speed', name: 'Speed', kind: 'profile' },
      ],
      profile: [
        [5, 5],
        [4, 4],
      ],
      ballots: ballots.map((importance) => ({ importance, familiarity: [null, null] })),
      constraints: [],
      quorum: 1,
      eligible: null,
      model: { ...defaultModel, importanceMethod, importanceMax },
    }),
  ).map(driver)

describe('a decision driver', () => {
  test('that was rated has its range on the scale', () => {
    expect(
      drivers('rating', 5, [
        [5, 2],
        [4, 2],
      ]),
    ).toEqual([
      'Cost, weight 69\u00a0%, importance 4 to 5 of 5 in 2 answers',
      'Speed, weight 31\u00a0%, importance 2 of 5 in all 2 answers',
    ])
  })

  test('that got points has them of a hundred', () => {
    expect(
      drivers('points', 100, [
        [80, 20],
        [60, 40],
      ]),
    ).toEqual([
      'Cost, weight 70\u00a0%, 60 to 80 of 100 points in 2 answers',
      'Speed, weight 30\u00a0%, 20 to 40 of 100 points in 2 answers',
    ])
  })

  test('that was ranked has its places, first on top', () => {
    expect(
      drivers('rank-sum', 1, [
        [1, 0],
        [1, 0],
        [0, 1],
      ]),
    ).toEqual([
      'Cost, weight 56\u00a0%, members split between place 1 and place 2 of 2 in 3 answers',
      'Speed, weight 44\u00a0%, members split between place 1 and place 2 of 2 in 3 answers',
    ])
    expect(drivers('rank-order-centroid', 1, [[1, 0]])[0]).toBe(
      'Cost, weight 75\u00a0%, place 1 of 2 in 1 answer',
    )
  })
})
