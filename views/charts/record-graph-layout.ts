import { graphlib, layout } from '@dagrejs/dagre'
import type { AdrStatus } from '../../src/adr/record.ts'
import type { OwnVerb } from '../../src/domain/adr-links.ts'

export type GraphNode = { number: number; title: string; status: AdrStatus; href: string }
export type GraphEdge = { from: number; to: number; verb: OwnVerb }

/** Records that hang together, and nothing else with them. */
export type Cluster = { nodes: GraphNode[]; edges: GraphEdge[] }

type Point = { x: number; y: number }
export type Drawing = {
  width: number
  height: number
  nodes: (Point & { node: GraphNode })[]
  edges: { edge: GraphEdge; points: Point[] }[]
}

export const NODE = { width: 184, height: 54 }
const MARGIN = 4
/** Up to here the library may take its time to put records where their links cross least. */
const MOST_ORDERED = 24

/** Those with the newest record first. */
export function clustersOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Cluster[] {
  const near = new Map<number, number[]>(nodes.map(({ number }) => [number, []]))
  for (const { from, to } of edges) {
    near.get(from)?.push(to)
    near.get(to)?.push(from)
  }
  const placed = new Set<number>()
  const clusters: Cluster[] = []
  for (const { number } of [...nodes].sort((a, b) => b.number - a.number)) {
    if (placed.has(number)) continue
    const found = new Set([number])
    for (const at of found) for (const other of near.get(at) ?? []) found.add(other)
    for (const one of found) placed.add(one)
    clusters.push({
      nodes: nodes.filter((node) => found.has(node.number)),
      edges: edges.filter((edge) => found.has(edge.from)),
    })
  }
  return clusters
}

/** The newer above the older: what replaces stands above what it replaces. */
export function drawn({ nodes, edges }: Cluster): Drawing {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 20,
    ranksep: 40,
    marginx: MARGIN,
    marginy: MARGIN,
    ranker: 'longest-path',
  })
  for (const { number } of nodes) graph.setNode(String(number), { ...NODE })
  for (const { from, to, verb } of edges) graph.setEdge(String(from), String(to), {}, verb)
  layout(graph, { disableOptimalOrderHeuristic: nodes.length > MOST_ORDERED })
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(String(node.number)) as Point
      return { node, x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) }
    }),
    edges: edges.map((edge) => {
      const { points } = graph.edge(String(edge.from), String(edge.to), edge.verb) as { points: Point[] }
      return { edge, points: points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })) }
    }),
  }
}

const HEAD = { length: 9, half: 4 }

/** Corners of the head of an arrow that ends at the last of these points. */
export function headOf(points: readonly Point[]): Point[] {
  const [before, end] = points.slice(-2)
  if (!before || !end) return []
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length]
  const base = { x: end.x - dx * HEAD.length, y: end.y - dy * HEAD.length }
  return [
    end,
    { x: Math.round(base.x - dy * HEAD.half), y: Math.round(base.y + dx * HEAD.half) },
    { x: Math.round(base.x + dy * HEAD.half), y: Math.round(base.y - dx * HEAD.half) },
  ]
}
