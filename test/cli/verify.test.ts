import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { adviseEarlier, completed } from '../../src/advisor/earlier.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { withoutConfidential } from '../../src/domain/confidential.ts'
import { type Event, eventText } from '../../src/domain/history.ts'
import { firstDifference } from '../../src/first-difference.ts'
import { sha256 } from '../../src/ids.ts'
import { InputError } from '../../src/json-file.ts'
import { scoreFile } from '../../src/score-file.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exported } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'

const OLD = join(import.meta.dirname, 'fixtures/room-before-complements.json')

describe.each(ENGINES)('stackmoot verify of a room on %s', (engine) => {
  const { file } = useFiles()
  let room: Export
  beforeAll(async () => {
    // Builds, so that no test waits for it.
    stackmoot(['help'])
    room = await exported(engine)
  }, 120_000)

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
    ['the result into nothing', (copy) => (copy.result = {}), 'result.model'],
    ['away the complements', ({ result }) => delete result.complements, 'result.complements'],
    [
      'away the complements, and the verdict',
      ({ result }) => {
        delete result.complements
        result.verdict = { level: 'clear', reason: 'holds' }
      },
      'result.verdict',
    ],
    [
      'the result into one by earlier rules',
      (copy) => (copy.result = withoutConfidential(completed(copy.input, adviseEarlier(copy.input)))),
      'result.certainty',
    ],
    [
      'the whole room into one of an earlier version',
      (copy) => {
        for (const way of ['importanceMethod', 'directVote', 'cellRatings']) delete copy.decision[way]
        delete copy.changes
        delete copy.input.bands
        delete copy.input.seed
        for (const ballot of copy.input.ballots) delete ballot.willingness
        for (const cell of copy.profile) {
          delete cell.builtIn
          delete cell.change
        }
        copy.result = adviseEarlier(copy.input)
      },
      'input.ballots[0].willingness',
    ],
    [
      'who could tip it',
      ({ result }) => (result.complements.tipping.withoutOne = { members: 1, of: 2 }),
      'result.complements.tipping.withoutOne',
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
    [
      'who may vote, and the result with it',
      (copy) => {
        copy.input.eligible = 40
        copy.result = withoutConfidential(fullResult(copy.input))
      },
      'history.events',
    ],
    ['away the changes of the profile', (copy) => delete copy.changes, 'changes'],
    ['away what a cell rests on', ({ profile }) => delete profile[0].builtIn, 'profile[0].builtIn'],
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
    [
      'away the last event, and the hash with it',
      ({ history }) => {
        history.events.pop()
        history.hash = history.events.at(-1).hash
      },
      'adr.historyHash',
    ],
    [
      'an event, and all hashes after it',
      ({ history }) => {
        history.events[1].at = '2026-01-01T00:00:00.000Z'
        history.hash = history.events.reduce((before: string, event: Event & { hash: string }) => {
          event.hash = sha256(eventText(before, event))
          return event.hash
        }, '')
      },
      'adr.historyHash',
    ],
    ['the hash that the record bears', ({ adr }) => (adr.historyHash = 'f'.repeat(64)), 'adr.historyHash'],
    ['the hash of the history', ({ history }) => (history.hash = 'f'.repeat(64)), 'history.hash'],
  ])('finds who changed %s', (_what, change, path) => {
    const { exitCode, line } = verifyFile(tampered(change))
    expect([exitCode, line]).toEqual([1, expect.stringContaining(`differs at ${path}`)])
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

  test('keeps from everybody whether single members tip it', () => {
    expect(fullResult(room.input).complements.tipping.withoutOne).not.toBeNull()
    expect(room.result.complements.tipping.withoutOne).toBeNull()
  })

  test('says that a history can’t be checked where names are hidden, and checks the rest', async () => {
    const hidden = await exported(engine, { namesShown: false })
    expect(verifyFile(file(hidden))).toEqual({
      exitCode: 3,
      line: 'equal as far as it can be checked: the result follows from the 2 ballots; the history can’t be checked, because names are hidden',
    })
    expect(stackmoot(['verify', file(hidden)]).status).toBe(3)
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
    expect([status, stderr]).toEqual([2, 'There is no file /no/such/file.json.\n'])
  })

  test('lets no value of a file steer the terminal or fill it', () => {
    const old = JSON.parse(readFileSync(OLD, 'utf8'))
    old.result.leaderId = '\u001b[2J\u202e'.repeat(1_000)
    const { line } = verifyFile(file(old))
    expect(line).toMatch(/^differs at result\.leaderId/)
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(line).toContain('"\\u001b[2J\\u202e')
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
