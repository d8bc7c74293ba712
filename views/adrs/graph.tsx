import { adrId } from '../../src/adr/links.ts'
import { GraphKey, RecordGraph } from '../charts/record-graph.tsx'
import { type Cluster, clustersOf, type GraphEdge, type GraphNode } from '../charts/record-graph-layout.ts'
import { Aside } from '../components/aside.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Scroller } from '../components/scroller.tsx'
import { StatusTag } from '../components/tag.tsx'

type Props = {
  team: { id: string; name: string }
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  /** How many records have no link. */
  unlinked: number
}

const records = (count: number) => (count === 1 ? '1 record' : `${count} records`)

/** What replaces, amends and relates to what, as a drawing and as a list of the same. */
export const GraphPage = ({ team, nodes, edges, unlinked }: Props) => (
  <>
    <RoomHead
      title="Links between records"
      facts={
        <>
          {team.name} · {records(nodes.length)} with links
          {unlinked > 0 && `, ${unlinked} without`} · <a href={`/teams/${team.id}/adrs`}>Decision log</a>
        </>
      }
    />
    {nodes.length === 0 ? (
      <Aside>
        No record is linked with another yet. A record that replaces or amends an older one appears here, with
        the older one beneath it.
      </Aside>
    ) : (
      <>
        <GraphKey />
        {clustersOf(nodes, edges).map((cluster) => (
          <section class="band graph-part" aria-label={nameOf(cluster)}>
            <Scroller label={`Graph: ${nameOf(cluster)}`}>
              <div class="fig-graph">
                <RecordGraph cluster={cluster} />
              </div>
            </Scroller>
            <InWords cluster={cluster} />
          </section>
        ))}
      </>
    )}
  </>
)

function nameOf({ nodes }: Cluster): string {
  const numbers = nodes.map(({ number }) => number)
  const [newest = 0, oldest = 0] = [Math.max(...numbers), Math.min(...numbers)]
  return `${records(nodes.length)}, ${adrId(oldest)} to ${adrId(newest)}`
}

const InWords = ({ cluster: { nodes, edges } }: { cluster: Cluster }) => (
  <ul class="graph-list">
    {nodes.map(({ number, title, href, status }) => (
      <li>
        <a href={href} dir="auto">
          {adrId(number)} {title}
        </a>{' '}
        <StatusTag status={status} />
        {edges
          .filter(({ from }) => from === number)
          .sort((one, other) => one.to - other.to)
          .map(({ verb, to }) => (
            <span class="rel">
              {verb} {adrId(to)}
            </span>
          ))}
      </li>
    ))}
  </ul>
)
