import type { PhrasingContent } from 'mdast'
import { frontMatter } from './front-matter.ts'
import { linkTo, successorsOf } from './links.ts'
import { madrUnder } from './madr.ts'
import { listOf, literal, phrasing } from './markdown.ts'
import type { AdrLink, AnyRecord } from './record.ts'
import { line } from './text.ts'

/**
 * MADR 4 that log4brains reads as well: it knows no front matter, and takes status, date and people from a list under
 * the title. A record with several successors names the first there, because it can read no more than one.
 */
export function toLog4brains(record: AnyRecord): string {
  const { status, date, decisionMakers } = record
  const tags = (record.tags ?? []).map(line).filter(Boolean)
  const [successor] = successorsOf(record)
  const names = decisionMakers.map((name) => line(name).replace(/\s*,\s*/g, ' ')).filter(Boolean)
  // A tag of several words would be read as several; MADR's own line keeps it whole.
  const [words, told] = [tags.filter(isWord), tags.filter((tag) => !isWord(tag))]
  const head = listOf([
    [literal('Status: '), ...(successor ? replacedBy(successor) : [literal(status)])],
    [literal(`Date: ${date}`)],
    ...(names.length > 0 ? [phrasing(`Deciders: ${names.join(', ')}`)] : []),
    ...(words.length > 0 ? [phrasing(`Tags: ${words.join(', ')}`)] : []),
  ])
  return frontMatter(record, { blankLine: true }) + madrUnder(record, [head], told)
}

/** Its readers take the words of a link for the name of the file. */
function replacedBy(successor: AdrLink): PhrasingContent[] {
  const [, ...rest] = linkTo(successor, successor.fileName.replace(/\.md$/, ''))
  return [literal('superseded by '), ...rest]
}

const isWord = (tag: string) => /^[^\s,]+$/.test(tag)
