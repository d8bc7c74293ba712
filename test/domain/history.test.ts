import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/domain/history.ts'
import { type History, linesOf, type StoredEvent, stretchesOf } from '../../src/domain/history-lines.ts'
import { SENTENCES } from '../../src/domain/history-words.ts'

const NAMES = new Map([
  ['a', 'Ada'],
  ['b', 'Bo'],
  ['go', 'Go'],
  ['hire', 'Hiring market'],
  ['room', 'the decision'],
])

const round = { number: 1, revealedAt: '2026-11-21T10:00:00.000Z' } as History['room']['round']
const OPEN = { round, namesShown: true, anonymous: false, timeZone: 'UTC' }
const SEALED = { ...OPEN, round: { ...round, revealedAt: null } }

const event = (
  action: Event['action'],
  particulars: Event['particulars'] = {},
  { actorId = 'a', at = '2026-11-20T09:00:00.000Z' }: { actorId?: string | null; at?: string } = {},
): StoredEvent => ({ action, actorId, particulars: JSON.stringify(particulars), at })

const tell = (events: readonly StoredEvent[], room: History['room'] = OPEN) =>
  linesOf({
    room,
    events,
    person: (id) => NAMES.get(id) ?? '',
    named: (id) => NAMES.get(id) ?? '',
    when: (instant) => instant.slice(0, 10),
  })
const said = (...given: Parameters<typeof event>) => tell([event(...given)]).map(({ text }) => text)[0]

describe('a line of the history', () => {
  test.each<[string, Event['action'], Event['particulars']]>([
    [
      'Ada opened the room as a draft: two options and one criterion.',
      'decision_opened',
      { options: 2, criteria: 1, draft: 1 },
    ],
    [
      'Ada opened the room, and the vote with it: six options and 13 criteria.',
      'decision_opened',
      { options: 6, criteria: 13, draft: 0 },
    ],
    ['Ada added the option Rust.', 'option_added', { option: 'r', name: 'Rust' }],
    [
      'Ada renamed the criterion Speed to Latency.',
      'criterion_renamed',
      { criterion: 'x', from: 'Speed', to: 'Latency' },
    ],
    ['Ada moved the option Go to place 2.', 'options_ordered', { option: 'go', place: 2 }],
    [
      'Ada accepted the suggestion of the option Rust.',
      'suggestion_accepted',
      { kind: 'option', name: 'Rust' },
    ],
    [
      'Ada set the score of Go on Hiring market to 8.0 instead of unknown.',
      'profile_changed',
      { option: 'go', criterion: 'hire', from: null, to: 8 },
    ],
    [
      'Ada moved the end of voting from 2026-11-20 to 2026-11-22.',
      'deadline_extended',
      { from: '2026-11-20T17:00:00.000Z', to: '2026-11-22T17:00:00.000Z' },
    ],
    [
      'Ada set the end of voting to 2026-11-22.',
      'deadline_extended',
      { from: null, to: '2026-11-22T17:00:00.000Z' },
    ],
    [
      'Ada lifted the end of voting, which was 2026-11-20.',
      'deadline_extended',
      { from: '2026-11-20T17:00:00.000Z', to: null },
    ],
    [
      'Ada revealed round 1. 5 of 7 had voted.',
      'round_revealed',
      { round: 1, ballots: 5, eligible: 7, how: 'manual' },
    ],
    ['Ada revealed round 1. 5 had voted.', 'round_revealed', { round: 1, ballots: 5 }],
    [
      'Round 2 was revealed at the end of voting. 5 of 7 had voted.',
      'round_revealed',
      { round: 2, ballots: 5, eligible: 7, how: 'deadline' },
    ],
    [
      'Ada opened round 2. It asks those who have voted again about two criteria.',
      'round_opened',
      { round: 2, criteria: 2 },
    ],
    [
      'Ada opened round 2. It asks about everything. New in it: one option or criterion. Not in it any more: two options.',
      'round_opened',
      { round: 2, criteria: null, added: 1, dropped: 2 },
    ],
    ['Ada made Bo an observer.', 'role_changed', { member: 'b', from: 'member', to: 'observer' }],
    ['Ada became a voter.', 'role_changed', { member: 'a', from: 'observer', to: 'member' }],
    ['Robert goes by Ada now.', 'member_renamed', { member: 'a', from: 'Robert', to: 'Ada' }],
    ['Ada renamed B to Bo.', 'member_renamed', { member: 'b', from: 'B', to: 'Bo' }],
    ['Ada removed Cy.', 'member_removed', { member: 'c', name: 'Cy' }],
    ['The ballot of Bo was withdrawn.', 'ballot_withdrawn', { round: 1, member: 'b' }],
    ['Ada commented on Go.', 'comment_added', { comment: 'x', topic: 'go' }],
    ['Ada objects to the proposal.', 'stance_taken', { proposal: 'p', stance: 'objection' }],
    ['Ada consents to the proposal now.', 'stance_changed', { proposal: 'p', stance: 'consent' }],
    [
      'Ada recorded the outcome as ADR-0007: Go, accepted.',
      'outcome_recorded',
      { number: 7, option: 'go', status: 'accepted' },
    ],
    [
      'Ada recorded the outcome as ADR-0008: none of the options, rejected.',
      'outcome_recorded',
      { number: 8, option: null, status: 'rejected' },
    ],
    ['Ada listed one person as expected to vote.', 'voters_listed', { people: 1 }],
  ])('%s', (sentence, action, particulars) => {
    expect(said(action, particulars)).toBe(sentence)
  })

  test('is a sentence for every event there is, whatever it holds', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
    const keys =
      'round name from to place kind role member option criterion criteria options people stance number'
    const particulars = fc.record(Object.fromEntries(keys.split(' ').map((key) => [key, value])), {
      requiredKeys: [],
    })
    for (const action of Object.keys(SENTENCES) as Event['action'][])
      fc.assert(
        fc.property(particulars, (given) => {
          const text = said(action, given as Event['particulars'])
          expect(text).toMatch(/^\P{Ll}[\s\S]*\.$/u)
          expect(text).not.toMatch(/undefined|NaN|\[object/)
        }),
        { numRuns: 50 },
      )
  })

  test('leaves out an event of a later version', () => {
    expect(tell([{ ...event('voting_started'), action: 'moon_landed' }])).toEqual([])
  })
})

describe('while a round is sealed', () => {
  const ballots = (number: number) => [
    event('ballot_cast', { round: number }, { actorId: 'b' }),
    event('ballot_revised', { round: number }, { actorId: 'b' }),
  ]

  test('it is told who has voted, and not who has changed a ballot', () => {
    expect(tell(ballots(1), SEALED).map(({ text }) => text)).toEqual(['Bo cast a ballot.'])
    expect(tell(ballots(1), OPEN).map(({ text }) => text)).toEqual([
      'Bo cast a ballot.',
      'Bo changed their ballot.',
    ])
  })

  test('what was changed in an earlier round is told', () => {
    const second = { ...SEALED, round: { ...SEALED.round, number: 2 } }
    const texts = tell([...ballots(1), ...ballots(2)], second).map(({ text }) => text)
    expect(texts).toEqual(['Bo cast a ballot.', 'Bo changed their ballot.', 'Bo cast a ballot.'])
  })

  test('no score of the profile is told', () => {
    const change = [event('profile_changed', { option: 'go', criterion: 'hire', from: 3, to: 8 })]
    expect(tell(change, SEALED).map(({ text }) => text)).toEqual(['Ada set a score of the profile.'])
  })
})

test('where names are hidden, it is told who voted and not who thought again', () => {
  const events = [
    event('ballot_cast', { round: 1 }, { actorId: 'b' }),
    event('ballot_revised', { round: 1 }, { actorId: 'b' }),
  ]
  const texts = tell(events, { ...OPEN, namesShown: false }).map(({ text }) => text)
  expect(texts).toEqual(['Bo cast a ballot.', 'A ballot was changed.'])
})

test('of an anonymous room no ballot is told', () => {
  const events = (['ballot_cast', 'ballot_revised', 'ballot_withdrawn'] as const).map((action) =>
    event(action, { round: 1 }, { actorId: null }),
  )
  const revealed = event('round_revealed', { round: 1, ballots: 3, eligible: 4, how: 'manual' })
  const room = { ...OPEN, namesShown: false, anonymous: true }
  expect(tell([...events, revealed], room).map(({ text }) => text)).toEqual([
    'Ada revealed round 1. 3 of 4 had voted.',
  ])
})

test('of an anonymous round who comes, or votes after all, is told once it is open', () => {
  const opened = event('decision_opened', { options: 2, criteria: 1, draft: 0 })
  const joined = event('member_joined', { role: 'member' }, { actorId: 'b' })
  const raised = event('role_changed', { member: 'b', from: 'observer', to: 'member' }, { actorId: 'b' })
  const given = event('role_changed', { member: 'b', from: 'member', to: 'observer' })
  const anonymous = { namesShown: false, anonymous: true }
  const events = [opened, joined, raised, given]
  expect(tell(events, { ...SEALED, ...anonymous })).toHaveLength(2)
  expect(tell(events, { ...OPEN, ...anonymous })).toHaveLength(4)
  expect(tell(events, SEALED)).toHaveLength(4)
})

test('lines stand by round and day, in the zone of the room, and none is lost', () => {
  const events = [
    event('decision_opened', { options: 2, criteria: 1, draft: 1 }, { at: '2026-11-20T22:30:00.000Z' }),
    event('voting_started', { round: 1 }, { at: '2026-11-20T23:30:00.000Z' }),
    event('round_revealed', { round: 1, ballots: 1 }, { at: '2026-11-21T10:00:00.000Z' }),
    event('round_opened', { round: 2 }, { at: '2026-11-21T11:00:00.000Z' }),
  ]
  const lines = tell(events, { ...OPEN, timeZone: 'Europe/Berlin' })
  expect(
    stretchesOf(lines).map(({ round: of, days }) => [of, days.map((day) => [day.day, day.lines.length])]),
  ).toEqual([
    [0, [['2026-11-20', 1]]],
    [1, [['2026-11-21', 2]]],
    [2, [['2026-11-21', 1]]],
  ])
})
