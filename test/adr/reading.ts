import { lint as markdownlint } from 'markdownlint-cli2/markdownlint/promise'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Exports read back by other people's programs. */

const FRONT_MATTER = /^---\n([\s\S]*?\n)---\n/

export const frontMatterOf = (file: string): string => FRONT_MATTER.exec(file)?.[1] ?? ''
export const bodyOf = (file: string): string => file.replace(FRONT_MATTER, '')

/** Parsed with or without GitHub's extensions: tables, strike-through, addresses as links, footnotes, tasks. */
export const parse = (file: string, { gfm = true } = {}): Root => {
  const parser = unified().use(remarkParse)
  return (gfm ? parser.use(remarkGfm) : parser).parse(bodyOf(file))
}

export const nodesOf = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(nodesOf) : []),
]

export const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

export const headingsOf = (tree: Root) =>
  nodesOf(tree).flatMap((node) =>
    node.type === 'heading' ? [{ depth: node.depth, text: textOf(node) }] : [],
  )

export const linksOf = (tree: Root) =>
  nodesOf(tree).flatMap((node) => (node.type === 'link' ? [{ url: node.url, text: textOf(node) }] : []))

export const kindsOf = (tree: Root) => [...new Set(nodesOf(tree).map(({ type }) => type))].sort()

/** The text under a heading, up to the next one of any depth. */
export function sectionOf(file: string, title: string): Nodes[] {
  const { children } = parse(file)
  const start = children.findIndex((node) => node.type === 'heading' && textOf(node) === title)
  const rest = children.slice(start + 1)
  const end = rest.findIndex((node) => node.type === 'heading')
  return end < 0 ? rest : rest.slice(0, end)
}

/** markdownlint under MADR's own rules: the defaults without line length and repeated headings. */
export async function lint(file: string, off: readonly string[] = []): Promise<string[]> {
  const config = {
    default: true,
    ...Object.fromEntries(['MD013', 'MD024', ...off].map((rule) => [rule, false])),
  }
  const { file: findings = [] } = await markdownlint({ strings: { file }, config })
  return findings.map(({ lineNumber, ruleNames, errorDetail, errorContext }) =>
    [lineNumber, ruleNames[0], errorDetail, errorContext].join(' '),
  )
}
