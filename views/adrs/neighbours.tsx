import { adrId } from '../../src/adr/links.ts'

export type Neighbour = { number: number; title: string; href: string }

type Props = { teamId: string; previous: Neighbour | null; next: Neighbour | null }

/** Before and after this one in the log. */
export const Neighbours = ({ teamId, previous, next }: Props) => (
  <nav class="record-walk no-print" aria-label="Records of this log">
    {previous && (
      <a href={previous.href} rel="prev">
        <small>Before it</small>
        <span dir="auto">
          {adrId(previous.number)} {previous.title}
        </span>
      </a>
    )}
    {next && (
      <a href={next.href} rel="next">
        <small>After it</small>
        <span dir="auto">
          {adrId(next.number)} {next.title}
        </span>
      </a>
    )}
    <a href={`/teams/${teamId}/adrs`}>
      <small>All of them</small>
      <span>Decision log</span>
    </a>
  </nav>
)
