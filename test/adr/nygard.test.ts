import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toMarkdown } from '../../src/adr/markdown.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import type { AdrLink } from '../../src/adr/record.ts'
import { record } from './example.ts'
import { headingsOf, lint, parse } from './reading.ts'

const plain = record()
const file = toNygard(plain)
const successor: AdrLink = { verb: 'superseded by', number: 12, title: 'Use Go', fileName: '0012-use-go.md' }

const statusOf = (text: string) => /\n## Status\n\n([\s\S]*?)\n\n## Context\n/.exec(text)?.[1]?.split('\n\n')

describe('a record in the form of adr-tools', () => {
  test('is written as the fixture says, to the letter', () => {
    expect(file).toBe(readFileSync(new URL('fixtures/0007-nygard.md', import.meta.url), 'utf8'))
  })

  test('opens with number and title, has the date on line three and no front matter', () => {
    expect(file.split('\n').slice(0, 3)).toEqual([`# 7. ${plain.title}`, '', 'Date: 2026-11-23'])
  })

  test('has the four sections and nothing else', () => {
    const sections = headingsOf(parse(file)).filter(({ depth }) => depth === 2)
    expect(sections.map(({ text }) => text)).toEqual(['Status', 'Context', 'Decision', 'Consequences'])
  })

  test('has no finding of markdownlint and survives being parsed and written again', async () => {
    expect(await lint(file)).toEqual([])
    expect(toMarkdown(parse(file).children)).toBe(file)
  })

  test('says the reason, the advice, and how it is looked at again', () => {
    expect(file).toMatch(/\n## Decision\n\nChosen option: "Node.js", because ./)
    expect(file).toContain('The advice was followed.')
    expect(file).toContain('Look again on 2027-05-31.')
  })
})

describe('its status', () => {
  test('stands alone and capitalised on the first line, with a paragraph per link', () => {
    expect(statusOf(file)).toEqual([
      'Accepted',
      'Supersedes [3. Build the site on PHP](0003-build-the-site-on-php.md)',
      'Relates to [5. Rent the servers](0005-rent-the-servers.md)',
    ])
    expect(statusOf(toNygard({ ...plain, status: 'proposed', links: [] }))).toEqual(['Proposed'])
  })

  test('loses its word when another record takes its place', () => {
    const superseded = toNygard({ ...plain, status: 'superseded', links: [...plain.links, successor] })
    expect(statusOf(superseded)?.[0]).toBe('Superseded by [12. Use Go](0012-use-go.md)')
    expect(superseded).not.toMatch(/^Accepted$/m)
    expect(statusOf(toNygard({ ...plain, status: 'superseded', links: [] }))).toEqual(['Superseded'])
  })

  test('keeps one link to a line whatever the title of the other record', () => {
    const links = [{ ...successor, title: 'A](0001-x.md) [b' }]
    const targets = toNygard({ ...plain, status: 'superseded', links })
      .split('\n')
      .flatMap((line) => /\[.*]\((.*)\)/.exec(line)?.[1] ?? [])
    expect(targets).toEqual(['0012-use-go.md'])
  })
})
