import type { List, RootContent } from 'mdast'
import { placeOf, type Section, type SectionKind, sectionsOf, textOf } from './body.ts'
import type { Tone } from './record.ts'

/**
 * What a body says, by the parts that the formats know. Prose is Markdown as it was written; names and items are plain
 * text on one line.
 */
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
  /** The decision, without the sections below it. */
  outcome: string
  /** The items; where there are none, the paragraphs. */
  consequences: Said[]
  confirmation: string
  /** Whatever else it says, in its order: sections of other names, and prose in sections that are lists. */
  others: { title: string; text: string }[]
}

export type Said = { tone: Tone | null; text: string }

export type BodyOption = {
  name: string
  /** What is said of it besides its arguments. */
  description: string
  arguments: Said[]
}

export function readBody(source: string): BodyParts {
  const sections = sectionsOf(source)
  const all = (...kinds: SectionKind[]) => sections.filter(({ kind }) => kinds.includes(kind))
  const prose = (kind: SectionKind) => joined(all(kind).map((section) => ownText(source, section)))
  const options = optionsOf(source, sections)
  const [first] = all('outcome').flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'paragraph'))
  return {
    preamble: sections[0]?.depth === 0 ? ownText(source, sections[0]) : '',
    context: prose('context'),
    drivers: all('drivers').flatMap(({ nodes }) => itemsOf(nodes).map(({ text }) => text)),
    options,
    ...choice(first ? textOf(first) : '', options),
    outcome: prose('outcome'),
    consequences: all(...CONSEQUENCES).flatMap(consequencesOf),
    confirmation: prose('confirmation'),
    others: sections.flatMap((section) => besides(source, section)),
  }
}

const CONSEQUENCES = ['consequences', 'positive', 'negative'] as const satisfies SectionKind[]
const LISTS: ReadonlySet<SectionKind> = new Set(['drivers', 'options', 'pros', ...CONSEQUENCES])
const PROSE: ReadonlySet<SectionKind> = new Set(['context', 'outcome', 'confirmation', 'option'])

/** What of a section no other part tells. */
function besides(source: string, section: Section): BodyParts['others'] {
  const { kind, title, depth, nodes } = section
  if (depth === 0 || PROSE.has(kind)) return []
  if (CONSEQUENCES.some((other) => other === kind) && !nodes.some(isList)) return []
  const text = LISTS.has(kind) ? sourceOf(source, nodes, (node) => !isList(node)) : ownText(source, section)
  return text === '' ? [] : [{ title, text }]
}

const ownText = (source: string, { contentStart, end }: Section) => trimmed(source.slice(contentStart, end))

/** Without blank lines around it; the spaces that begin its first line belong to it. */
const trimmed = (text: string) => text.replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '').trimEnd()

const sourceOf = (source: string, nodes: readonly RootContent[], wanted: (node: RootContent) => boolean) =>
  joined(nodes.filter(wanted).map((node) => source.slice(...placeOf(node))))

const joined = (texts: readonly string[]) => texts.filter((text) => text !== '').join('\n\n')

/** The considered ones, with what is said for and against each; those that are only argued about come after them. */
function optionsOf(source: string, sections: readonly Section[]): BodyOption[] {
  const argued = sections
    .filter(({ kind }) => kind === 'option')
    .map(({ title, nodes }) => ({
      name: bare(title),
      description: sourceOf(source, nodes, (node) => !isList(node)),
      arguments: itemsOf(nodes).map(({ tone, text }) => ({ tone, text })),
    }))
  const named = sections
    .filter(({ kind }) => kind === 'options')
    .flatMap(({ nodes }) => itemsOf(nodes).map(({ whole }) => bare(whole)))
  const saidOf = new Map(argued.toReversed().map((option) => [keyOf(option.name), option]))
  const known = new Set(named.map(keyOf))
  const rest = argued.filter(({ name }) => !known.has(keyOf(name)))
  return [
    ...named.map((name) => {
      const found = saidOf.get(keyOf(name))
      return { name, description: found?.description ?? '', arguments: found?.arguments ?? [] }
    }),
    ...rest,
  ].filter(({ name }) => name !== '')
}

/** MADR 2 puts its placeholder's brackets around names that were filled in. */
const bare = (name: string) =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^\[(.+)\]$/, '$1')
    .trim()

const keyOf = (name: string) => name.toLowerCase()

const isList = (node: RootContent): node is List => node.type === 'list'

type Item = Said & { whole: string }

const itemsOf = (nodes: readonly RootContent[]): Item[] =>
  nodes.filter(isList).flatMap(({ children }) => children.map(itemOf))

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

function consequencesOf({ kind, nodes }: Section): Said[] {
  const tone = kind === 'positive' ? 'good' : kind === 'negative' ? 'bad' : null
  const items: Said[] = nodes.some(isList)
    ? itemsOf(nodes)
    : nodes.map((node) => ({ tone, text: textOf(node).replace(/\s+/g, ' ').trim() }))
  return items.map((item) => ({ tone: item.tone ?? tone, text: item.text })).filter(({ text }) => text !== '')
}

/** `Chosen option: "…", because …`; an option's own name decides where the name ends. */
function choice(text: string, options: readonly BodyOption[]): Pick<BodyParts, 'chosen' | 'because'> {
  // In a long gap the patterns would take time with its cube.
  const narrow = text.replace(/\s{2,}/g, (gap) => (gap.includes('\n') ? '\n' : ' '))
  const [, rest] = /^\s*chosen options?\s*:\s*(.+)$/is.exec(narrow) ?? []
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
