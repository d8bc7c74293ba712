import type { List, RootContent } from 'mdast'
import { branchOf, groupsOf, linksOf, type SectionKind, textOf } from './body.ts'
import { RELATED, relatedRecords, tagLine, tagsIn } from './links.ts'
import { heading, prose } from './markdown.ts'
import type { AdrLink, LinkVerb } from './record.ts'
import { line } from './text.ts'
import type { Body } from './written-body.ts'

/** What a file says besides its body. */
export type OwnLines = { links: readonly AdrLink[]; tags: readonly string[]; notes: readonly string[] }

/**
 * The nodes of a body with links, tags and notes that it does not hold yet. Lines of ours that stand in it, because it
 * was exported from here, stay to the letter where they still hold, and are replaced where they do not.
 */
export function withOwnLines(
  body: Body,
  nodes: readonly RootContent[],
  own: OwnLines,
  place: readonly SectionKind[] = ['information', 'links'],
): RootContent[] {
  const found = ownIn(nodes)
  const rest = nodes.filter((node) => !found.nodes.has(node))
  const written = rest.flatMap(linksOf)
  const missing = own.links.filter((link) => !holds(body, written, link))
  const said = new Set(rest.map((node) => line(textOf(node))))
  const notes = own.notes.flatMap(prose).filter((node) => !said.has(line(textOf(node))))
  const isTagged = same(found.tags, own.tags)
  const isLinked = same(found.links, missing.map(keyOf))
  const stale = [...(isTagged ? [] : found.tagNodes), ...(isLinked ? [] : found.linkNodes)]
  const fresh = [
    ...notes,
    ...(isTagged ? [] : tagLine(own.tags)),
    ...(isLinked ? [] : relatedRecords(missing)),
  ]
  return placed(without(nodes, stale), fresh, place)
}

type Found = {
  nodes: Set<RootContent>
  tags: string[]
  tagNodes: RootContent[]
  links: string[]
  linkNodes: RootContent[]
}

function ownIn(nodes: readonly RootContent[]): Found {
  const found: Found = { nodes: new Set(), tags: [], tagNodes: [], links: [], linkNodes: [] }
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'paragraph') continue
    const tags = tagsIn(textOf(node))
    if (tags) {
      found.tags.push(...tags)
      found.tagNodes.push(node)
    }
    const list = nodes[at + 1]
    const links = textOf(node) === RELATED && list?.type === 'list' ? keysIn(list) : null
    if (links && list) {
      found.links.push(...links)
      found.linkNodes.push(node, list)
    }
  }
  for (const node of [...found.tagNodes, ...found.linkNodes]) found.nodes.add(node)
  return found
}

const keyOf = ({ verb, number, fileName }: AdrLink) => `${verb} ${number} ${fileName}`

/** Of a list of ours; null where an item is none of ours. */
function keysIn(list: List): string[] | null {
  const keys = list.children.map((item) => {
    const [, verb = '', number] = /^([A-Z][a-z ]+) ADR-(\d{4})$/.exec(textOf(item)) ?? []
    const [link] = linksOf(item)
    return number === undefined ? null : `${verb.toLowerCase()} ${Number(number)} ${link?.url ?? ''}`
  })
  return keys.every((key) => key !== null) ? keys : null
}

/** The same, in whatever order: what stands in a file keeps its own. */
const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item))

const VERBS: Record<LinkVerb, RegExp> = {
  supersedes: /\b(?:super[sc]edes|replaces)\b/i,
  'superseded by': /\b(?:super[sc]eded|replaced)\s+by\b/i,
  amends: /\bamends\b/i,
  'amended by': /\bamended\s+by\b/i,
  'relates to': /(?:)/,
}

/** Whether somebody wrote that link already: to the file, and before it on its line what it means. */
const holds = ({ source }: Body, links: ReturnType<typeof linksOf>, { verb, fileName }: AdrLink): boolean =>
  links.some(({ url, start }) => {
    const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
    return url.replace(/^\.\//, '').replace(/#.*$/, '') === fileName && VERBS[verb].test(before)
  })

/** A heading of the place for such lines goes with the last of them. */
function without(nodes: readonly RootContent[], stale: readonly RootContent[]): RootContent[] {
  if (stale.length === 0) return [...nodes]
  const groups = groupsOf(nodes)
  const emptied = groups
    .filter((group) => group.kind === 'information' && branchOf(groups, group).length === 1)
    .filter(({ nodes: under }) => under.length > 0 && under.every((node) => stale.includes(node)))
    .map(({ heading: above }) => above)
  return nodes.filter((node) => !stale.includes(node) && !emptied.some((above) => above === node))
}

function placed(
  nodes: readonly RootContent[],
  fresh: readonly RootContent[],
  place: readonly SectionKind[],
): RootContent[] {
  if (fresh.length === 0) return [...nodes]
  const groups = groupsOf(nodes)
  const last = (kind: SectionKind) => groups.findLast((group) => group.kind === kind)
  const home = place.map(last).find((group) => group !== undefined)
  if (!home)
    return [...nodes, ...(place.includes('information') ? [heading(2, 'More Information')] : []), ...fresh]
  return groups.flatMap((group) => [
    ...(group.heading ? [group.heading] : []),
    ...group.nodes,
    ...(group === home ? fresh : []),
  ])
}
