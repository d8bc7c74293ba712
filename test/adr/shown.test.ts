import fc from 'fast-check'
import type { RootContent } from 'mdast'
import { describe, expect, test } from 'vitest'
import { isTangled } from '../../src/adr/parsed.ts'
import { shown } from '../../src/adr/shown.ts'
import { isLink } from '../../src/adr/web-address.ts'

type Node = { type: string; value?: string; url?: string; depth?: number; children?: Node[] }

const every = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...every(node.children ?? [])])
const nodesOf = (body: string, options?: Parameters<typeof shown>[1]) => every(shown(body, options) as Node[])
const textOf = (nodes: readonly RootContent[]) =>
  every(nodes as Node[])
    .map(({ value }) => value ?? '')
    .join('')

const SAFE = [
  ...['heading', 'paragraph', 'list', 'listItem', 'blockquote', 'code', 'table', 'tableRow', 'tableCell'],
  ...['thematicBreak', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link'],
]

describe('the body of a record on a page', () => {
  test('keeps what Markdown can say', () => {
    const types = nodesOf(
      '## A\n\nb *c* **d** ~~e~~ `f`  \n[g](https://example.org)\n\n* h\n\n> i\n\n| j |\n|---|\n| k |\n\n---\n\n```\nl\n```',
    ).map(({ type }) => type)
    expect(new Set(types)).toEqual(new Set(SAFE))
  })

  test('shows HTML as text, in a line and on lines of its own', () => {
    const tree = shown('a <b onclick="x()">c</b>\n\n<script>\nalert(1)\n</script>\n\n<!-- hidden -->')
    expect(every(tree as Node[]).map(({ type }) => type)).not.toContain('html')
    expect(textOf(tree)).toBe('a <b onclick="x()">c</b><script>alert(1)</script><!-- hidden -->')
  })

  test.each([
    ['[a](javascript:alert(1))', 'a'],
    ['[a](data:text/html,x)', 'a'],
    ['[a](/decisions/new)', 'a'],
    ['[a](https://name@example.org)', 'a'],
    ['![a](javascript:alert(1))', 'a'],
    ['[a][b]\n\n[b]: javascript:alert(1)', 'a'],
    ['[a](0009-nowhere.md)', 'a'],
  ])('shows the text of %s alone', (body, text) => {
    const tree = shown(body)
    expect(every(tree as Node[]).filter(({ type }) => type === 'link')).toEqual([])
    expect(textOf(tree)).toBe(text)
  })

  test.each([
    ['![a](https://example.org/a.png)', 'https://example.org/a.png', 'a'],
    ['![](https://example.org/a.png)', 'https://example.org/a.png', 'https://example.org/a.png'],
    ['[a][b]\n\n[b]: https://example.org', 'https://example.org', 'a'],
    ['> [a][b]\n>\n> [b]: https://example.org', 'https://example.org', 'a'],
    ['[![a](https://example.org/a.png)](https://example.org)', 'https://example.org', 'a'],
    ['<mailto:a@example.org>', 'mailto:a@example.org', 'mailto:a@example.org'],
  ])('shows %s as one link', (body, url, text) => {
    const links = nodesOf(body).filter(({ type }) => type === 'link')
    expect(links.map((link) => link.url)).toEqual([url])
    expect(textOf(links as RootContent[])).toBe(text)
  })

  test('leads to other records by the names of their files', () => {
    const hrefOf = (name: string) => (name === '0002-b.md' ? '/teams/t/adrs/2' : null)
    const links = nodesOf('[b](0002-b.md) [c](./0002-b.md) [d](0003-d.md)', { hrefOf })
    expect(links.filter(({ type }) => type === 'link').map(({ url }) => url)).toEqual([
      '/teams/t/adrs/2',
      '/teams/t/adrs/2',
    ])
  })

  test.each([
    ['# a\n\n## b', 2, [2, 3]],
    ['## a\n\n### b', 2, [2, 3]],
    ['### a\n\n#### b', 2, [2, 3]],
    ['## a\n\n###### b', 4, [4, 6]],
    ['Title\n===\n\n> ## b', 3, [3, 4]],
  ])('%j stands with its highest heading at %d', (body, top, depths) => {
    expect(nodesOf(body, { top }).flatMap(({ depth }) => depth ?? [])).toEqual(depths)
  })

  test('shows boxes and footnotes as text, and loses no word of them', () => {
    const text = textOf(shown('* [x] done\n* [ ] open\n\nsee[^1]\n\n[^1]: the note\n\n> [^2]: inside'))
    expect(text).toBe('[x] done[ ] opensee[1][1] the note[2] inside')
  })

  test('shows what is nested deeper than anybody reads as it was typed', () => {
    const tree = shown(`${'> '.repeat(20)}deep`)
    expect(textOf(tree)).toContain('deep')
    expect(depthOf(tree as Node[])).toBeLessThan(40)
  })

  test('is made of safe nodes whatever the body says', () => {
    const parts = ['<', '>', '[', ']', '(', ')', '!', '*', '_', '`', '#', '|', '-', '\n', ' ', 'a', ':', '^']
    const part = fc.constantFrom(...parts, 'javascript:', 'https://a.b', '&lt;', '<script>', '[x]: data:,')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (all) => {
        for (const node of nodesOf(all.join(''))) {
          expect(SAFE).toContain(node.type)
          if (node.url !== undefined) expect(isLink(node.url)).toBe(true)
          if (node.depth !== undefined) expect(node.depth).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })
})

const depthOf = (nodes: readonly Node[]): number =>
  Math.max(0, ...nodes.map(({ children = [] }) => 1 + depthOf(children)))

describe('a body that would keep the parser busy', () => {
  test.each([
    ['> ', 50],
    ['* ', 50],
    ['1. ', 50],
    ['> a\n\n', 2_000],
    ['* * a\n\n', 600],
    ['[', 5_000],
    ['[a](', 3_000],
    ['***a***b ', 1_000],
    ['|a|\n|-|\n', 1_000],
    ['[a]: b\n\n', 20_000],
  ])('is shown as typed: %j, %d times', (part, times) => {
    const body = part.repeat(times)
    expect(isTangled(body)).toBe(true)
    expect(shown(body)).toEqual([{ type: 'code', value: body }])
  })

  test('is none that a person writes: 200 rows, 300 items, ten pages of prose', () => {
    const rows = '| a | b | c |\n'.repeat(200)
    const body = `| a | b | c |\n|---|---|---|\n${rows}\n${'* an item\n'.repeat(300)}\n${'Some *prose* here, with `code`.\n\n'.repeat(800)}`
    expect(isTangled(body)).toBe(false)
  })
})
