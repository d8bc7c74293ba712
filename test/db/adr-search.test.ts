import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findInLog, listFacets } from '../../db/queries/adr-search.ts'
import { listEntries } from '../../db/queries/log.ts'
import { holdRecord, saveRecord } from '../../db/queries/records.ts'
import { readLogFilter } from '../../src/domain/log-filter.ts'
import { formOf } from '../../src/form.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

const filterOf = (query: string | Record<string, string>) => readLogFilter(formOf(new URLSearchParams(query)))

/** Numbers are those of the places here, from 1. */
const RECORDS = [
  { title: 'Keep the message queue in PostgreSQL', tags: ['data', 'front end'], body: 'We looked at Kafka.' },
  { title: 'Use Kafka for events', tags: ['data'], body: 'A broker. It scales.', decider: 'Ada' },
  { title: 'Write services in Go', tags: ['kafka'], body: 'Our café runs on it, see ADR-0002.' },
  { title: 'アーキテクチャ決定を記録する', body: '私たちは意思決定を残す。東京都のチーム。' },
  { title: '使用消息队列', body: '我们需要一个消息代理。' },
  { title: 'Évaluer C# et F#', body: 'Straße und Łódź, ein “langer” Weg.', status: 'proposed' as const },
  { title: 'Twelve factors', body: `12 of them. ${'kafka '.repeat(60)}`, status: 'rejected' as const },
  { title: '결정을 기록한다', body: 'निर्णय दर्ज करें। قَرار', date: '2025-01-31' },
  {
    title: `<script>alert('"')</script> -- ; drop table`,
    body: 'A | table | of\n\n<b>bold</b> & more \\ % _',
  },
]

describe.each(ENGINES)('the search in a log on %s', (engine) => {
  let world: World
  let teamId: string
  let foreignId: string
  beforeAll(async () => {
    world = await createWorld(engine)
    teamId = (await world.openRoom()).team.id
    foreignId = (await world.openRoom()).team.id
    for (const record of RECORDS) await writeRecord(world, teamId, record)
    await writeRecord(world, foreignId, {
      title: 'A secret queue of quokkas',
      tags: ['hidden'],
      decider: 'Eve',
    })
  })
  afterAll(() => world.close())

  const search = async (query: string | Record<string, string>) => {
    const { ids, total } = await findInLog(world.db, teamId, filterOf(query))
    expect(total).toBe(ids.length)
    return (await listEntries(world.db, ids)).map(({ number }) => number)
  }

  test.each<[string, string, number[]]>([
    ['a word in the title before one in a tag before one in a text', 'kafka', [2, 3, 7, 1]],
    ['by its beginning', 'Kaf', [2, 3, 7, 1]],
    ['every word, wherever it stands', 'queue looked', [1]],
    ['and none without one of them', 'queue scales', []],
    ['a phrase', '"message queue"', [1]],
    ['and none with its words apart', '"queue message"', []],
    ['nor over the end of a title', '"postgresql data"', []],
    ['a tag of two words', '"front end"', [1]],
    ['whatever its case and accents', 'ÉVALUER CAFE', []],
    ['with accents or without', 'evaluer', [6]],
    ['accents in the text', 'cafe', [3]],
    ['letters that decompose to nothing else', 'strasse lodz', [6]],
    ['a language by its mark', 'c#', [6]],
    ['and not the other one', 'c++', []],
    ['Japanese within a word', '決定', [4]],
    ['Japanese in a text', '東京', [4]],
    ['one character of it', '私', [4]],
    ['the last character of a stretch', '列', [5]],
    ['Chinese', '消息队列', [5]],
    ['Chinese in two pieces', '消息 代理', [5]],
    ['no Chinese of other pairs', '息消', []],
    ['Korean', '결정', [8]],
    ['Hindi', 'निर्णय', [8]],
    ['Arabic without its points', 'قرار', [8]],
    ['text that looks like markup', 'script alert', [9]],
    ['text under markup', 'bold', [9]],
    ['a number before what it stands in', '12', [7]],
    ['a record by its number alone', '2', [2]],
    ['with zeros, before what names it', '0002', [2, 3]],
    ['as it is called', 'ADR-0002', [2, 3]],
    ['with a mark', '#7', [7]],
    ['no number there is none of', '8000', []],
    ['who decided', 'ada', [2]],
  ])('finds %s', async (_what, q, expected) => {
    expect(await search({ q })).toEqual(expected)
  })

  test.each([
    '" OR',
    '" OR "a',
    '*',
    'a*',
    'NEAR(',
    'NEAR(kafka queue, 5)',
    'title:kafka',
    '{title} : kafka',
    '^kafka',
    '- kafka',
    'kafka AND',
    'AND OR NOT',
    'a + b',
    'kafka:*',
    'kafka & !queue | x',
    '<->',
    '&|!',
    "'",
    "''; drop table adrs; --",
    '\\',
    "\\'",
    '$$',
    '%_',
    '(((((',
    '\0',
    'a\0b',
    '\ud800',
    '🎉',
    '👩‍👩‍👧',
    '\u202e',
    'ﷺ',
    '\u0301'.repeat(500),
    'x'.repeat(10_000),
    '決'.repeat(10_000),
    'a '.repeat(5_000),
    '"'.repeat(999),
    '"a b" "c d" "e',
    'team_id',
    'rowid',
    'null',
  ])('takes %j for text', async (q) => {
    const found = await search({ q })
    expect(found.every((number) => number >= 1 && number <= RECORDS.length)).toBe(true)
    expect((await search('q=kafka')).length).toBe(4)
  })

  test('never finds what another team has', async () => {
    for (const q of ['secret', 'quokkas', 'hidden', '"eve"', foreignId, `"${foreignId}"`, teamId])
      expect(await search({ q })).toEqual([])
    expect(await search({ tag: 'hidden' })).toEqual([])
    expect(await search({ q: '0001' })).toEqual([1])
    expect(await listFacets(world.db, teamId)).toEqual({
      tags: ['data', 'front end', 'kafka'],
      deciders: ['Ada', 'Bo'],
    })
  })

  test.each<[string, number[]]>([
    ['', [9, 8, 7, 6, 5, 4, 3, 2, 1]],
    ['status=proposed', [6]],
    ['status=proposed&status=rejected', [7, 6]],
    ['tag=data', [2, 1]],
    ['tag=Data', []],
    ['tag=data&decider=Ada', [2]],
    ['decider=Ada&status=rejected', []],
    ['to=2025-12-31', [8]],
    ['from=2025-01-31&to=2025-01-31', [8]],
    ['from=2025-02-01&status=rejected', [7]],
    ['order=date&status=accepted', [9, 5, 4, 3, 2, 1, 8]],
    ['q=kafka&order=number', [7, 3, 2, 1]],
    ['q=kafka&tag=data', [2, 1]],
    ['q=kafka&status=rejected', [7]],
    ['q=0002&tag=kafka', [3]],
    ['q=0002&order=number', [3, 2]],
  ])('leaves out the rest: %s', async (query, expected) => {
    expect(await search(query)).toEqual(expected)
  })

  test('finds a record by what it says now, and no longer by what it said', async () => {
    const { id, record, version } = await writeRecord(world, foreignId, {
      title: 'First words',
      body: 'Early.',
    })
    const find = async (q: string) => (await findInLog(world.db, foreignId, filterOf({ q }))).ids
    expect(await find('early')).toEqual([id])
    const at = world.now().toISOString()
    await world.db.transaction().execute(async (trx) => {
      await holdRecord(trx, id, { version }, at)
      await saveRecord(
        trx,
        id,
        { ...record, title: 'Second words', tags: ['late'] },
        { action: 'edited', actorId: null, at },
      )
    })
    expect(await find('first')).toEqual([])
    expect(await find('second')).toEqual([id])
    expect(await find('late')).toEqual([id])
    await world.db.deleteFrom('adrs').where('id', '=', id).execute()
    expect(await find('second')).toEqual([])
    const left = await sql<{ count: number }>`select count(*) as count from adr_search where ${
      engine === 'sqlite' ? sql`adr_search match '"second"'` : sql`words @@ '''second'''::tsquery`
    }`.execute(world.db)
    expect(Number(left.rows[0]?.count)).toBe(0)
  })

  test('takes more words than a database does', async () => {
    const wide = Array.from({ length: 60_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000)))
    const body = `${wide.join('')} ${Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' ')}`
    const { id } = await writeRecord(world, foreignId, { title: 'A long one', body })
    const { ids } = await findInLog(world.db, foreignId, filterOf({ q: '一丁' }))
    expect(ids).toContain(id)
  })
})

test('SQLite finds the same after it was tidied up', async () => {
  const world = await createWorld('sqlite')
  const { team } = await world.openRoom()
  const records = [
    await writeRecord(world, team.id, { title: 'Go first' }),
    await writeRecord(world, team.id),
  ]
  await world.db
    .deleteFrom('adrs')
    .where('id', '=', records[0]?.id ?? '')
    .execute()
  const database = new Database(world.deps.databaseUrl)
  database.exec('vacuum')
  const { ids } = await findInLog(world.db, team.id, filterOf('q=queue'))
  expect(ids).toEqual([records[1]?.id])
  database.exec(`insert into adr_search (adr_search, rank) values ('integrity-check', 1)`)
  database.close()
  await world.close()
})
