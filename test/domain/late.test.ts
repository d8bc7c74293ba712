import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { advisorInput } from '../../src/domain/advisor-input.ts'
import { type Answers, parseBallot } from '../../src/domain/ballot.ts'
import { parseDeadline } from '../../src/domain/deadline.ts'
import { isLate, lateCriterionProblem, lateIds, newSince, newsInWords } from '../../src/domain/late.ts'

const at = '2026-11-23T09:00:00.000Z'
const option = (id: string, lateAt: string | null = null, sinceRound = 1) => ({
  id,
  key: null,
  name: id.toUpperCase(),
  sinceRound,
  lateAt,
})
const criterion = (id: string, lateAt: string | null = null) => ({
  ...option(id, lateAt),
  help: '',
  kind: 'profile' as const,
})
const room = {
  options: [option('a'), option('b'), option('z', at)],
  criteria: [criterion('c'), criterion('d', at)],
  round: { number: 1 },
  quorum: 1,
  vetoPercent: 50,
}
const answers = (given: Partial<Answers>): Answers => ({
  importance: { c: 3 },
  familiarity: {},
  willingness: {},
  vetoes: {},
  ...given,
})

describe('what came late', () => {
  test('is late in its own round only', () => {
    expect(lateIds(room)).toEqual(['z', 'd'])
    expect(isLate(option('z', at), { round: { number: 2 } })).toBe(false)
    expect(isLate(option('n', null, 2), { round: { number: 2 } })).toBe(false)
  })

  test('is new to a ballot that was not shown it', () => {
    expect(newSince(room, {})).toEqual({ options: [room.options[2]], criteria: [room.criteria[1]] })
    expect(newSince(room, { late: ['z'] })).toEqual({ options: [], criteria: [room.criteria[1]] })
    expect(newSince(room, { late: ['z', 'd'] })).toBeNull()
  })

  test('is said in words', () => {
    expect(newsInWords({ options: [option('z')], criteria: [] })).toBe('One option was added')
    expect(newsInWords({ options: [], criteria: [criterion('d'), criterion('e')] })).toBe(
      'Two criteria were added',
    )
    expect(newsInWords({ options: [option('z')], criteria: [criterion('d')] })).toBe(
      'One option and one criterion were added',
    )
  })

  test('is noted with a ballot whose form showed it, and nothing else is', () => {
    const parsed = (late: string) => parseBallot(room, { 'importance.c': '3', late }, { needsName: false })
    expect(parsed('z d')).toMatchObject({ ok: true, ballot: { answers: { late: ['z', 'd'] } } })
    expect(parsed('a nothing z')).toMatchObject({ ok: true, ballot: { answers: { late: ['z'] } } })
    const without = parsed('')
    expect(without.ok && 'late' in without.ballot.answers).toBe(false)
    expect(parseBallot(room, { late: 'z d' }, { needsName: false })).toMatchObject({
      ok: false,
      errors: { form: expect.stringContaining('Answer at least one question') },
    })
  })

  test('takes no criterion where all are weighed against each other', () => {
    expect(lateCriterionProblem({ importanceMethod: 'rating' })).toBeNull()
    for (const importanceMethod of ['points', 'rank-sum', 'rank-order-centroid'] as const)
      expect(lateCriterionProblem({ importanceMethod })).toMatch(/next round/)
  })
})

test('a late option is ruled out by a share of those who were asked about it', () => {
  const input = (ballots: Answers[]) => advisorInput(room, [], ballots, null)
  const unasked = answers({})
  const fine = answers({ late: ['z', 'd'] })
  const against = answers({ late: ['z', 'd'], vetoes: { z: 'No.' } })
  const late = (ballots: Answers[]) => advise(input(ballots)).options[2]
  expect(input([unasked, against]).ballots.map(({ vetoes }) => vetoes)).toEqual([
    [false, false, null],
    [false, false, true],
  ])
  expect(late([unasked, unasked, unasked, fine, against])).toMatchObject({
    asked: 2,
    vetoes: 1,
    excluded: { kind: 'veto', found: 0.5 },
  })
  expect(late([fine, fine, fine, fine, against])).toMatchObject({ vetoes: 1, excluded: null })
  expect(late([fine, against])).not.toHaveProperty('asked')
  expect(late([unasked, unasked])).toMatchObject({ asked: 0, vetoes: 0, excluded: null })
})

describe('more time', () => {
  const now = new Date('2026-11-23T09:00:00.000Z')
  const sealed = { deadlineAt: '2026-11-24T17:00:00.000Z', revealRule: 'manual' as const }
  const fields = { deadline: '2026-11-25T18:00', timeZone: 'Europe/Berlin', none: false }

  test('is later than before', () => {
    expect(parseDeadline(sealed, fields, now)).toEqual({ ok: true, deadlineAt: '2026-11-25T17:00:00.000Z' })
  })

  test.each([
    ['', /date and a time/],
    ['tomorrow', /date and a time/],
    ['2026-11-23T10:00', /in the past/],
    ['2026-11-24T17:59', /not sooner/],
  ])('is not %j', (deadline, message) => {
    expect(parseDeadline(sealed, { ...fields, deadline }, now)).toEqual({
      ok: false,
      errors: { deadline: expect.stringMatching(message) },
    })
  })

  test('can be without end only where somebody reveals', () => {
    const none = { ...fields, none: true }
    expect(parseDeadline(sealed, none, now)).toEqual({ ok: true, deadlineAt: null })
    expect(parseDeadline({ ...sealed, revealRule: 'deadline' }, none, now)).toMatchObject({ ok: false })
    expect(parseDeadline({ ...sealed, deadlineAt: null }, none, now)).toEqual({ ok: true, deadlineAt: null })
    expect(parseDeadline({ ...sealed, deadlineAt: null }, fields, now)).toMatchObject({ ok: false })
  })
})
