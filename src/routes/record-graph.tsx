import { listGraph } from '../../db/queries/adr-graph.ts'
import { GraphPage } from '../../views/adrs/graph.tsx'
import { pageOf } from '../domain/adr-links.ts'
import { factory } from '../env.ts'
import { sha256 } from '../ids.ts'
import { renderOnce } from '../render.tsx'
import { scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/graph'

/** The drawing is made anew only when something of it has changed. */
export const recordGraph = factory
  .createApp()
  .use(PATH, scopeTeam)

  .get(PATH, async (c) => {
    const { team, deps } = c.var
    const { nodes, ...graph } = await listGraph(deps.db, team.id)
    const seen = JSON.stringify([team.id, team.name, nodes, graph])
    const shown = nodes.map((node) => ({ ...node, href: pageOf(team.id, node) }))
    return renderOnce(c, `graph ${sha256(seen)}`, () => <GraphPage {...{ team, ...graph }} nodes={shown} />, {
      title: `Links between records: ${team.name}`,
      team,
    })
  })
