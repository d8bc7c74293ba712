import type { AdvisorCriterion, OptionResult, Result } from '../../src/advisor/types.ts'

/** Options as they are displayed: by rank, excluded ones last. */
export const inOrder = ({ options, order }: Result): OptionResult[] =>
  order.flatMap((id) => options.filter((option) => option.id === id))

export const indexOf = ({ criteria }: Result, criterionId: string): number =>
  criteria.findIndex((criterion) => criterion.id === criterionId)

/** Longest name of what is known that a column head can hold. */
const LONG = 24

/** For column heads and phones. */
export const shortName = ({ kind, name }: AdvisorCriterion): string =>
  kind === 'familiarity' && name.length > LONG ? 'Team knowledge' : name

/**
 * Names for narrow columns and for labels inside a chart: what stands before a slash, a bracket or a colon, as long as
 * that tells the options apart.
 */
export function columnNames({ options }: Result): Map<string, string> {
  const brief = options.map(({ name }) => name.split(/ \/ | \(|: /)[0]?.trim() || name)
  return new Map(
    options.map(({ id, name }, i) => {
      const isOwn = brief.filter((other) => other === brief[i]).length === 1
      return [id, (isOwn ? brief[i] : undefined) ?? name]
    }),
  )
}

/** A label inside a chart, where nothing wraps. */
export const clipped = (name: string, most = 18): string => {
  const letters = Array.from(name)
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** Who can deliver, under the name of an option; null where nobody was asked or nobody said. */
export function coverOf({ counted }: Result, { knowers, readiness }: OptionResult): string | null {
  if (readiness === null || counted.familiarity === 0) return null
  return knowers === 0 ? 'nobody can deliver yet' : `${knowers} of ${counted.familiarity} can deliver`
}
