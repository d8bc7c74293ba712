import { describe, expect, test } from 'vitest'
import { fullResult } from '../../src/advisor/full-result.ts'
import { personalViews } from '../../src/advisor/tipping.ts'
import { room } from './room.ts'

const profile = { Go: [10, 0], Java: [0, 10] }
const criteria = ['Cost', 'Speed']
const found = (importance: (number | null)[][], more: Partial<Parameters<typeof room>[0]> = {}) =>
  fullResult(room({ profile, criteria, ballots: importance.map((answers) => [answers]), ...more }))
    .complements

describe('who could tip it', () => {
  test('counts the members without whom another option would lead', () => {
    expect(
      found([
        [1, 0],
        [1, 0],
        [0, 1],
      ]).tipping.withoutOne,
    ).toEqual({ members: 0, of: 3 })
    expect(
      found([
        [1, 0],
        [1, 1],
        [2, 3],
      ]).tipping.withoutOne,
    ).toEqual({ members: 1, of: 3 })
  })

  test('finds the fewest ballots that bring a rival level', () => {
    expect(
      found([
        [1, 0],
        [1, 0],
        [0, 1],
      ]).tipping.margin,
    ).toEqual({ rivalId: 'java', ballots: 1 })
    expect(
      found([
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 0],
      ]).tipping.margin,
    ).toEqual({ rivalId: 'java', ballots: 2 })
  })

  test('names the rival that is nearest to it', () => {
    const three = {
      profile: { Go: [10, 2, 5], Java: [9, 1, 5], Ruby: [0, 10, 5] },
      criteria: ['Cost', 'Speed', 'Fun'],
    }
    expect(
      found(
        [
          [5, 1, 1],
          [5, 1, 1],
        ],
        three,
      ).tipping.margin,
    ).toEqual({ rivalId: 'ruby', ballots: 1 })
  })

  test('knows a lead that no priorities can turn', () => {
    const sure = found(
      [
        [1, 1],
        [1, 1],
      ],
      { profile: { Go: [9, 9], Java: [1, 1] } },
    )
    expect(sure.tipping.margin).toEqual({ rivalId: 'java', ballots: null })
  })

  test('holds a fixed familiarity weight', () => {
    const fixed = found(
      [
        [null, 1],
        [null, 1],
      ],
      {
        profile: { Go: [null, 0], Java: [null, 10] },
        criteria: ['Knowledge', 'Speed'],
        ballots: [
          [
            [null, 1],
            [4, 0],
          ],
          [
            [null, 1],
            [4, 0],
          ],
        ],
        model: { fixedFamiliarityWeight: 0.75 },
      },
    )
    expect(fixed.tipping.margin).toEqual({ rivalId: 'java', ballots: null })
  })

  test('says nothing of a tie, or without two members', () => {
    expect(
      found([
        [1, 0],
        [0, 1],
      ]).tipping,
    ).toEqual({ withoutOne: null, margin: null })
    expect(found([]).tipping).toEqual({ withoutOne: null, margin: null })
    expect(found([[2, 1]]).tipping).toEqual({ withoutOne: null, margin: { rivalId: 'java', ballots: 1 } })
  })
})

describe('what the members’ own priorities say', () => {
  test('is first choices, least misery and regret', () => {
    const { personal } = found([
      [1, 0],
      [3, 1],
      [0, 1],
    ])
    expect(personal).toEqual({
      firstChoices: [2, 1],
      leastMisery: [0, 0],
      regret: [100, 100],
      leastMiseryIds: ['go', 'java'],
      leastRegretIds: ['go', 'java'],
    })
  })

  test('finds the option nobody is badly off with', () => {
    const middle = { profile: { Go: [10, 0], Java: [0, 10], Ruby: [6, 6] } }
    const { personal } = found(
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      middle,
    )
    expect(personal?.leastMisery).toEqual([0, 0, expect.closeTo(60, 9)])
    expect(personal?.leastMiseryIds).toEqual(['ruby'])
    expect(personal?.leastRegretIds).toEqual(['ruby'])
    expect(personal?.regret).toEqual([100, 100, expect.closeTo(40, 9)])
  })

  test('leaves out what is excluded', () => {
    const excluded = { kind: 'knowers' as const, people: 1, found: 0 }
    const views = personalViews(
      [[90, 50]],
      [
        { id: 'go', excluded },
        { id: 'java', excluded: null },
      ],
    )
    expect(views).toMatchObject({
      firstChoices: [0, 1],
      leastMiseryIds: ['java'],
      leastRegretIds: ['java'],
      regret: [0, 0],
    })
    expect(personalViews([[90]], [{ id: 'go', excluded }])).toBeNull()
    expect(personalViews([null], [{ id: 'go', excluded: null }])).toBeNull()
  })
})
