import type { PastVersion } from '../../db/queries/team-records.ts'
import { adrId } from '../adr/links.ts'
import type { AnyRecord } from '../adr/record.ts'
import { shortLine } from '../adr/text.ts'

/** One version of a record that becomes part of a commit. */
export type Step = {
  number: number
  action: PastVersion['action'] | 'current'
  at: string
  by: string
  record: AnyRecord
  name: string
  text: string
  /** Names that its file had before. */
  old: string[]
}

/** Has a commit of its own; what else happened in the same moment happened because of it. */
const isOwn = ({ action }: Step) =>
  action === 'recorded' || action === 'written' || action === 'imported' || action === 'accepted'

/** In the order in which it happened, one commit for each record that was written or accepted. */
export function stepsInCommits(steps: readonly Step[]): Step[][] {
  const byMoment = Map.groupBy(
    steps.toSorted((a, b) => (a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1)),
    ({ at }) => at,
  )
  return [...byMoment.values()].flatMap((moment) => {
    const commits = moment.filter(isOwn).map((step) => [step])
    for (const step of moment.filter((other) => !isOwn(other))) {
      const cause = commits.find(([own]) => own?.record.links.some(({ number }) => number === step.number))
      if (cause && step.action !== 'current') cause.push(step)
      else commits.push([step])
    }
    return commits
  })
}

/** `ADR-0007: title`, with what became of it where it was not accepted. */
export function subjectOf(step: Step): string {
  const { action, record } = step
  const name = `${adrId(record.number)}: ${shortLine(record.title, 120)}`
  if (action === 'current') return `${name} (brought up to date)`
  if (!isOwn(step)) return `${name} (${action})`
  return record.status === 'accepted' ? name : `${name} (${record.status})`
}

/** A decision is its decider's, on the day it was made. */
export function dated(step: Step): { author: string; at: string } {
  const { record, by, at } = step
  return isOwn(step) && record.status === 'accepted'
    ? { author: record.decider || by, at: `${record.date}T12:00:00.000Z` }
    : { author: by, at }
}
