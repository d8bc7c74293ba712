import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Ballot,
  fieldName,
  fieldsOf,
  parseBallot,
  parseName,
  ROOM_CHANGED,
} from '../../src/domain/ballot.ts'

const asked = {
  criteria: [
    { id: 'c1', key: null, name: 'Skill', help: '', kind: 'familiarity' as const },
    { id: 'c2', key: null, name: 'Cost', help: '', kind: 'profile' as const },
  ],
  options: [
    { id: 'o1', key: null, name: 'Go' },
    { id: 'o.2', key: null, name: 'PHP' },
  ],
}
const read = (fields: Record<string, string>, needsName = false) => parseBallot(asked, fields, { needsName })
const errorsOf = (fields: Record<string, string>, needsName = false) => {
  const parsed = read(fields, needsName)
  return parsed.ok ? {} : parsed.errors
}

describe('a ballot form', () => {
  test('has its answers in one order, whatever of them was kept from the round before', () => {
    const [first, second] = asked.criteria
    if (!first || !second) throw new Error('Two criteria are asked.')
    const whole = read({ 'importance.c2': '1', 'importance.c1': '2' })
    const kept = parseBallot(
      { ...asked, weighed: [first], kept: { c2: 1 } },
      { 'importance.c1': '2' },
      { needsName: false },
    )
    expect(JSON.stringify(kept)).toBe(JSON.stringify(whole))
  })

  test('keeps zero, blank and can’t judge apart', () => {
    const parsed = read({
      'importance.c1': '0',
      'importance.c2': 'cant-judge',
      'familiarity.o1': '0',
      'familiarity.o.2': '',
    })
    expect(parsed).toEqual({
      ok: true,
      ballot: {
        name: '',
        comment: '',
        answers: {
          importance: { c1: 0, c2: 'cant-judge' },
          familiarity: { o1: 0 },
          willingness: {},
          vetoes: {},
        },
      },
    })
  })

  test.each(['6', '-1', '1.5', '１', ' 1', '1 ', '0x1', '1e0', 'NaN', 'null', '01'])(
    'takes no %s for an importance',
    (value) => {
      expect(errorsOf({ 'importance.c2': value })).toEqual({
        'importance.c2': expect.stringContaining('Rate Cost from 0 to 5'),
      })
    },
  )

  test('reports every problem, each at its field', () => {
    const fields = {
      'importance.c1': 'x',
      'familiarity.o1': '5',
      'willingness.o.2': '3',
      'vetoes.o1': 'x'.repeat(10_001),
      comment: 'x'.repeat(501),
    }
    expect(Object.keys(errorsOf(fields, true)).sort()).toEqual([...Object.keys(fields), 'name'].sort())
  })

  test('counts characters after cleaning, and line ends once', () => {
    expect(errorsOf({ comment: `${'x\r\n'.repeat(250)}\0` })).toEqual({})
    expect(errorsOf({ 'vetoes.o1': '🦆'.repeat(5_000) })).toEqual({})
  })

  test('of blanks alone is no ballot, but a comment is one', () => {
    expect(errorsOf({ 'importance.c1': '', comment: ' \0\n' })).toHaveProperty('form')
    expect(errorsOf({ 'vetoes.o1': '\u200b\u2060', comment: '\u00ad' })).toHaveProperty('form')
    expect(errorsOf({ comment: 'x' })).toEqual({})
  })

  test('takes the optional answers only where the room asks for them', () => {
    const optional = { 'direct.o1': '0', 'direct.o.2': '5', 'ratings.o.2.c2': '10', 'ratings.o1.c2': '' }
    const parsed = parseBallot({ ...asked, directVote: true, cellRatings: true }, optional, {
      needsName: false,
    })
    expect(parsed.ok && parsed.ballot.answers).toEqual({
      importance: {},
      familiarity: {},
      willingness: {},
      vetoes: {},
      direct: { o1: 0, 'o.2': 5 },
      ratings: { 'o.2': { c2: 10 } },
    })
    for (const field of Object.keys(optional))
      expect(errorsOf({ comment: 'x', [field]: '1' })).toEqual({ form: ROOM_CHANGED })
  })

  test('says nothing of optional answers that were left blank', () => {
    const form = { 'familiarity.o1': '1', 'ratings.o1.c2': '' }
    const parsed = parseBallot({ ...asked, directVote: true, cellRatings: true }, form, { needsName: false })
    expect(parsed.ok && Object.keys(parsed.ballot.answers)).toEqual([
      'importance',
      'familiarity',
      'willingness',
      'vetoes',
    ])
  })

  test('of one optional answer is a ballot, and a wrong one is told at its field', () => {
    const of = (fields: Record<string, string>) => {
      const room = { ...asked, directVote: true, cellRatings: true }
      const parsed = parseBallot(room, fields, { needsName: false })
      return parsed.ok ? {} : parsed.errors
    }
    expect([of({ 'direct.o1': '0' }), of({ 'ratings.o1.c2': '0' })]).toEqual([{}, {}])
    expect(of({ 'direct.o1': '6', 'ratings.o1.c2': '11', 'ratings.o.2.c2': '5.5' })).toEqual({
      'direct.o1': 'Say from 0 to 5 how happy you would be with Go.',
      'ratings.o1.c2': 'Rate Go from 0 to 10 on Cost.',
      'ratings.o.2.c2': 'Rate PHP from 0 to 10 on Cost.',
    })
    expect(of({ 'ratings.o1.c1': '5' })).toEqual({ form: ROOM_CHANGED })
  })

  test.each([
    'importance.o1',
    'familiarity.c1',
    'vetoes.',
    'ratings.o1',
    'constructor',
    '__proto__',
    'toString.o1',
    'familiarity',
  ])('with the field %s was made for another room', (field) => {
    const fields = Object.fromEntries([
      ['comment', 'x'],
      [field, '1'],
    ])
    expect(errorsOf(fields).form).toContain('The room has changed')
  })

  test('filled from a ballot reads as the same ballot', () => {
    const level = (most: number) => fc.option(fc.nat(most), { nil: undefined })
    const some = <T>(entries: [string, T | undefined][]) =>
      Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, T>
    const ballot = fc
      .record({
        c1: level(5),
        c2: fc.constantFrom(undefined, 'cant-judge' as const, 4),
        f1: level(4),
        w2: level(2),
        veto: fc.option(fc.constantFrom('too slow', '<b>\n#'), { nil: undefined }),
      })
      .map(
        ({ c1, c2, f1, w2, veto }): Ballot => ({
          name: '',
          comment: 'x',
          answers: {
            importance: some([
              ['c1', c1],
              ['c2', c2],
            ]),
            familiarity: some([['o1', f1]]),
            willingness: some([['o.2', w2]]),
            vetoes: some([['o.2', veto]]),
          },
        }),
      )
    fc.assert(
      fc.property(ballot, (given) => {
        expect(read({ ...fieldsOf(given) })).toEqual({ ok: true, ballot: given })
      }),
    )
  })

  test.each(['points', 'rank-sum', 'rank-order-centroid'] as const)(
    'by %s, filled from a ballot with all there is, reads as the same ballot',
    (importanceMethod) => {
      const room = { ...asked, importanceMethod, directVote: true, cellRatings: true }
      const importance = importanceMethod === 'points' ? { c1: 60, c2: 40 } : { c1: 2, c2: 1 }
      const given: Ballot = {
        name: '',
        comment: '',
        answers: {
          importance,
          familiarity: { o1: 4 },
          willingness: { o1: 0 },
          vetoes: { 'o.2': 'no' },
          direct: { 'o.2': 0 },
          ratings: { o1: { c2: 0 }, 'o.2': { c2: 10 } },
        },
      }
      expect(parseBallot(room, fieldsOf(given, importanceMethod), { needsName: false })).toEqual({
        ok: true,
        ballot: given,
      })
    },
  )

  test('never throws, whatever it is sent', () => {
    const names = fc.oneof(
      fc.constantFrom('importance.c1', fieldName('vetoes', 'o1'), 'comment', 'name'),
      fc.string(),
    )
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.string({ unit: 'binary', maxLength: 30 })),
        fc.boolean(),
        (fields, needsName) => {
          const parsed = read(fields, needsName)
          expect(parsed.ok ? '' : Object.values(parsed.errors).join('')).toEqual(expect.any(String))
        },
      ),
    )
  })
})

describe('a name', () => {
  test('is one clean line of at most 80 characters', () => {
    expect(parseName({ name: '  Ada \0\n Lovelace\t' }, { needed: true })).toEqual({
      name: 'Ada Lovelace',
      problem: undefined,
    })
    expect(parseName({ name: 'x'.repeat(81) }, { needed: false }).problem).toContain('at most 80')
    expect(parseName({}, { needed: true }).problem).toContain('Write the name')
    expect(parseName({}, { needed: false }).problem).toBeUndefined()
  })
})
