import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/ballot.ts'
import { parseBallot } from '../../src/domain/ballot.ts'
import { type Earlier, ownQuestions } from '../../src/domain/carried.ts'
import { parseRound, type RoundFields } from '../../src/domain/round.ts'

const item = (id: string, sinceRound = 1) => ({ id, key: null, name: id.toUpperCase(), sinceRound })
const criterion = (id: string, sinceRound = 1) => ({
  ...item(id, sinceRound),
  help: '',
  kind: 'profile' as const,
})

const ROOM = {
  options: [item('go'), item('java'), item('php')],
  criteria: [criterion('cost'), criterion('speed'), criterion('hiring')],
  importanceMethod: 'rating' as const,
  revealRule: 'manual' as const,
  deadlineAt: null,
  timeZone: 'UTC',
}

const FORM: RoundFields = {
  note: '',
  asking: 'all',
  again: [],
  keep: ['go', 'java', 'php'],
  ownOptions: '',
  ownCriteria: '',
  deadline: '',
  timeZone: 'UTC',
}

const now = new Date('2026-11-25T12:00:00.000Z')
const parse = (changes: Partial<RoundFields> = {}, room: Partial<typeof ROOM> = {}, upcoming = {}) =>
  parseRound(
    { ...ROOM, ...room },
    { ...FORM, ...changes },
    {
      now,
      upcoming: { options: [], criteria: [], ...upcoming },
    },
  )
const planOf = (...given: Parameters<typeof parse>) => {
  const parsed = parse(...given)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.plan
}
const errorsOf = (...given: Parameters<typeof parse>) => {
  const parsed = parse(...given)
  return parsed.ok ? {} : parsed.errors
}

describe('the form of another round', () => {
  test('asks everything, keeps all options and has no end, as it stands', () => {
    expect(planOf()).toEqual({
      note: '',
      again: null,
      dropped: [],
      newOptions: [],
      newCriteria: [],
      deadlineAt: null,
      timeZone: 'UTC',
    })
  })

  test('asks some criteria, in the order of the room', () => {
    expect(planOf({ asking: 'some', again: ['hiring', 'cost'] }).again).toEqual(['cost', 'hiring'])
    expect(planOf({ asking: 'some', again: ['hiring', 'cost', 'speed'] }).again).toBeNull()
    expect(planOf({ asking: 'some', ownCriteria: 'Support' })).toMatchObject({
      again: [],
      newCriteria: ['Support'],
    })
    const accepted = { criteria: [criterion('support', 2)] }
    expect(planOf({ asking: 'some' }, {}, accepted).again).toEqual([])
  })

  test('drops what is not kept, as long as two options are left', () => {
    expect(planOf({ keep: ['go'], ownOptions: 'Elixir,  Ruby ' })).toMatchObject({
      dropped: ['java', 'php'],
      newOptions: ['Elixir', 'Ruby'],
    })
    expect(planOf({ keep: ['go'] }, {}, { options: [item('elixir', 2)] }).dropped).toEqual(['java', 'php'])
    expect(errorsOf({ keep: ['go'] })).toEqual({
      keep: 'A round needs two options. Keep one more, or add one.',
    })
  })

  test('takes no name that is there, kept or dropped or to come', () => {
    expect(errorsOf({ ownOptions: 'php', keep: ['go', 'java'] }).ownOptions).toBe('php is there already.')
    expect(errorsOf({ ownCriteria: 'Ｃost' }).ownCriteria).toBe('Ｃost is there already.')
    expect(errorsOf({ ownOptions: 'Elixir' }, {}, { options: [item('elixir', 2)] }).ownOptions).toBe(
      'Elixir is there already.',
    )
    expect(errorsOf({ ownOptions: 'x'.repeat(121) }).ownOptions).toContain('is too long')
    const many = Array.from({ length: 38 }, (_, i) => `Option ${i}`).join('\n')
    expect(errorsOf({ ownOptions: many }).ownOptions).toBe('A room has at most 40 options.')
  })

  test('reads the end of voting in its zone, and needs one where ballots open at it', () => {
    expect(planOf({ deadline: '2026-11-26T10:00', timeZone: 'Europe/Berlin' }).deadlineAt).toBe(
      '2026-11-26T09:00:00.000Z',
    )
    expect(errorsOf({ deadline: '2026-11-25T11:59' }).deadline).toBe('Voting can’t end in the past.')
    expect(errorsOf({}, { revealRule: 'deadline' as never }).deadline).toContain('open at the deadline')
  })

  test('is refused with ids of another room', () => {
    expect(errorsOf({ keep: ['go', 'java', 'cobol'] }).form).toBeDefined()
    expect(errorsOf({ asking: 'some', again: ['cost', 'luck'] }).form).toBeDefined()
  })
})

describe('what a further round asks one person', () => {
  const answers: Answers = {
    importance: { cost: 4, hiring: 'cant-judge' },
    familiarity: { go: 3 },
    willingness: {},
    vetoes: {},
  }
  const earlier: Earlier = { round: 1, answers, comment: 'Said before.' }
  const room = { ...ROOM, round: { number: 2, asked: ['speed'] } }
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

  test('is what is asked again; the rest is kept, and blank stays blank', () => {
    const own = ownQuestions(room, earlier)
    expect([ids(own.weighed), ids(own.keptCriteria)]).toEqual([['speed'], ['cost', 'hiring']])
    expect(own.kept).toEqual({ cost: 4, hiring: 'cant-judge' })
    expect(ownQuestions({ ...room, round: { asked: ['hiring'] } }, earlier).kept).toEqual({ cost: 4 })
  })

  test('is what is new since they voted as well', () => {
    const grown = {
      ...room,
      options: [...ROOM.options, item('elixir', 2)],
      criteria: [...ROOM.criteria, criterion('support', 2)],
    }
    const own = ownQuestions(grown, earlier)
    expect([ids(own.weighed), ids(own.newOptions)]).toEqual([['speed', 'support'], ['elixir']])
    const later = ownQuestions(grown, { ...earlier, round: 2 })
    expect([ids(later.weighed), ids(later.newOptions)]).toEqual([['speed'], []])
  })

  test('is everything for whoever is new, and where everything is asked', () => {
    expect(ids(ownQuestions(room, null).weighed)).toEqual(['cost', 'speed', 'hiring'])
    const all = ownQuestions({ ...room, round: { asked: null } }, earlier)
    expect([all.isPartial, ids(all.weighed), all.kept]).toEqual([false, ['cost', 'speed', 'hiring'], {}])
  })

  test('makes a whole ballot of what was kept and what is answered now', () => {
    const asked = { ...room, ...ownQuestions(room, earlier) }
    const parsed = parseBallot(
      asked,
      { 'importance.speed': '5', 'familiarity.go': '2' },
      { needsName: false },
    )
    expect(parsed.ok && parsed.ballot).toEqual({
      answers: {
        importance: { cost: 4, hiring: 'cant-judge', speed: 5 },
        familiarity: { go: 2 },
        willingness: {},
        vetoes: {},
      },
      comment: '',
      name: '',
    })
    const other = parseBallot(asked, { 'importance.cost': '0' }, { needsName: false })
    expect(other.ok).toBe(false)
  })
})
