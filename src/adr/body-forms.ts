import type { Heading, RootContent } from 'mdast'
import { branchOf, type Group, groupsOf, type SectionKind } from './body.ts'
import { heading, paragraph } from './markdown.ts'

/** A body of one form under the headings of another. What neither of them knows stays as it is. */

/** Nygard's sections by the names of MADR 4; the consequences become a part of the outcome where they follow it. */
export function inMadr(nodes: readonly RootContent[]): RootContent[] {
  const groups = groupsOf(nodes)
  const under = new Set(
    groups
      .filter(
        ({ kind, depth }, at) => kind === 'consequences' && depth === 2 && follows(groups, at, 'outcome'),
      )
      .flatMap((group) => branchOf(groups, group)),
  )
  return groups.flatMap((group) => {
    const name = group.depth === 2 ? MADR[group.kind] : undefined
    return headed(name ? titled(group, name) : group, under.has(group) ? 1 : 0)
  })
}

const MADR: Partial<Record<SectionKind, string>> = {
  context: 'Context and Problem Statement',
  outcome: 'Decision Outcome',
  consequences: 'Consequences',
}

/** Whether the nearest heading of the same depth or above it is of that kind. */
const follows = (groups: readonly Group[], at: number, kind: SectionKind) =>
  groups.slice(0, at).findLast(({ depth }) => depth <= (groups[at]?.depth ?? 0))?.kind === kind

/** Context, decision and consequences; drivers and options are told with the context. */
export function inNygard(nodes: readonly RootContent[]): RootContent[] {
  const groups = groupsOf(nodes)
  const [preamble] = groups
  const opening = preamble?.nodes ?? []
  const has = (...kinds: SectionKind[]) => groups.some(({ kind }) => kinds.includes(kind))
  if (!has('context', 'outcome')) return opening.length > 0 ? [heading(2, 'Context'), ...nodes] : [...nodes]
  const take = takerOf(groups)
  const consequences = take('consequences', 'positive', 'negative')
  const context = take('context')
  const facts = take('drivers', 'options')
  const decision = take('outcome')
  const told = consequences.flatMap(moved)
  return [
    heading(2, 'Context'),
    ...opening,
    ...context.flatMap(moved),
    ...facts.flatMap(([top, ...below]) => [top, ...below].flatMap((group) => headed(group, 3 - top.depth))),
    ...(decision.length > 0 ? [heading(2, 'Decision'), ...decision.flatMap(moved)] : []),
    ...(decision.length > 0 || told.length > 0 ? [heading(2, 'Consequences')] : []),
    ...(decision.length > 0 && told.length === 0 ? [paragraph('None recorded.')] : told),
    ...groups
      .slice(1)
      .filter((group) => !take.isTaken(group))
      .flatMap((group) => headed(group, 0)),
  ]
}

type Branch = [top: Group, ...below: Group[]]

/** Takes branches by kind, each once. */
function takerOf(groups: readonly Group[]) {
  const taken = new Set<Group>()
  const take = (...kinds: SectionKind[]): Branch[] =>
    groups
      .filter((group) => kinds.includes(group.kind) && !taken.has(group))
      .flatMap((group) => {
        if (taken.has(group)) return []
        const branch = branchOf(groups, group).filter((other) => !taken.has(other))
        for (const other of branch) taken.add(other)
        return [branch as Branch]
      })
  return Object.assign(take, { isTaken: (group: Group) => taken.has(group) })
}

/** What stands under a heading that another one takes the place of. */
const moved = ([top, ...below]: Branch): RootContent[] => [
  ...(top.kind === 'positive' || top.kind === 'negative' ? headed(top, 3 - top.depth) : top.nodes),
  ...below.flatMap((group) => headed(group, 2 - top.depth)),
]

/** Title, context, options and outcome with its consequences; all of it where there is none of these. */
export function minimal(nodes: readonly RootContent[]): RootContent[] {
  const groups = groupsOf(nodes)
  const kept = topmost(groups)
    .flatMap((group) => branchOf(groups, group))
    .filter(({ kind }) => kind !== 'confirmation')
  return kept.length > 0 ? kept.flatMap((group) => headed(group, 0)) : [...nodes]
}

const KEPT: ReadonlySet<SectionKind> = new Set([
  'context',
  'options',
  'outcome',
  'consequences',
  'positive',
  'negative',
])

/** Those that are kept and stand below none that is kept or argues for an option, in one pass. */
function topmost(groups: readonly Group[]): Group[] {
  const above: Group[] = []
  return groups.filter((group) => {
    while (group.depth <= (above.at(-1)?.depth ?? -1)) above.pop()
    const isBelow = above.some(({ kind }) => KEPT.has(kind) || kind === 'pros' || kind === 'option')
    if (group.depth > 0) above.push(group)
    return KEPT.has(group.kind) && !isBelow
  })
}

const titled = (group: Group, title: string): Group => ({
  ...group,
  heading: heading(group.depth === 0 ? 2 : (group.depth as 2), title),
})

/** A group again as nodes, its heading so much deeper. */
function headed({ heading: above, depth, nodes }: Group, deeper: number): RootContent[] {
  if (!above) return nodes
  if (deeper === 0) return [above, ...nodes]
  const { position: _, ...bare } = above
  return [{ ...bare, depth: Math.min(6, Math.max(1, depth + deeper)) as Heading['depth'] }, ...nodes]
}
