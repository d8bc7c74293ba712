import type { List, RootContent } from 'mdast'
import { type Section, type SectionKind, sectionsOf, textOf } from './body.ts'
import type { Tone } from './record.ts'

/** What a body says, by the parts that the formats know. Prose is Markdown as it was written; items are plain text. */
export type BodyParts = {
  /** Prose above the first heading. */
  preamble: string
  context: string
  drivers: string[]
  options: BodyOption[]
  /** Name of the chosen option, where it is said in MADR's fixed form. */
  chosen: string | null
  /** What stands behind "because" there; plain text. */
  because: string
  /** The whole of the decision, without the sections below it. */
  outcome: string
  consequences: { tone: Tone | null; text: string }[]
  /** The whole of the consequences, with their sections. */
  consequencesText: string
  confirmation: string
  information: string
  /** Sections of other names, in their order, each with those below it. */
  others: { title: string; text: string }[]
}

export type BodyOption = {
  name: string
  /** What stands before its first argument. */
  description: string
  arguments: { tone: Tone | null; text: string }[]
}

export function readBody(source: string): BodyParts {
  const sections = sectionsOf(source)
  const all = (...kinds: SectionKind[]) => sections.filter(({ kind }) => kinds.includes(kind))
  const prose = (...kinds: SectionKind[]) =>
    all(...kinds)
      .map((section) => ownText(source, section))
      .filter((text) => text !== '')
      .join('\n\n')
  const options = optionsOf(source, sections)
  const [first] = all('outcome').flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'paragraph'))
  return {
    preamble: sections[0]?.depth === 0 ? ownText(source, sections[0]) : '',
    context: prose('context'),
    drivers: all('drivers').flatMap(({ nodes }) => itemsOf(nodes).map(({ text }) => text)),
    options,
    ...choice(first ? textOf(first) : '', options),
    outcome: prose('outcome'),
    consequences: all('consequences', 'positive', 'negative').flatMap(consequencesOf),
    consequencesText: all('consequences')
      .map((section) => treeText(source, section))
      .join('\n\n'),
    confirmation: prose('confirmation'),
    information: prose('information', 'links'),
    others: othersOf(source, sections),
  }
}

const ownText = (source: string, { contentStart, end }: Section) => trimmed(source.slice(contentStart, end))

const treeText = (source: string, { contentStart, treeEnd }: Section) =>
  trimmed(source.slice(contentStart, treeEnd))

/** Without blank lines around it; the spaces that begin its first line belong to it. */
const trimmed = (text: string) => text.replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '').trimEnd()

/** The considered ones, with what is said for and against each; those that are only argued about come after them. */
function optionsOf(source: string, sections: readonly Section[]): BodyOption[] {
  const argued = sections
    .filter(({ kind }) => kind === 'option')
    .map((section) => ({
      name: bare(section.title),
      description: before(source, section),
      arguments: itemsOf(section.nodes),
    }))
  const named = sections
    .filter(({ kind }) => kind === 'options')
    .flatMap(({ nodes }) => itemsOf(nodes).map(({ whole }) => bare(whole)))
  const rest = argued.filter(({ name }) => !named.some((other) => same(name, other)))
  const found = named.map(
    (name) => argued.find((option) => same(option.name, name)) ?? { name, description: '', arguments: [] },
  )
  return [...found.map((option, at) => ({ ...option, name: named[at] ?? option.name })), ...rest]
    .filter(({ name }) => name !== '')
    .map((option) => ({
      ...option,
      arguments: option.arguments.map(({ tone, text }) => ({ tone, text })),
    }))
}

/** MADR 2 puts its placeholder's brackets around names that were filled in. */
const bare = (name: string) =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^\[(.+)\]$/, '$1')
    .trim()
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function before(source: string, { contentStart, end, nodes }: Section): string {
  const list = nodes.find(({ type }) => type === 'list')
  return trimmed(source.slice(contentStart, list?.position?.start.offset ?? end))
}

type Item = { tone: Tone | null; text: string; whole: string }

const itemsOf = (nodes: readonly RootContent[]): Item[] =>
  nodes.filter((node): node is List => node.type === 'list').flatMap(({ children }) => children.map(itemOf))

const TONES: Record<string, Tone> = {
  good: 'good',
  pro: 'good',
  positive: 'good',
  neutral: 'neutral',
  bad: 'bad',
  con: 'bad',
  negative: 'bad',
}

function itemOf(item: List['children'][number]): Item {
  const whole = item.children.map(textOf).join('\n').replace(/\s+/g, ' ').trim()
  const [, word, text] =
    /^(good|neutral|bad|pro|con|positive|negative)(?:,?\s+because|:)\s+(.+)$/i.exec(whole) ?? []
  return { tone: TONES[word?.toLowerCase() ?? ''] ?? null, text: text ?? whole, whole }
}

function consequencesOf({ kind, nodes }: Section): BodyParts['consequences'] {
  const tone = kind === 'positive' ? 'good' : kind === 'negative' ? 'bad' : null
  return itemsOf(nodes).map((item) => ({ tone: item.tone ?? tone, text: item.text }))
}

/** `Chosen option: "…", because …`; an option's own name decides where the name ends. */
function choice(text: string, options: readonly BodyOption[]): Pick<BodyParts, 'chosen' | 'because'> {
  const [, rest] = /^\s*chosen options?\s*:\s*(.+)$/is.exec(text) ?? []
  if (rest === undefined) return { chosen: null, because: '' }
  const known = options
    .map(({ name }) => name)
    .sort((a, b) => b.length - a.length)
    .find((name) => rest.startsWith(name) || rest.startsWith(name, 1) || rest.startsWith(name, 2))
  const said = known ? rest.replace(known, KNOWN) : rest
  const [, quoted, plain, because = ''] =
    /^(?:["“](.+?)["”]|(.+?))\s*[,;:.]?\s*(?:because\b[\s:,]*(.*))?$/is.exec(said) ?? []
  const name = (quoted ?? plain ?? '').replace(KNOWN, () => known ?? '')
  return { chosen: bare(name) || null, because: because.trim() }
}

/** Stands for a name while the sentence around it is taken apart. */
const KNOWN = '\uE000'

/** What no part knows, each with the sections below it, so that none is told twice. */
function othersOf(source: string, sections: readonly Section[]): BodyParts['others'] {
  const others: BodyParts['others'] = []
  let told = 0
  for (const section of sections) {
    if (section.kind !== 'other' || section.depth === 0 || section.start < told) continue
    const end = sections.find(({ start, kind }) => start > section.start && kind !== 'other')?.start
    told = Math.min(section.treeEnd, end ?? section.treeEnd)
    others.push({ title: section.title, text: trimmed(source.slice(section.contentStart, told)) })
  }
  return others
}
