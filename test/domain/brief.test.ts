import { describe, expect, test } from 'vitest'
import { type BriefFields, IMPORTANCE_METHODS, parseBrief } from '../../src/domain/brief.ts'
import { presetOf } from '../../src/domain/pace.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { templates } from '../../src/templates/index.ts'

const now = new Date('2026-11-23T09:00:00.000Z')
const fields: BriefFields = {
  question: 'Which?',
  context: '',
  options: ['go', 'php'],
  ownOptions: '',
  criteria: ['team_skill', 'cpu'],
  ownCriteria: '',
  deadline: '',
  timeZone: 'UTC',
  name: 'Ada',
  quorum: '2',
  expectedVoters: '',
  pace: 'own',
  willingness: true,
  revealRule: 'manual',
  names: 'shown',
  quorumBase: 'ballots',
  least: [],
  knowers: '',
  veto: 'half',
  importanceMethod: 'rating',
  directVote: false,
  cellRatings: false,
  team: '',
  teamName: '',
}
const read = (changes: Partial<BriefFields> = {}, needsName = true) =>
  parseBrief(backendStack, { ...fields, ...changes }, { now, teamIds: ['t1'], needsName })
const briefOf = (changes: Partial<BriefFields> = {}) => {
  const parsed = read(changes)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.brief
}
const errorsOf = (changes: Partial<BriefFields>) => {
  const parsed = read(changes)
  return parsed.ok ? {} : parsed.errors
}
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`).join('\n')

describe('the form of a room', () => {
  test('becomes a brief, in the order of the template and then of what was typed', () => {
    const brief = briefOf({ options: ['php', 'go', 'unknown'], ownOptions: ' Zig ,Scala\r\n\n, stay  put' })
    expect(brief.options).toEqual([
      { key: 'go', name: 'Go' },
      { key: 'php', name: 'PHP' },
      { key: null, name: 'Zig' },
      { key: null, name: 'Scala' },
      { key: null, name: 'stay put' },
    ])
    expect(brief).toMatchObject({
      template: 'backend-stack',
      quorum: 2,
      expectedVoters: null,
      namesShown: true,
      vetoPercent: 50,
      importanceMethod: 'rating',
      directVote: false,
      cellRatings: false,
      deadlineAt: null,
    })
    expect(brief.team).toEqual({ name: 'Ada’s team' })
  })

  test('takes 40 options and criteria, not 41', () => {
    expect(briefOf({ options: [], ownOptions: numbered(40) }).options.length).toBe(40)
    expect(Object.keys(errorsOf({ options: [], ownOptions: numbered(41) }))).toEqual(['ownOptions'])
    expect(briefOf({ criteria: [], ownCriteria: numbered(40) }).criteria.length).toBe(40)
    expect(Object.keys(errorsOf({ ownCriteria: numbered(40) }))).toEqual(['ownCriteria'])
  })

  test.each([['GO'], ['Ｇｏ'], ['zig, ZIG'], ['php\nphp']])(
    'refuses the same option twice: %s',
    (ownOptions) => {
      expect(errorsOf({ ownOptions }).ownOptions).toContain('there twice')
    },
  )

  test('takes its own criteria as ones with a profile to come', () => {
    expect(briefOf({ ownCriteria: 'Fun' }).criteria.at(-1)).toEqual({
      key: null,
      name: 'Fun',
      help: '',
      kind: 'profile',
    })
  })

  test('reads the deadline in its zone, and only one to come', () => {
    expect(briefOf({ deadline: '2026-12-01T17:00', timeZone: 'Europe/Berlin' }).deadlineAt).toBe(
      '2026-12-01T16:00:00.000Z',
    )
    expect(errorsOf({ deadline: '2026-11-23T09:00' }).deadline).toContain('in the past')
    expect(errorsOf({ deadline: '2026-11-23T09:30', timeZone: 'Europe/Berlin' }).deadline).toContain(
      'in the past',
    )
    expect(errorsOf({ deadline: 'tomorrow' }).deadline).toContain('date and a time')
  })

  test.each([
    ['quorum', '0'],
    ['quorum', '1001'],
    ['quorum', '2.5'],
    ['quorum', '-1'],
    ['quorum', '1e2'],
    ['expectedVoters', '1'],
    ['expectedVoters', '10001'],
    ['expectedVoters', 'seven'],
    ['veto', 'constructor'],
    ['importanceMethod', 'constructor'],
    ['importanceMethod', 'Points'],
    ['team', 't2'],
    ['question', 'x'.repeat(301)],
    ['context', 'x'.repeat(10_001)],
    ['name', 'x'.repeat(81)],
    ['name', ''],
    ['teamName', 'x'.repeat(81)],
  ] as const)('refuses %s %s, and nothing else', (field, value) => {
    expect(Object.keys(errorsOf({ [field]: value }))).toEqual([field])
  })

  test('asks for no name where it is known, and takes a team of one’s own', () => {
    expect(read({ name: '' }, false).ok).toBe(true)
    expect(briefOf({ team: 't1' }).team).toEqual({ id: 't1' })
    expect(briefOf({ veto: 'never' }).vetoPercent).toBeNull()
  })

  test.each(IMPORTANCE_METHODS)(
    'takes importance by %s, and the optional questions of a ballot',
    (importanceMethod) => {
      const asked = { importanceMethod, directVote: true, cellRatings: true }
      expect(briefOf(asked)).toMatchObject(asked)
    },
  )

  test.each(['2', '5', '10'] as const)(
    'of a ballot of up to %s minutes asks what that pace asks, whatever is ticked beside it',
    (pace) => {
      const { criteria, rules } = presetOf(pace, backendStack)
      const set = { importanceMethod: 'points', directVote: true, cellRatings: true, willingness: false }
      const brief = briefOf({ pace, criteria: ['cpu'], ownCriteria: 'Fun', ...set })
      expect(brief.criteria.map(({ key, name }) => key ?? name)).toEqual([...criteria, 'Fun'])
      expect(brief).toMatchObject(rules)
    },
  )

  test('reads the rules', () => {
    expect(briefOf({ names: 'hidden' })).toMatchObject({ namesShown: false, anonymous: false })
    expect(briefOf({ names: 'anonymous' })).toMatchObject({ namesShown: false, anonymous: true })
    const deadline = '2026-12-01T17:00'
    expect(briefOf({ revealRule: 'deadline', deadline }).revealRule).toBe('deadline')
    expect(briefOf({ revealRule: 'complete', expectedVoters: '5' }).revealRule).toBe('complete')
    expect(briefOf({ quorum: '60', quorumBase: 'share', expectedVoters: '5' })).toMatchObject({
      quorumPercent: 60,
      expectedVoters: 5,
    })
    expect(briefOf({ quorum: '3' })).toMatchObject({ quorum: 3, quorumPercent: null })
    expect(
      briefOf({
        least: [
          { criterion: 'CPU performance', value: '4,5' },
          { criterion: 'Hiring market', value: ' ' },
          { criterion: 'fun', value: '10' },
        ],
        knowers: '2',
        ownCriteria: 'Fun',
      }).constraints,
    ).toEqual([
      { kind: 'min', criterion: 1, value: 4.5 },
      { kind: 'min', criterion: 2, value: 10 },
      { kind: 'knowers', people: 2 },
    ])
  })

  test.each<[what: string, changes: Partial<BriefFields>, field: string, message: RegExp]>([
    ['a rule of its own', { revealRule: 'now' }, 'revealRule', /one of the three/],
    ['a reveal at no deadline', { revealRule: 'deadline' }, 'deadline', /when voting ends/],
    ['a reveal when nobody knows who votes', { revealRule: 'complete' }, 'expectedVoters', /how many people/],
    ['names of its own', { names: 'toString' }, 'names', /one of the three/],
    ['a quorum of its own', { quorumBase: 'people' }, 'quorumBase', /ballots, or a share/],
    ['a share of nobody', { quorumBase: 'share', quorum: '50' }, 'expectedVoters', /take a share/],
    [
      'more than everybody',
      { quorumBase: 'share', quorum: '101', expectedVoters: '5' },
      'quorum',
      /from 1 to 100\./,
    ],
    ['a pace of its own', { pace: '3' }, 'pace', /one of the four/],
    ['nobody', { knowers: '0' }, 'knowers', /whole number/],
    ['more people than vote', { knowers: '6', expectedVoters: '5' }, 'knowers', /more people than vote/],
    [
      'a score of nothing',
      { least: [{ criterion: 'CPU performance', value: '0' }] },
      'least-0',
      /0\.1 to 10/,
    ],
    ['a score of 11', { least: [{ criterion: 'CPU performance', value: '11' }] }, 'least-0', /0\.1 to 10/],
    [
      'a score for nothing',
      { least: [{ criterion: 'Ecosystem', value: '5' }] },
      'least-0',
      /not asked about/,
    ],
    [
      'two scores for one',
      {
        least: [
          { criterion: 'CPU performance', value: '5' },
          { criterion: 'cpu performance', value: '6' },
        ],
      },
      'least-1',
      /there twice/,
    ],
  ])('refuses %s, and nothing else', (_what, changes, field, message) => {
    expect(errorsOf(changes)).toEqual({ [field]: expect.stringMatching(message) })
  })

  test('takes a list of voters for the number of people expected', () => {
    const changes = { revealRule: 'complete', quorumBase: 'share', quorum: '50' }
    const parsed = parseBrief(
      backendStack,
      { ...fields, ...changes },
      { now, teamIds: [], needsName: true, listed: 3 },
    )
    expect(parsed).toMatchObject({ ok: true, brief: { revealRule: 'complete', quorumPercent: 50 } })
  })

  test('that says nothing of importance asks for it from 0 to 5', () => {
    expect(briefOf({ importanceMethod: '' }).importanceMethod).toBe('rating')
  })
})

test('every template has keys of its own and, where it has options, two ticked', () => {
  for (const { key, options, criteria } of templates) {
    for (const keys of [options.map((option) => option.key), criteria.map((criterion) => criterion.key)])
      expect(new Set(keys).size, key).toBe(keys.length)
    if (options.length > 0) expect(options.filter(({ ticked }) => ticked).length, key).toBeGreaterThan(1)
    expect(criteria.filter(({ kind }) => kind === 'familiarity').length, key).toBe(1)
  }
})
