import type { RootContent } from 'mdast'
import { evidence } from './evidence.ts'
import { frontMatter } from './front-matter.ts'
import { relatedRecords, tagLine } from './links.ts'
import { heading, listed, prose, toMarkdown } from './markdown.ts'
import { type AdrRecord, type AnyRecord, isWritten } from './record.ts'
import { reviews } from './reviews.ts'
import {
  argument,
  choice,
  confirmation,
  consequences,
  consideredOptions,
  context,
  drivers,
  nameOf,
  outcome,
  scores,
  standing,
  titleOf,
} from './sections.ts'
import { madrText, minimalText, under } from './written.ts'

/** The record as MADR 4.0.0. No blank line stands before the title: adr-log reads the first line as the title. */
export const toMadr = (record: AnyRecord): string => frontMatter(record) + madrUnder(record, [])

/** The same without the front matter, and with something else between the title and the first section. */
export function madrUnder(record: AnyRecord, head: RootContent[], told = record.tags ?? []): string {
  const title = heading(1, titleOf(record))
  if (isWritten(record)) return under([title, ...head], madrText(record, { ...record, tags: told }))
  const [, ...body] = madrBody({ ...record, tags: told })
  return toMarkdown([title, ...head, ...body])
}

/** MADR's short template: no status, date or people, and nothing but the decision itself. */
export function toMinimalMadr(record: AnyRecord): string {
  const title = heading(1, titleOf(record))
  if (isWritten(record)) return under([title], minimalText(record))
  return toMarkdown([
    title,
    heading(2, 'Context and Problem Statement'),
    ...context(record),
    heading(2, 'Considered Options'),
    ...options(record),
    heading(2, 'Decision Outcome'),
    ...choice(record),
    ...section(3, 'Consequences', listed(consequences(record))),
  ])
}

/** Everything under the front matter, for the file and for the page alike. */
export function madrBody(record: AdrRecord): RootContent[] {
  return [
    heading(1, titleOf(record)),
    heading(2, 'Context and Problem Statement'),
    ...context(record),
    ...section(2, 'Decision Drivers', drivers(record)),
    heading(2, 'Considered Options'),
    ...options(record),
    heading(2, 'Decision Outcome'),
    ...outcome(record),
    ...section(3, 'Consequences', listed(consequences(record))),
    ...section(3, 'Confirmation', confirmation(record)),
    ...section(2, 'Pros and Cons of the Options', prosAndCons(record)),
    heading(2, 'More Information'),
    ...evidence(record),
    ...reviews(record),
    ...(record.notes ?? []).flatMap(prose),
    ...tagLine(record.tags),
    ...relatedRecords(record.links),
  ]
}

const section = (depth: 2 | 3, title: string, content: RootContent[]): RootContent[] =>
  content.length > 0 ? [heading(depth, title), ...content] : []

const options = (record: AdrRecord) => listed(consideredOptions(record).map(({ name }) => name))

function prosAndCons(record: AdrRecord): RootContent[] {
  const perOption = record.options.flatMap(({ id, name }) => {
    const said = record.arguments.find(({ optionId }) => optionId === id)?.items ?? []
    return [heading(3, nameOf(name)), ...standing(record, id), ...listed(said.map(argument))]
  })
  return record.arguments.length === 0 && record.scores.rows.length === 0
    ? []
    : [...scores(record), ...perOption]
}
