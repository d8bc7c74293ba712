import type { RootContent } from 'mdast'
import { capital } from '../advisor/format.ts'
import { evidence, linkTo } from './evidence.ts'
import { heading, listed, paragraph, toMarkdown } from './markdown.ts'
import type { AdrLink, AdrRecord } from './record.ts'
import { reviews } from './reviews.ts'
import { confirmation, consequences, context, drivers, nameOf, outcome, titleOf } from './sections.ts'

/** The record as adr-tools 3 writes and reads it (Michael Nygard's form). */
export function toNygard(record: AdrRecord): string {
  const kept = listed(consequences(record))
  return toMarkdown([
    heading(1, `${record.number}. ${titleOf(record)}`),
    paragraph(`Date: ${record.date}`),
    heading(2, 'Status'),
    ...status(record),
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
    heading(2, 'Consequences'),
    ...(kept.length > 0 ? kept : [paragraph('None recorded.')]),
    ...confirmation(record),
    ...reviews(record),
  ])
}

/** The word alone on its line, then a paragraph per link; a superseded record has lost its word. */
function status(record: AdrRecord): RootContent[] {
  const links = record.links.toSorted((a, b) => first(b) - first(a))
  const isReplaced = record.status === 'superseded' && links.some(first)
  return [
    ...(isReplaced ? [] : [paragraph(capital(record.status))]),
    ...links.map((item): RootContent => {
      return { type: 'paragraph', children: linkTo(item, `${item.number}. ${titleOf(item)}`) }
    }),
  ]
}

const first = ({ verb }: AdrLink) => Number(verb === 'superseded by')
