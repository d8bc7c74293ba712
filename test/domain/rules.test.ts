import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advisorInput } from '../../src/domain/advisor-input.ts'
import { eventText } from '../../src/domain/history.ts'
import {
  isPossible,
  type RoomState,
  stateAfter,
  stateOf,
  TRANSITIONS,
  type Transition,
} from '../../src/domain/life-cycle.ts'
import { type Action, can, type Role, rolesOf } from '../../src/domain/permissions.ts'
import { takesBallots } from '../../src/domain/room.ts'
import { shuffledFor } from '../../src/domain/shuffle.ts'
import { cleanLine, cleanText, sameName } from '../../src/domain/text.ts'
import { dayOf, instantOf, isTimeZone, localOf } from '../../src/domain/time.ts'
import { eligibleOf } from '../../src/domain/turnout.ts'

describe('permissions', () => {
  const decision = { facilitatorId: 'ada', deciderId: 'dee', isPublic: false }

  test('are what the table says, for every role and action', () => {
    const table: Record<Action, Role[]> = {
      'read room': ['facilitator', 'decider', 'voter', 'observer'],
      'read history': ['facilitator', 'decider', 'voter', 'observer'],
      'read confidential': ['facilitator'],
      'see invite': ['facilitator', 'decider', 'voter'],
      'start voting': ['facilitator'],
      'return to draft': ['facilitator'],
      'change settings': ['facilitator'],
      'set up profile': ['facilitator'],
      'add late': ['facilitator'],
      suggest: ['facilitator', 'voter'],
      'review suggestions': ['facilitator'],
      'cast ballot': ['voter'],
      'withdraw ballot': ['voter'],
      'extend deadline': ['facilitator'],
      reveal: ['facilitator'],
      'open round': ['facilitator'],
      'change profile': ['facilitator', 'voter'],
      comment: ['facilitator', 'decider', 'voter'],
      propose: ['facilitator', 'decider'],
      'take stance': ['voter'],
      'settle objection': ['facilitator', 'decider'],
      'record outcome': ['decider'],
      'record review': ['facilitator', 'decider'],
      'manage people': ['facilitator'],
      'hand over': ['facilitator'],
      abandon: ['facilitator'],
    }
    for (const [action, roles] of Object.entries(table))
      for (const role of ['facilitator', 'decider', 'voter', 'observer'] as const)
        expect(can([role], action as Action), `${role} ${action}`).toBe(roles.includes(role))
    expect(can([], 'read room')).toBe(false)
  })

  test('come from the team and the decision, and from nothing else', () => {
    expect(rolesOf('ada', 'owner', decision)).toEqual(['facilitator', 'voter'])
    expect(rolesOf('dee', 'member', decision)).toEqual(['decider', 'voter'])
    expect(rolesOf('vera', 'observer', decision)).toEqual(['observer'])
    expect(rolesOf('ada', null, decision)).toEqual([])
    expect(rolesOf(null, null, decision)).toEqual([])
    expect(rolesOf('mallory', null, { ...decision, isPublic: true })).toEqual(['observer'])
    expect(rolesOf('ada', 'observer', decision)).not.toContain('voter')
  })
})

describe('text', () => {
  test('keeps what people write and loses what nothing can hold', () => {
    expect(cleanText(' a\r\nb\rc\u2028d\0\u0007\u009f\ud800 \n')).toBe('a\nb\nc\nd\ufffd')
    expect(cleanLine('  a \t\n b\u00a0c ')).toBe('a b c')
    expect(cleanText('👩🏽‍💻 العربية 团队 e\u0301')).toBe('👩🏽‍💻 العربية 团队 e\u0301')
  })

  test('is nothing where nothing would be seen', () => {
    for (const blank of ['\u200b\u200b', '\u3164', ' \u2800\n\u2060\ufe0f', '\u202e\u00ad'])
      expect([cleanText(blank), cleanLine(blank)]).toEqual(['', ''])
    for (const text of ['.', '\u200b1', '🏳️‍🌈', 'क्\u200dष', '\u0301']) expect(cleanText(text)).toBe(text)
  })

  test('is clean once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
        expect(clean.isWellFormed()).toBe(true)
        expect(cleanLine(text)).not.toMatch(/[\n\r]/)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      }),
    )
  })

  test('knows the same name in another dress', () => {
    expect(sameName('Node.JS')).toBe(sameName('node.js'))
    expect(sameName('Ｇo')).toBe(sameName('go'))
    expect(sameName('Go')).not.toBe(sameName('Rust'))
  })
})

describe('time', () => {
  test('is read in a zone and shown in it again', () => {
    expect(instantOf('2026-07-01T12:00', 'Europe/Berlin')?.toISOString()).toBe('2026-07-01T10:00:00.000Z')
    expect(localOf('2026-07-01T10:00:00.000Z', 'Europe/Berlin')).toBe('2026-07-01T12:00')
    expect(dayOf('2026-07-01T23:00:00.000Z', 'Europe/Berlin')).toBe('2026-07-02')
    expect(dayOf('2026-07-01T23:00:00.000Z', 'America/New_York')).toBe('2026-07-01')
  })

  test.each([
    '',
    'now',
    '2026-02-30T00:00',
    '2026-07-01',
    '2026-07-01T12:00Z',
    '2026-07-01T24:30',
    '+012026-07-01T12:00',
    '1999-01-01T00:00',
    '2026-07-01T12:00[UTC]',
  ])('is not %j', (text) => expect(instantOf(text, 'UTC')).toBeUndefined())

  test('has zones that the page can also name', () => {
    for (const zone of ['UTC', 'Europe/Berlin', '+05:30', 'Etc/GMT+5']) {
      expect(isTimeZone(zone)).toBe(true)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    }
    for (const zone of [
      '',
      'Mars/Olympus',
      '\0',
      '../etc/passwd',
      '2020-01-01T00:00Z',
      '2020-01-01T00:00[UTC]',
    ])
      expect(isTimeZone(zone)).toBe(false)
    expect(instantOf('2026-07-01T12:00', 'Mars/Olympus')).toBeUndefined()
  })
})

describe('a shuffle', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f']

  test('keeps everything, in the same order for the same person', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.string(), (given, seed) => {
        expect(shuffledFor(given, seed).toSorted()).toEqual(given.toSorted())
        expect(shuffledFor(given, seed)).toEqual(shuffledFor(given, seed))
      }),
    )
  })

  test('puts each option first about equally often', () => {
    const firsts = new Map<string, number>()
    for (let seed = 0; seed < 6_000; seed++) {
      const [first = ''] = shuffledFor(items, `person ${seed} room`)
      firsts.set(first, (firsts.get(first) ?? 0) + 1)
    }
    for (const item of items) expect(Math.abs((firsts.get(item) ?? 0) - 1_000)).toBeLessThan(150)
  })
})

describe('a room', () => {
  test('is in one state, which only goes forward', () => {
    const at = '2026-01-01T00:00:00.000Z'
    const none = { started_at: at, decided_at: null, abandoned_at: null, revealed_at: null }
    expect(stateOf({ ...none, started_at: null })).toBe('draft')
    expect(stateOf(none)).toBe('voting')
    expect(stateOf({ ...none, revealed_at: at })).toBe('revealed')
    expect(stateOf({ ...none, revealed_at: at, decided_at: at })).toBe('decided')
    expect(stateOf({ ...none, abandoned_at: at })).toBe('abandoned')
  })

  test('moves as the table says, and in no other way', () => {
    const moves: Record<Transition, Partial<Record<RoomState, RoomState>>> = {
      'start voting': { draft: 'voting' },
      'return to draft': { voting: 'draft' },
      reveal: { voting: 'revealed' },
      'open round': { revealed: 'voting' },
      'record outcome': { revealed: 'decided' },
      abandon: { draft: 'abandoned', voting: 'abandoned', revealed: 'abandoned' },
    }
    for (const transition of Object.keys(TRANSITIONS) as Transition[])
      for (const state of ['draft', 'voting', 'revealed', 'decided', 'abandoned'] as const) {
        expect(stateAfter(state, transition), `${transition} of ${state}`).toBe(moves[transition][state])
        expect(isPossible(state, transition)).toBe(moves[transition][state] !== undefined)
      }
  })

  test('takes ballots until the deadline, which is too late', () => {
    const now = new Date('2026-01-01T12:00:00.000Z')
    const room = (state: 'voting' | 'revealed', deadlineAt: string | null) =>
      takesBallots({ state, deadlineAt }, now)
    expect(room('voting', null)).toBe(true)
    expect(room('voting', '2026-01-01T12:00:00.001Z')).toBe(true)
    expect(room('voting', '2026-01-01T12:00:00.000Z')).toBe(false)
    expect(room('revealed', null)).toBe(false)
  })

  test('counts those who joined, or more where more are expected', () => {
    const seats = [
      { name: 'Ada', voted: true },
      { name: 'Bo', voted: false },
    ]
    expect([eligibleOf(seats, null), eligibleOf(seats, 7), eligibleOf(seats, 1)]).toEqual([2, 7, 2])
  })

  test('gives the advisor silence for what was left blank or can’t be judged', () => {
    const input = advisorInput(
      {
        options: [{ id: 'o1', key: null, name: 'Go' }],
        criteria: [
          { id: 'c1', key: null, name: 'A', help: '', kind: 'profile' },
          { id: 'c2', key: null, name: 'B', help: '', kind: 'profile' },
          { id: 'c3', key: null, name: 'C', help: '', kind: 'profile' },
        ],
        quorum: 2,
        vetoPercent: 33,
      },
      [{ optionId: 'o1', criterionId: 'c2', score: 7 }],
      [
        {
          importance: { c1: 0, c2: 'cant-judge' },
          familiarity: {},
          willingness: { o1: 2 },
          vetoes: { o1: 'no' },
        },
      ],
      5,
    )
    expect(input).toMatchObject({
      profile: [[null, 7, null]],
      ballots: [{ importance: [0, null, null], familiarity: [null], vetoes: [true] }],
      constraints: [{ kind: 'veto', share: 0.33 }],
      quorum: 2,
      eligible: 5,
    })
  })
})

describe('an event', () => {
  const event = {
    seq: 2,
    actorId: 'ada',
    action: 'ballot_cast' as const,
    particulars: { round: 1, b: 'x' },
    at: '2026',
  }

  test('is hashed over all it says and all that came before, whatever the order of its particulars', () => {
    const text = eventText('before', event)
    expect(eventText('before', { ...event, particulars: { b: 'x', round: 1 } })).toBe(text)
    for (const other of [
      eventText('after', event),
      eventText('before', { ...event, seq: 3 }),
      eventText('before', { ...event, actorId: null }),
      eventText('before', { ...event, action: 'ballot_revised' }),
      eventText('before', { ...event, particulars: { round: 2, b: 'x' } }),
      eventText('before', { ...event, at: '2027' }),
    ])
      expect(other).not.toBe(text)
  })
})
