import { linksOf, type Section, sectionsOf } from '../body.ts'
import type { AdrStatus, WrittenRecord } from '../record.ts'
import { line } from '../text.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { readHead } from './head.ts'
import { keptText, pieces, sentenceOf } from './kept.ts'
import { type ReadLink, readLinkLine } from './link-line.ts'
import { readRelations } from './relations.ts'
import { nameWithoutEnd, numberInName, titleFrom } from './titles.ts'
import { dayIn, dayInName, foldStatus, tagsOf } from './values.ts'

export type Format = 'madr-4' | 'madr-3' | 'madr-2' | 'nygard' | 'log4brains' | 'hybrid' | 'other'

/** What one file says, before its place in the log and its links are looked up. */
export type ReadRecord = {
  format: Format
  number: number | null
  title: string
  status: AdrStatus
  /** YYYY-MM-DD */
  date: string | null
  decisionMakers: string[]
  consulted: string[]
  informed: string[]
  tags: string[]
  links: ReadLink[]
  form: WrittenRecord['form']
  /** Markdown as it was written, without what the head says. */
  body: string
  /** Where links of the body lead that lead to a file beside this one. */
  targets: string[]
  warnings: string[]
}

export type Reading = { ok: true; record: ReadRecord } | { ok: false; problem: string }

const MOST_TITLE = 300

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Reads a decision record as MADR 2 to 4, adr-tools, log4brains or we write it. The name may hold folders. */
export function readRecord(name: string, source: string): Reading {
  const lines = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const text = lines.replace(CONTROL, '')
  const split = splitFrontMatter(text)
  if (!split.ok) return split
  const { frontMatter, rest } = split
  const sections = sectionsOf(rest)
  const head = readHead(rest, sections)
  const fileName = name.slice(name.lastIndexOf('/') + 1)
  const format = formatOf(frontMatter, head.bullets, head.isNygard, sections)
  const isRecord =
    numberInName(fileName) !== null ||
    dayInName(fileName) !== null ||
    format !== 'other' ||
    frontMatter?.status
  if (!isRecord)
    return { ok: false, problem: 'No record: it has no number, no status and none of a record’s headings.' }
  const record = recordFrom({ rest, sections, frontMatter, head, format, fileName })
  if (text !== lines) record.warnings.push('It holds control characters, which are taken out.')
  return { ok: true, record }
}

type Parts = {
  rest: string
  sections: readonly Section[]
  frontMatter: FrontMatter | null
  head: ReturnType<typeof readHead>
  format: Format
  fileName: string
}

function recordFrom({ rest, sections, frontMatter, head, format, fileName }: Parts): ReadRecord {
  const warnings: string[] = []
  const kept: string[] = []
  const { title, numberOfTitle } = titleOf(frontMatter, head.title, fileName, warnings)
  const number = numberInName(fileName) ?? numberOfTitle
  if (numberOfTitle !== null && number !== numberOfTitle)
    warnings.push(`Its title says ${numberOfTitle}, its name ${number}: the name counts.`)
  if ([...title].length > MOST_TITLE) kept.push(sentenceOf(title))

  const told = frontMatter?.status ?? head.status
  const asRead = frontMatter?.status ? sentenceOf : line
  const { status, links } = statusFrom(told, { asRead, format, kept, warnings })
  const dated = frontMatter?.date ?? head.date
  const date = dayIn(dated ?? '') ?? dayInName(fileName)
  if (dated !== null && dayIn(dated) === null && line(dated) !== '')
    kept.push(sentenceOf(`Date in the file: ${dated}`))

  const tags = [...(frontMatter?.tags ?? []), ...head.tags]
  if (tagsOf(tags).length < new Set(tags.map((tag) => tag.toLowerCase())).size || tags.some(isLong))
    kept.push(sentenceOf(`Tags in the file: ${tags.join(', ')}`))
  const relations = readRelations(rest, sections)
  const body = pieces(rest, head.taken)
  const people = (own: string[] | undefined, others: string[]) => (own && own.length > 0 ? own : others)
  return {
    ...{ format, number, status, date, warnings },
    title: [...title].slice(0, MOST_TITLE).join(''),
    decisionMakers: people(frontMatter?.decisionMakers, head.decisionMakers),
    consulted: people(frontMatter?.consulted, head.consulted),
    informed: people(frontMatter?.informed, head.informed),
    tags: tagsOf([...tags, ...relations.tags]),
    links: [...links, ...head.links, ...relations.links],
    form: formOf(sections),
    body: keptText([...kept, ...head.kept], frontMatter?.kept ?? '', body),
    targets: [
      ...new Set(sections.flatMap(({ nodes }) => nodes.flatMap(linksOf)).map(({ url }) => url)),
    ].filter((url) => /^[^:?#]+\.md(?:#.*)?$/i.test(url)),
  }
}

/** Longer than a tag may be here. */
const isLong = (tag: string) => [...tag].length > 40

function titleOf(
  frontMatter: FrontMatter | null,
  heading: string | null,
  fileName: string,
  warnings: string[],
): { title: string; numberOfTitle: number | null } {
  const written = heading || line(frontMatter?.title ?? '')
  // MADR 4 has no number in its titles, so what looks like one belongs to it.
  if (written && frontMatter) return { title: written, numberOfTitle: null }
  if (written) return titleFrom(written)
  warnings.push('It has no title: the name of the file is taken for it.')
  return { title: nameWithoutEnd(fileName), numberOfTitle: null }
}

type Status = { asRead: (text: string) => string; format: Format; kept: string[]; warnings: string[] }

function statusFrom(told: string | null, { asRead, format, kept, warnings }: Status) {
  const links: ReadLink[] = []
  if (told === null || line(told) === '') {
    const status: AdrStatus = format === 'nygard' ? 'proposed' : 'accepted'
    warnings.push(`It says no status: taken as ${status}.`)
    return { status, links }
  }
  const row = readLinkLine(told)
  if (row?.verb === 'superseded by') {
    const text = asRead(`Status in the file: ${told}`)
    links.push(...row.targets.map((target) => ({ ...target, verb: row.verb, text })))
    if (!row.isWhole) kept.push(text)
    return { status: 'superseded' as const, links }
  }
  const folded = foldStatus(told)
  if (!folded?.isWhole) kept.push(asRead(`Status in the file: ${told}`))
  if (!folded) warnings.push(`Its status is “${short(told)}”, which is none of ours: taken as proposed.`)
  else if (!folded.isOurs) warnings.push(`Its status “${short(told)}” is taken as ${folded.status}.`)
  return { status: folded?.status ?? ('proposed' as const), links }
}

const short = (text: string) => [...line(text)].slice(0, 60).join('')

function formatOf(
  frontMatter: FrontMatter | null,
  bullets: '*' | '-' | null,
  isNygard: boolean,
  sections: readonly Section[],
): Format {
  if (bullets && frontMatter?.status) return 'hybrid'
  if (bullets) return bullets === '-' ? 'log4brains' : 'madr-2'
  if (frontMatter?.isEarlier) return 'madr-3'
  if (frontMatter?.status || frontMatter?.decisionMakers.length) return 'madr-4'
  if (isNygard) return 'nygard'
  const form = formOf(sections)
  return form === 'madr' ? 'madr-4' : form
}

/** Whose headings it has. */
export function formOf(sections: readonly Section[]): WrittenRecord['form'] {
  const has = (pattern: RegExp) =>
    sections.some(({ depth, title }) => depth === 2 && pattern.test(title.trim()))
  const hasOptions = sections.some(({ kind }) => kind === 'options')
  if (has(/^decision$/i) && !hasOptions) return 'nygard'
  return hasOptions || sections.some(({ kind }) => kind === 'outcome' || kind === 'context')
    ? 'madr'
    : 'other'
}
