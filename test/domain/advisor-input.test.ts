import { describe, expect, test } from 'vitest'
import { advisorInput } from '../../src/domain/advisor-input.ts'
import type { Answers } from '../../src/domain/ballot.ts'
import { seedOf } from '../../src/domain/seed.ts'

const option = (id: string) => ({ id, key: null, name: id.toUpperCase() })
const criterion = (id: string, kind: 'familiarity' | 'profile' = 'profile') => ({
  id,
  key: null,
  name: id.toUpperCase(),
  help: '',
  kind,
})
const asked = {
  options: [option('go'), option('php')],
  criteria: [criterion('skill', 'familiarity'), criterion('cost'), criterion('speed')],
  quorum: 2,
  vetoPercent: null,
}
const blank: Answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }

describe('what the advisor is given', () => {
  test('by rating is the plain model, without a word on methods', () => {
    const { model, seed, ballots } = advisorInput(asked, [], [blank], null)
    expect(model).toMatchObject({ importanceMax: 5, ratingPrior: null })
    expect([model.importanceMethod, seed]).toEqual([undefined, 0])
    expect(ballots).toEqual([
      {
        importance: [null, null, null],
        familiarity: [null, null],
        vetoes: [false, false],
        willingness: [null, null],
      },
    ])
  })

  test('by points has the rest of a shared-out hundred at zero, and of nothing at all silence', () => {
    const given = [{ ...blank, importance: { cost: 70, skill: 30 } }, blank]
    const { model, ballots } = advisorInput({ ...asked, importanceMethod: 'points' }, [], given, null)
    expect(model).toMatchObject({ importanceMethod: 'points', importanceMax: 100 })
    expect(ballots.map(({ importance }) => importance)).toEqual([
      [30, 70, 0],
      [null, null, null],
    ])
  })

  test.each(['rank-sum', 'rank-order-centroid'] as const)(
    'by %s counts places from the bottom, and leaves a blank one to the advisor',
    (importanceMethod) => {
      const given: Answers[] = [
        { ...blank, importance: { cost: 1, skill: 3, speed: 2 } },
        { ...blank, importance: { cost: 1, speed: 1 } },
        { ...blank, importance: { cost: 3, speed: 2 } },
        { ...blank, importance: { skill: 3 } },
        blank,
      ]
      const { model, ballots } = advisorInput({ ...asked, importanceMethod }, [], given, null)
      expect(model).toMatchObject({ importanceMethod, importanceMax: 2 })
      expect(ballots.map(({ importance }) => importance)).toEqual([
        [0, 2, 1],
        [null, 2, 2],
        [null, 0, 1],
        [0, null, null],
        [null, null, null],
      ])
    },
  )

  test('holds a scale of two levels where there is one thing to rank', () => {
    const one = { ...asked, criteria: [criterion('cost')], importanceMethod: 'rank-sum' as const }
    const { model, ballots } = advisorInput(one, [], [{ ...blank, importance: { cost: 1 } }], null)
    expect([model.importanceMax, ballots[0]?.importance]).toEqual([1, [0]])
  })

  test('has direct votes and ratings only where the room asks for them', () => {
    const given = [{ ...blank, direct: { php: 0 }, ratings: { go: { speed: 9 } } }]
    const all = advisorInput({ ...asked, directVote: true, cellRatings: true }, [], given, null)
    expect(all.model.ratingPrior).toBe(3)
    expect(all.ballots[0]).toMatchObject({
      direct: [null, 0],
      ratings: [
        [null, null, 9],
        [null, null, null],
      ],
    })
    const none = advisorInput(asked, [], given, null)
    expect(none.model.ratingPrior).toBeNull()
    expect(none.ballots[0]).not.toHaveProperty('direct')
    expect(none.ballots[0]).not.toHaveProperty('ratings')
  })

  test('knows how sure each score is, and who would like to work with what', () => {
    const cells = [{ optionId: 'php', criterionId: 'cost', score: 6.5, band: 1.5 }]
    const { profile, bands, ballots } = advisorInput(
      asked,
      cells,
      [{ ...blank, willingness: { go: 0 } }],
      null,
    )
    expect(profile).toEqual([
      [null, null, null],
      [null, 6.5, null],
    ])
    expect(bands).toEqual([
      [null, null, null],
      [null, 1.5, null],
    ])
    expect(ballots[0]?.willingness).toEqual([0, null])
  })

  test('draws alike for one round, and unlike for the next', () => {
    const round = {
      id: 'r',
      openedAt: '',
      rulesVersion: 1,
      ballots: 0,
      revealedAt: null,
      revealedHow: 'manual' as const,
      asked: null,
      note: '',
    }
    const seed = (id: string, number: number) =>
      advisorInput({ ...asked, id, round: { ...round, number } }, [], [], null).seed
    expect(seed('a', 1)).toBe(seed('a', 1))
    expect(new Set([seed('a', 1), seed('a', 2), seed('b', 1)]).size).toBe(3)
  })
})

test('a seed is a whole number of 32 bits, that of FNV-1a', () => {
  expect([seedOf(''), seedOf('a'), seedOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})
