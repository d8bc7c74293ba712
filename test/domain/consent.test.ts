import { describe, expect, test } from 'vitest'
import {
  changesInWords,
  consentInWords,
  fieldsOfStance,
  isConsented,
  parseProposal,
  parseSettlement,
  parseStance,
  type Stance,
  type StanceKind,
  tallyOf,
} from '../../src/domain/consent.ts'
import { concernsOf, consentRecord } from '../../src/domain/consent-record.ts'

const stance = (name: string, kind: StanceKind, changes: Partial<Stance> = {}): Stance => ({
  id: name,
  userId: name,
  name,
  kind,
  reason: kind === 'consent' ? '' : `${name} says why`,
  remedy: kind === 'objection' ? 'Change it.' : '',
  at: '2026-11-23T09:00:00.000Z',
  version: 1,
  revisedAt: null,
  settled: null,
  before: [],
  ...changes,
})
const settled = (how: 'resolved' | 'carried') => ({ settled: { how, note: 'Noted.', by: 'Ada' } })
const asked = (stances: Stance[], waiting: string[] = [], closedAt: string | null = null) => ({
  id: 'p',
  optionId: 'go',
  optionName: 'Go',
  wording: '',
  by: 'Ada',
  at: '2026-11-23T09:00:00.000Z',
  closedAt,
  closedHow: null,
  stances,
  waiting,
})

describe('consent in words', () => {
  test.each([
    [[], ['Bo'], 'Nobody has answered yet.'],
    [[stance('Bo', 'consent')], [], 'Everybody has answered, and nobody objects.'],
    [[stance('Bo', 'concern')], ['Cy', 'Di'], 'So far nobody objects. Two have not answered.'],
    [[stance('Bo', 'objection')], ['Cy'], 'Bo objects. One has not answered.'],
    [
      [stance('Bo', 'objection', settled('resolved'))],
      [],
      'Everybody has answered, and no objection is left.',
    ],
    [
      [stance('Bo', 'objection', settled('resolved'))],
      ['Cy'],
      'No objection is left so far. One has not answered.',
    ],
    [[stance('Bo', 'objection', settled('carried'))], [], 'One objection is carried into the consequences.'],
    [
      [stance('Bo', 'objection'), stance('Cy', 'objection'), stance('Di', 'objection', settled('carried'))],
      [],
      'Bo and Cy object; one objection is carried into the consequences.',
    ],
    [['A', 'B', 'C', 'D'].map((name) => stance(name, 'objection')), [], 'Four people object.'],
  ])('%#', (stances, waiting, words) => {
    expect(consentInWords(asked(stances, waiting)).join(' ')).toBe(words)
  })

  test('is past once it is closed', () => {
    const over = '2026-11-24T09:00:00.000Z'
    expect(consentInWords(asked([], [], over))).toEqual(['Nobody answered.'])
    expect(consentInWords(asked([stance('Bo', 'consent')], [], over))).toEqual(['Nobody objected.'])
    expect(consentInWords(asked([stance('Bo', 'objection', settled('resolved'))], [], over))).toEqual([
      'No objection was left.',
    ])
    expect(consentInWords(asked([stance('Bo', 'objection')], [], over))).toEqual(['Bo objected.'])
  })
})

test('a team has consented once somebody goes along and no objection is left', () => {
  expect(isConsented(asked([], ['Bo']))).toBe(false)
  expect(isConsented(asked([stance('Bo', 'concern')], ['Cy']))).toBe(true)
  const met = stance('Bo', 'objection', settled('resolved'))
  expect(isConsented(asked([met]))).toBe(false)
  expect(isConsented(asked([met, stance('Cy', 'consent')]))).toBe(true)
  expect(isConsented(asked([stance('Bo', 'objection', settled('carried'))]))).toBe(false)
})

test('an objection that its author gave up counts as resolved, in the words it had', () => {
  const before = stance('Bo', 'objection')
  const gaveUp = asked([stance('Bo', 'consent', { before: [before, stance('Bo', 'concern')] })])
  expect(tallyOf(gaveUp).past).toMatchObject([{ objection: { reason: 'Bo says why' } }])
  expect(consentRecord(gaveUp, 'go')).toMatchObject({
    isChosen: true,
    consents: 1,
    objections: [{ by: 'Bo', text: 'Bo says why', standing: 'resolved' }],
  })
  const again = asked([stance('Bo', 'objection', { before: [before] })])
  expect(consentRecord(again, 'php')).toMatchObject({ isChosen: false, objections: [{ standing: 'open' }] })
  expect(consentRecord(undefined, 'go')).toBe(null)
})

test('what was said against the chosen option is for its consequences, and what was met is not', () => {
  const said = asked([
    stance('Bo', 'objection', settled('resolved')),
    stance('Cy', 'objection', settled('carried')),
    stance('Di', 'objection'),
    stance('Ed', 'concern'),
    stance('Flo', 'concern', { reason: '' }),
  ])
  expect(concernsOf(said, 'go').map(({ by }) => by)).toEqual(['Cy', 'Di', 'Ed'])
  expect(concernsOf(said, 'php')).toEqual([])
  expect(concernsOf(undefined, null)).toEqual([])
})

describe('the forms of consent', () => {
  const typed = { kind: 'objection', comment: 'left from before', risk: ' It breaks. ', remedy: 'Test it.' }

  test('take of a stance what belongs to it', () => {
    expect(parseStance(typed)).toEqual({
      ok: true,
      kind: 'objection',
      reason: 'It breaks.',
      remedy: 'Test it.',
    })
    expect(parseStance({ ...typed, kind: 'consent' })).toEqual({
      ok: true,
      kind: 'consent',
      reason: 'left from before',
      remedy: '',
    })
    expect(parseStance({ kind: 'concern', comment: '', risk: '', remedy: '' })).toMatchObject({ ok: true })
  })

  test.each([
    ['kind', { ...typed, kind: 'constructor' }],
    ['risk', { ...typed, risk: '\u200b' }],
    ['risk', { ...typed, risk: 'x'.repeat(2_001) }],
    ['remedy', { ...typed, remedy: '' }],
    ['remedy', { ...typed, remedy: 'x'.repeat(2_001) }],
    ['comment', { ...typed, kind: 'concern', comment: 'x'.repeat(2_001) }],
  ])('refuse a stance at %s alone', (field, fields) => {
    const parsed = parseStance(fields)
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual([field])
  })

  test('give a stance back as it was typed', () => {
    for (const fields of [typed, { kind: 'concern', comment: 'Hm.', risk: '', remedy: '' }]) {
      const parsed = parseStance(fields)
      if (!parsed.ok) throw new Error('It was refused.')
      const again = parseStance(fieldsOfStance({ ...parsed, at: '', settled: null }))
      expect(again).toEqual(parsed)
    }
    expect(fieldsOfStance(undefined)).toEqual({ kind: '', comment: '', risk: '', remedy: '' })
  })

  test('ask of a settlement what changed, where it did', () => {
    expect(parseSettlement({ how: 'resolved', note: ' ' })).toMatchObject({
      ok: false,
      errors: { note: expect.stringContaining('what changed') },
    })
    expect(parseSettlement({ how: 'carried', note: '' })).toEqual({
      ok: true,
      settled: { how: 'carried', note: '' },
    })
    expect(parseSettlement({ how: '', note: '' })).toMatchObject({
      ok: false,
      errors: { how: 'Choose one of the two.' },
    })
    expect(parseSettlement({ how: 'carried', note: 'x'.repeat(2_001) })).toMatchObject({ ok: false })
  })

  test('put an option of the room to the team, on one line', () => {
    expect(parseProposal({ option: 'go', wording: 'We take\nGo' }, ['go'])).toEqual({
      ok: true,
      optionId: 'go',
      wording: 'We take Go',
    })
    expect(parseProposal({ option: 'x', wording: 'y'.repeat(501) }, ['go'])).toEqual({
      ok: false,
      errors: {
        option: 'Choose the option that is put to the team.',
        wording: 'Use at most 500 characters.',
      },
    })
  })
})

test('news are told once each, and no more than a few', () => {
  const event = (name: string) => ({ action: 'stance_changed' as const, name })
  expect(changesInWords([event('Bo'), event('Bo'), { action: 'ballot_cast', name: 'Cy' }])).toEqual([
    'Bo changed their answer.',
  ])
  expect(changesInWords(['A', 'B', 'C', 'D', 'E', 'F'].map(event)).at(-1)).toBe('And two more.')
})
