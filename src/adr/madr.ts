import type { RootContent } from 'mdast'
import { score } from '../advisor/format.ts'
import { adrId, evidence, linkTo } from './evidence.ts'
import { frontMatter } from './front-matter.ts'
import { heading, listed, listOf, paragraph, toMarkdown } from './markdown.ts'
import { type AdrRecord, NONE_CHOSEN } from './record.ts'
import { reviews } from './reviews.ts'
import {
  argument,
  confirmation,
  consequences,
  context,
  drivers,
  nameOf,
  outcome,
  scores,
  titleOf,
} from './sections.ts'

/** The record as MADR 4.0.0. No blank line stands before the title: adr-log reads the first line as the title. */
export const toMadr = (record: AdrRecord): string => frontMatter(record) + toMarkdown(madrBody(record))

/** Everything under the front matter, for the file and for the page alike. */
export function madrBody(record: AdrRecord): RootContent[] {
  return [
    heading(1, titleOf(record)),
    heading(2, 'Context and Problem Statement'),
    ...context(record),
    ...section(2, 'Decision Drivers', drivers(record)),
    heading(2, 'Considered Options'),
    ...listed(consideredOptions(record)),
    heading(2, 'Decision Outcome'),
    ...outcome(record),
    ...section(3, 'Consequences', listed(consequences(record))),
    ...section(3, 'Confirmation', confirmation(record)),
    ...section(2, 'Pros and Cons of the Options', prosAndCons(record)),
    heading(2, 'More Information'),
    ...evidence(record),
    ...reviews(record),
    ...related(record),
  ]
}

const section = (depth: 2 | 3, title: string, content: RootContent[]): RootContent[] =>
  content.length > 0 ? [heading(depth, title), ...content] : []

/** The chosen title is always one of the considered ones (MADR's own decision 0006). */
function consideredOptions({ options, chosenOptionId }: AdrRecord): string[] {
  const names = options.map(({ name }) => nameOf(name))
  return options.some(({ id }) => id === chosenOptionId) ? names : [...names, NONE_CHOSEN]
}

function prosAndCons(record: AdrRecord): RootContent[] {
  const perOption = record.options.flatMap(({ id, name }) => {
    const row = record.scores.rows.find(({ optionId }) => optionId === id)
    const said = record.arguments.find(({ optionId }) => optionId === id)?.items ?? []
    const standing = row
      ? [`Score ${score(row.score)} of 100.`, ...(row.excluded ? [`Ruled out: ${row.excluded}.`] : [])]
      : []
    return [
      heading(3, nameOf(name)),
      ...(standing.length > 0 ? [paragraph(...standing)] : []),
      ...listed(said.map(argument)),
    ]
  })
  return record.arguments.length === 0 && record.scores.rows.length === 0
    ? []
    : [...scores(record), ...perOption]
}

const related = ({ links }: AdrRecord): RootContent[] =>
  links.length > 0
    ? [paragraph('Related records:'), listOf(links.map((item) => linkTo(item, adrId(item.number))))]
    : []
