import { describe, expect, test } from 'vitest'
import { type BallotRules, minutesFor, paceOf, presetOf, questionsOf } from '../../src/domain/pace.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { templates } from '../../src/templates/index.ts'
import type { Template } from '../../src/templates/template.ts'

const usual: BallotRules = {
  importanceMethod: 'rating',
  directVote: false,
  cellRatings: false,
  willingnessAsked: true,
}
const askedAt = (template: Template, pace: '2' | '5' | '10') => {
  const { criteria, rules } = presetOf(pace, template)
  return {
    criteria: template.criteria.filter(({ key }) => criteria.includes(key)),
    options: template.options.filter(({ ticked }) => ticked),
    ...rules,
  }
}
const filled = templates.filter(({ options }) => options.length > 0)

describe('the pace of a ballot', () => {
  test('of two minutes asks a few criteria and no more, of ten also for happiness and ratings', () => {
    expect(presetOf('2', backendStack)).toEqual({
      criteria: ['team_skill', 'hiring', 'maintainability', 'io_concurrency', 'cpu', 'deploy'],
      rules: { ...usual, willingnessAsked: false },
    })
    expect(presetOf('5', backendStack).rules).toEqual(usual)
    expect(presetOf('10', backendStack).rules).toEqual({ ...usual, directVote: true, cellRatings: true })
  })

  test('has ratings at every pace where no score is built in', () => {
    for (const template of templates.filter(({ isScored }) => !isScored))
      for (const pace of ['2', '5', '10'] as const)
        expect(presetOf(pace, template).rules.cellRatings, template.key).toBe(true)
  })

  test.each(filled)('is kept by the ticked options of $name', (template) => {
    for (const pace of ['2', '5', '10'] as const)
      expect(minutesFor(askedAt(template, pace)), pace).toBeLessThanOrEqual(Number(pace))
  })

  test.each(filled)('asks more questions the longer it is, for $name', (template) => {
    const counts = (['2', '5', '10'] as const).map((pace) => questionsOf(askedAt(template, pace)).all)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(new Set(counts).size).toBe(3)
  })

  test('is read off a room, and is the facilitator’s own where none is like it', () => {
    for (const template of templates)
      for (const pace of ['5', '2', '10'] as const) {
        const { criteria, rules } = presetOf(pace, template)
        const found = paceOf(template, { criteria, ...rules })
        if (template.key === 'blank') continue
        expect(found, template.key).toBe(pace)
      }
    const { criteria } = presetOf('5', backendStack)
    expect(paceOf(backendStack, { criteria: criteria.slice(1), ...usual })).toBe('own')
    expect(paceOf(backendStack, { criteria, ...usual, importanceMethod: 'points' })).toBe('own')
  })
})

describe('the questions of a ballot', () => {
  const asked = {
    criteria: [{ kind: 'familiarity' }, { kind: 'profile' }, { kind: 'profile' }] as const,
    options: ['a', 'b'],
    ...usual,
  }

  test('are one for each criterion, and for each option what the room asks', () => {
    expect(questionsOf(asked)).toEqual({ criteria: 3, each: 2, all: 7 })
    expect(questionsOf({ ...asked, willingnessAsked: false })).toEqual({ criteria: 3, each: 1, all: 5 })
    expect(questionsOf({ ...asked, directVote: true, cellRatings: true })).toEqual({
      criteria: 3,
      each: 5,
      all: 13,
    })
  })

  test('take a minute at least, and more with what is weighed', () => {
    expect(minutesFor({ ...asked, criteria: [], options: [] })).toBe(1)
    expect(
      minutesFor({ ...asked, criteria: backendStack.criteria, options: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ).toBe(2)
    expect(
      minutesFor({
        ...asked,
        criteria: backendStack.criteria,
        options: ['a', 'b', 'c', 'd', 'e', 'f'],
        importanceMethod: 'points',
      }),
    ).toBe(3)
  })
})
