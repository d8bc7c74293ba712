import { inSeries } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { type AnswerScale, answerScale } from './answer-scale.ts'
import { initialsOf } from './initials.ts'
import type { Person } from './knowledge.tsx'

/** How one importance question was answered, as it is drawn. */
export type Answers = {
  scale: AnswerScale
  columns: readonly Group[]
  /** Who is not on the scale. */
  apart: Group & { label: string }
  /** All of it in one sentence. */
  said: string
}

/** Those who gave the same answer: initials and names in the order of the alphabet, none where hidden or too many. */
export type Group = { count: number; initials: readonly string[]; names: readonly string[] }

/** Ballots up to which each one is a circle, and up to which each one is a slat. */
export const MOST_CIRCLES = 12
export const MOST_SLATS = 60

/** Names that may be shown; null where one is hidden, and then nothing but counts is drawn. */
export const shownNames = (people: readonly Person[] | null): string[] | null =>
  people?.every(({ name }) => name !== '') ? people.map(({ name }) => name) : null

export function answersTo(result: Result, criterionId: string, people: readonly Person[] | null): Answers {
  const j = result.criteria.findIndex(({ id }) => id === criterionId)
  const criterion = result.criteria[j]
  const scale = answerScale(result)
  const members = membersOf(people)
  const given = people?.map(({ importance }) => importance[j] ?? null) ?? null
  const columns = scale.columns.map((_, column) =>
    members && given
      ? groupOf(members, given, (answer) => typeof answer === 'number' && scale.of(answer) === column)
      : counted(sum(criterion?.histogram.filter((_, level) => scale.of(level) === column) ?? [])),
  )
  const silent = criterion?.skipped ?? 0
  const cantJudge = given?.filter((answer) => answer === 'cant-judge').length ?? null
  const label = apartLabel(result, silent, cantJudge)
  const apart =
    members && given ? groupOf(members, given, (answer) => typeof answer !== 'number') : counted(silent)
  return {
    scale,
    columns,
    apart: { ...apart, label },
    said: `${criterion?.name}: ${sentence(scale, columns, { ...apart, label })}`,
  }
}

// Only a rating can be left to others; where nobody is silent, the column says what it would hold.
function apartLabel(
  { model: { importanceMethod = 'rating' } }: Result,
  silent: number,
  cantJudge: number | null,
) {
  if (importanceMethod !== 'rating') return 'blank'
  if (silent > 0 && cantJudge === null) return 'no answer'
  return cantJudge === silent || silent === 0 ? 'can’t judge' : cantJudge === 0 ? 'blank' : 'no answer'
}

type Answer = number | 'cant-judge' | null
type Member = { name: string; initial: string }

/** Above the slats nobody is told apart any more, and the histogram has the counts. */
function membersOf(people: readonly Person[] | null): Member[] | null {
  const names = people && people.length <= MOST_SLATS ? shownNames(people) : null
  const initials = initialsOf(names ?? [])
  return names?.map((name, k) => ({ name, initial: initials[k] ?? '' })) ?? null
}

function groupOf(
  members: readonly Member[],
  given: readonly Answer[],
  isIn: (answer: Answer) => boolean,
): Group {
  const group = members
    .filter((_, k) => isIn(given[k] ?? null))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return {
    count: group.length,
    initials: group.map(({ initial }) => initial),
    names: group.map(({ name }) => name),
  }
}

const counted = (count: number): Group => ({ count, initials: [], names: [] })

function sentence(scale: AnswerScale, columns: readonly Group[], apart: Answers['apart']): string {
  const groups = [
    ...columns.map((group, column) => ({ group, words: scale.columns[column]?.words ?? '' })),
    { group: apart, words: apart.label },
  ].filter(({ group }) => group.count > 0)
  return groups.length === 0
    ? 'no answers'
    : groups.map(({ group, words }) => `${words}: ${whoOf(group)}`).join('; ')
}

const whoOf = ({ count, names }: Group) =>
  names.length > 0 && names.length <= MOST_CIRCLES ? inSeries(names) : String(count)

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
