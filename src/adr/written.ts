import type { RootContent } from 'mdast'
import { inMadr, inNygard, minimal } from './body-forms.ts'
import { heading, toMarkdown } from './markdown.ts'
import { withOwnLines } from './own-lines.ts'
import type { WrittenRecord } from './record.ts'
import { bodyOf, written } from './written-body.ts'

/** A record that came from no room, under the heads of the formats: its body stays as its author wrote it. */

export type Told = Partial<Pick<WrittenRecord, 'links' | 'tags' | 'notes'>>

/** The body under MADR's headings. What the head of a format tells is not told again. */
export function madrText(record: WrittenRecord, { links = [], tags = [], notes = [] }: Told): string {
  const body = bodyOf(record.body)
  const nodes = record.form === 'nygard' ? inMadr(body.tree.children) : body.tree.children
  return written(body, withOwnLines(body, nodes, { links, tags, notes }))
}

/** Neither links nor tags, and nothing but the decision. */
export function minimalText(record: WrittenRecord): string {
  const body = bodyOf(record.body)
  const { children } = body.tree
  const nodes = minimal(record.form === 'nygard' ? inMadr(children) : children)
  return written(body, withOwnLines(body, nodes, { links: [], tags: [], notes: [] }))
}

/** The body under Nygard's headings. All links stand in the head, so those of ours that are in the body go. */
export function nygardText(record: WrittenRecord): string {
  const body = bodyOf(record.body)
  const { children } = body.tree
  const nodes = record.form === 'nygard' ? children : inNygard(children)
  const [first] = nodes
  // Text right under the head would be read as a part of the status.
  const named = first && first.type !== 'heading' ? [heading(2, 'Context'), ...nodes] : nodes
  const { tags = [], notes = [] } = record
  return written(body, withOwnLines(body, named, { links: [], tags, notes }, ['consequences', 'outcome']))
}

/** A head over a body that stands as it was written. */
export function under(head: RootContent[], body: string): string {
  const above = toMarkdown(head)
  if (body.trim() === '') return above
  // A list right behind a list would be read as more of it.
  const isList = head.at(-1)?.type === 'list' && bodyOf(body).tree.children[0]?.type === 'list'
  return `${above}\n${isList ? `${toMarkdown([APART])}\n` : ''}${body}`
}

const APART: RootContent = { type: 'html', value: '<!-- -->' }
