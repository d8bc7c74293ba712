import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import matter from 'gray-matter'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FOLDER_FORMATS, type FolderFormat } from '../../src/adr/folder.ts'
import { toMarkdown } from '../../src/adr/markdown.ts'
import { readZip } from '../../src/zip-reader.ts'
import { faults } from '../adr/json-adr-schema.ts'
import { headingsOf, linksOf, lint, parse, textOf } from '../adr/reading.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { openLog, STATUSES } from './decisions.ts'
import { ADR_TOOLS, adrLog, backstage, inAdrFolder, log4brains, madrIndex } from './tools.ts'

/** Keys and headings of MADR 4, out of its own package. */
const require = createRequire(import.meta.url)
const template = readFileSync(require.resolve('madr/template/adr-template.md'), 'utf8')
const TEMPLATE = {
  keys: Object.keys(matter(template).data),
  headings: headingsOf(parse(template)).filter(({ text }) => !text.startsWith('{')),
}

/** The log of a team as other people's programs read it. */
describe.each(ENGINES)('exported records, kept on %s', (engine) => {
  let world: World
  let teamId: string
  const folders = {} as Record<FolderFormat, string>
  const root = mkdtempSync(join(tmpdir(), 'stackmoot-foreign-'))

  beforeAll(async () => {
    world = await createWorld(engine)
    teamId = await openLog(world)
    const ada = await world.as('ada')
    for (const format of FOLDER_FORMATS) {
      const answer = await ada.get(`/teams/${teamId}/adrs.zip?format=${format}`)
      for (const { name, bytes } of await readZip(await answer.bytes(), () => true)) {
        const path = join(root, format, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, bytes ?? '')
        folders[format] = dirname(path)
      }
    }
  })
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true })
    await world.close()
  })

  const filesOf = (format: FolderFormat) =>
    readdirSync(folders[format])
      .filter((name) => /^\d{4}-/.test(name))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folders[format], name), 'utf8') }))

  /** The title as the parser of other people's Markdown reads it. */
  const titleIn = (text: string) => {
    const heading = parse(text).children.find(({ type }) => type === 'heading')
    return heading ? textOf(heading) : ''
  }

  const statusIn = (text: string) => String(matter(text).data.status)

  test('are as many files as there are records, beside an index', () => {
    for (const format of FOLDER_FORMATS) {
      expect(filesOf(format).map(({ name }) => Number(name.slice(0, 4)))).toEqual(
        STATUSES.map((_, at) => at + 1),
      )
      expect(readdirSync(folders[format])).toContain('index.md')
    }
  })

  test.each(FOLDER_FORMATS)(
    '%s: MADR’s rules of markdownlint find nothing, in the index neither',
    async (format) => {
      const files = readdirSync(folders[format]).map((name) => join(folders[format], name))
      for (const path of files) {
        const found = await lint(readFileSync(path, 'utf8'))
        expect({ [basename(path)]: found }).toEqual({ [basename(path)]: [] })
      }
    },
  )

  test.each(FOLDER_FORMATS)('%s: remark writes what it has read', (format) => {
    for (const { text } of filesOf(format)) {
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
      expect(toMarkdown(parse(body).children)).toBe(body)
    }
  })

  test('MADR: YAML 1.1 and gray-matter read the five keys, status and date as text', () => {
    for (const [at, { text }] of filesOf('madr').entries()) {
      const front = /^---\n([\s\S]*?)---\n# /.exec(text)?.[1] ?? ''
      const read = load(front) as Record<string, unknown>
      expect(TEMPLATE.keys).toEqual(expect.arrayContaining(Object.keys(read)))
      expect(Object.keys(matter(text).data)).toEqual(Object.keys(read))
      expect(front).toMatch(/^status: [a-z]/)
      expect(front).toMatch(/^date: \d{4}-\d\d-\d\d$/m)
      expect(statusIn(text).split(' ')[0]).toBe(STATUSES[at])
    }
    expect(
      filesOf('madr')
        .map(({ text }) => statusIn(text))
        .slice(1, 4),
    ).toEqual(['superseded by ADR-0003', 'superseded by ADR-0004', 'accepted'])
    expect(statusIn(filesOf('madr')[13]?.text ?? '')).toBe('superseded by ADR-0015, ADR-0016')
  })

  test.each(['madr', 'log4brains'] as const)(
    '%s: Backstage takes every file, with its status and day',
    (format) => {
      for (const [at, { name, text }] of filesOf(format).entries()) {
        expect(backstage.madrFilePathFilter(`docs/decisions/${name}`)).toBe(true)
        const read = backstage.parseMadrWithFrontmatter(text)
        expect(read.status?.split(' ')[0]).toBe(STATUSES[at])
        expect(read.date).toBe(/^date: (.*)$/m.exec(text)?.[1])
        expect(titleIn(read.content)).toBe(titleIn(text))
      }
    },
  )

  test('MADR: adr-log and madr-tools list every record by its title', () => {
    const expected = filesOf('madr').map(({ name, text }) => ({
      file: name,
      title: /^# (.*)$/m.exec(text)?.[1],
    }))
    expect(adrLog(folders.madr)).toEqual(expected)
    expect(madrIndex(folders.madr)).toEqual(expected)
  })

  test('log4brains: its own parser finds title, status, day, people, tags and the successor', () => {
    const read = log4brains(folders.log4brains).sort((a, b) => (a.slug < b.slug ? -1 : 1))
    const files = filesOf('log4brains')
    expect(read.map(({ slug }) => `${slug}.md`)).toEqual(files.map(({ name }) => name))
    expect(read.map(({ status }) => status)).toEqual(STATUSES)
    expect(read.map(({ title }) => title)).toEqual(files.map(({ text }) => titleIn(text)))
    for (const [at, { publicationDate }] of read.entries())
      expect(publicationDate?.slice(0, 10)).toBe(/^date: (.*)$/m.exec(files[at]?.text ?? '')?.[1])
    expect(read.slice(1, 4).map(({ supersededBy }) => supersededBy)).toEqual([
      '0003-keep-orders-in-postgresql',
      '0004-keep-orders-in-sqlite',
      null,
    ])
    expect(read[3]?.tags).toEqual(['data', 'storage'])
    expect(read[3]?.deciders).toEqual(['Ada', 'Bo'])
    expect(read[7]?.tags).toEqual(['日本語'])
    // It can read no more than one successor, and no tag of two words.
    expect(read[13]?.supersededBy).toBe('0015-build-the-shop-on-it')
    expect(read[11]?.tags).toEqual(['c#'])
  })

  /** The patterns of its importers, which stand in Java and are greedy. */
  const linkIn = (row: string) => /\[.*]\((.*)\)/.exec(row)?.[1]

  test.each(['madr', 'log4brains', 'nygard'] as const)(
    '%s: Structurizr reads number, status, day and each link by itself',
    (format) => {
      const names = filesOf(format).map(({ name }) => name)
      for (const [at, { name, text }] of filesOf(format).entries()) {
        const rows = text.split('\n')
        const nygard = /^## Status\n\n(\w+)/m.exec(text)?.[1]?.toLowerCase()
        const told = format === 'nygard' ? nygard : rows.find((row) => row.startsWith('status: '))?.slice(8)
        expect(told?.split(' ')[0]).toBe(STATUSES[at])
        expect(rows).toContainEqual(expect.stringMatching(/^[Dd]ate: \d{4}-\d\d-\d\d$/))
        expect(name).toMatch(/^\d{4}-.*\.md$/)
        const links = linksOf(parse(text)).filter(({ url }) => !url.startsWith('https:'))
        const found = rows.flatMap((row) => linkIn(row) ?? [])
        expect(found).toEqual(links.map(({ url }) => url))
        for (const target of found) expect(names).toContain(target)
      }
    },
  )

  test('JSON-ADR: ajv finds the whole log valid, with status and links of each record', async () => {
    const text = await (await (await world.as('ada')).get(`/teams/${teamId}/adrs.json`)).text()
    expect(faults(text)).toEqual([])
    const { adrs } = JSON.parse(text) as { adrs: { status: string; links?: { target: number }[] }[] }
    expect(adrs.map(({ status }) => status)).toEqual(STATUSES)
    expect(adrs[13]?.links?.map(({ target }) => target)).toEqual([15, 16])
  })

  test('what a room put in is there, in words of people and marked', () => {
    const whole = filesOf('madr')[11]?.text ?? ''
    for (const said of ['We talked for an hour. (edited)', 'It is new to \\*us\\*. # Owned (edited)'])
      expect(whole).toContain(said)
    expect(headingsOf(parse(whole)).some(({ text }) => text === 'Owned')).toBe(false)
    for (const said of [/objecti?on/i, /2027-05-31/, /round/i, /came true in part/])
      expect(whole).toMatch(said)
    expect(filesOf('nygard')[12]?.text).toContain('The mailer is gone.')
  })

  test.each(ADR_TOOLS)('Nygard: $name lists, draws and supersedes them', ({ adr }) => {
    inAdrFolder(folders.nygard, (at) => {
      const names = filesOf('nygard').map(({ name }) => name)
      rmSync(join(at, 'doc/adr/index.md'))
      expect(
        adr(['list'], at)
          .trim()
          .split('\n')
          .map((path) => basename(path)),
      ).toEqual(names)

      const graph = adr(['generate', 'graph'], at)
      for (const number of STATUSES.keys()) expect(graph).toContain(`_${number + 1} [label="${number + 1}. `)
      const drawn = [...graph.matchAll(/_(\d+) -> _(\d+) \[label="(\w+)/g)].map(([, from, to, verb]) =>
        [from, verb, to].join(' '),
      )
      expect(drawn.filter((edge) => edge.includes('Supersedes'))).toEqual(
        expect.arrayContaining(['3 Supersedes 2', '4 Supersedes 3', '15 Supersedes 14', '16 Supersedes 14']),
      )
      expect(drawn).toContain('8 Amends 7')

      adr(['new', '-s', '0004', 'Keep orders in a file'], at)
      const status = statusSection(readFileSync(join(at, 'doc/adr', names[3] ?? ''), 'utf8'))
      expect(status).toContain('Superseded by [17. Keep orders in a file](0017-keep-orders-in-a-file.md)')
      expect(status).not.toMatch(/^Accepted$/m)
    })
  })

  const statusSection = (text: string) => /^## Status\n([\s\S]*?)^## /m.exec(text)?.[1] ?? ''
})
