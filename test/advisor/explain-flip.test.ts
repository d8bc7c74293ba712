import { describe, expect, test } from 'vitest'
import { edited, type Parts, say } from './story.ts'

describe('what would flip it', () => {
  test('opens with the smallest change and the nearest profile score', () => {
    expect(say().flip).toEqual([
      '27 points of weight would have to move before Java leads (smallest change: from Cost to Hiring).',
      'Java would need 8.9 instead of 2 on Cost.',
    ])
  })

  const shift = (amount: number) =>
    edited({ shift: { rivalId: 'java', amount, fromId: 'cost', toId: 'hiring' } }).flip[0]

  test('counts points of weight', () => {
    expect(shift(0.012)).toMatch(/^1 point of weight would have to move before Java leads/)
    expect(shift(0.004)).toMatch(/^Less than one point of weight would have to move/)
  })

  test('says level where the rival could only draw level', () => {
    const profile = { Go: [9, 5], Java: [1, 5] }
    const ballots = [[[1, 1]], [[1, 1]]] satisfies Parts['ballots']
    expect(say({ profile, criteria: ['Cost', 'Speed'], ballots }).flip).toEqual([
      'No change to a single priority makes another option lead.',
      '50 points of weight would have to move before Java is level (smallest change: from Cost to Speed).',
      'Java would need 9 instead of 1 on Cost.',
    ])
  })

  test('says when no priorities could do it', () => {
    const profile = { Go: [9, 6], Java: [1, 5] }
    const ballots = [[[1, 1]], [[1, 1]]] satisfies Parts['ballots']
    expect(say({ profile, criteria: ['Cost', 'Speed'], ballots }).flip.slice(0, 2)).toEqual([
      'No change to a single priority makes another option lead.',
      'Not even a change to all of them at once does.',
    ])
  })

  test('rounds the score a rival would need upwards, and drops it when it would read the same', () => {
    const change = (from: number, to: number) =>
      edited({ profileCrossovers: [{ criterionId: 'cost', optionId: 'java', from, to }] }).flip[1]
    expect(change(2, 2.41)).toBe('Java would need 2.5 instead of 2 on Cost.')
    expect(change(2, 2.4)).toBe('Java would need 2.4 instead of 2 on Cost.')
    expect(change(2, 2 + 1e-12)).toBeUndefined()
    expect(
      edited({ profileCrossovers: [{ criterionId: 'cost', optionId: 'go', from: 9, to: 1 }] }).flip,
    ).toHaveLength(1)
  })

  test('says of a tie that anything decides it, or nothing can', () => {
    const ballots = [[[1, 1]], [[1, 1]]] satisfies Parts['ballots']
    const tie = (java: number[]) =>
      say({ profile: { Go: [9, 5], Java: java }, criteria: ['Cost', 'Speed'], ballots })
    expect(tie([5, 9]).flip).toEqual(['The smallest change to a priority decides between them.'])
    expect(tie([9, 5]).flip).toEqual(['Go and Java have the same value on every criterion.'])
    expect(tie([5, 9]).crossovers).toEqual([])
  })

  test('has a sentence for each crossover, nearest first', () => {
    expect(say().crossovers).toEqual([
      {
        criterionId: 'hiring',
        sentence: 'If Hiring counted 50\u00a0% instead of 13\u00a0%, Java would lead.',
      },
      { criterionId: 'cost', sentence: 'If Cost counted 1\u00a0% instead of 44\u00a0%, Java would lead.' },
      {
        criterionId: 'knowledge',
        sentence: 'If Knowledge counted 62\u00a0% instead of 15\u00a0%, Java would lead.',
      },
    ])
  })

  test('never says that a weight should change to what it is', () => {
    const near = (at: number) =>
      edited({ crossovers: [{ criterionId: 'cost', weight: 0.3, at, rivalId: 'java' }] }).crossovers[0]
        ?.sentence
    expect(near(0.302)).toBe('If Cost counted slightly more than 30\u00a0%, Java would lead.')
    expect(near(0.298)).toBe('If Cost counted slightly less than 30\u00a0%, Java would lead.')
  })
})
