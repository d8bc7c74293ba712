import type { Heading, Nodes, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

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

/** A heading and what stands under it up to the next one. All places are offsets in the source. */
export type Section = {
  kind: SectionKind
  /** The heading as it reads; empty for what stands above the first one. */
  title: string
  /** 0 for what stands above the first heading. */
  depth: 0 | Heading['depth']
  start: number
  /** Behind the heading. */
  contentStart: number
  /** Where the next heading begins, or the text ends. */
  end: number
  /** Behind the last of the headings below this one. */
  treeEnd: number
  /** What stands under it, without the heading. */
  nodes: RootContent[]
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

export const parseMarkdown = (source: string): Root => parser.parse(source)

/** The sections of a Markdown text in their order. Together they are the whole of it: nothing is left out. */
export function sectionsOf(source: string): Section[] {
  const sections: Section[] = [
    { kind: 'other', title: '', depth: 0, start: 0, contentStart: 0, end: 0, treeEnd: 0, nodes: [] },
  ]
  for (const node of parseMarkdown(source).children) {
    if (node.type === 'heading') sections.push(begun(node, sections))
    else sections.at(-1)?.nodes.push(node)
  }
  for (const [at, section] of sections.entries()) {
    const after = sections.slice(at + 1)
    section.end = after[0]?.start ?? source.length
    section.treeEnd = after.find(({ depth }) => depth <= section.depth)?.start ?? source.length
  }
  const [preamble, ...rest] = sections
  if (preamble) preamble.treeEnd = preamble.end
  return preamble && preamble.end > 0 ? sections : rest
}

function begun(node: Heading, before: readonly Section[]): Section {
  const title = textOf(node).replace(/\s+/g, ' ').trim()
  const parent = before.findLast(({ depth }) => depth < node.depth && depth > 0)
  const [start, contentStart] = placeOf(node)
  const kind = kindOf(title, parent?.kind)
  return { kind, title, depth: node.depth, start, contentStart, end: 0, treeEnd: 0, nodes: [] }
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
