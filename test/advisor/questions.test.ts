import { describe, expect, test } from 'vitest'
import { priorityAgreement, questionAgreement } from '../../src/advisor/questions.ts'
import type { CriterionResult } from '../../src/advisor/types.ts'

const question = (histogram: number[]) => {
  const answered = histogram.reduce((sum, count) => sum + count, 0)
  const criterion: CriterionResult = {
    id: 'cost',
    name: 'Cost',
    kind: 'profile',
    weight: 1,
    answered,
    skipped: 0,
    histogram,
    swing: 0,
  }
  return questionAgreement({ criteria: [criterion] })[0]
}

describe('agreement on a question', () => {
  test.each([
    ['aligned', [0, 0, 0, 0, 4, 1]],
    ['mixed', [0, 0, 2, 2, 1, 1]],
    ['split', [2, 1, 2, 1, 1, 1]],
    ['two camps', [3, 0, 0, 0, 0, 3]],
  ])('is %s', (label, histogram) => {
    expect(question(histogram)?.label).toBe(label)
  })

  test('has no name for nobody or for one answer', () => {
    expect(question([0, 0, 0, 0, 0, 0])).toMatchObject({
      label: null,
      consensus: null,
      quartiles: null,
      answers: 0,
    })
    expect(question([0, 0, 1, 0, 0, 0])).toMatchObject({ label: null, consensus: 1, quartiles: [2, 2, 2] })
  })

  test('tells quartiles as levels that were answered, from 0', () => {
    expect(question([1, 0, 1, 1, 0, 1])?.quartiles).toEqual([0, 2, 3])
  })
})

describe('agreement on the priorities', () => {
  test('is whole when everybody weighs alike', () => {
    const { concordance, overlap } = priorityAgreement([
      [0.5, 0.3, 0.2],
      [0.5, 0.3, 0.2],
    ])
    expect(concordance).toEqual({ w: 1, ballots: 2 })
    expect(overlap).toBeCloseTo(1, 12)
  })

  test('is nothing when they weigh the opposite', () => {
    const found = priorityAgreement([
      [1, 0],
      [0, 1],
    ])
    expect(found.concordance?.w).toBe(0)
    expect(found.overlap).toBeCloseTo(0, 12)
  })

  test('is undefined for one ballot', () => {
    expect(priorityAgreement([[0.5, 0.5]])).toEqual({ concordance: null, overlap: null })
    expect(priorityAgreement([])).toEqual({ concordance: null, overlap: null })
  })
})
