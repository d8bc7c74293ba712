import { describe, expect, test } from 'vitest'
import { say } from './story.ts'

describe('who knows what', () => {
  const know = (...levels: number[][]) => say({ ballots: levels.map((own) => [[0, 5, 3, 1], own]) }).knowledge

  test('counts those who deliver and those who can lead', () => {
    expect(know([4, 3], [3, 3], [4, 0]).slice(0, 2)).toEqual([
      '3 of 3 can deliver with Go alone; two can lead.',
      '2 of 3 can deliver with Java alone; nobody can lead.',
    ])
  })

  test('names the single point of failure, and what there is to learn', () => {
    expect(know([4, 2], [1, 2], [0, 0]).slice(0, 2)).toEqual([
      'Only one person can work with Go alone: plan cover before you commit. To have two people ready for Go: two familiarity steps in all.',
      'Nobody here has delivered with Java. To have two people ready for Java: two familiarity steps in all.',
    ])
    expect(know([2, 0])[0]).toBe(
      'Nobody here has delivered with Go. To have one person ready for Go: one familiarity step in all.',
    )
  })

  test('prices the trade between fit and readiness, where there is one', () => {
    expect(know([0, 4], [0, 4])[2]).toBe(
      'Java’s team is readier, Go fits better: you trade 44.4 points of fit for 100.0 of readiness.',
    )
    expect(know([4, 0], [4, 0])).toHaveLength(2)
    expect(know([4, 4], [4, 4])).toHaveLength(2)
    const profile = { Go: [null, 5], Java: [null, 5] }
    const level = say({
      profile,
      criteria: ['Knowledge', 'Cost'],
      ballots: [
        [
          [1, 1],
          [4, 0],
        ],
      ],
    })
    expect(level.knowledge).toHaveLength(2)
  })

  test('is left out where nobody was asked, and says so where nobody answered', () => {
    const profile = { Go: [9, 5], Java: [1, 5] }
    expect(
      say({
        profile,
        criteria: ['Cost', 'Speed'],
        ballots: [
          [
            [1, 1],
            [4, 0],
          ],
        ],
      }).knowledge,
    ).toEqual([])
    expect(say({ ballots: [[[0, 5, 3, 1]]] }).knowledge).toEqual(['Nobody has said what they know yet.'])
  })
})
