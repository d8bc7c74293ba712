import type { Nodes, Root, RootContent } from 'mdast'
import { linksOf, placeOf, textOf } from './body.ts'
import { toMarkdown } from './markdown.ts'
import { isTangled, parsed } from './parsed.ts'

/** What somebody wrote, as they wrote it and as a tree. */
export type Body = { source: string; tree: Root }

export const bodyOf = (source: string): Body => ({ source, tree: parsed(source) })

/**
 * Nodes of a body, some left out, moved or new, as Markdown again. What was not touched stands as it was written, to the
 * letter. Only where that would be read otherwise (what was moved leaves a fence open), all of it is written anew.
 */
export function written({ source, tree }: Body, nodes: readonly RootContent[]): string {
  const places = new Map(tree.children.map((node, at) => [node, at]))
  const isWhole = nodes.length === tree.children.length && nodes.every((node, at) => places.get(node) === at)
  if (isWhole) return source === '' || source.endsWith('\n') ? source : `${source}\n`
  if (isTangled(source)) return besides(source, nodes, places)
  const text = pieced(source, nodes, places)
  return sameShape(parsed(text).children, nodes) ? text : toMarkdown(nodes.map(closed))
}

/** Of what no parser can be asked to read nothing is touched: what is new stands above it, once. */
function besides(
  source: string,
  nodes: readonly RootContent[],
  places: ReadonlyMap<RootContent, number>,
): string {
  const above = toMarkdown(nodes.filter((node) => !places.has(node)))
  return ended(source.startsWith(above) ? source : `${above}\n${source}`)
}

function pieced(
  source: string,
  nodes: readonly RootContent[],
  places: ReadonlyMap<RootContent, number>,
): string {
  let text = ''
  let last: { at: number; end: number } | null = null
  for (const node of nodes) {
    const at = places.get(node)
    if (at === undefined) text += `${text && '\n\n'}${toMarkdown([node]).trimEnd()}`
    else {
      const [start, end] = placeOf(node)
      text +=
        last?.at === at - 1
          ? source.slice(last.end, end)
          : apart(text, source.slice(lineStart(source, start), end))
    }
    last = at === undefined ? null : { at, end: placeOf(node)[1] }
  }
  return last?.at === places.size - 1 ? ended(text + source.slice(last.end)) : `${text}\n`
}

const apart = (before: string, text: string) => `${before && '\n\n'}${before ? text : text.trimStart()}`
const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** What is indented has its marks where they are for a reason. */
const lineStart = (source: string, at: number) => source.lastIndexOf('\n', at - 1) + 1

/** Whether both have the same blocks with the same headings and links. */
const sameShape = (read: readonly RootContent[], meant: readonly RootContent[]): boolean =>
  read.length === meant.length && read.every((node, at) => shapeOf(node) === shapeOf(meant[at]))

function shapeOf(node: Nodes | undefined): string {
  if (!node) return ''
  const heading = node.type === 'heading' ? `${node.depth} ${textOf(node)}` : ''
  const size = 'children' in node ? node.children.length : ''
  return JSON.stringify([
    node.type,
    heading,
    node.type === 'list' ? size : '',
    linksOf(node).map(({ url }) => url),
  ])
}

/** Raw HTML that would go on to the end of the file is ended where it ended. */
function closed(node: RootContent): RootContent {
  if (node.type !== 'html') return node
  const end = ENDS.find(([begins, ends]) => begins.test(node.value) && !ends.test(node.value))?.[2]
  return end ? { ...node, value: `${node.value}${end}` } : node
}

const ENDS: readonly [begins: RegExp, ends: RegExp, end: string][] = [
  [/^<!--/, /-->/, ' -->'],
  [/^<\?/, /\?>/, ' ?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![a-z]/i, />/, '>'],
  ...['script', 'pre', 'style', 'textarea'].map((name): [RegExp, RegExp, string] => [
    new RegExp(`^<${name}(?:[\\s>]|$)`, 'i'),
    /<\/(?:script|pre|style|textarea)>/i,
    `\n</${name}>`,
  ]),
]
