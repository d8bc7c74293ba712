import type { PhrasingContent } from 'mdast'
import { frontMatter } from './front-matter.ts'
import { linkTo, successorsOf } from './links.ts'
import { madrUnder } from './madr.ts'
import { listOf, literal } from './markdown.ts'
import type { AdrLink, AnyRecord } from './record.ts'
import { line } from './text.ts'

/**
 * MADR 4 that log4brains reads as well: it knows no front matter, and takes status, date and people from a list under
 * the title. A record with several successors names the first there, because it can read no more than one.
 */
export function toLog4brains(record: AnyRecord): string {
  const { status, date, decisionMakers, tags = [] } = record
  const [successor] = successorsOf(record)
  const names = listedWords(decisionMakers, ' ')
  const words = listedWords(tags, '-')
  const head = listOf([
    [literal('Status: '), ...(successor ? replacedBy(successor) : [literal(status)])],
    [literal(`Date: ${date}`)],
    ...(names ? [[literal(`Deciders: ${names}`)]] : []),
    ...(words ? [[literal(`Tags: ${words}`)]] : []),
  ])
  // Told once is enough, but for tags of several words, which only MADR's line can tell.
  const told = tags.some((tag) => /\s/.test(line(tag))) ? tags : []
  return frontMatter(record, { blankLine: true }) + madrUnder(record, [head], told)
}

/** Its readers take the words of a link for the name of the file. */
function replacedBy(successor: AdrLink): PhrasingContent[] {
  const [, ...rest] = linkTo(successor, successor.fileName.replace(/\.md$/, ''))
  return [literal('superseded by '), ...rest]
}

/** Its readers part names at commas, and tags at spaces as well. */
const listedWords = (words: readonly string[], glue: ' ' | '-') =>
  words
    .map((word) => line(word).replace(glue === '-' ? /[\s,]+/g : /\s*,\s*/g, glue))
    .filter((word) => word !== '')
    .join(', ')
