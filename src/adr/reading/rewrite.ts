import type { Definition, Link, Nodes } from 'mdast'
import { placeOf } from '../body.ts'
import { parsed } from '../parsed.ts'

/** A Markdown text whose links lead elsewhere; everything else stays as it was, to the letter. */
export function rewriteLinks(source: string, places: ReadonlyMap<string, string>): string {
  if (places.size === 0) return source
  const changes: { start: number; end: number; to: string }[] = []
  const look = (node: Nodes) => {
    if (node.type === 'link' || node.type === 'definition') {
      const to = places.get(node.url)
      const place = to === undefined ? null : destinationOf(source, node)
      if (place && to !== undefined) changes.push({ ...place, to })
    }
    if ('children' in node) for (const child of node.children) look(child)
  }
  look(parsed(source))
  let text = ''
  let from = 0
  for (const { start, end, to } of changes.sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    text += source.slice(from, start) + to
    from = end
  }
  return text + source.slice(from)
}

const POINTED = String.raw`<(?:[^<>\n\\]|\\.)*>`
const DESTINATIONS = {
  link: new RegExp(String.raw`${POINTED}|(?:[^\s\\<>()]|\\.|\((?:[^\s\\<>()]|\\.)*\))+`, 'y'),
  definition: new RegExp(String.raw`${POINTED}|\S+`, 'y'),
}

/** Where its destination stands: behind the text of a link, or the label of a definition. */
function destinationOf(source: string, node: Link | Definition): { start: number; end: number } | null {
  const [from, end] = placeOf(node)
  const last = node.type === 'link' ? node.children.at(-1) : undefined
  const behind = last ? placeOf(last)[1] : from
  const mark = node.type === 'definition' ? ']:' : ']('
  const at = source.indexOf(mark, behind)
  if (at < 0 || at >= end) return null
  const gap = /\s*/y
  gap.lastIndex = at + mark.length
  const start = gap.lastIndex + (gap.exec(source)?.[0].length ?? 0)
  const destination = DESTINATIONS[node.type]
  destination.lastIndex = start
  const [whole] = destination.exec(source) ?? []
  return whole === undefined || start + whole.length > end ? null : { start, end: start + whole.length }
}
