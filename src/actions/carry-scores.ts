import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { insertOverride } from '../../db/queries/overrides.ts'
import type { CriterionRow, OptionRow, ProfileCellRow } from '../../db/schema.ts'
import type { CarriedScore } from '../domain/started-from.ts'

type Asked = {
  options: readonly OptionRow[]
  criteria: readonly CriterionRow[]
  cells: readonly ProfileCellRow[]
}

/** Sets the scores that come from another room, each with the event that tells of it, like any other change. */
export async function carryScores(
  trx: Db,
  decisionId: string,
  asked: Asked,
  scores: readonly CarriedScore[],
  by: { userId: string; name: string; at: string },
) {
  for (const { option, criterion, score, reason } of scores) {
    const [optionId, criterionId] = [asked.options[option]?.id, asked.criteria[criterion]?.id]
    const cell = asked.cells.find((one) => one.option_id === optionId && one.criterion_id === criterionId)
    if (!cell) continue
    const seq = await recordEvent(trx, decisionId, {
      actorId: by.userId,
      action: 'profile_changed',
      particulars: {
        option: cell.option_id,
        criterion: cell.criterion_id,
        from: cell.score === null ? null : cell.score / 10,
        to: score,
      },
      at: by.at,
    })
    await insertOverride(trx, {
      decision_id: decisionId,
      seq,
      option_id: cell.option_id,
      criterion_id: cell.criterion_id,
      kind: 'set',
      score: score === null ? null : Math.round(score * 10),
      reason,
      user_id: by.userId,
      name: by.name,
      at: by.at,
    })
  }
}
