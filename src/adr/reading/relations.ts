import type { List, RootContent } from 'mdast'
import { placeOf, type Section, textOf } from '../body.ts'
import { tagsIn } from '../links.ts'
import { type ReadLink, readBareLink, readLinkLine } from './link-line.ts'

/** What a body says of other records and of tags. It stays in the body: only its meaning is taken. */
export function readRelations(
  source: string,
  sections: readonly Section[],
): { links: ReadLink[]; tags: string[] } {
  const links: ReadLink[] = []
  const tags: string[] = []
  for (const { kind, nodes } of sections)
    for (const node of nodes) {
      if (node.type === 'paragraph') tags.push(...(tagsIn(textOf(node)) ?? []))
      if (kind !== 'information' && kind !== 'links') continue
      if (node.type === 'list') links.push(...linksIn(source, node, kind === 'links'))
      else if (node.type === 'paragraph') links.push(...rowsIn(source, node))
    }
  return { links, tags }
}

const linksIn = (source: string, list: List, isListOfLinks: boolean): ReadLink[] =>
  list.children.flatMap((item) => linkIn(source.slice(...placeOf(item)).split('\n')[0] ?? '', isListOfLinks))

const rowsIn = (source: string, node: RootContent): ReadLink[] =>
  source
    .slice(...placeOf(node))
    .split('\n')
    .flatMap((row) => linkIn(row, false))

function linkIn(row: string, isListOfLinks: boolean): ReadLink[] {
  const said = readLinkLine(row) ?? (isListOfLinks ? readBareLink(row) : null)
  if (!said || !(said.isOurs || isListOfLinks)) return []
  return said.targets.map((target) => ({ ...target, verb: said.verb, text: null }))
}
