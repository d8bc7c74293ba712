import { defaultModel } from '../advisor/model.ts'
import type { AdvisorInput } from '../advisor/types.ts'
import type { Answers } from './ballot.ts'
import type { Room } from './room.ts'

type Cell = { optionId: string; criterionId: string; score: number | null }

/** A room's ballots as the advisor takes them. Blank and "can't judge" are both silence, never zero. */
export function advisorInput(
  room: Pick<Room, 'options' | 'criteria' | 'quorum' | 'vetoPercent'>,
  cells: readonly Cell[],
  ballots: readonly Answers[],
  eligible: number | null,
): AdvisorInput {
  const scores = new Map(cells.map((cell) => [`${cell.optionId} ${cell.criterionId}`, cell.score]))
  return {
    options: room.options.map(({ id, name }) => ({ id, name })),
    criteria: room.criteria.map(({ id, name, kind }) => ({ id, name, kind })),
    profile: room.options.map((option) =>
      room.criteria.map((criterion) => scores.get(`${option.id} ${criterion.id}`) ?? null),
    ),
    ballots: ballots.map(({ importance, familiarity, vetoes }) => ({
      importance: room.criteria.map(({ id }) => {
        const level = importance[id]
        return typeof level === 'number' ? level : null
      }),
      familiarity: room.options.map(({ id }) => familiarity[id] ?? null),
      vetoes: room.options.map(({ id }) => vetoes[id] !== undefined),
    })),
    constraints: room.vetoPercent === null ? [] : [{ kind: 'veto', share: room.vetoPercent / 100 }],
    quorum: room.quorum,
    eligible,
    model: defaultModel,
  }
}
