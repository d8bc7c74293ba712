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

/** Columns of options that fit beside a column of names, on a page and, in pixels, on a phone. */
const MOST_COLUMNS = 6
const PHONE = 262
const LETTER = 6.2

/** Whether a table with a column for each option has to scroll, so that no name breaks inside a word. */
export function isWide(names: Iterable<string>): boolean {
  const heads = [...names]
  const longest = Math.max(0, ...heads.flatMap((name) => name.split(/[\s-]/)).map((word) => word.length))
  return heads.length > MOST_COLUMNS || LETTER * longest > PHONE / heads.length
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

/** Letters from which the names of rows need a column that is not squeezed. */
const LONG_ROW = 15

/** Class of a table; with long names in its first column it rather scrolls than puts each over five lines. */
export const tableClass = (names: readonly { name: string }[]): string =>
  names.some(({ name }) => name.length >= LONG_ROW) ? 't long-rows' : 't'

/** Who can deliver, under the name of an option; null where nobody was asked or nobody said. */
export function coverOf({ counted }: Result, { knowers, readiness }: OptionResult): string | null {
  if (readiness === null || counted.familiarity === 0) return null
  return knowers === 0 ? 'nobody can deliver yet' : `${knowers} of ${counted.familiarity} can deliver`
}
