import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../src/json-file.ts'
import { scoreFile } from '../../src/score-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { useFiles } from '../helpers/files.ts'
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
const [ballot] = input.ballots
const skill = { importance: [5, 1], familiarity: [0, 4] }
const cpu = { importance: [1, 5], familiarity: [0, 4] }
const points = { version: 'advisor-1', importanceMethod: 'points', importanceMax: 100 }

/** The input with one thing changed on its ballot, or in its model. */
const cast = (changes: object) => ({ ...input, ballots: [{ ...ballot, ...changes }] })
const by = (model: object) => ({ ...input, model: { version: 'advisor-1', ...model } })

describe('stackmoot score', () => {
  const files = useFiles()
  const { file } = files
  // Builds, so that no test waits for it.
  beforeAll(() => void stackmoot(['help']), 120_000)

  test('prints the whole result of an advisor input as JSON, with its complements and sentences', () => {
    const { status, stdout, stderr } = stackmoot(['score', file(input)])
    expect([status, stderr]).toEqual([0, ''])
    const result = JSON.parse(stdout)
    expect(result.order).toEqual(['php', 'go'])
    expect(result).toMatchObject({
      counted: { ballots: 1 },
      verdict: { level: 'likely' },
      complements: { opinions: { of: expect.any(Number) }, robustness: { samples: expect.any(Number) } },
      explanation: { headline: expect.stringContaining('PHP') },
    })
  })

  test('takes everything a ballot may hold, bands, a seed and the other ways to weigh', () => {
    const full = {
      ...cast({
        importance: [70, 30],
        vetoes: [false, true],
        ratings: [
          [null, 10],
          [null, null],
        ],
        willingness: [2, null],
        direct: [5, 1],
      }),
      bands: [
        [null, 1],
        [null, 0.5],
      ],
      seed: 7,
      constraints: [{ kind: 'veto', share: 1 }],
      model: { ...points, ratingPrior: 3, familiarityCurve: [0, 0.15, 0.45, 0.8, 1] },
    }
    const result = JSON.parse(scoreFile(file(full)))
    expect(result.criteria[0].weight).toBeCloseTo(0.7, 12)
    expect(result.options[0].values[1]).toBeCloseTo((3 * 0.9 + 1) / 4, 12)
    expect(result.options[1].excluded).toMatchObject({ kind: 'veto' })
    expect(result.complements.directVote).toMatchObject({ ballots: 1, totals: [5, 1] })
    const [ranked] = JSON.parse(
      scoreFile(
        file({
          ...cast({ importance: [0, 1] }),
          model: { version: 'advisor-1', importanceMethod: 'rank-sum', importanceMax: 1 },
        }),
      ),
    ).criteria
    expect(ranked.weight).toBeCloseTo(1 / 3, 12)
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

  test('says who could tip it of an advisor input, and not of a room export, which all members can read', () => {
    const told = JSON.parse(scoreFile(file({ ...input, ballots: [cpu, skill, cpu] })))
    expect(told.complements.tipping.withoutOne).toEqual({ members: 1, of: 3 })
    expect(told.explanation.confidential).toEqual([expect.stringContaining('one particular answer')])
    const room = { format: 'stackmoot-room-1', input: { ...input, ballots: [cpu, skill, cpu] } }
    const { complements, explanation } = JSON.parse(scoreFile(file(room)))
    expect(complements.tipping).toEqual({ ...told.complements.tipping, withoutOne: null })
    expect(explanation).not.toHaveProperty('confidential')
    const { confidential: _, ...rest } = told.explanation
    expect(explanation).toEqual(rest)
  })

  const wide = [
    [null, 11],
    [null, 4],
  ]
  test.each([
    ['no JSON', 'not json', /is not JSON/],
    ['a JSON text', '"x"', /neither a room export nor an advisor input/],
    ['JSON of endless depth', `{"options":${'['.repeat(100_000)}`, /is not JSON/],
    ['a whole file of endless depth', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, /neither a room export/],
    ['an empty object', {}, /neither a room export nor an advisor input at options: is missing$/],
    ['a number for a list', { ...input, ballots: 3 }, /at ballots: must be a list$/],
    ['another program’s file', { format: 'other-1', input }, /neither a room export/],
    ['a room without its input', { format: 'stackmoot-room-1' }, /at input/],
    ['a score above ten', { ...input, profile: wide }, /at profile\.0\.1: must be 10 or less$/],
    ['a score without end', JSON.stringify(input).replace('9', '1e999'), /at profile\.0\.1/],
    ['a band above ten', { ...input, bands: wide }, /at bands\.0\.1/],
    ['a missing row', { ...input, profile: [[null, 9]] }, /at profile: needs a row for each option/],
    [
      'a missing cell',
      { ...input, profile: [[null, 9], [4]] },
      /at profile\.1: needs a cell for each criter/,
    ],
    ['a missing row of bands', { ...input, bands: [] }, /at bands: needs a row for each option/],
    ['a ballot too short', cast({ importance: [5] }), /at ballots\.0\.importance/],
    ['an answer too many', cast({ familiarity: [0, 4, 1] }), /at ballots\.0\.familiarity/],
    ['an answer above its scale', cast({ importance: [6, 1] }), /at ballots\.0\.importance\.0: is above 5/],
    ['knowledge above its scale', cast({ familiarity: [0, 5] }), /at ballots\.0\.familiarity\.1: is above 4/],
    ['half an answer', cast({ importance: [2.5, 1] }), /at ballots\.0\.importance\.0/],
    ['an answer below zero', cast({ familiarity: [-1, 1] }), /at ballots\.0\.familiarity\.0/],
    ['an answer in words', cast({ importance: ['5', 1] }), /at ballots\.0\.importance\.0/],
    ['a wish above two', cast({ willingness: [3, null] }), /at ballots\.0\.willingness\.0/],
    ['a wish too few', cast({ willingness: [1] }), /at ballots\.0\.willingness: needs an answer/],
    ['a direct vote above five', cast({ direct: [6, 0] }), /at ballots\.0\.direct\.0/],
    ['a direct vote for one option', cast({ direct: [5] }), /at ballots\.0\.direct: needs an answer/],
    ['a veto on an unknown option', cast({ vetoes: [true, false, true] }), /at ballots\.0\.vetoes/],
    ['a rating above ten', cast({ ratings: wide }), /at ballots\.0\.ratings\.0\.1/],
    ['ratings of one option', cast({ ratings: [[null, 3]] }), /at ballots\.0\.ratings: needs a row/],
    [
      'a misspelt part of a ballot',
      cast({ veto: [true, true] }),
      /at ballots\.0: has a part we don’t know: "veto"$/,
    ],
    ['a misspelt part', { ...input, constraint: [] }, /: .*"constraint"/],
    [
      'points above a hundred',
      { ...cast({ importance: [101, 0] }), model: points },
      /importance\.0: is above 100/,
    ],
    [
      'too many points',
      { ...cast({ importance: [60, 60] }), model: points },
      /importance: adds up to 120 points/,
    ],
    ['points on another scale', by({ importanceMethod: 'points' }), /at model\.importanceMax: must be 100/],
    [
      'a way to weigh there is none of',
      by({ importanceMethod: 'guess' }),
      /Method: must be rating or points or/,
    ],
    ['a level nobody can reach', by({ knowsAt: 5 }), /at model\.knowsAt: is above 4/],
    ['a curve too short', by({ familiarityCurve: [0, 1] }), /at model\.familiarityCurve: needs 5 values/],
    ['a curve that falls', by({ familiarityCurve: [0, 0.6, 0.5, 0.8, 1] }), /Curve: must rise from 0 to 1/],
    ['a curve from the middle', by({ familiarityCurve: [0.1, 0.2, 0.5, 0.8, 1] }), /must rise from 0 to 1/],
    ['a prior beyond all ratings', by({ ratingPrior: 1e308 }), /at model\.ratingPrior/],
    ['a seed with a fraction', { ...input, seed: 0.5 }, /at seed: must be a whole number/],
    ['another model', by({ version: 'advisor-9' }), /at model\.version/],
    [
      'an id twice',
      { ...input, options: [input.options[0], input.options[0]] },
      /options\.1\.id: .*there twice/,
    ],
    [
      'two criteria of what is known',
      { ...input, criteria: [input.criteria[0], { ...input.criteria[0], id: 'b' }] },
      /at criteria: only one/,
    ],
    ['no options', { ...input, options: [], profile: [] }, /at options: must have 1 or more$/],
    [
      'a must-have on an unknown criterion',
      { ...input, constraints: [{ kind: 'min', criterionId: 'gpu', value: 3 }] },
      /at constraints\.0: names no criterion/,
    ],
    [
      'an unknown must-have',
      { ...input, constraints: [{ kind: 'max' }] },
      /constraints\.0\.kind: is nothing we know/,
    ],
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

  test('lets nothing in a file or a name steer the terminal', () => {
    const hostile = { ...input, ['\u001b]0;owned\u0007\u202e\u009b2J'.repeat(200)]: 1 }
    const { status, stderr } = stackmoot(['score', file(hostile, 'a\u001b[31mb.json')])
    expect(status).toBe(2)
    expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(stderr.length).toBeLessThan(600)
    const command = stackmoot(['\u001b[31mscore'])
    expect([command.status, command.stderr]).toEqual([2, expect.not.stringContaining('\u001b')])
  })

  test('prints what a name holds as JSON that steers no terminal', () => {
    const name = 'Go\u001b\u009b31m\u007f\u202e\u200b\u2028\u{e0041}Ü👍'
    const named = { ...input, options: [{ id: 'go', name }, input.options[1]] }
    const { status, stdout } = stackmoot(['score', file(named)])
    expect([status, JSON.parse(stdout).options[0].name]).toEqual([0, name])
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    expect(stdout).toContain('\\u009b31m\\u007f\\u202e\\u200b\\u2028\\udb40\\udc41Ü👍')
  })

  test('reads a file that begins with a byte order mark', () => {
    expect(JSON.parse(scoreFile(file(`\ufeff${JSON.stringify(input)}`))).leaderId).toBe('php')
  })

  test('says in one line that there is no file', () => {
    for (const [args, message] of [
      [['score', join(files.folder, 'none.json')], /^There is no file .*none\.json\.$/m],
      [['score', files.folder], /is a folder\.$/m],
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
      stdout: expect.stringMatching(/stackmoot score FILE[\s\S]*stackmoot verify FILE/),
    })
    const { status, stderr } = stackmoot(['scroe'])
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^There is no command scroe\.\n/)])
  })
})
