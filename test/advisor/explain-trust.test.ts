import { describe, expect, test } from 'vitest'
import { edited, result, say } from './story.ts'

describe('trust', () => {
  test('is silent when everybody answered everything', () => {
    expect(say().trust).toEqual([])
    expect(say({ eligible: 3 }).trust).toEqual([])
  })

  test('tells whether those who are missing could change the leader', () => {
    expect(say({ eligible: 5 }).trust).toEqual([
      'Even if everybody who has not answered yet disagreed, Go would stay first on priorities.',
    ])
    expect(say({ eligible: 20 }).trust).toEqual([
      '17 of 20 have not answered; their ballots could change the leader.',
    ])
    expect(
      say({
        ballots: [
          [
            [1, 5, 5, 5],
            [1, 4, 1],
          ],
        ],
        eligible: 2,
      }).trust[0],
    ).toBe('One of two has not answered; that ballot could change the leader.')
  })

  test('counts those who rated no priorities, and those silent on what they know', () => {
    const { trust } = say({
      ballots: [
        [
          [1, 5, 3, 1],
          [1, 1, 1],
        ],
        [[0, 0, 0, 0]],
        [
          [1, 5, 3, 1],
          [1, 1, 1],
        ],
      ],
    })
    expect(trust).toEqual([
      'One of three has rated no priorities.',
      'One of three has not said what they know.',
    ])
  })

  test('names criteria few have rated', () => {
    const { trust } = say({
      ballots: [
        [
          [1, 5, null, null],
          [1, 1, 1],
        ],
        [
          [1, 5, null, 3],
          [1, 1, 1],
        ],
        [
          [1, 5, 3, null],
          [1, 1, 1],
        ],
      ],
    })
    expect(trust).toEqual([
      'One of three could judge Speed: run a spike before you decide.',
      'One of three could judge Hiring: run a spike before you decide.',
    ])
  })

  test('gives the share of the weight that is known, and how far each option could end', () => {
    const profile = { Go: [null, 9, null, 3], Java: [null, 2, 5, 7], Ruby: [null, null, null, 3] }
    expect(say({ profile }).trust).toEqual(['86\u00a0% of the weight rests on known values.'])
    expect(say({ profile }).unknown).toEqual([
      'One profile value is unknown; Go could end anywhere from 54.3 to 82.2.',
      'Two profile values are unknown; Ruby could end anywhere from 5.4 to 77.2.',
    ])
  })
})

test('the foot gives the model and what was counted', () => {
  expect(say().foot).toBe(
    'The score orders options by your stated priorities and the profile values above. It advises; you decide. Model advisor-1; 3 ballots counted, 0 abstained on the priorities.',
  )
  expect(
    say({
      ballots: [
        [
          [0, 0, 0, 0],
          [4, 1, 1],
        ],
      ],
    }).foot,
  ).toMatch(/1 ballot counted, 1 abstained on the priorities\.$/)
})

test('criteria few could judge are named three at a time, fewest answers first', () => {
  const criteria = result().criteria.map((criterion, j) => ({ ...criterion, answered: j % 2, skipped: 3 }))
  const { trust } = edited({ criteria })
  expect(trust).toEqual([
    'Nobody could judge Knowledge: run a spike before you decide.',
    'Nobody could judge Speed: run a spike before you decide.',
    'One of three could judge Cost: run a spike before you decide.',
    'Fewer than half could judge one more.',
  ])
})
