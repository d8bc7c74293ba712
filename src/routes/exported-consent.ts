import type { Context } from 'hono'
import { listProposals } from '../../db/queries/proposals.ts'
import type { AppEnv } from '../env.ts'

/** What was put to consent, the first one first. It is signed in every room, as its form says. */
export async function exportedProposals(c: Context<AppEnv>, instant: (at: string) => string) {
  const { room, deps } = c.var
  return (await listProposals(deps.db, room)).toReversed().map((proposal) => ({
    option: proposal.optionId,
    wording: proposal.wording,
    by: proposal.by,
    at: instant(proposal.at),
    closedAt: proposal.closedAt && instant(proposal.closedAt),
    closedHow: proposal.closedHow,
    stances: proposal.stances.map(({ name, kind, reason, remedy, at, revisedAt, settled, before }) => ({
      by: name,
      kind,
      reason,
      remedy,
      at: instant(revisedAt ?? at),
      settled,
      before: before.map((said) => ({ ...said, at: instant(said.at) })),
    })),
  }))
}
