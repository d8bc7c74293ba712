import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importanceField, parseImportance } from '../../src/domain/importance.ts'

const criteria = ['Skill', 'Cost', 'Speed'].map((name) => ({
  id: name.toLowerCase(),
  key: null,
  name,
  help: '',
  kind: 'profile' as const,
}))

const read = (method: Parameters<typeof parseImportance>[1], given: Record<string, string>) =>
  parseImportance(
    criteria,
    method,
    Object.fromEntries(Object.entries(given).map(([id, value]) => [importanceField(method, id), value])),
  )

describe('importance', () => {
  test('is sent under a name of its own for each question, so that 1 never turns from least to first', () => {
    const fields = ['rating', 'points', 'rank-sum', 'rank-order-centroid'] as const
    expect(fields.map((method) => importanceField(method, 'cost'))).toEqual([
      'importance.cost',
      'points.cost',
      'place.cost',
      'place.cost',
    ])
    expect(parseImportance(criteria, 'rank-sum', { 'importance.cost': '1' }).importance).toEqual({})
  })
})

describe('points', () => {
  test('are 100 together, with zero and blank among them', () => {
    expect(read('points', { skill: '60', cost: '040', speed: '' })).toEqual({
      importance: { skill: 60, cost: 40 },
      errors: {},
    })
    expect(read('points', { skill: '100', cost: '0' }).importance).toEqual({ skill: 100, cost: 0 })
  })

  test('may all be left blank', () => {
    expect(read('points', { skill: '', cost: '' })).toEqual({ importance: {}, errors: {} })
  })

  test('that are not 100 are told what is missing or too much, at the group', () => {
    const problem = (...[skill = '', cost = '']: string[]) => read('points', { skill, cost }).errors
    expect(problem('60', '35')).toEqual({ points: 'Your points add up to 95. Share out 5 more.' })
    expect(problem('60', '50')).toEqual({ points: 'Your points add up to 110. Take 10 back.' })
    expect(problem('0')).toEqual({ points: 'Your points add up to 0. Share out 100 more.' })
  })

  test('are taken in full whatever way they are shared out', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const given = { skill: low, cost: high - low, speed: 100 - high }
        const sent = Object.fromEntries(Object.entries(given).map(([id, points]) => [id, String(points)]))
        expect(read('points', sent)).toEqual({ importance: given, errors: {} })
      }),
    )
  })

  test.each(['-1', '101', '2.5', '1e1', 'ten', '１０', '+5', '0x10'])('take no %s', (value) => {
    expect(read('points', { skill: '100', cost: value }).errors).toEqual({
      'points.cost': 'Give Cost a whole number of points from 0 to 100.',
    })
  })
})

describe.each(['rank-sum', 'rank-order-centroid'] as const)('places for %s', (method) => {
  test('may be shared, skipped and left blank', () => {
    expect(read(method, { skill: '3', cost: '1', speed: '1' })).toEqual({
      importance: { skill: 3, cost: 1, speed: 1 },
      errors: {},
    })
    expect(read(method, { skill: '', cost: '3' })).toEqual({ importance: { cost: 3 }, errors: {} })
  })

  test.each(['0', '4', '-1', '1.5', '01', 'first', 'cant-judge'])('take no %s', (value) => {
    expect(read(method, { cost: value }).errors).toEqual({
      'place.cost': 'Choose a place from 1 to 3 for Cost, or leave it blank.',
    })
  })
})
