import type { Context } from 'hono'
import { listCells } from '../../db/queries/briefs.ts'
import { listComments, listCommentVersions } from '../../db/queries/comments.ts'
import { listOverrides } from '../../db/queries/overrides.ts'
import { findRoomRecord } from '../../db/queries/records.ts'
import { reviewsOf } from '../../db/queries/reviews.ts'
import type { Room } from '../domain/room.ts'
import type { AppEnv } from '../env.ts'
import { exportedProposals } from './exported-consent.ts'
import { exportedHistory } from './exported-history.ts'
import { dated, exportable, toldAt } from './exported-rounds.ts'
import { profileEnd } from './revealed.ts'
import { schemaUrl } from './schemas.ts'

const ROOM_EXPORT = 'stackmoot-room-1'

export async function exportedRoom(c: Context<AppEnv>) {
  const { deps } = c.var
  const { room, rounds, latest } = await exportable(c)
  const { ballots, input, result } = latest
  // While a further round is sealed, the export is what it was when that one was opened.
  const end = await profileEnd(c, room)
  const instant = toldAt(room)
  const cells = (await listCells(deps.db, room.id, { until: end })).filter(isOf(rounds))
  const changes = (await listOverrides(deps.db, room.id)).filter(({ seq }) => seq <= end)
  return {
    $schema: schemaUrl(deps.publicUrl),
    format: ROOM_EXPORT,
    decision: exportedDecision(room),
    options: room.options.map(dated(room)),
    criteria: room.criteria.map(dated(room)),
    profile: cells.map(({ change, ...cell }) => ({
      ...cell,
      change: change && { ...change, at: instant(change.at) },
    })),
    // A change is signed, as its form says.
    changes: changes.map(({ at, ...change }) => ({ ...change, at: instant(at) })),
    round: { number: room.round.number, openedAt: room.round.openedAt, revealedAt: room.round.revealedAt },
    ballots,
    comments: await exportedComments(c, instant),
    proposals: await exportedProposals(c, instant),
    reviews: await reviewsOf(deps.db, room),
    adr: (await findRoomRecord(deps.db, room.id)) ?? null,
    input,
    result,
    rounds,
    ...(await exportedHistory(c, room, end)),
  }
}

const exportedDecision = (room: Room) => ({
  id: room.id,
  question: room.question,
  context: room.context,
  state: room.state,
  team: room.team.name,
  facilitator: room.facilitator.name,
  decider: room.decider.name,
  template: room.template,
  timeZone: room.timeZone,
  quorum: room.quorum,
  expectedVoters: room.expectedVoters,
  quorumPercent: room.quorumPercent,
  constraints: room.constraints,
  vetoPercent: room.vetoPercent,
  revealRule: room.revealRule,
  importanceMethod: room.importanceMethod,
  directVote: room.directVote,
  cellRatings: room.cellRatings,
  willingnessAsked: room.willingnessAsked,
  namesShown: room.namesShown,
  anonymous: room.anonymous,
  createdAt: room.createdAt,
  reviewOn: room.reviewOn,
})

type Items = { options: readonly { id: string }[]; criteria: readonly { id: string }[] }

/** Whether a round of these asked about the cell's option and criterion, and not a later one alone. */
function isOf(rounds: readonly Items[]) {
  const ids = new Set(
    rounds.flatMap(({ options, criteria }) => [...options, ...criteria].map(({ id }) => id)),
  )
  return ({ optionId, criterionId }: { optionId: string; criterionId: string }) =>
    ids.has(optionId) && ids.has(criterionId)
}

/** A comment is signed, as its form says; of a deleted one nothing is left but that it was there. */
async function exportedComments(c: Context<AppEnv>, instant: (at: string) => string) {
  const { room, deps } = c.var
  const versions = await listCommentVersions(deps.db, room.id)
  const day = (at: string | null) => at && instant(at)
  return (await listComments(deps.db, room.id)).map(({ id, topic, round, name, text, ...comment }) => ({
    id,
    topic,
    round,
    by: name,
    text,
    at: instant(comment.at),
    editedAt: day(comment.editedAt),
    deletedAt: day(comment.deletedAt),
    before: versions
      .filter(({ commentId }) => commentId === id)
      .map(({ version, text: said, at }) => ({ version, text: said, at: instant(at) })),
  }))
}
