import type { PhrasingContent, RootContent } from 'mdast'
import { capital } from '../advisor/format.ts'
import { FILE_NAME } from './file-name.ts'
import { link, listOf, literal, paragraph } from './markdown.ts'
import type { AdrHead, AdrLink } from './record.ts'
import { line } from './text.ts'

/** Opens the list of links to other records. */
export const RELATED = 'Related records:'

/** `ADR-0007`, as MADR names a record. */
export const adrId = (number: number): string => `ADR-${String(number).padStart(4, '0')}`

/** Whatever took the place of a superseded record. */
export const successorsOf = ({ status, links }: Pick<AdrHead, 'status' | 'links'>): AdrLink[] =>
  status === 'superseded' ? links.filter(({ verb }) => verb === 'superseded by') : []

/** "Supersedes" and a link to the file beside this one; only a plain name of a numbered file becomes a link. */
export function linkTo(item: AdrLink, label: string): PhrasingContent[] {
  // A bracket in the label would break the patterns by which other tools find links.
  const text = label.replace(/\[/g, '(').replace(/\]/g, ')')
  return [
    literal(`${capital(item.verb)} `),
    FILE_NAME.test(item.fileName) ? link(text, item.fileName) : literal(text),
  ]
}

/** One link to a line: some tools find no more. */
export const relatedRecords = (links: readonly AdrLink[]): RootContent[] =>
  links.length > 0 ? [paragraph(RELATED), listOf(links.map((item) => linkTo(item, adrId(item.number))))] : []

/** MADR has no place for tags, and its readers refuse keys of our own. */
export function tagLine(tags: readonly string[] = []): RootContent[] {
  const words = tags.map(line).filter((tag) => tag !== '')
  return words.length > 0 ? [paragraph(`Tags: ${words.join(', ')}.`)] : []
}

/** What such a line says; null where it is none. */
export function tagsIn(text: string): string[] | null {
  const [, tags] = /^Tags: (\S.*)\.$/.exec(text) ?? []
  return tags?.split(', ') ?? null
}
