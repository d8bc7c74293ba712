import { listVoterIds } from '../../db/queries/ballots.ts'
import {
  type EndingRound,
  listEndingRounds,
  listRemindedMembers,
  listRemindedVoters,
  wantedResults,
  wantedReviews,
} from '../../db/queries/wanted-mail.ts'
import { isReviewDay, remindAt } from '../domain/mail.ts'
import { dayOf } from '../domain/time.ts'
import type { Deps } from '../env.ts'
import { enqueue } from '../mail/queue.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Older news than this is not mailed any more: where mail was set up late, nobody hears of last year. */
const RESULT_DAYS = 3
const REVIEW_DAYS = 7

/** Puts into the queue what somebody asked for and whose time has come. Nothing else is ever mailed. */
export async function queueMail(deps: Deps) {
  const now = deps.now()
  const horizon = new Date(now.getTime() + DAY_MS)
  for (const round of await listEndingRounds(deps.db, now.toISOString(), horizon.toISOString()))
    await queueReminders(deps, round, now)
  await queueResults(deps, now)
  await queueReviews(deps, now)
}

/** To those who have not voted a day before the end, once a round. Whoever came later needs no reminder. */
async function queueReminders({ db, secret }: Deps, round: EndingRound, at: Date) {
  const askedBy = remindAt(round.deadlineAt)
  if (round.openedAt > askedBy) return
  // An address the facilitator typed may be one of theirs, and no reminder would tell them that somebody has voted.
  const invited = async () => (round.anonymous === 1 ? [] : listRemindedVoters(db, round, askedBy))
  const asked = [
    ...(await listRemindedMembers(db, round, askedBy)).map((row) => ({ ...row, expectedVoterId: null })),
    ...(await invited()).map((row) => ({ ...row, subscriptionId: null })),
  ]
  if (asked.length === 0) return
  const voted = new Set(await listVoterIds(db, round.roundId))
  for (const { userId, address, ...whose } of asked) {
    if (address === null || (userId !== null && voted.has(userId))) continue
    const { decisionId, roundId } = round
    await enqueue(db, secret, { kind: 'reminder', decisionId, roundId, once: roundId, address, at, ...whose })
  }
}

async function queueResults({ db, secret }: Deps, at: Date) {
  const since = new Date(at.getTime() - RESULT_DAYS * DAY_MS).toISOString()
  for (const wanted of await wantedResults(db, since))
    await enqueue(db, secret, { kind: 'result', once: wanted.roundId, at, ...wanted })
}

async function queueReviews({ db, secret }: Deps, at: Date) {
  const dayFromNow = (days: number) => dayOf(new Date(at.getTime() + days * DAY_MS).toISOString(), 'UTC')
  for (const wanted of await wantedReviews(db, dayFromNow(-REVIEW_DAYS), dayFromNow(1))) {
    const { decisionId, reviewOn, timeZone, askedAt, subscriptionId, address } = wanted
    if (reviewOn === null || !isReviewDay(reviewOn, timeZone, at)) continue
    // Who asks on the day itself has seen that it has come.
    if (dayOf(askedAt, timeZone) >= reviewOn) continue
    const once = `${decisionId} ${reviewOn}`
    await enqueue(db, secret, { kind: 'review', once, decisionId, subscriptionId, address, at })
  }
}
