import type { Db } from '../../db/connect.ts'
import {
  dropOptions,
  insertAdded,
  lastRoundNumber,
  listUpcoming,
  nextPositions,
} from '../../db/queries/earlier-rounds.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { setDeadline } from '../../db/queries/life-cycle.ts'
import { holdRevealedDecision } from '../../db/queries/overrides.ts'
import { closeProposal } from '../../db/queries/proposals.ts'
import { insertRound } from '../../db/queries/rounds.ts'
import type { CriterionRow, OptionRow } from '../../db/schema.ts'
import type { Room } from '../domain/room.ts'
import { newId } from '../ids.ts'
import { templateOf } from '../templates/index.ts'
import { cellRow } from './asked-rows.ts'

export type OpenRound = {
  room: Room
  /** Criteria asked again of those who voted before; null asks everything. What is new is asked in any case. */
  asked: readonly string[] | null
  note: string
  deadlineAt: string | null
  timeZone: string
  /** Options that are not asked about any more, and names of what is new. */
  dropped?: readonly string[]
  newOptions?: readonly string[]
  newCriteria?: readonly string[]
  actorId: string
  at: Date
}

/**
 * Opens the next sealed round of a revealed room: new ballots on the same rules, the earlier rounds stay as they are.
 * False when the room was not waiting, or another round was opened meanwhile.
 */
export async function openRound(db: Db, wanted: OpenRound): Promise<boolean> {
  const { room, asked, note, deadlineAt, timeZone, dropped = [], actorId, at } = wanted
  const now = at.toISOString()
  const number = room.round.number + 1
  return db.transaction().execute(async (trx) => {
    if (!(await holdRevealedDecision(trx, room.id))) return false
    if ((await lastRoundNumber(trx, room.id)) !== room.round.number) return false
    await closeProposal(trx, room.id, { at: now, how: 'replaced' })
    if (dropped.length > 0) await dropOptions(trx, room.id, dropped, room.round.number)
    const added = await addItems(trx, wanted, number)
    const criteria = asked && [...asked, ...added.criteria]
    await insertRound(trx, {
      id: newId(),
      decision_id: room.id,
      number,
      opened_at: now,
      opened_by: actorId,
      rules_version: 1,
      ballot_count: 0,
      revealed_at: null,
      revealed_by: null,
      result: null,
      revealed_result: null,
      asked: criteria && JSON.stringify(criteria),
      note,
      revealed_how: 'manual',
    })
    await setDeadline(trx, room.id, { deadlineAt, timeZone })
    await recordEvent(trx, room.id, {
      actorId,
      action: 'round_opened',
      particulars: {
        round: number,
        criteria: criteria?.length ?? null,
        dropped: dropped.length,
        added: added.options.length + added.criteria.length,
      },
      at: now,
    })
    return true
  })
}

/** Writes what is new with its part of the profile; answers with its ids, and those of what was accepted before. */
async function addItems(trx: Db, { room, newOptions = [], newCriteria = [] }: OpenRound, number: number) {
  const upcoming = await listUpcoming(trx, room.id, number)
  const from = await nextPositions(trx, room.id)
  const options = newOptions.map((name, index) => ({
    ...fresh(room, name, number),
    position: from.options + index,
  }))
  const criteria = newCriteria.map((name, index) => ({
    ...fresh(room, name, number),
    position: from.criteria + index,
    help: '',
    kind: 'profile' as const,
  }))
  await insertAdded(trx, { options, criteria, cells: cellsOf(room, { options, criteria }, upcoming) })
  return {
    options: [...upcoming.options, ...options].map(({ id }) => id),
    criteria: [...upcoming.criteria, ...criteria].map(({ id }) => id),
  }
}

const fresh = (room: Room, name: string, number: number) => ({
  id: newId(),
  decision_id: room.id,
  key: null,
  name,
  since_round: number,
  last_round: null,
  removed_at: null,
  late_at: null,
})

type Known = { id: string; key: string | null }
type Measured = Known & { kind: 'familiarity' | 'profile' }

/** A cell for each pair of which one is new; what was accepted before has those with the rest already. */
function cellsOf(
  room: Room,
  added: { options: OptionRow[]; criteria: CriterionRow[] },
  upcoming: { options: readonly Known[]; criteria: readonly Measured[] },
) {
  const before = {
    options: [...room.options, ...upcoming.options],
    criteria: [...room.criteria, ...upcoming.criteria],
  }
  const template = templateOf(room.template)
  const cells = (options: readonly Known[], criteria: readonly Measured[]) =>
    options.flatMap((option) =>
      criteria
        .filter(({ kind }) => kind === 'profile')
        .map((criterion) =>
          cellRow(template, { ...option, decision_id: room.id }, { ...criterion, decision_id: room.id }),
        ),
    )
  return [
    ...cells(added.options, [...before.criteria, ...added.criteria]),
    ...cells(before.options, added.criteria),
  ]
}
