import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLimits } from '../../src/limits.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { documentOf, inputOf, messageAt } from '../helpers/html.ts'
import { FIELDS, fullRoom, PATH, send } from '../helpers/imports.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const OLD = join(import.meta.dirname, '../cli/fixtures/room-before-complements.json')

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** What is in the file, what it becomes, and what is said of it. */
const WRONG: [what: string, change: (copy: Export) => unknown, message: RegExp][] = [
  ['nothing', () => '', /not JSON/],
  [
    'a voter of two lines',
    ({ rounds }) => Object.assign(rounds[0].ballots[0], { name: 'a\nb' }),
    /name is no line/,
  ],
  [
    'an author without end',
    ({ comments }) => Object.assign(comments[0], { by: 'x'.repeat(81) }),
    /name is no line/,
  ],
  ['a page', () => '<!doctype html>', /not JSON/],
  ['half of it', (copy) => JSON.stringify(copy).slice(0, 5_000), /not JSON/],
  ['a list', () => [], /not a room export: must be an object/],
  ['nothing but brackets', () => deep(200_000), /nested deeper/],
  [
    'another format',
    (copy) => ({ ...copy, format: 'stackmoot-room-2' }),
    /export: format must be stackmoot-room-1/,
  ],
  ['an earlier version', () => readFileSync(OLD, 'utf8'), /earlier version/],
  [
    'no record though it is decided',
    (copy) => Object.assign(copy.decision, { state: 'decided' }),
    /earlier version/,
  ],
  [
    'a round under way',
    (copy) => Object.assign(copy.decision, { state: 'voting' }),
    /further round was under way/,
  ],
  [
    'a decision that was given up',
    (copy) => Object.assign(copy.decision, { state: 'abandoned' }),
    /given up/,
  ],
  [
    'a part named __proto__',
    (copy) => JSON.stringify(copy).replace('"vetoes":{}', '"vetoes":{"__proto__":"x"}'),
    /part named __proto__/,
  ],
  ['a NUL', (copy) => Object.assign(copy.decision, { context: 'a\0b' }), /characters that no text can have/],
  [
    'half a character',
    (copy) => Object.assign(copy.decision, { context: '\ud800' }),
    /characters that no text/,
  ],
  [
    'an endless text',
    (copy) => Object.assign(copy.decision, { context: 'x'.repeat(50_001) }),
    /more than 50000/,
  ],
  [
    'the 30th of February',
    (copy) => Object.assign(copy.comments[0], { at: '2026-02-30' }),
    /a day that is none/,
  ],
  [
    'a day in words',
    (copy) => Object.assign(copy.comments[0], { at: 'yesterday' }),
    /export: comments\.0\.at /,
  ],
  [
    'an id that is none',
    (copy) => Object.assign(copy.comments[0], { id: '../../etc' }),
    /none of ours: \.\.\/\.\.\/etc/,
  ],
  ['an id twice', ({ comments }) => Object.assign(comments[1], { id: comments[0].id }), /have one id/],
  [
    'an actor that is none',
    ({ history }) => Object.assign(history.events[0], { actorId: 'x' }),
    /none of ours: x/,
  ],
  [
    'a comment on nothing',
    ({ comments }) => Object.assign(comments[0], { topic: 'A'.repeat(22) }),
    /that is not in it/,
  ],
  ['a comment of no round', ({ comments }) => Object.assign(comments[0], { round: 9 }), /that is not in it/],
  [
    'a proposal of nothing',
    ({ proposals }) => Object.assign(proposals[0], { option: 'x' }),
    /that is not in it/,
  ],
  [
    'a question of two lines',
    ({ decision }) => Object.assign(decision, { question: 'a\nb' }),
    /no line of text/,
  ],
  ['no team', ({ decision }) => Reflect.deleteProperty(decision, 'team'), /earlier version/],
  [
    'a time zone of its own',
    ({ decision }) => Object.assign(decision, { timeZone: 'Mars/Olympus' }),
    /time zone/,
  ],
  ['a quorum of half a ballot', ({ decision }) => Object.assign(decision, { quorum: 0.5 }), /quorum/],
  ['a veto above all', ({ decision }) => Object.assign(decision, { vetoPercent: 1e9 }), /veto/],
  ['rounds from 2 on', ({ rounds }) => rounds.shift(), /counted from 1 on/],
  ['events out of order', ({ history }) => history.events.reverse(), /not in order/],
  ['an event twice', ({ history }) => history.events.push(history.events.at(-1)), /not in order/],
  [
    'an event nobody knows',
    ({ history }) => Object.assign(history.events[0], { action: 'toString' }),
    /later version.*toString/,
  ],
  [
    'a receipt twice',
    ({ ballots }) => Object.assign(ballots[1], { receipt: ballots[0].receipt }),
    /a receipt twice/,
  ],
  [
    'another answer',
    ({ ballots }) => (ballots[0].answers.familiarity = {}),
    /differs at input\.ballots\[0\]/,
  ],
  ['another result', ({ result }) => (result.gap += 1), /not imported\. It differs at result\.gap/],
  [
    'another history',
    ({ history }) => Object.assign(history.events[1], { at: '2026-01-01T00:00:00.000Z' }),
    /history\.events\[1\]\.hash/,
  ],
  ['a score between the tenths', ({ changes }) => (changes[0].score = 2.55), /more than one decimal/],
  [
    'more ballots than anybody waits for',
    ({ rounds }) => {
      const [one] = rounds[0].ballots
      rounds[0].ballots = Array.from({ length: 2_001 }, (_, at) => ({ ...one, receipt: String(at) }))
    },
    /larger than any here/,
  ],
]

describe.each(ENGINES)('a file that is no room on %s', (engine) => {
  let world: World
  let room: Export
  beforeAll(async () => {
    world = await createWorld(engine, { limits: { ...createLimits(), mayOpenRoom: async () => true } })
    room = await exportOf(world, await fullRoom(world))
    await world.as('mallory')
  }, 60_000)
  afterAll(() => world.close())

  test.each(WRONG)('with %s is refused at its field, and nothing is written', async (_, change, message) => {
    const copy = structuredClone(room)
    const changed = change(copy)
    const isWhole =
      typeof changed === 'string' ||
      Array.isArray(changed) ||
      (changed as Export)?.format === 'stackmoot-room-2'
    const before = await dumpTables(world.db)
    const answer = await send(world, isWhole && changed !== copy.history?.events ? changed : copy, {
      teamName: 'Kept',
      submission: 'kept',
    })
    const page = await documentOf(answer)
    expect([answer.status, messageAt(page, 'file')]).toEqual([422, expect.stringMatching(message)])
    expect([inputOf(page, 'teamName'), inputOf(page, 'submission')]).toEqual(['Kept', 'kept'])
    expect(page.querySelector('#errors a[href="#file"]')).not.toBeNull()
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('that is binary, missing, or one of two is refused as well', async () => {
    const mallory = await world.as('mallory')
    const said = async (files: Parameters<typeof mallory.upload>[2]) => {
      const answer = await mallory.upload(PATH, FIELDS, files)
      return [answer.status, messageAt(await documentOf(answer), 'file')]
    }
    const bytes = new Uint8Array([0xff, 0xfe, 0, 1])
    expect(await said([{ field: 'file', name: 'x.json', bytes }])).toEqual([
      422,
      expect.stringMatching(/UTF-8/),
    ])
    expect(await said([])).toEqual([422, 'Choose the file of a room.'])
    const one = { field: 'file', name: 'x.json', bytes: '{}' }
    expect(await said([one, one])).toEqual([422, 'Choose one file at a time.'])
  })

  test('of more than 24 MB is refused unread', async () => {
    const answer = await send(world, ' '.repeat(24 * 1024 * 1024 + 1))
    expect(answer.status).toBe(413)
  })

  test('and a form that is wrong as well says both', async () => {
    const answer = await send(world, '{', { name: ' ', team: 'x'.repeat(22), teamName: 'y'.repeat(81) }, 'bo')
    const page = await documentOf(answer)
    expect(answer.status).toBe(422)
    for (const field of ['file', 'name', 'team', 'teamName']) expect(messageAt(page, field)).not.toBe('')
  })
})
