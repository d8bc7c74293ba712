import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { chanceToLead } from '../../src/advisor/certainty.ts'
import { firstDifference } from '../../src/first-difference.ts'
import { InputError } from '../../src/json-file.ts'
import { scoreFile } from '../../src/score-file.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { useFiles } from '../helpers/files.ts'
import { ballotForm } from '../helpers/forms.ts'
import { createWorld, type World } from '../helpers/world.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test tampers with a file wherever it likes
type Export = any

const OLD = join(import.meta.dirname, 'fixtures/room-before-complements.json')

const exportOf = async (world: World, id: string): Promise<Export> =>
  (await (await world.as('bo')).get(`/decisions/${id}/export.json`)).json()

/** What a room that was voted in, revealed and decided exports. */
async function exported(engine: (typeof ENGINES)[number], changes = {}): Promise<Export> {
  const world = await createWorld(engine)
  try {
    const room = await world.openRoom(changes)
    await world.vote('ada', room, { importance: 4, familiarity: 3, direct: 4, rating: 8 })
    // Bo does not rate all criteria alike, so that the lead is uncertain.
    const form = ballotForm(room, { importance: 2, familiarity: 1, direct: 1, rating: 3 })
    const uneven = room.importanceMethod === 'rating' ? { [`importance.${room.criteria[1]?.id}`]: '5' } : {}
    await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, { ...form, ...uneven })
    await world.reveal(room)
    await world.decide(room)
    return await exportOf(world, room.id)
  } finally {
    await world.close()
  }
}

describe.each(ENGINES)('stackmoot verify of a room on %s', (engine) => {
  const { file } = useFiles()
  let room: Export
  beforeAll(async () => {
    // Builds, so that no test waits for it.
    stackmoot(['help'])
    room = await exported(engine)
  }, 60_000)

  /** The room after somebody was at its file. */
  const tampered = (change: (copy: Export) => void) => {
    const copy = structuredClone(room)
    change(copy)
    return file(copy)
  }

  test('says equal in one line and ends with code 0', () => {
    expect(stackmoot(['verify', file(room)])).toEqual({
      status: 0,
      stdout: 'equal: the result follows from the 2 ballots, and the history from its events\n',
      stderr: '',
    })
  })

  test('names the first difference in one line and ends with code 1', () => {
    const [criterion] = room.criteria
    const path = tampered((copy) => {
      copy.ballots[1].answers.importance[criterion.id] = 5
    })
    const { status, stdout, stderr } = stackmoot(['verify', path])
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(
      /^differs at input\.ballots\[1\]\.importance\[0\]: [24] in the file, 5 recomputed\n$/,
    )
  })

  test.each<[what: string, change: (copy: Export) => void, path: string]>([
    ['a score of the result', ({ result }) => (result.options[2].score += 0.3), 'result.options[2].score'],
    [
      'a number by a little',
      ({ result }) => (result.criteria[1].weight *= 1 + 1e-6),
      'result.criteria[1].weight',
    ],
    ['the leader', ({ result }) => (result.leaderId = result.rivalId), 'result.leaderId'],
    ['the verdict', ({ result }) => (result.verdict.level = 'clear'), 'result.verdict.level'],
    ['a number into nothing', ({ result }) => (result.gap = null), 'result.gap'],
    [
      'a complement',
      ({ result }) => (result.complements.opinions.agreeing += 1),
      'result.complements.opinions.agreeing',
    ],
    ['away a part of the result', ({ result }) => delete result.shift, 'result.shift'],
    ['a part into the result', ({ result }) => (result.options[0].bonus = 5), 'result.options[0].bonus'],
    [
      'a score of the profile',
      ({ profile }) => (profile[0].score = profile[0].score === 3 ? 4 : 3),
      'input.profile',
    ],
    ['the input and not the profile', ({ input }) => (input.profile[0][3] = 0.1), 'input.profile[0][3]'],
    ['the name of an option', ({ options }) => (options[0].name = 'COBOL'), 'input.options[0].name'],
    ['the quorum', ({ decision }) => (decision.quorum = 1), 'input.quorum'],
    ['the seed', ({ input }) => (input.seed += 1), 'input.seed'],
    ['who may vote', ({ input }) => (input.eligible = 40), 'result.counted.eligible'],
    ['away a ballot', (copy) => copy.ballots.pop(), 'input.ballots'],
    [
      'away a ballot, everywhere but in the history',
      (copy) => {
        copy.ballots.pop()
        copy.input.ballots.pop()
        copy.result = JSON.parse(scoreFile(file(copy, 'fewer.json')))
        delete copy.result.explanation
      },
      'history.events',
    ],
    [
      'an event',
      ({ history }) => (history.events[1].at = '2026-01-01T00:00:00.000Z'),
      'history.events[1].hash',
    ],
    ['away an event', ({ history }) => history.events.splice(1, 1), 'history.events[1].hash'],
    ['away the last event', ({ history }) => history.events.pop(), 'history.hash'],
    ['the hash of the history', ({ history }) => (history.hash = 'f'.repeat(64)), 'history.hash'],
  ])('finds who changed %s', (_what, change, path) => {
    const { equal, line } = verifyFile(tampered(change))
    expect([equal, line]).toEqual([false, expect.stringContaining(`differs at ${path}`)])
    expect(line).toMatch(/: .+ in the file, .+ recomputed$/)
  })

  test.each<[what: string, change: (copy: Export) => void, message: RegExp]>([
    ['another format', (copy) => (copy.format = 'other-1'), /at format/],
    [
      'a receipt twice',
      ({ ballots }) => (ballots[1].receipt = ballots[0].receipt),
      /at ballots: has a receipt twice/,
    ],
    ['a cell twice', ({ profile }) => profile.push(profile[0]), /at profile: has a cell twice/],
    ['a score above ten', ({ profile }) => (profile[0].score = 11), /at profile\.0\.score/],
    [
      'an answer above its scale',
      ({ input }) => (input.ballots[0].importance[0] = 6),
      /at input\.ballots\.0\.importance\.0/,
    ],
    ['no result', (copy) => delete copy.result, /at result/],
    ['no history', (copy) => delete copy.history, /at history/],
  ])('refuses a file with %s', (_what, change, message) => {
    const verify = () => verifyFile(tampered(change))
    expect(verify).toThrow(InputError)
    expect(verify).toThrow(message)
  })

  test('follows a score that the team changed after the reveal', async () => {
    const world = await createWorld(engine)
    const opened = await world.openRoom()
    await world.vote('ada', opened)
    await world.vote('bo', opened, { importance: 5 })
    await world.reveal(opened)
    const [option] = opened.options
    const criterion = opened.criteria.find(({ key }) => key === 'hiring')
    const cell = `/decisions/${opened.id}/profile/${option?.id}/${criterion?.id}`
    const change = { score: '2.5', reason: 'We tried to hire for a year.', seen: '0' }
    expect((await (await world.as('bo')).post(cell, change)).status).toBe(303)
    const changed = await exportOf(world, opened.id)
    await world.close()
    expect(changed.profile.some(({ score }: { score: number | null }) => score === 2.5)).toBe(true)
    expect(verifyFile(file(changed)).line).toMatch(/^equal: /)
  })

  test('takes the chance and the verdict of a room that was revealed when they were computed in another way', () => {
    const { gap, certainty } = room.result
    const path = tampered(({ result }) => {
      result.certainty.pLead = chanceToLead(gap, certainty.standardError)
      result.verdict = { level: 'clear', reason: 'holds' }
    })
    expect(verifyFile(path).line).toMatch(/^equal: .* but for the verdict and its chance/)
    expect(certainty.standardError).toBeGreaterThan(0)
    const other = tampered(({ result }) => {
      result.certainty.pLead = chanceToLead(gap, certainty.standardError) - 0.01
    })
    expect(verifyFile(other).line).toContain('differs at result.certainty.pLead')
  })

  test('says that a history can’t be checked where names are hidden, and checks the rest', async () => {
    const hidden = await exported(engine, { namesShown: false })
    expect(verifyFile(file(hidden))).toEqual({
      equal: true,
      line: 'equal: the result follows from the 2 ballots; the history can’t be checked, because names are hidden',
    })
    hidden.result.gap += 1
    expect(verifyFile(file(hidden)).line).toContain('differs at result.gap')
  })

  test.each(['points', 'rank-sum', 'rank-order-centroid'])(
    'follows a room that weighs by %s, votes directly and rates cells',
    async (importanceMethod) => {
      const other = await exported(engine, { importanceMethod, directVote: true, cellRatings: true })
      expect(other.result.complements.directVote).toMatchObject({ ballots: 2 })
      expect(verifyFile(file(other)).line).toMatch(/^equal: /)
      const [option] = other.options
      other.ballots[0].answers.direct[option.id] = 0
      expect(verifyFile(file(other)).line).toContain('differs at input.ballots[0].direct[0]')
    },
  )
})

describe('stackmoot verify', () => {
  const { file } = useFiles()

  test('verifies of an export from before the complements what was computed then', () => {
    expect(verifyFile(OLD)).toEqual({
      equal: true,
      line: 'equal: the result follows from the 2 ballots but for the verdict and its chance, which were computed in another way then, and the history from its events',
    })
    const old = JSON.parse(readFileSync(OLD, 'utf8'))
    old.result.options[1].score += 1
    expect(verifyFile(file(old)).line).toContain('differs at result.options[1].score')
    old.ballots[0].answers.familiarity[old.options[1].id] = 1
    expect(verifyFile(file(old)).line).toContain('differs at input.ballots[0].familiarity[1]')
  })

  test.each([
    ['an advisor input', { options: [], criteria: [] }],
    ['a list', []],
    ['nothing', ''],
    ['what is no JSON', '{"format":'],
  ])('ends on %s with one line and code 2', (_what, content) => {
    const { status, stdout, stderr } = stackmoot(['verify', file(content)])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^\S+file\.json is not (a room export|JSON)[^\n]*\n$/)
  })

  test('asks for a file, and says that there is none', () => {
    expect(stackmoot(['verify'])).toMatchObject({ status: 2, stderr: 'Name a file: stackmoot verify FILE\n' })
    const { status, stderr } = stackmoot(['verify', '/no/such/file.json'])
    expect([status, stderr]).toEqual([2, '/no/such/file.json can’t be read (ENOENT).\n'])
  })

  test('lets no value of a file steer the terminal or fill it', () => {
    const old = JSON.parse(readFileSync(OLD, 'utf8'))
    old.result.leaderId = '\u001b[2J\u202e'.repeat(1_000)
    const { line } = verifyFile(file(old))
    expect(line).toMatch(/^differs at result\.leaderId/)
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(line.length).toBeLessThan(300)
    old.result = { ...old.result, leaderId: [], [`\u009b${'x'.repeat(10_000)}`]: 1 }
    expect(verifyFile(file(old)).line).toMatch(/leaderId: a list of 0 in the file/)
  })

  test('lets numbers differ by what machines round, and no more', () => {
    const between = (a: unknown, b: unknown) => firstDifference(a, b, 'x')?.path
    expect(between(61.2, 61.2 * (1 + 1e-12))).toBeUndefined()
    expect(between(0, 1e-16)).toBeUndefined()
    expect(between(61.2, 61.2 * (1 + 1e-8))).toBe('x')
    expect(between(4_000_000_000, 4_000_000_001)).toBe('x')
    expect(between(null, 0)).toBe('x')
    expect(between({ a: null }, {})).toBe('x.a')
    expect(between({}, { a: null })).toBe('x.a')
    expect(between([1, 2], [1])).toBe('x[1]')
    expect(between([1], [1, null])).toBe('x[1]')
    expect(between({ a: [{ b: 1 }] }, { a: [{ b: '1' }] })).toBe('x.a[0].b')
    expect(between(JSON.parse('{"__proto__":1}'), {})).toBe('x.__proto__')
  })
})
