import type { Nodes } from 'mdast'
import { parseMarkdown } from './body.ts'
import { madrBody } from './madr.ts'
import { type AnyRecord, chosenName, isWritten } from './record.ts'
import { line } from './text.ts'
import { words } from './words.ts'

/** Characters of a record that are looked at; more than any has. */
const MOST = 200_000

export type Searchable = {
  title: string
  tags: string
  body: string
  /** The body as people read it, for excerpts. */
  plain: string
}

/** What a record is found by, as words with spaces between them. */
export function searchable(record: AnyRecord): Searchable {
  const plain = line(plainOf(record)).slice(0, MOST).toWellFormed().normalize('NFC')
  return {
    title: words(record.title).join(' '),
    tags: words((record.tags ?? []).join(' ')).join(' '),
    body: words(plain).join(' '),
    plain,
  }
}

/** What it says, and who decided it: without marks, on one line. */
function plainOf(record: AnyRecord): string {
  const people = [...new Set([...record.decisionMakers, record.decider])].filter(Boolean).join(', ')
  if (isWritten(record)) return `${textOf(parseMarkdown(record.body.slice(0, MOST)))} ${people}`
  const [, ...body] = madrBody(record).map(textOf)
  return `${chosenName(record)}. ${body.join(' ')} ${people}`
}

/** Inline nodes as they stand, with a space between what stands apart. */
function textOf(node: Nodes): string {
  if (node.type === 'html') return node.value.replace(/<[^>]*>/g, ' ')
  if ('value' in node) return node.value
  if (node.type === 'break') return ' '
  if (node.type === 'image') return node.alt ?? ''
  if (!('children' in node)) return ''
  const isInline = node.type === 'paragraph' || node.type === 'heading' || !BLOCKS.has(node.type)
  return node.children.map(textOf).join(isInline ? '' : ' ')
}

const BLOCKS: ReadonlySet<Nodes['type']> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'footnoteDefinition',
])
