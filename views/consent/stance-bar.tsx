import { type Proposal, tallyOf } from '../../src/domain/consent.ts'

/** How many said what, as parts of one bar; words and numbers under it say the same. */
export const StanceBar = ({ proposal }: { proposal: Proposal }) => {
  const { people, consents, concerns, open, carried, resolved } = tallyOf(proposal)
  const against = open.length + carried.length
  const parts = [
    { kind: 'objection', count: against, says: against === 1 ? 'objection' : 'objections' },
    {
      kind: 'resolved',
      count: resolved.length,
      says: resolved.length === 1 ? 'objection resolved' : 'objections resolved',
    },
    { kind: 'concern', count: concerns.length, says: concerns.length === 1 ? 'concern' : 'concerns' },
    { kind: 'consent', count: consents.length, says: consents.length === 1 ? 'consents' : 'consent' },
    { kind: 'silent', count: proposal.waiting.length, says: 'not answered' },
  ]
  return (
    <div class="stance-bar">
      <svg width="100%" height="16" aria-hidden="true">
        {parts.map(({ kind, count }, index) => {
          const before = parts.slice(0, index).reduce((sum, part) => sum + part.count, 0)
          const share = (number: number) => `${((100 * number) / Math.max(1, people)).toFixed(3)}%`
          return (
            count > 0 && (
              <rect class={`of-${kind}`} x={share(before)} width={share(count)} y="1" height="14" />
            )
          )
        })}
      </svg>
      <dl class="facts">
        {parts
          .filter(({ kind, count }) => count > 0 || kind === 'objection')
          .map(({ kind, count, says }) => (
            <div class={`of-${kind}`}>
              <dt>{says}</dt>
              <dd>{count}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
