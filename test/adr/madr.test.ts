import { readFileSync } from 'node:fs'
import matter from 'gray-matter'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { fileName } from '../../src/adr/file-name.ts'
import { toMadr } from '../../src/adr/madr.ts'
import { toMarkdown } from '../../src/adr/markdown.ts'
import type { AdrRecord } from '../../src/adr/record.ts'
import { record } from './example.ts'
import { HOSTILE, withTexts } from './hostile.ts'
import {
  bodyOf,
  frontMatterOf,
  headingsOf,
  linksOf,
  lint,
  nodesOf,
  parse,
  sectionOf,
  textOf,
} from './reading.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

const plain = record()
const file = toMadr(plain)
const withNames = (names: readonly string[]): AdrRecord => ({
  ...plain,
  options: plain.options.map((option, at) => ({ ...option, name: names[at] ?? option.name })),
})

describe('a plain decision', () => {
  test('is written as the fixture says, to the letter', () => {
    expect(file).toBe(fixture('0007-use-node-js-as-the-back-end-stack-for-the-booking-platform.md'))
    expect(fileName(plain)).toBe('0007-use-node-js-as-the-back-end-stack-for-the-booking-platform.md')
  })

  test('has the headings of MADR 4.0.0 in their order, with a heading per option', () => {
    const template = headingsOf(parse(fixture('madr-4.0.0-template.md')))
    const expected = template.flatMap((heading) => {
      if (heading.depth === 1) return [{ depth: 1, text: plain.title }]
      if (heading.text === '{title of other option}') return []
      if (heading.text !== '{title of option 1}') return [heading]
      return plain.options.map(({ name }) => ({ depth: 3, text: name }))
    })
    expect(headingsOf(parse(file))).toEqual(expected)
  })

  test('has the front matter keys of MADR 4.0.0 in their order', () => {
    const keys = (text: string) => [...text.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key)
    expect(keys(frontMatterOf(file))).toEqual(keys(frontMatterOf(fixture('madr-4.0.0-template.md'))))
  })

  test('has no finding under MADR’s own markdownlint rules', async () => {
    expect(await lint(file)).toEqual([])
  })

  test('survives being parsed and written again', () => {
    expect(toMarkdown(parse(file).children)).toBe(bodyOf(file))
  })
})

describe('what foreign tools read', () => {
  test('adr-log: the first line after the front matter is the title', () => {
    expect(file.split('\n---\n')[1]?.split('\n')[0]).toBe(`# ${plain.title}`)
  })

  test('Structurizr: status and date stand bare on their lines', () => {
    expect(file).toMatch(/^---\nstatus: accepted\ndate: 2026-11-23\n/)
  })

  test('Structurizr: its greedy pattern finds exactly the target on a line with a link', () => {
    const targets = file.split('\n').flatMap((line) => /\[.*]\((.*)\)/.exec(line)?.[1] ?? [])
    expect(targets).toEqual(['0003-build-the-site-on-php.md', '0005-rent-the-servers.md'])
    expect(linksOf(parse(file)).map(({ text }) => text)).toEqual([plain.resultUrl, 'ADR-0003', 'ADR-0005'])
  })

  test('MADR readers: the chosen title is one of the considered ones, word for word', () => {
    const chosen = /^Chosen option: "(.+?)", because ./m.exec(file)?.[1]
    const [options] = sectionOf(file, 'Considered Options')
    expect(
      options && nodesOf(options).flatMap((node) => (node.type === 'text' ? [node.value] : [])),
    ).toContain(chosen)
  })

  test('lists use the asterisk, arguments open with their tone and stand good, neutral, bad', () => {
    expect(file).not.toMatch(/^\s*[-+] /m)
    for (const { name } of plain.options) {
      const tones = sectionOf(file, name)
        .flatMap((node) => (node.type === 'list' ? node.children : []))
        .map((item) => /^(Good|Neutral|Bad), because ./.exec(textOf(item))?.[1])
      expect(tones.length).toBeGreaterThan(0)
      expect(tones).toEqual([...tones].sort((a, b) => order(a) - order(b)))
    }
  })

  test('prose stands one sentence per line', () => {
    const [told] = sectionOf(file, 'Context and Problem Statement')
    expect(told && textOf(told).split('\n')).toEqual([
      'About 40 guest houses, one booking calendar each.',
      'Three web developers move over from the PHP site.',
    ])
  })

  test('a web address of ours is an autolink, one that people typed is code', () => {
    expect(file).toContain('\nResult: <https://moot.quayside.example/decisions/hare-4k7/results>\n')
    const told = toMadr({ ...plain, context: 'See https://example.com/a_b?c=d, or www.example.org.' })
    expect(told).toContain('See `https://example.com/a_b?c=d`, or `www.example.org`.')
  })
})

const KEYS = ['status', 'date', 'decision-makers', 'consulted', 'informed']

describe('front matter', () => {
  const people = [
    'no',
    '@x',
    '\'": #',
    'a: b',
    'Zoë O’Neil-Smith',
    '日本 太郎',
    'علي',
    '2026-01-01',
    '~',
    'null',
    '- x',
    '[a, b]',
    '👩🏽‍💻',
    '*a',
    '&b',
    '%c',
    'x #y',
    '\\',
    '"',
    'a\r\nadmin: true',
    '\u202ex',
  ]
  const named = toMadr({ ...plain, decisionMakers: people, consulted: people, informed: [] })

  test('is read alike by three YAML readers, whatever the names', () => {
    const readers = [parseYaml(frontMatterOf(named)), load(frontMatterOf(named)), matter(named).data]
    const names = people.map((name) => name.replace('\u202e', '').replace('\r\n', ' '))
    for (const data of readers) {
      expect(Object.keys(data)).toEqual(['status', 'date', 'decision-makers', 'consulted'])
      expect(data.status).toBe('accepted')
      expect(new Date(data.date).toISOString()).toBe('2026-11-23T00:00:00.000Z')
      expect(data['decision-makers']).toEqual(names)
      expect(data.consulted).toEqual(names)
    }
  })

  test('takes one line per key', () => {
    expect(frontMatterOf(named).split('\n')).toHaveLength(5)
    expect(frontMatterOf(file)).toContain(
      '\ndecision-makers: [Amina, Ben, Chiara, Elif, Jonas, Mei, Tomás]\n',
    )
  })

  test('gets no key from a hostile name', () => {
    for (const text of HOSTILE) {
      const data = parseYaml(frontMatterOf(toMadr(withTexts(plain, () => text))))
      expect(KEYS).toEqual(expect.arrayContaining(Object.keys(data)))
      expect([data.status, data.date]).toEqual(['accepted', '2026-11-23'])
    }
  })

  test('names the successor by its number alone', () => {
    const successor = {
      verb: 'superseded by',
      number: 12,
      title: 'Use Go',
      fileName: '0012-use-go.md',
    } as const
    const superseded = toMadr({ ...plain, status: 'superseded', links: [successor] })
    expect(superseded).toMatch(/^---\nstatus: superseded by ADR-0012\n/)
    expect(superseded).toContain('\n* Superseded by [ADR-0012](0012-use-go.md)\n')
    expect(toMadr({ ...plain, status: 'superseded', links: [] })).toMatch(/^---\nstatus: superseded\n/)
  })

  test('refuses a date that is none', () => {
    expect(() => toMadr({ ...plain, date: '2026-11-23\nadmin: true' })).toThrow(RangeError)
  })
})

describe('names', () => {
  test('may end in # and keep it', async () => {
    const named = toMadr(withNames(['C#', 'F#', 'ASP.NET Core / C#', '#', 'C##']))
    expect(named).toContain('\n### ASP.NET Core / C\\#\n')
    expect(named).toContain('\nChosen option: "C#", because')
    expect(headingsOf(parse(named)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['C#', 'F#', 'ASP.NET Core / C#', '#', 'C##']),
    )
    expect(await lint(named)).toEqual([])
  })

  test('may end in a mark that markdownlint forbids in headings', async () => {
    const named = toMadr(withNames(['Yahoo!', 'Say what?', 'a\\!', 'Inc.', 'はい！']))
    expect(headingsOf(parse(named)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Yahoo!', 'Say what?', 'a\\!', 'Inc.', 'はい！']),
    )
    expect(await lint(named)).toEqual([])
  })

  test.each(['بايثون', 'Пайтон', '日本語', '👩🏽‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'é e\u0301', '한국어'])(
    '%s stays as it is',
    (name) => {
      const named = toMadr(withNames([name]))
      expect(named).toContain(`\n* ${name}\n`)
      expect(named).toContain(`\n### ${name}\n`)
      expect(named).toContain(`\nChosen option: "${name}", because`)
    },
  )

  test('the title ends without a full stop', () => {
    expect(toMadr({ ...plain, title: 'Use Node.js.' })).toContain('---\n# Use Node.js\n')
    expect(toMadr({ ...plain, title: ' … ' })).toContain('---\n# …\n')
    expect(toMadr({ ...plain, title: '' })).toContain('---\n# Decision\n')
  })
})

describe('what cannot be a link', () => {
  test('a file name that is not one of ours', () => {
    const links = [
      '../../etc/passwd',
      'https://evil.example',
      '0003-a b.md',
      '3-a.md',
      '0003-a.md)[x](y',
    ].map((fileName) => ({ verb: 'amends', number: 3, title: 'A', fileName }) as const)
    expect(linksOf(parse(toMadr({ ...plain, links, resultUrl: null })))).toEqual([])
  })

  test('an address of the result that is none', () => {
    for (const resultUrl of ['javascript:alert(1)', 'https://a b', 'https://a>b', '/decisions/1'])
      expect(linksOf(parse(toMadr({ ...plain, links: [], resultUrl })))).toEqual([])
  })
})

describe('size', () => {
  const long = (seed: string) => `${seed} `.repeat(Math.ceil(10_000 / (seed.length + 1))).slice(0, 10_000)
  const many = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at))

  test('forty options, forty criteria and texts of ten thousand characters come out in time', () => {
    const options = many(40, (at) => ({ id: `o${at}`, name: long(`Option_${at}`) }))
    const item = (at: number) => ({ tone: 'good' as const, text: long(`*a_${at}`), criterion: long('c') })
    const huge: AdrRecord = {
      ...withTexts(plain, () => long('# a_b <i> [x](y) http://x.example')),
      options,
      chosenOptionId: 'o3',
      drivers: many(40, (at) => ({ ...(plain.drivers[0] as AdrRecord['drivers'][0]), name: long(`D${at}`) })),
      scores: {
        columns: many(40, (at) => ({ name: long(`D${at}`) })),
        rows: options.map(({ id }) => ({
          optionId: id,
          cells: many(40, () => ({ points: 1, unknown: false })),
          score: 40,
          excluded: null,
        })),
      },
      arguments: options.map(({ id }) => ({ optionId: id, items: many(8, item) })),
    }
    const started = performance.now()
    const written = toMadr(huge)
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(written.length).toBeGreaterThan(40 * 2 * 10_000)
    expect(written.match(/^\| (?!-)/gm)).toHaveLength(41)
  })
})

const order = (tone: string | undefined) => ['Good', 'Neutral', 'Bad'].indexOf(tone ?? '')
