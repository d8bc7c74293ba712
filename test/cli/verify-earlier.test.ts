import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { storeResult } from '../../db/queries/rounds.ts'
import { adviseEarlier } from '../../src/advisor/earlier.ts'
import { eventText } from '../../src/domain/history.ts'
import { sha256 } from '../../src/ids.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { ballotForm } from '../helpers/forms.ts'
import { createWorld } from '../helpers/world.ts'

const OLD = join(import.meta.dirname, 'fixtures/room-before-complements.json')

const UNNOTED =
  'equal as far as it can be checked: the result follows from the 2 ballots by the rules of an earlier version, and the history from its events; how many may vote can’t be checked, because an earlier version did not note it at the reveal'

/** Hashes of a history that was written otherwise. */
function chainAnew({ history }: Export) {
  history.hash = ''
  for (const one of history.events) {
    history.hash = sha256(eventText(history.hash, one))
    one.hash = history.hash
  }
}

describe.each(ENGINES)('stackmoot verify of a room that an earlier version revealed, on %s', (engine) => {
  const { file } = useFiles()

  test('follows a result of an earlier version that the room still shows, and says what was not noted then', async () => {
    const world = await createWorld(engine)
    const opened = await world.openRoom()
    await world.vote('ada', opened, { importance: 4, familiarity: 3 })
    const form = ballotForm(opened, { importance: 2, familiarity: 1 })
    await (await world.as('bo')).post(`/decisions/${opened.id}/ballot`, {
      ...form,
      [`importance.${opened.criteria[1]?.id}`]: '5',
    })
    await world.reveal(opened)
    const { input } = await exportOf(world, opened.id)
    await storeResult(world.db, opened.round.id, JSON.stringify(adviseEarlier(input)))
    await world.db
      .updateTable('events')
      .set({ particulars: '{"round":1,"ballots":2}' })
      .where('action', '=', 'round_revealed')
      .execute()
    const earlier = await exportOf(world, opened.id)
    await world.close()
    chainAnew(earlier)
    expect(earlier.result.certainty).toMatchObject({ degrees: null, rivalId: earlier.result.rivalId })
    expect(earlier.result.complements.agenda.rivalId).toBe(earlier.result.rivalId)
    expect(verifyFile(file(earlier))).toEqual({ exitCode: 3, line: UNNOTED })
    expect(earlier.result.verdict.level).not.toBe('clear')
    for (const [path, change] of [
      ['result.verdict.level', ({ verdict }: Export) => (verdict.level = 'clear')],
      ['result.certainty.pLead', ({ certainty }: Export) => (certainty.pLead -= 0.01)],
      ['result.certainty.pTeam', ({ certainty }: Export) => (certainty.pTeam = 0.5)],
    ] as const) {
      const copy = structuredClone(earlier)
      change(copy.result)
      expect(verifyFile(file(copy)).line).toContain(`differs at ${path}`)
      expect(verifyFile(file(copy)).exitCode).toBe(1)
    }
  })
})

describe('stackmoot verify of an export of an earlier version', () => {
  const { file } = useFiles()
  // Builds, so that no test waits for it.
  beforeAll(() => void stackmoot(['help']), 120_000)

  test('verifies an export of an earlier version by its rules, and says what it could not check', () => {
    expect(stackmoot(['verify', OLD])).toEqual({
      status: 3,
      stdout: `${UNNOTED}\n`,
      stderr: '',
    })
  })

  test.each<[what: string, change: (copy: Export) => void, path: string]>([
    ['a score', ({ result }) => (result.options[1].score += 1), 'result.options[1].score'],
    [
      'the verdict',
      ({ result }) => (result.verdict = { level: 'likely', reason: 'few-ballots' }),
      'result.verdict',
    ],
    ['the chance', ({ result }) => (result.certainty.pLead = 0.99), 'result.certainty.pLead'],
    ['the result into nothing', (copy) => (copy.result = {}), 'result.model'],
    ['away the verdict', ({ result }) => delete result.verdict, 'result.verdict'],
    ['away the options', ({ result }) => delete result.options, 'result.options'],
    ['away the quorum', ({ input }) => delete input.quorum, 'input.quorum'],
    ['in what there was not then', ({ result }) => (result.answered = 1), 'result.answered'],
    ['in complements', ({ result }) => (result.complements = {}), 'result.complements'],
    ['in a seed', ({ input }) => (input.seed = 1), 'input.seed'],
    ['in changes', (copy) => (copy.changes = []), 'changes'],
    [
      'an answer',
      ({ ballots, options }) => (ballots[0].answers.familiarity[options[1].id] = 1),
      'input.ballots[0].familiarity[1]',
    ],
    ['an event', ({ history }) => (history.events[0].at = '2026-01-01'), 'history.events[0].hash'],
  ])('finds in an export of an earlier version who changed %s', (_what, change, path) => {
    const old = JSON.parse(readFileSync(OLD, 'utf8'))
    change(old)
    const { exitCode, line } = verifyFile(file(old))
    expect([exitCode, line]).toEqual([1, expect.stringContaining(`differs at ${path}`)])
  })

  test('refuses a room that has some of the ways to vote', () => {
    const old = JSON.parse(readFileSync(OLD, 'utf8'))
    old.decision.directVote = false
    expect(() => verifyFile(file(old))).toThrow(/at decision: has some ways to vote/)
  })
})
