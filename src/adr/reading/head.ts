import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast'
import { placeOf, type Section, textOf } from '../body.ts'
import { parsed } from '../parsed.ts'
import { line } from '../text.ts'
import type { Piece } from './kept.ts'
import { type ReadLink, readLinkLine } from './link-line.ts'
import { foldStatus, listIn } from './values.ts'

/** What stands in the text of a file although it belongs to the head, and where. */
export type Head = {
  title: string | null
  status: string | null
  date: string | null
  decisionMakers: string[]
  consulted: string[]
  informed: string[]
  tags: string[]
  links: ReadLink[]
  /** What marks a list of status, date and people under the title; null where there is none. */
  bullets: '*' | '-' | null
  isNygard: boolean
  /** Places of all that. */
  taken: Piece[]
  /** What a section on the status says besides. */
  kept: string[]
}

type ListKey = 'decisionMakers' | 'consulted' | 'informed' | 'tags'

const KEYS: Record<string, 'status' | 'date' | ListKey> = {
  status: 'status',
  date: 'date',
  decider: 'decisionMakers',
  deciders: 'decisionMakers',
  'decision makers': 'decisionMakers',
  'decision-makers': 'decisionMakers',
  consulted: 'consulted',
  informed: 'informed',
  tags: 'tags',
}

/** Of a bounded name: a long gap without a colon would take time with its square. */
const KEY = /^[\s*_]*([A-Za-z][A-Za-z -]{0,30}?)[*_]*\s*:[*_]*(?=\s|$)\s*/

/** Status, date and people may stand in the first few parts under a title, not deep in a text. */
const MOST_PARTS = 4

export function readHead(source: string, sections: readonly Section[]): Head {
  const head: Head = {
    ...{ title: null, status: null, date: null, bullets: null, isNygard: false },
    ...{ decisionMakers: [], consulted: [], informed: [], tags: [], links: [], taken: [], kept: [] },
  }
  const titled = sections.find(({ depth }) => depth > 0)
  if (titled?.depth === 1) {
    readTitle(source, titled, head)
    head.taken.push([titled.start, titled.contentStart])
  }
  const under = titled?.depth === 1 ? titled : sections[0]?.depth === 0 ? sections[0] : undefined
  for (const node of under?.nodes.slice(0, MOST_PARTS) ?? []) {
    if (node.type === 'list' && head.bullets === null) readBullets(source, node, head)
    else if (node.type === 'paragraph') readRows(source, node, head)
  }
  const status = sections.find(({ kind, depth }) => kind === 'status' && depth === 2)
  if (status) readStatusSection(source, status, head)
  return head
}

/** A title is plain text; what more there is in it, a link say, stays below. */
function readTitle(source: string, { start, contentStart }: Section, head: Head) {
  const whole = source.slice(start, contentStart)
  const [heading] = parsed(whole).children
  if (heading?.type !== 'heading') return
  head.title = line(titleText(heading))
  const [first, last] = [heading.children[0], heading.children.at(-1)]
  if (first && last && isMore(heading)) head.kept.push(whole.slice(placeOf(first)[0], placeOf(last)[1]))
}

/** Whether plain text would lose something of it. */
const isMore = (node: Nodes): boolean =>
  MORE.has(node.type) || ('children' in node && node.children.some(isMore))
const MORE = new Set(['link', 'linkReference', 'image', 'imageReference', 'footnoteReference'])

/** As it reads; what looks like a tag, List<String> say, is part of it. */
function titleText(node: RootContent): string {
  if (node.type === 'html') return /^<!--/.test(node.value) ? '' : node.value
  return 'children' in node ? node.children.map(titleText).join('') : textOf(node)
}

function readBullets(source: string, list: List, head: Head) {
  const read = list.children.map((item) => readBullet(source, item, head))
  if (!read.includes(true)) return
  head.bullets = source[placeOf(list)[0]] === '-' ? '-' : '*'
  if (read.every(Boolean)) head.taken.push(placeOf(list))
  else
    for (const [at, item] of list.children.entries())
      if (read[at]) head.taken.push([...placeOf(item), 'line'])
}

function readBullet(source: string, item: ListItem, head: Head): boolean {
  const [only, ...more] = item.children
  return only?.type === 'paragraph' && more.length === 0 && readField(source.slice(...placeOf(only)), head)
}

/** `Date: 2020-01-31` and its like, one on each line. */
function readRows(source: string, paragraph: Paragraph, head: Head) {
  const [start, end] = placeOf(paragraph)
  const rows = source.slice(start, end).split('\n')
  const read = rows.map((row) => readField(row, head))
  if (read.includes(true)) head.isNygard = true
  if (read.every(Boolean)) return void head.taken.push([start, end])
  let from = start
  for (const [at, row] of rows.entries()) {
    if (read[at]) head.taken.push([from, from + row.length, 'line'])
    from += row.length + 1
  }
}

function readField(raw: string, head: Head): boolean {
  const [whole = '', name = ''] = KEY.exec(raw) ?? []
  const key = KEYS[name.toLowerCase()]
  if (key === undefined) return false
  const value = raw
    .slice(whole.length)
    .replace(/<!--.*?-->/gs, '')
    .trim()
  if (key === 'status' || key === 'date') {
    if (head[key] !== null) return false
    const [first = '', ...more] = value.split('\n')
    head[key] = key === 'status' ? first : plain(first)
    if (more.length > 0) head.kept.push(more.join('\n').trim())
    return true
  }
  if (head[key].length > 0) return false
  head[key] = listIn(plain(value))
  if (parsed(value).children.some(isMore)) head.kept.push(value)
  return true
}

/** Without marks and escapes of Markdown. */
const plain = (markdown: string) => parsed(markdown).children.map(textOf).join(' ')

/** The status word and a paragraph for each link, as adr-tools writes them; what is neither stays. */
function readStatusSection(source: string, section: Section, head: Head) {
  head.isNygard = true
  head.taken.push([section.start, section.end])
  for (const node of section.nodes) {
    const raw = source.slice(...placeOf(node))
    if (node.type !== 'paragraph' && node.type !== 'list') {
      head.kept.push(raw)
      continue
    }
    const left = raw.split('\n').filter((row) => !readStatusRow(row, head))
    if (left.join('').trim() !== '') head.kept.push(left.join('\n'))
  }
}

/** Whether the row is understood as a whole. */
function readStatusRow(row: string, head: Head): boolean {
  const said = readLinkLine(row)
  if (said) {
    const text = said.isOurs && said.isWhole ? row.trim() : null
    head.links.push(...said.targets.map((target) => ({ ...target, verb: said.verb, text })))
    if (said.verb === 'superseded by') head.status = 'superseded'
    return text !== null
  }
  const folded = foldStatus(row.replace(/^\s*[-*+]\s+/, ''))
  if (!folded || head.status !== null) return false
  head.status = folded.isWhole ? row.replace(/^\s*[-*+]\s+/, '').trim() : folded.status
  return folded.isWhole
}
