import { listVoterIds } from '../../db/queries/ballots.ts'
import { findRoomForJob } from '../../db/queries/due.ts'
import type { Mail } from '../../db/queries/outbox.ts'
import { findExpectedReader, findSubscribedReader, type Reader } from '../../db/queries/readers.ts'
import { listSuppressions } from '../../db/queries/subscriptions.ts'
import * as texts from '../../views/mail/messages.ts'
import { isReviewDay } from '../domain/mail.ts'
import { type Room, takesBallots } from '../domain/room.ts'
import type { Deps } from '../env.ts'
import type { Message } from './mailer.ts'
import { unsubscribeToken } from './queue.ts'

/**
 * What a mail says, from the room as it is now; undefined when nobody wants it any more: its reader has voted, left,
 * changed their mind or their address, or the room has gone on.
 */
export async function composeMail(deps: Deps, mail: Mail): Promise<Message | undefined> {
  const { db, secret, publicUrl } = deps
  if ((await listSuppressions(db, mail.addressKey, mail.decisionId)).length > 0) return undefined
  const room = await findRoomForJob(db, mail.decisionId)
  const reader = await readerOf(deps, mail)
  if (!room || reader?.address !== mail.address) return undefined
  const text = await textOf(deps, mail, room, reader)
  if (!text) return undefined
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${unsubscribeToken(secret, mail.id)}`
  return {
    to: mail.address,
    unsubscribeUrl,
    ...texts.withFoot(text, { why: whyOf(mail, room), unsubscribeUrl }),
  }
}

async function readerOf({ db }: Deps, mail: Mail): Promise<Reader | undefined> {
  if (mail.subscriptionId !== null) return findSubscribedReader(db, mail.subscriptionId, mail.kind)
  return mail.expectedVoterId === null ? undefined : findExpectedReader(db, mail.expectedVoterId)
}

async function textOf(deps: Deps, mail: Mail, room: Room, reader: Reader) {
  const { db, secret, publicUrl, now } = deps
  const page = `${publicUrl}/decisions/${room.id}`
  const way =
    mail.expectedVoterId === null ? page : `${publicUrl}/join/${secret.token('seat', mail.expectedVoterId)}`
  switch (mail.kind) {
    case 'invitation':
      if (reader.userId !== null || !(room.state === 'draft' || takesBallots(room, now()))) return undefined
      return texts.invitation(room, { name: reader.name, url: way })
    case 'reminder': {
      if (!takesBallots(room, now()) || room.round.id !== mail.roundId) return undefined
      const voted = await listVoterIds(db, room.round.id)
      return reader.userId !== null && voted.includes(reader.userId)
        ? undefined
        : texts.reminder(room, { url: reader.userId === null ? way : page })
    }
    case 'result':
      return texts.result(room, { url: `${page}/results` })
    case 'review':
      return room.reviewOn !== null && isReviewDay(room.reviewOn, room.timeZone, now())
        ? texts.review(room, { url: `${page}/adr` })
        : undefined
  }
}

const whyOf = (mail: Mail, room: Room) =>
  mail.subscriptionId === null
    ? `${room.facilitator.name} gave your address as one of those who are to vote.`
    : 'You asked for this mail in the decision room.'
