import type { Db } from '../../db/connect.ts'
import {
  findBallotByKey,
  insertAnonymousBallot,
  insertParticipation,
  mixBallots,
  replaceAnonymousBallot,
} from '../../db/queries/anonymous-ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { countBallot, countOf } from '../../db/queries/rounds.ts'
import type { Ballot } from '../domain/ballot.ts'
import type { Room } from '../domain/room.ts'
import { isStep } from '../domain/turnout.ts'
import { newId, receiptFrom, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

type CastAnonymously = { room: Room; voterId: string; ballot: Ballot; key: string }

export type Kept = { receipt: string; change: 'cast' | 'revised' | 'none' }

/**
 * The key of a ballot, which its voter alone keeps. It follows from the form, so that a form sent twice has one; the
 * form is stored nowhere, so the key can't be derived again.
 */
export const ballotKeyOf = (secret: Secret, roundId: string, submissionKey: string) =>
  secret.token('ballot key', `${roundId} ${submissionKey}`)

/** Somebody who comes by the invite and sends one form twice is one person, without their ballot being looked up. */
export const guestIdOf = (secret: Secret, submissionKey: string) =>
  secret.token('guest', submissionKey).slice(0, 22)

/**
 * Keeps a ballot apart from the fact that its voter took part; whoever took part before needs the key of the ballot to
 * change it, and `keyless` says that this one is not it. The event has no actor, and the time of the round.
 */
export async function castAnonymously(
  trx: Db,
  secret: Secret,
  { room, voterId, ballot, key }: CastAnonymously,
): Promise<Kept | 'keyless'> {
  const roundId = room.round.id
  const keyHash = sha256(key)
  const answers = JSON.stringify(ballot.answers)
  const known = await findBallotByKey(trx, roundId, keyHash)
  if (known && known.answers === answers && known.comment === ballot.comment)
    return { receipt: known.receipt, change: 'none' }

  const receipt = receiptFrom(secret.token('receipt', `${roundId} ${newId()} ${answers}`))
  const content = { answers, comment: ballot.comment, receipt }
  const event = { actorId: null, particulars: { round: room.round.number }, at: room.round.openedAt }
  if (known) {
    await replaceAnonymousBallot(trx, { id: known.id, ...content })
    await mixBallots(trx, roundId, { ballotId: known.id, userId: voterId })
    await recordEvent(trx, room.id, { ...event, action: 'ballot_revised' })
    return { receipt, change: 'revised' }
  }
  if (!(await insertParticipation(trx, roundId, voterId))) return 'keyless'
  const id = newId()
  await insertAnonymousBallot(trx, { id, round_id: roundId, key_hash: keyHash, ...content })
  await mixBallots(trx, roundId, { ballotId: id, userId: voterId })
  await countBallot(trx, roundId)
  const isNoticed = isStep((await countOf(trx, roundId)) - 1, room.expectedVoters)
  await recordEvent(trx, room.id, { ...event, action: 'ballot_cast' }, { isNoticed })
  return { receipt, change: 'cast' }
}
