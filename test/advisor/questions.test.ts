import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../src/advisor/model.ts'
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
  return questionAgreement({ criteria: [criterion], model: defaultModel })[0]
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

describe('agreement on shared-out points', () => {
  const model = { ...defaultModel, importanceMethod: 'points' as const, importanceMax: 100 }
  const shared = (criteria: number, ...answers: number[]) => {
    const histogram = new Array<number>(101).fill(0)
    for (const points of answers) histogram[points] = (histogram[points] ?? 0) + 1
    const criterion = { name: '', kind: 'profile' as const, weight: 0.25, skipped: 0, swing: 0 }
    const all = Array.from({ length: criteria }, (_, j) => ({
      ...criterion,
      id: `c${j}`,
      histogram,
      answered: answers.length,
    }))
    return questionAgreement({ criteria: all, model })[0]
  }

  test('puts them on levels of an even share, here of ten', () => {
    expect(shared(10, 1, 5, 10)).toMatchObject({ label: 'aligned', consensus: 1 })
    expect(shared(10, 10, 11)?.consensus).toBeLessThan(1)
    expect(shared(10, 0, 1)?.consensus).toBeLessThan(1)
    expect(shared(10, 0, 0, 50, 50)).toMatchObject({ label: 'two camps', consensus: 0 })
    expect(shared(10, 41, 50, 100)?.consensus).toBe(1)
  })

  test('puts them on fifths of a hundred with few criteria', () => {
    expect(shared(2, 41, 60)?.consensus).toBe(1)
    expect(shared(2, 40, 41)?.consensus).toBeLessThan(1)
    expect(shared(4, 0, 0, 100, 100)).toMatchObject({ label: 'two camps', consensus: 0 })
  })

  test('tells quartiles as points', () => {
    expect(shared(4, 10, 20, 30, 40)?.quartiles).toEqual([10, 20, 30])
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
