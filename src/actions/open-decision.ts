import type { Db } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { insertAsked } from '../../db/queries/briefs.ts'
import { findDecisionBySubmission, insertDecision } from '../../db/queries/decisions.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { insertInvite } from '../../db/queries/invites.ts'
import { insertRound } from '../../db/queries/rounds.ts'
import { insertMember, insertReturnLink, insertUser } from '../../db/queries/users.ts'
import type { Brief } from '../domain/brief.ts'
import { usualExpiry } from '../domain/invite.ts'
import type { CarriedScore } from '../domain/started-from.ts'
import { newId, newRoomCode, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'
import { askedRows, constraintsOf } from './asked-rows.ts'
import { carryScores } from './carry-scores.ts'
import { isReplay } from './replay.ts'

export type OpenDecision = {
  brief: Brief
  /** Null for somebody who has no session yet. */
  userId: string | null
  /** Prepared first: nobody votes until the facilitator starts it. */
  isDraft?: boolean
  /** Scores that come with the room this one was started from. */
  scores?: readonly CarriedScore[]
  /** The record without a room that this one takes up again, by its id. */
  record?: string | null
  /** Made with the form; the same form sent twice opens one room. */
  submissionKey: string | null
  at: Date
}

type Opened = { decisionId: string; userId: string }

/** Opens a room with its first round, and makes a guest of the facilitator if need be. */
export async function openDecision(db: Db, secret: Secret, wanted: OpenDecision): Promise<Opened> {
  try {
    return await open(db, secret, wanted)
  } catch (error) {
    // The same form at the same moment, or a short code that was taken: the second try finds the one or draws another.
    if (!isUniqueViolation(error)) throw error
    return open(db, secret, wanted)
  }
}

function open(
  db: Db,
  secret: Secret,
  { brief, userId, isDraft = false, scores = [], record = null, submissionKey, at }: OpenDecision,
): Promise<Opened> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    const key = submissionKey === null ? null : sha256(submissionKey)
    const twin = key === null ? undefined : await findDecisionBySubmission(trx, key)
    if (twin && (userId === twin.facilitator_id || (userId === null && isSameForm(twin, brief, at))))
      return { decisionId: twin.id, userId: twin.facilitator_id }

    const facilitatorId = userId ?? (await insertGuest(trx, secret, brief.facilitatorName, now))
    const teamId = 'id' in brief.team ? brief.team.id : newId()
    if ('name' in brief.team) {
      await trx
        .insertInto('teams')
        .values({ id: teamId, name: brief.team.name, adr_number: 0, public_at: null, created_at: now })
        .execute()
      const name = brief.facilitatorName
      await insertMember(trx, { teamId, userId: facilitatorId, name, role: 'owner', at: now })
    }

    const decisionId = newId()
    const asked = askedRows(decisionId, brief)
    await insertDecision(trx, {
      id: decisionId,
      team_id: teamId,
      question: brief.question,
      context: brief.context,
      template: brief.template,
      code: newRoomCode(),
      facilitator_id: facilitatorId,
      decider_id: facilitatorId,
      deadline_at: brief.deadlineAt,
      time_zone: brief.timeZone,
      quorum: brief.quorum,
      expected_voters: brief.expectedVoters,
      names_shown: brief.namesShown ? 1 : 0,
      veto_percent: brief.vetoPercent,
      importance_method: brief.importanceMethod,
      direct_vote: brief.directVote ? 1 : 0,
      cell_ratings: brief.cellRatings ? 1 : 0,
      version: 0,
      history_hash: '',
      submission_key: twin ? null : key,
      created_at: now,
      changed_at: now,
      decided_at: null,
      abandoned_at: null,
      started_at: isDraft ? null : now,
      abandoned_by: null,
      abandon_reason: '',
      reveal_rule: brief.revealRule,
      anonymous: brief.anonymous ? 1 : 0,
      quorum_percent: brief.quorumPercent,
      constraints: JSON.stringify(constraintsOf(brief, asked.criteria)),
      willingness_asked: brief.willingnessAsked ? 1 : 0,
      started_from: brief.startedFrom,
      started_from_record: record,
      imported_at: null,
      imported: null,
      imported_by: null,
      imported_id: null,
      imported_ids: null,
      review_on: null,
      public_version: 0,
    })
    await insertAsked(trx, asked)
    const inviteId = newId()
    const tokenHash = sha256(secret.token('invite', inviteId))
    await insertInvite(trx, {
      id: inviteId,
      decisionId,
      tokenHash,
      by: facilitatorId,
      at: now,
      expiresAt: usualExpiry(at, brief.deadlineAt),
    })
    await insertRound(trx, {
      id: newId(),
      decision_id: decisionId,
      number: 1,
      opened_at: now,
      opened_by: facilitatorId,
      rules_version: 1,
      ballot_count: 0,
      revealed_at: null,
      revealed_by: null,
      result: null,
      revealed_result: null,
      asked: null,
      note: '',
      revealed_how: 'manual',
    })
    await recordEvent(trx, decisionId, {
      actorId: facilitatorId,
      action: 'decision_opened',
      particulars: {
        options: brief.options.length,
        criteria: brief.criteria.length,
        draft: isDraft ? 1 : 0,
      },
      at: now,
    })
    await carryScores(trx, decisionId, asked, scores, {
      userId: facilitatorId,
      name: brief.facilitatorName,
      at: now,
    })
    return { decisionId, userId: facilitatorId }
  })
}

const isSameForm = (twin: { question: string; created_at: string }, brief: Brief, at: Date) =>
  twin.question === brief.question && isReplay(twin.created_at, at)

/** A person without an account, and the link that brings them back. */
export async function insertGuest(
  trx: Db,
  secret: Secret,
  name: string,
  at: string,
  userId = newId(),
): Promise<string> {
  const linkId = newId()
  await insertUser(trx, { id: userId, name, at })
  await insertReturnLink(trx, { id: linkId, userId, tokenHash: sha256(secret.token('return', linkId)), at })
  return userId
}
