import type { Context } from 'hono'
import { listCells } from '../../db/queries/briefs.ts'
import { listComments, listCommentVersions } from '../../db/queries/comments.ts'
import { listEvents } from '../../db/queries/events.ts'
import { listOverrides } from '../../db/queries/overrides.ts'
import { reviewsOf } from '../../db/queries/reviews.ts'
import { contentDisposition } from '../adr/file-name.ts'
import { type AppEnv, factory } from '../env.ts'
import { exportedProposals } from './exported-consent.ts'
import { exportable } from './exported-rounds.ts'
import { profileEnd } from './revealed.ts'
import { scopeRoom } from './scoping.ts'

const ROOM_EXPORT = 'stackmoot-room-1'

/** The whole room for other programs: what was asked, every ballot, the result, and the history. */
export const exports = factory
  .createApp()
  .use('/:decisionId/export.json', scopeRoom)

  .get('/:decisionId/export.json', async (c) => {
    const { deps } = c.var
    const { room, rounds, latest } = await exportable(c)
    const { ballots, input, result } = latest
    // While a further round is sealed, the export is what it was when that one was opened.
    const end = await profileEnd(c, room)
    const cells = (await listCells(deps.db, room.id, { until: end })).filter(isOf(rounds))
    const all = (await listEvents(deps.db, room.id)).filter(({ seq }) => seq <= end)
    // Beside the lines of those who joined they would tell who voted when.
    const events = room.anonymous ? all.filter(({ action }) => !action.startsWith('ballot_')) : all
    const changes = (await listOverrides(deps.db, room.id)).filter(({ seq }) => seq <= end)
    // With names hidden, an instant would tell who did what before and after it.
    const instant = (at: string) => (room.namesShown ? at : at.slice(0, 10))
    const dated = <Item extends { lateAt?: string | null }>({ lateAt = null, ...item }: Item) => ({
      ...item,
      lateAt: lateAt && instant(lateAt),
    })
    c.header('Content-Disposition', contentDisposition(`room-${room.id}.json`))
    return c.json({
      format: ROOM_EXPORT,
      decision: {
        id: room.id,
        question: room.question,
        context: room.context,
        state: room.state,
        team: room.team.name,
        facilitator: room.facilitator.name,
        decider: room.decider.name,
        template: room.template,
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
      },
      options: room.options.map(dated),
      criteria: room.criteria.map(dated),
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
      input,
      result,
      rounds,
      history: {
        hash: all.at(-1)?.hash ?? '',
        // The hash of an event covers who did it and when, so with names hidden it would tell.
        events: events.map(({ particulars, actorId, hash, at, ...event }) => ({
          ...event,
          ...(room.namesShown ? { actorId, hash } : { actorId: null, hash: null }),
          at: instant(at),
          particulars: JSON.parse(particulars) as unknown,
        })),
      },
    })
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
