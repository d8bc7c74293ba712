import type { Db } from '../../db/connect.ts'
import { markDecided, takeAdrNumber } from '../../db/queries/adrs.ts'
import { findHistoryHash, recordEvent } from '../../db/queries/events.ts'
import { holdRevealedDecision, isProfileChangedSince } from '../../db/queries/overrides.ts'
import { closeProposal } from '../../db/queries/proposals.ts'
import { insertRecord, keepVersion } from '../../db/queries/records.ts'
import { setReviewOn } from '../../db/queries/reviews.ts'
import { isStanceChangedSince } from '../../db/queries/stances.ts'
import type { RoomFacts } from '../adr/draft.ts'
import { draftRecord } from '../adr/draft.ts'
import type { AdrRecord } from '../adr/record.ts'
import { withSentences } from '../adr/wording.ts'
import type { FullResult } from '../advisor/complement-types.ts'
import { explain } from '../advisor/explain.ts'
import type { NewLink } from '../domain/adr-links.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Room } from '../domain/room.ts'
import { dayOf } from '../domain/time.ts'
import { newId } from '../ids.ts'
import { bringLinksIntoForce, insertLinks } from './supersede.ts'

export type RecordOutcome = {
  room: Room
  result: FullResult
  facts: Omit<RoomFacts, 'historyHash'>
  outcome: Outcome
  /** What it replaces and amends; a rejected one does neither. */
  links?: readonly NewLink[]
  actorId: string
  at: Date
}

/**
 * Decides the room and writes the team's next ADR, both or neither; `late` when the room was not waiting for an
 * outcome, `overtaken` when since it was read its profile was changed, so that the result is another, or what was said
 * to the proposal. The number is taken last thing before the record, so no two decisions share one.
 */
export async function recordOutcome(
  db: Db,
  { room, result, facts, outcome, links = [], actorId, at }: RecordOutcome,
): Promise<AdrRecord | 'late' | 'overtaken'> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return 'late'
    if (await isProfileChangedSince(trx, room.id, room.version)) return 'overtaken'
    if (await isStanceChangedSince(trx, room.id, room.version)) return 'overtaken'
    if (!(await markDecided(trx, room.id, now))) return 'late'
    await closeProposal(trx, room.id, { at: now, how: 'decided' })
    await setReviewOn(trx, room.id, outcome.reviewDate)
    const number = await takeAdrNumber(trx, room.team.id)
    await recordEvent(trx, room.id, {
      actorId,
      action: 'outcome_recorded',
      particulars: { number, option: outcome.optionId, status: outcome.status },
      at: now,
    })
    const drafted = draftRecord({
      result,
      explanation: explain(result, result.complements),
      room: { ...facts, historyHash: await findHistoryHash(trx, room.id) },
      outcome: {
        number,
        date: dayOf(now, room.timeZone),
        decider: room.decider.name,
        chosenOptionId: outcome.optionId,
        title: outcome.title,
        status: outcome.status,
        how: outcome.how,
        despite: outcome.despite,
        because: outcome.because,
        consequences: outcome.consequences,
        reviewDate: outcome.reviewDate,
        expected: outcome.expected,
      },
    })
    const record = withSentences(drafted, outcome.texts ?? {})
    const id = newId()
    const own = {
      id,
      team_id: room.team.id,
      decision_id: room.id,
      created_by: actorId,
      origin: 'room' as const,
    }
    await insertRecord(trx, own, record, now)
    if (outcome.status !== 'rejected') await insertLinks(trx, id, links, { actorId, at: now })
    if (outcome.status === 'accepted')
      await bringLinksIntoForce(trx, { id, number, actorId, at: now, date: record.date })
    await keepVersion(trx, id, { action: 'recorded', actorId, at: now })
    return record
  })
}
