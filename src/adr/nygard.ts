import type { RootContent } from 'mdast'
import { capital } from '../advisor/format.ts'
import { evidence } from './evidence.ts'
import { linkTo, successorsOf, tagLine } from './links.ts'
import { heading, listed, paragraph, prose, toMarkdown } from './markdown.ts'
import { type AdrHead, type AdrRecord, type AnyRecord, isWritten } from './record.ts'
import { reviews } from './reviews.ts'
import { confirmation, consequences, context, drivers, nameOf, outcome, titleOf } from './sections.ts'
import { nygardText, under } from './written.ts'

/** The record as adr-tools 3 writes and reads it (Michael Nygard's form). */
export function toNygard(record: AnyRecord): string {
  const head = [
    heading(1, `${record.number}. ${titleOf(record)}`),
    paragraph(`Date: ${record.date}`),
    heading(2, 'Status'),
    ...status(record),
  ]
  return isWritten(record) ? under(head, nygardText(record)) : toMarkdown([...head, ...body(record)])
}

function body(record: AdrRecord): RootContent[] {
  const kept = listed(consequences(record))
  return [
    heading(2, 'Context'),
    ...context(record),
    ...drivers(record, 'What mattered to the team:'),
    ...listed(
      record.options.map(({ name }) => nameOf(name)),
      { opening: 'Options considered:' },
    ),
    heading(2, 'Decision'),
    ...outcome(record),
    ...evidence(record),
    ...tagLine(record.tags),
    heading(2, 'Consequences'),
    ...(kept.length > 0 ? kept : [paragraph('None recorded.')]),
    ...confirmation(record),
    ...reviews(record),
    ...(record.notes ?? []).flatMap(prose),
  ]
}

/** The word alone on its line, then a paragraph per link; a superseded record has lost its word. */
function status(record: AdrHead): RootContent[] {
  const successors = successorsOf(record)
  const others = record.links.filter((item) => !successors.includes(item))
  return [
    ...(successors.length > 0 ? [] : [paragraph(capital(record.status))]),
    ...[...successors, ...others].map((item): RootContent => {
      return { type: 'paragraph', children: linkTo(item, `${item.number}. ${titleOf(item)}`) }
    }),
  ]
}
