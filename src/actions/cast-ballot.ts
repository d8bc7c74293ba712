import type { Db } from '../../db/connect.ts'
import {
  findBallotBySubmission,
  findOwnBallot,
  insertBallot,
  replaceBallot,
} from '../../db/queries/ballots.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { countBallot, holdSealedRound } from '../../db/queries/rounds.ts'
import { findUser } from '../../db/queries/users.ts'
import type { Ballot } from '../domain/ballot.ts'
import type { Room } from '../domain/room.ts'
import { newId, receiptFrom, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'
import { ballotKeyOf, castAnonymously, guestIdOf, type Kept } from './cast-anonymously.ts'
import { type Door, enterTeam } from './join-team.ts'
import { insertGuest } from './open-decision.ts'
import { isReplay } from './replay.ts'

export type CastBallot = {
  room: Room
  /** Null for somebody who comes by the invite and has no session yet. */
  userId: string | null
  ballot: Ballot
  /** Made with the form; the same form sent twice casts one ballot. */
  submissionKey: string | null
  /** The key of an anonymous ballot that was cast before. */
  ballotKey?: string | null
  /** What lets in somebody who is not in the team; without it whoever has a session must be. */
  door?: Door | undefined
  at: Date
}

export type Cast = Kept & {
  userId: string
  /** For the voter alone to keep, where ballots are anonymous. */
  ballotKey: string | null
}

/**
 * Casts or replaces a member's ballot, with the event, both or neither; undefined once the round takes no
 * ballots, or asks something else than this one answers. Somebody new joins the team in the same transaction.
 * Casting the same answers again changes nothing. `keyless`: the ballot is anonymous, and can't be found without its key.
 */
export async function castBallot(
  db: Db,
  secret: Secret,
  wanted: CastBallot,
): Promise<Cast | 'keyless' | undefined> {
  const { room, at } = wanted
  const now = at.toISOString()
  const roundId = room.round.id
  return db.transaction().execute(async (trx) => {
    const { rulesVersion } = room.round
    if (!(await holdSealedRound(trx, { roundId, rulesVersion, at: now }))) return undefined
    return room.anonymous ? castApart(trx, secret, wanted) : castByName(trx, secret, wanted)
  })
}

async function castByName(
  trx: Db,
  secret: Secret,
  { room, userId, ballot, submissionKey, door, at }: CastBallot,
): Promise<Cast> {
  const now = at.toISOString()
  const roundId = room.round.id
  // Whatever a browser sends as its key is a short plain text to the database, and stands for nobody else's ballot.
  const key = submissionKey === null ? null : sha256(submissionKey)
  const twin = key === null ? undefined : await findBallotBySubmission(trx, key)
  const answers = JSON.stringify(ballot.answers)
  const sent = { roundId, name: ballot.name, answers, comment: ballot.comment, at }
  const twinId = twin && isSameForm(twin, sent) ? twin.userId : undefined
  const voterId = userId ?? twinId ?? (await insertGuest(trx, secret, ballot.name, now))
  const name = await enterTeam(trx, entryOf({ room, userId, ballot, door, at }, voterId))

  const known = await findOwnBallot(trx, roundId, voterId)
  if (known && JSON.stringify(known.answers) === answers && known.comment === ballot.comment)
    return { userId: voterId, receipt: known.receipt, change: 'none', ballotKey: null }

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
      veiled_at: null,
    })
    await countBallot(trx, roundId)
  }
  await recordEvent(trx, room.id, {
    actorId: voterId,
    action: known ? 'ballot_revised' : 'ballot_cast',
    particulars: { round: room.round.number },
    at: now,
  })
  return { userId: voterId, receipt, change: known ? 'revised' : 'cast', ballotKey: null }
}

async function castApart(
  trx: Db,
  secret: Secret,
  { room, userId, ballot, submissionKey, ballotKey, door, at }: CastBallot,
): Promise<Cast | 'keyless'> {
  const now = at.toISOString()
  const form = submissionKey ?? newId()
  const key = ballotKey ?? ballotKeyOf(secret, room.round.id, form)
  const guestId = guestIdOf(secret, form)
  const guest = userId === null ? await findUser(trx, guestId) : undefined
  const isTwin = guest?.name === ballot.name && isReplay(guest.createdAt, at)
  // A key that somebody else's form would give opens nothing to them, nor does that person's name.
  if (guest && !isTwin) return 'keyless'
  const voterId = userId ?? guest?.id ?? (await insertGuest(trx, secret, ballot.name, now, guestId))
  await enterTeam(trx, entryOf({ room, userId, ballot, door, at }, voterId))
  const kept = await castAnonymously(trx, secret, { room, voterId, ballot, key })
  return kept === 'keyless' ? kept : { ...kept, userId: voterId, ballotKey: key }
}

/** Whoever has a session and comes through no door was in the team when they opened the page, and still must be. */
const entryOf = (
  { room, userId, ballot, door, at }: Pick<CastBallot, 'room' | 'userId' | 'ballot' | 'door' | 'at'>,
  voterId: string,
) => ({
  room,
  userId: voterId,
  name: ballot.name,
  role: 'member' as const,
  door: door ?? (userId === null ? undefined : null),
  at: at.toISOString(),
})

type Sent = { roundId: string; name: string; answers: string; comment: string }

const isSameForm = (twin: Sent & { castAt: string }, sent: Sent & { at: Date }) =>
  twin.roundId === sent.roundId &&
  twin.name === sent.name &&
  twin.answers === sent.answers &&
  twin.comment === sent.comment &&
  isReplay(twin.castAt, sent.at)
