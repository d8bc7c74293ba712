import type { Heading, Nodes, RootContent } from 'mdast'
import { parsed } from './parsed.ts'

/** What is under a heading, by the names that MADR 2 to 4, Nygard's form and log4brains give it. */
export type SectionKind =
  | 'context'
  | 'drivers'
  | 'options'
  | 'outcome'
  | 'consequences'
  | 'positive'
  | 'negative'
  | 'confirmation'
  | 'pros'
  /** One option under the pros and cons. */
  | 'option'
  | 'information'
  | 'links'
  | 'status'
  | 'other'

/** A heading and what stands under it up to the next one. */
export type Group = {
  kind: SectionKind
  /** The heading as it reads; empty for what stands above the first one. */
  title: string
  /** 0 for what stands above the first heading. */
  depth: 0 | Heading['depth']
  heading: Heading | null
  /** What stands under it, without the heading. */
  nodes: RootContent[]
}

/** A group with its places in the source, as offsets. */
export type Section = Group & {
  start: number
  /** Behind the heading. */
  contentStart: number
  /** Where the next heading begins, or the text ends. */
  end: number
  /** Behind the last of the headings below this one. */
  treeEnd: number
}

/** Nodes by the headings above them, in their order. Nothing is left out; what stands above the first comes first. */
export function groupsOf(nodes: readonly RootContent[]): Group[] {
  const groups: Group[] = [{ kind: 'other', title: '', depth: 0, heading: null, nodes: [] }]
  for (const node of nodes) {
    if (node.type === 'heading') groups.push(begun(node, groups))
    else groups.at(-1)?.nodes.push(node)
  }
  return groups
}

/** The sections of a Markdown text in their order. Together they are the whole of it: nothing is left out. */
export function sectionsOf(source: string): Section[] {
  const groups = groupsOf(parsed(source).children)
  const starts = groups.map(({ heading }) => (heading ? placeOf(heading)[0] : 0))
  const sections = groups.map((group, at): Section => {
    const below = groups.findIndex(({ depth }, other) => other > at && depth <= group.depth)
    const [start = 0, end = source.length] = starts.slice(at, at + 2)
    const treeEnd = group.depth === 0 ? end : (starts[below] ?? source.length)
    return { ...group, start, contentStart: group.heading ? placeOf(group.heading)[1] : 0, end, treeEnd }
  })
  return sections[0]?.end === 0 && sections.length > 1 ? sections.slice(1) : sections
}

/** A group with all that are below it. */
export function branchOf(groups: readonly Group[], group: Group): Group[] {
  if (group.depth === 0) return [group]
  const from = groups.indexOf(group)
  const below = groups.slice(from + 1)
  const end = below.findIndex(({ depth }) => depth <= group.depth)
  return [group, ...(end < 0 ? below : below.slice(0, end))]
}

function begun(heading: Heading, before: readonly Group[]): Group {
  const title = textOf(heading).replace(/\s+/g, ' ').trim()
  const parent = before.findLast(({ depth }) => depth < heading.depth && depth > 0)
  return { kind: kindOf(title, parent?.kind), title, depth: heading.depth, heading, nodes: [] }
}

const TITLES: Partial<Record<SectionKind, string>> = {
  context: `context|context and problem statement|context and problem|context and problem description|
    context and background|problem statement|problem|background|background and context|issue`,
  drivers: 'decision drivers|drivers|decision driver|forces|decision criteria|criteria',
  options: `considered options|options|options considered|considered alternatives|alternatives|
    alternatives considered|considered option|positions`,
  outcome: 'decision outcome|decision|outcome|decision and rationale|solution',
  consequences: 'consequences|consequence|implications|consequences and risks',
  positive: 'positive consequences|positive consequence|positive|good consequences|benefits',
  negative: 'negative consequences|negative consequence|negative|bad consequences|drawbacks',
  confirmation: 'confirmation|validation|compliance',
  pros: `pros and cons of the options|pros and cons of options|pros and cons|pros and cons of the considered options|
    pros and cons of the alternatives`,
  information: 'more information|additional information|further information',
  links: 'links|related decisions|references|related',
  status: 'status',
}

const KINDS = new Map(
  Object.entries(TITLES).flatMap(([kind, titles]) =>
    titles.split('|').map((title) => [title.trim(), kind as SectionKind] as const),
  ),
)

/** A word such as "Positive" means something only below the consequences, and any name is an option below the pros. */
function kindOf(title: string, parent: SectionKind | undefined): SectionKind {
  if (parent === 'pros') return 'option'
  if (parent === 'option') return 'other'
  const words = title.toLowerCase().replace(/\s*[:：]$/, '')
  const kind = KINDS.get(words) ?? 'other'
  const isTone = kind === 'positive' || kind === 'negative'
  return isTone && parent !== 'consequences' && !words.includes('consequence') ? 'other' : kind
}

/** What a reader sees of a node: no marks, no raw HTML. */
export function textOf(node: Nodes): string {
  if (node.type === 'html') return ''
  if (node.type === 'break') return '\n'
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Where a node begins and ends in the source it was parsed from. */
export const placeOf = ({ position }: Nodes): [start: number, end: number] => [
  position?.start.offset ?? 0,
  position?.end.offset ?? 0,
]

export type FoundLink = { text: string; url: string; start: number; end: number }

/** Links and what defines them, wherever they stand, but for what is code. */
export function linksOf(node: Nodes): FoundLink[] {
  const own =
    node.type === 'link' || node.type === 'definition' ? [{ node, text: textOf(node), url: node.url }] : []
  const [start, end] = placeOf(node)
  return [
    ...own.map(({ text, url }) => ({ text, url, start, end })),
    ...('children' in node ? node.children.flatMap(linksOf) : []),
  ]
}
