import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'

/** Mail that is due and not in the queue yet. Whoever left the team is mailed no more. */

/** Sealed rounds that end soon. */
const endingRounds = prepared((db, now: string, horizon: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('rounds', 'rounds.decision_id', 'decisions.id')
    .select([
      'decisions.id as decisionId',
      'decisions.deadline_at as deadlineAt',
      'rounds.id as roundId',
      'rounds.opened_at as openedAt',
      'decisions.anonymous',
    ])
    .where('decisions.deadline_at', '>', now)
    .where('decisions.deadline_at', '<=', horizon)
    .where('rounds.revealed_at', 'is', null)
    .where('decisions.started_at', 'is not', null)
    .where('decisions.decided_at', 'is', null)
    .where('decisions.abandoned_at', 'is', null),
)

export type EndingRound = {
  decisionId: string
  deadlineAt: string
  roundId: string
  openedAt: string
  anonymous: number
}

export const listEndingRounds = async (db: Db, now: string, horizon: string): Promise<EndingRound[]> =>
  (await endingRounds(db, now, horizon)).map((row) => ({ ...row, deadlineAt: row.deadlineAt ?? '' }))

/** Members who asked for a reminder of the round in good time, and were not put into the queue for it. */
export const listRemindedMembers = (db: Db, round: EndingRound, askedBy: string) =>
  db
    .selectFrom('subscriptions')
    .innerJoin('decisions', 'decisions.id', 'subscriptions.decision_id')
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'decisions.team_id')
        .onRef('members.user_id', '=', 'subscriptions.user_id'),
    )
    .select([
      'subscriptions.id as subscriptionId',
      'subscriptions.user_id as userId',
      'subscriptions.address',
    ])
    .where('subscriptions.decision_id', '=', round.decisionId)
    .where('subscriptions.reminder', '=', 1)
    .where('subscriptions.asked_at', '<=', askedBy)
    .where('members.role', '!=', 'observer')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.subscription_id', '=', 'subscriptions.id')
            .where('outbox.kind', '=', 'reminder')
            .where('outbox.round_id', '=', round.roundId),
        ),
      ),
    )
    .execute()

/**
 * People the facilitator invited by mail in good time. Who came and said themselves what they want to be mailed is left
 * out: that holds.
 */
export const listRemindedVoters = (db: Db, round: EndingRound, askedBy: string) =>
  db
    .selectFrom('expected_voters')
    .innerJoin('outbox', 'outbox.expected_voter_id', 'expected_voters.id')
    .leftJoin('subscriptions', (join) =>
      join
        .onRef('subscriptions.decision_id', '=', 'expected_voters.decision_id')
        .onRef('subscriptions.user_id', '=', 'expected_voters.user_id'),
    )
    .select([
      'expected_voters.id as expectedVoterId',
      'expected_voters.user_id as userId',
      'expected_voters.email as address',
    ])
    .distinct()
    .where('expected_voters.decision_id', '=', round.decisionId)
    .where('expected_voters.email', 'is not', null)
    .where('outbox.kind', '=', 'invitation')
    .where('outbox.sent_at', '<=', askedBy)
    .where('subscriptions.id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as queued')
            .select('queued.id')
            .whereRef('queued.expected_voter_id', '=', 'expected_voters.id')
            .where('queued.kind', '=', 'reminder')
            .where('queued.round_id', '=', round.roundId),
        ),
      ),
    )
    .execute()

/** Rounds revealed since then, for those who had asked before the reveal. */
export const wantedResults = prepared((db, since: string) =>
  db
    .selectFrom('rounds')
    .innerJoin('subscriptions', 'subscriptions.decision_id', 'rounds.decision_id')
    .innerJoin('decisions', 'decisions.id', 'rounds.decision_id')
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'decisions.team_id')
        .onRef('members.user_id', '=', 'subscriptions.user_id'),
    )
    .select([
      'rounds.id as roundId',
      'rounds.decision_id as decisionId',
      'subscriptions.id as subscriptionId',
      'subscriptions.address',
    ])
    .where('rounds.revealed_at', '>', since)
    .whereRef('rounds.revealed_at', '>=', 'subscriptions.asked_at')
    .where('subscriptions.result', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.subscription_id', '=', 'subscriptions.id')
            .whereRef('outbox.round_id', '=', 'rounds.id')
            .where('outbox.kind', '=', 'result'),
        ),
      ),
    ),
)

/** Outcomes to look at again on these days. */
export const wantedReviews = prepared((db, from: string, to: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('subscriptions', 'subscriptions.decision_id', 'decisions.id')
    .innerJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'decisions.team_id')
        .onRef('members.user_id', '=', 'subscriptions.user_id'),
    )
    .select([
      'decisions.id as decisionId',
      'decisions.review_on as reviewOn',
      'decisions.time_zone as timeZone',
      'subscriptions.id as subscriptionId',
      'subscriptions.address',
      'subscriptions.asked_at as askedAt',
    ])
    .where('decisions.review_on', '>=', from)
    .where('decisions.review_on', '<=', to)
    .where('decisions.decided_at', 'is not', null)
    .where('subscriptions.review', '=', 1),
)
