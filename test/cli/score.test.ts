import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputError, scoreFile } from '../../src/score-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld } from '../helpers/world.ts'

const input = {
  options: [
    { id: 'go', name: 'Go' },
    { id: 'php', name: 'PHP' },
  ],
  criteria: [
    { id: 'skill', name: 'Skill', kind: 'familiarity' },
    { id: 'cpu', name: 'CPU', kind: 'profile' },
  ],
  profile: [
    [null, 9],
    [null, 4],
  ],
  ballots: [{ importance: [5, 1], familiarity: [0, 4] }],
}

describe('stackmoot score', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stackmoot-score-'))
    // Builds, so that no test waits for it.
    stackmoot(['help'])
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const file = (content: unknown, name = 'file.json') => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  test('prints the whole result of an advisor input as JSON', () => {
    const { status, stdout, stderr } = stackmoot(['score', file(input)])
    expect([status, stderr]).toEqual([0, ''])
    const result = JSON.parse(stdout)
    expect(result.order).toEqual(['php', 'go'])
    expect(result).toMatchObject({
      counted: { ballots: 1 },
      verdict: expect.anything(),
      explanation: expect.anything(),
    })
  })

  test.each(ENGINES)('prints of a room export what the room shows, on %s', async (engine) => {
    const world = await createWorld(engine)
    const room = await world.openRoom()
    await world.vote('ada', room, { importance: 4, familiarity: 3 })
    await world.vote('bo', room)
    await world.reveal(room)
    const exported = await (await (await world.as('bo')).get(`/decisions/${room.id}/export.json`)).text()
    await world.close()
    const { status, stdout } = stackmoot(['score', file(exported)])
    const { explanation, ...result } = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(result).toEqual(JSON.parse(exported).result)
    expect(explanation.headline).toEqual(expect.any(String))
  })

  test.each([
    ['no JSON', 'not json', /is not JSON/],
    ['a JSON text', '"x"', /neither a room export nor an advisor input/],
    ['an empty object', {}, /neither a room export/],
    ['another program’s file', { format: 'other-1', input }, /neither a room export/],
    ['a room without its input', { format: 'stackmoot-room-1' }, /at input/],
    [
      'a score above ten',
      {
        ...input,
        profile: [
          [null, 11],
          [null, 4],
        ],
      },
      /at profile\.0\.1/,
    ],
    ['a missing row', { ...input, profile: [[null, 9]] }, /needs a row for each option/],
    [
      'a ballot too short',
      { ...input, ballots: [{ importance: [5], familiarity: [0, 4] }] },
      /at ballots\.0\.importance/,
    ],
    [
      'an answer above its scale',
      { ...input, ballots: [{ importance: [6, 1], familiarity: [0, 4] }] },
      /is above 5/,
    ],
    ['an id twice', { ...input, options: [input.options[0], input.options[0]] }, /there twice/],
    ['another model', { ...input, model: { version: 'advisor-9' } }, /at model\.version/],
  ])('says in one line what is wrong with %s', (_what, content, message) => {
    const score = () => scoreFile(file(content))
    expect(score).toThrow(InputError)
    expect(score).toThrow(message)
    expect(score).not.toThrow(/\n/)
  })

  test('ends with that line and code 2, and without a stack', () => {
    const { status, stdout, stderr } = stackmoot(['score', file({ format: 'other-1', input })])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^\S+file\.json is neither a room export nor an advisor input[^\n]*\n$/)
  })

  test('says in one line that there is no file', () => {
    for (const [args, message] of [
      [['score', join(folder, 'none.json')], /can’t be read \(ENOENT\)/],
      [['score', folder], /can’t be read \(EISDIR\)/],
      [['score'], /Name a file/],
    ] as const) {
      const { status, stderr } = stackmoot(args)
      expect([status, stderr]).toEqual([2, expect.stringMatching(message)])
      expect(stderr).toMatch(/^[^\n]+\n$/)
    }
  })

  test('is explained by help, and a command there is none of by a line and the list', () => {
    expect(stackmoot(['help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('stackmoot score FILE'),
    })
    const { status, stderr } = stackmoot(['scroe'])
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^There is no command scroe\.\n/)])
  })
})
