import type { CriterionRow, OptionRow, ProfileCellRow } from '../../db/schema.ts'
import type { CompleteRoom, CompleteRound } from '../room-complete.ts'

/** Where names are hidden a file has days alone; at noon it is the same day nearly everywhere. */
export const instantIn = (at: string) => (at.length === 10 ? `${at}T12:00:00.000Z` : at)

type Item = CompleteRound['options'][number]

/** Rows of the options and criteria that any round asked about, in the order they came, and of the profile under the team's own scores. */
export function importedAsked(decisionId: string, { rounds, profile }: CompleteRoom) {
  const last = rounds.length
  const row = (item: Item, position: number, spans: ReadonlyMap<string, { from: number; to: number }>) => {
    const { from, to } = spans.get(item.id) ?? { from: 1, to: last }
    return {
      id: item.id,
      decision_id: decisionId,
      key: item.key,
      name: item.name,
      position,
      since_round: from,
      last_round: to < last ? to : null,
      removed_at: null,
      late_at: item.lateAt ? instantIn(item.lateAt) : null,
    }
  }
  const options = everAsked(rounds.map((round) => round.options))
  const criteria = everAsked(rounds.map((round) => round.criteria))
  return {
    options: options.items.map((item, at): OptionRow => row(item, at, options.spans)),
    criteria: criteria.items.map((item, at): CriterionRow => {
      const { help, kind } = item
      return { ...row(item, at, criteria.spans), help, kind }
    }),
    cells: profile.map((cell): ProfileCellRow => {
      const { score, band, status, evidence, asOf } = cell.builtIn ?? cell
      return {
        option_id: cell.optionId,
        criterion_id: cell.criterionId,
        decision_id: decisionId,
        score: tenths(score),
        band: tenths(band),
        status: status === 'team' ? 'unknown' : status,
        evidence,
        as_of: asOf,
      }
    }),
  }
}

export const tenths = (score: number | null) => (score === null ? null : Math.round(score * 10))

/** Each once, as the last round has it, and from which round to which it is asked about. */
function everAsked<One extends Item>(asked: readonly (readonly One[])[]) {
  const known = new Map<string, One>()
  const spans = new Map<string, { from: number; to: number }>()
  for (const [at, items] of asked.entries())
    for (const item of items) {
      known.set(item.id, item)
      spans.set(item.id, { from: spans.get(item.id)?.from ?? at + 1, to: at + 1 })
    }
  return { items: [...known.values()], spans }
}
