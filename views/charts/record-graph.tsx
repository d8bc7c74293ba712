import { adrId } from '../../src/adr/links.ts'
import type { OwnVerb } from '../../src/domain/adr-links.ts'
import { clipped } from './names.ts'
import { type Cluster, drawn, headOf, NODE } from './record-graph-layout.ts'

/** Letters of a title in a box; those of East Asian scripts are twice as wide. */
const LETTERS = 25
const HALF = 13
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u

const CLASSES: Record<OwnVerb, string> = { supersedes: 'ed', amends: 'ed ed-a', 'relates to': 'ed ed-r' }

/** One cluster as boxes and arrows. Every box leads to its record; the list beside it says the same in words. */
export const RecordGraph = ({ cluster }: { cluster: Cluster }) => {
  const { width, height, nodes, edges } = drawn(cluster)
  return (
    <svg
      width={width}
      height={height}
      role="group"
      aria-label={`Graph of ${cluster.nodes.length} linked records`}
    >
      {edges.map(({ edge, points }) => (
        <>
          <path class={CLASSES[edge.verb]} d={`M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
          {edge.verb !== 'relates to' && (
            <polygon
              class="eh"
              points={headOf(points)
                .map(({ x, y }) => `${x},${y}`)
                .join(' ')}
            />
          )}
        </>
      ))}
      {nodes.map(({ node, x, y }) => (
        <a href={node.href} class={`nd nd-${node.status}`}>
          <title>{`${adrId(node.number)} · ${node.status} ${node.title}`}</title>
          <rect x={x} y={y} width={NODE.width} height={NODE.height} rx="2" />
          <text x={x + 10} y={y + 20}>
            {adrId(node.number)} · {node.status}{' '}
          </text>
          <text class="strong" x={x + 10} y={y + 40}>
            {clipped(node.title, WIDE.test(node.title) ? HALF : LETTERS)}
          </text>
        </a>
      ))}
    </svg>
  )
}

const KEYS = [
  ['supersedes', 'supersedes'],
  ['amends', 'amends'],
  ['relates to', 'relates to'],
] as const satisfies readonly (readonly [OwnVerb, string])[]

/** What the lines mean. */
export const GraphKey = () => (
  <ul class="graph-key">
    {KEYS.map(([verb, words]) => (
      <li>
        <svg width="44" height="12" aria-hidden="true">
          <path class={CLASSES[verb]} d={`M1 6L${verb === 'relates to' ? 43 : 36} 6`} />
          {verb !== 'relates to' && <polygon class="eh" points="43,6 34,2 34,10" />}
        </svg>{' '}
        {words}
      </li>
    ))}
  </ul>
)
