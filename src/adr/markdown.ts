import type {
  AlignType,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'
import { type Block, blocks, line } from './text.ts'

type TextHandler = NonNullable<NonNullable<Options['handlers']>['text']>

/**
 * Escapes line by line: over a whole text the writer misses every second of several lines that need it ("-", "-").
 * And a heading must not end in a mark such as "!" (Yahoo!): as a character reference it still reads as typed.
 */
const writeText: TextHandler = (node: Text, parent, state, info) => {
  const lines = node.value.split('\n')
  const text = lines
    .map((line, at) => {
      const before = at === 0 ? info.before : '\n'
      const after = at === lines.length - 1 ? info.after : '\n'
      return state.safe(line, { ...info, before, after })
    })
    .join('\n')
  if (parent?.type !== 'heading' || parent.children.at(-1) !== node) return text
  return text.replace(
    /(?<!\\)((?:\\\\)*)\\?([.,;:!。，；：！])$/,
    (_, slashes: string, mark: string) => `${slashes}&#x${hex(mark)};`,
  )
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase()

/**
 * The only way to Markdown: a tree of text nodes, written by remark. Whatever people typed is the value of a text or
 * code node, so it can be read but never becomes structure.
 */
const writer = unified()
  .use(remarkStringify, {
    bullet: '*',
    listItemIndent: 'one',
    // Tools that read records as MDX or Liquid take `{` and `<` as their own.
    unsafe: [
      { character: '{', inConstruct: 'phrasing' },
      { character: '<', after: '\\S', inConstruct: 'phrasing' },
    ],
    handlers: { text: writeText },
  })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze()

export const toMarkdown = (children: RootContent[]): string => writer.stringify({ type: 'root', children })

export const heading = (depth: 1 | 2 | 3, text: string): Heading => ({
  type: 'heading',
  depth,
  children: phrasing(line(text)),
})

/** One paragraph, one sentence per line. */
export const paragraph = (...sentences: string[]): Paragraph => ({
  type: 'paragraph',
  children: phrasing(
    sentences
      .map(line)
      .filter((sentence) => sentence !== '')
      .join('\n'),
  ),
})

/** A list of one-line texts after an opening sentence; nothing at all when there is no text. */
export function listed(items: readonly string[], { opening = '', ordered = false } = {}): RootContent[] {
  const texts = items.map(line).filter((text) => text !== '')
  if (texts.length === 0) return []
  return [...(opening ? [paragraph(opening)] : []), listOf(texts.map(phrasing), ordered)]
}

export const listOf = (items: readonly PhrasingContent[][], ordered = false): List => ({
  type: 'list',
  ordered,
  start: ordered ? 1 : null,
  spread: false,
  children: items.map((children) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children }],
  })),
})

/** What somebody wrote, with its paragraphs and lists and nothing else. */
export const prose = (text: string): RootContent[] => flow(blocks(text))

export const flow = (parts: readonly Block[]): RootContent[] =>
  parts.flatMap((block) =>
    block.kind === 'list' ? listed(block.items, { ordered: block.ordered }) : [paragraph(...block.sentences)],
  )

export const table = (align: AlignType[], rows: readonly string[][]): Table => ({
  type: 'table',
  align,
  children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(tableCell) })),
})

export const link = (text: string, url: string): Link => ({ type: 'link', url, children: [literal(text)] })

export const literal = (value: string): Text => ({ type: 'text', value })

const tableCell = (text: string): TableCell => ({ type: 'tableCell', children: phrasing(line(text)) })

/** Web and mail addresses, which many readers turn into links wherever they stand as text. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>`|[\]]+|(?<![\w+.-])(?:(?:mailto|xmpp):)?[\w+.-]+@[\w-]+(?:\.[\w-]+)+/gi
const TRAILING = /(?<![.,;:!?'")}*_~])[.,;:!?'")}*_~]+$/

/** Text as text; an address in it as code, so that it can be copied but is no link. */
export function phrasing(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let from = 0
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const value = match.replace(TRAILING, '')
    if (index > from) nodes.push(literal(text.slice(from, index)))
    nodes.push({ type: 'inlineCode', value })
    from = index + value.length
  }
  if (from < text.length) nodes.push(literal(text.slice(from)))
  return nodes
}
