import type { Db } from '../../db/connect.ts'
import {
  findBallotBySubmission,
  findOwnBallot,
  insertBallot,
  replaceBallot,
} from '../../db/queries/ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { countBallot, holdSealedRound } from '../../db/queries/rounds.ts'
import { findMember, insertMember, raiseObserver } from '../../db/queries/users.ts'
import type { Ballot } from '../domain/ballot.ts'
import type { Room } from '../domain/room.ts'
import { newId, receiptFrom, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'
import { insertGuest } from './open-decision.ts'
import { isReplay } from './replay.ts'

export type CastBallot = {
  room: Room
  /** Null for somebody who comes by the invite and has no session yet. */
  userId: string | null
  ballot: Ballot
  /** Made with the form; the same form sent twice casts one ballot. */
  submissionKey: string | null
  at: Date
}

export type Cast = { userId: string; receipt: string; change: 'cast' | 'revised' | 'none' }

/**
 * Casts or replaces a member's ballot, with the event, both or neither; undefined once the round takes no
 * ballots, or asks something else than this one answers. Somebody new joins the team in the same transaction.
 * Casting the same answers again changes nothing.
 */
export async function castBallot(
  db: Db,
  secret: Secret,
  { room, userId, ballot, submissionKey, at }: CastBallot,
): Promise<Cast | undefined> {
  const now = at.toISOString()
  const roundId = room.round.id
  return db.transaction().execute(async (trx) => {
    const { rulesVersion } = room.round
    if (!(await holdSealedRound(trx, { roundId, rulesVersion, at: now }))) return undefined
    // Whatever a browser sends as its key is a short plain text to the database, and stands for nobody else's ballot.
    const key = submissionKey === null ? null : sha256(submissionKey)
    const twin = key === null ? undefined : await findBallotBySubmission(trx, key)
    const answers = JSON.stringify(ballot.answers)
    const sent = { roundId, name: ballot.name, answers, comment: ballot.comment, at }
    const twinId = twin && isSameForm(twin, sent) ? twin.userId : undefined
    const voterId = userId ?? twinId ?? (await insertGuest(trx, secret, ballot.name, now))
    const name = await joinTeam(trx, room, voterId, ballot.name, now)

    const known = await findOwnBallot(trx, roundId, voterId)
    if (known && JSON.stringify(known.answers) === answers && known.comment === ballot.comment)
      return { userId: voterId, receipt: known.receipt, change: 'none' }

    const id = known?.id ?? newId()
    const revision = (known?.revision ?? 0) + 1
    const receipt = receiptFrom(secret.token('receipt', `${roundId} ${id} ${revision} ${answers}`))
    if (known) {
      await replaceBallot(trx, { id, answers, comment: ballot.comment, receipt, revision, at: now })
    } else {
      await insertBallot(trx, {
        id,
        round_id: roundId,
        user_id: voterId,
        name,
        answers,
        comment: ballot.comment,
        receipt,
        revision,
        submission_key: twin ? null : key,
        cast_at: now,
        revised_at: null,
      })
      await countBallot(trx, roundId)
    }
    const action = known ? 'ballot_revised' : 'ballot_cast'
    await recordEvent(trx, room.id, {
      actorId: voterId,
      action,
      particulars: { round: room.round.number },
      at: now,
    })
    return { userId: voterId, receipt, change: known ? 'revised' : 'cast' }
  })
}

type Sent = { roundId: string; name: string; answers: string; comment: string }

const isSameForm = (twin: Sent & { castAt: string }, sent: Sent & { at: Date }) =>
  twin.roundId === sent.roundId &&
  twin.name === sent.name &&
  twin.answers === sent.answers &&
  twin.comment === sent.comment &&
  isReplay(twin.castAt, sent.at)

/** The name the team knows the voter by: the one they joined with, or the one just given. */
async function joinTeam(trx: Db, room: Room, userId: string, name: string, at: string): Promise<string> {
  const member = await findMember(trx, room.team.id, userId)
  if (member) {
    if (member.role === 'observer') await raiseObserver(trx, room.team.id, userId)
    return member.name
  }
  await insertMember(trx, { teamId: room.team.id, userId, name, role: 'member', at })
  await recordEvent(trx, room.id, {
    actorId: userId,
    action: 'member_joined',
    particulars: { role: 'member' },
    at,
  })
  return name
}
