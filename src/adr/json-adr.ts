import type { RootContent } from 'mdast'
import { readBody, type Said } from './body-parts.ts'
import { evidence } from './evidence.ts'
import { fileOf } from './file-name.ts'
import { listed, prose, toMarkdown } from './markdown.ts'
import {
  type AdrRecord,
  type AnyRecord,
  isWritten,
  type Origin,
  type Tone,
  type WrittenRecord,
} from './record.ts'
import { reviews } from './reviews.ts'
import {
  argument,
  confirmation,
  consideredOptions,
  context,
  driver,
  driversNote,
  marked,
  outcome,
  scores,
  standing,
  titleOf,
} from './sections.ts'
import { line } from './text.ts'
import { printedLines } from './wording.ts'
import { madrText } from './written.ts'

/** JSON-ADR, version 1 (joshrotenberg/adrs). It takes no field of our own, so all else is a section by its title. */
const VERSION = '1.0.0'

export type JsonAdr = {
  number: number
  title: string
  status: string
  date: string
  deciders?: string[]
  consulted?: string[]
  informed?: string[]
  tags?: string[]
  context?: string
  decision_drivers?: string[]
  considered_options?: { name: string; description?: string; pros?: string[]; cons?: string[] }[]
  decision?: string
  consequences?: string[] | { positive?: string[]; negative?: string[]; risks?: string[] }
  confirmation?: string
  links?: { type: string; target: number; description: string }[]
  custom_sections?: Record<string, string>
  path: string
}

export const toJsonAdr = (record: AnyRecord): string => printed({ version: VERSION, adr: jsonAdr(record) })

/** Several in one document, by number. */
export const toJsonAdrs = (adrs: readonly JsonAdr[], tool: { name: string; version: string }): string =>
  printed({ version: VERSION, tool, adrs: adrs.toSorted((a, b) => a.number - b.number) })

const printed = (document: object) => `${JSON.stringify(document, null, 2)}\n`

/** Names and items are plain text on one line each; prose is Markdown, as it stands in the other formats. */
export function jsonAdr(record: AnyRecord): JsonAdr {
  const { number, status, date, links } = record
  const { custom_sections, ...parts } = isWritten(record) ? writtenParts(record) : roomParts(record)
  return withoutEmpty({
    number,
    title: titleOf(record),
    status,
    date,
    deciders: lines(record.decisionMakers),
    consulted: lines(record.consulted),
    informed: lines(record.informed),
    tags: lines(record.tags ?? []),
    ...parts,
    links: links.map((item) => ({
      type: item.verb.replaceAll(' ', '-'),
      target: item.number,
      description: titleOf(item),
    })),
    custom_sections,
    path: fileOf(record),
  })
}

type Parts = Pick<
  JsonAdr,
  | 'context'
  | 'decision_drivers'
  | 'considered_options'
  | 'decision'
  | 'consequences'
  | 'confirmation'
  | 'custom_sections'
>

function roomParts(record: AdrRecord): Parts {
  const neutral = record.consequences.filter(({ tone }) => tone === 'neutral')
  return {
    context: markdown(context(record)),
    decision_drivers: record.drivers.map(driver),
    considered_options: consideredOptions(record).map(({ id, name }) => {
      const items = record.arguments.find(({ optionId }) => optionId === id)?.items ?? []
      const beside = items.filter(({ tone }) => tone === 'neutral').map(argument)
      return withoutEmpty({
        name,
        description: markdown([...standing(record, id), ...listed(beside)]),
        pros: reasons(items, 'good'),
        cons: reasons(items, 'bad'),
      })
    }),
    decision: markdown(outcome(record)),
    consequences: withoutEmpty({
      positive: reasons(record.consequences, 'good'),
      negative: reasons(record.consequences, 'bad'),
      risks: printedLines(record, 'risks'),
    }),
    confirmation: markdown(confirmation(record)),
    custom_sections: sections([
      ['Decision Drivers', markdown(driversNote(record))],
      ['Neutral Consequences', markdown(listed(neutral.map(argument)))],
      ['Pros and Cons of the Options', markdown(scores(record))],
      ['More Information', markdown([...evidence(record), ...reviews(record), ...notes(record)])],
    ]),
  }
}

/** What is read in the body, and nothing left out: sections that the format does not know keep their titles. */
function writtenParts(record: WrittenRecord): Parts {
  const parts = readBody(madrText(record, {}))
  return {
    context: parts.context || parts.preamble,
    decision_drivers: parts.drivers,
    considered_options: parts.options.map(({ name, description, arguments: items }) =>
      withoutEmpty({
        name,
        description: joined([description, markdown(listed(items.filter(isBeside).map(said)))]),
        pros: reasons(items, 'good'),
        cons: reasons(items, 'bad'),
      }),
    ),
    decision: parts.outcome,
    consequences: parts.consequences.some(isBeside)
      ? parts.consequences.map(said)
      : withoutEmpty({
          positive: reasons(parts.consequences, 'good'),
          negative: reasons(parts.consequences, 'bad'),
        }),
    confirmation: parts.confirmation,
    custom_sections: sections([
      ['Introduction', parts.context && parts.preamble],
      ...parts.others.map(({ title, text }) => [line(title), text] as const),
      ['Notes', markdown(notes(record))],
    ]),
  }
}

const isBeside = ({ tone }: Said) => tone === null || tone === 'neutral'

const said = ({ tone, text }: Said) => (tone === null ? line(text) : argument({ tone, text }))

const reasons = (items: readonly (Said & { origin?: Origin })[], tone: Tone): string[] =>
  items.filter((item) => item.tone === tone).map(({ text, origin }) => marked(line(text), origin))

const notes = (record: AnyRecord) => (record.notes ?? []).flatMap(prose)

const markdown = (nodes: RootContent[]): string => (nodes.length > 0 ? toMarkdown(nodes).trimEnd() : '')

const lines = (texts: readonly string[]) => texts.map(line).filter((text) => text !== '')

const joined = (texts: readonly string[]) => texts.filter((text) => text !== '').join('\n\n')

/** Texts under one title follow one another. */
function sections(texts: readonly (readonly [title: string, text: string])[]): Record<string, string> {
  const told = texts.filter(([, text]) => text !== '')
  const titles = [...new Set(told.map(([title]) => title))]
  const all = (title: string) => joined(told.filter(([other]) => other === title).map(([, text]) => text))
  return Object.fromEntries(titles.map((title) => [title, all(title)]))
}

/** Without fields that say nothing. */
const withoutEmpty = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as T

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
