import type { Brief } from './brief.ts'
import { type Cell, MOST_REASON } from './profile.ts'
import type { Room } from './room.ts'
import { sameName } from './text.ts'

/** A score that another room's team set, for an option and a criterion by their places in the new brief. */
export type CarriedScore = { option: number; criterion: number; score: number | null; reason: string }

type Named = { key: string | null; name: string }

const isSame = (one: Named) => (other: Named) =>
  one.key !== null || other.key !== null ? one.key === other.key : sameName(one.name) === sameName(other.name)

/** What its own criteria mean is told with them. */
export function withHelp(brief: Brief, source: Pick<Room, 'criteria'>): Brief {
  const criteria = brief.criteria.map((criterion) => ({
    ...criterion,
    help: criterion.help || (source.criteria.find(isSame(criterion))?.help ?? ''),
  }))
  return { ...brief, criteria }
}

/** The scores that a team set itself, with where they come from as their reason. */
export function carriedScores(
  brief: Pick<Brief, 'options' | 'criteria'>,
  source: Pick<Room, 'question' | 'options' | 'criteria'>,
  cells: readonly Cell[],
): CarriedScore[] {
  return cells.flatMap(({ optionId, criterionId, score, change }) => {
    const before = {
      option: source.options.find(({ id }) => id === optionId),
      criterion: source.criteria.find(({ id }) => id === criterionId),
    }
    if (!change || !before.option || !before.criterion) return []
    const option = brief.options.findIndex(isSame(before.option))
    const criterion = brief.criteria.findIndex(isSame(before.criterion))
    if (option < 0 || criterion < 0) return []
    const { by, at, reason } = change
    const where = `From “${source.question}”, set by ${by} on ${at.slice(0, 10)}: `
    return [{ option, criterion, score, reason: `${where}${reason}`.slice(0, MOST_REASON).toWellFormed() }]
  })
}
