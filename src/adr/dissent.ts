import { isAlone } from '../advisor/alone.ts'
import { inSeries } from '../advisor/format.ts'
import type { OptionResult, Result } from '../advisor/types.ts'
import { optionOf } from './lookup.ts'
import { ended, line, shortLine } from './text.ts'

/** What one ballot says by itself. Where names are hidden it has no name and no words, so that it can only be counted. */
export type Voice = {
  by: string | null
  /** Ids of the options its own priorities put first; null where it gave none. */
  leaders: readonly string[] | null
  comment: string
  /** Why the voter could not work with an option, by its id. */
  vetoes: Readonly<Record<string, string>>
}

export type DissentFacts = {
  voices?: readonly Voice[]
  /** Names of those who did not vote; null or absent where they are not told. */
  silent?: readonly string[] | null
}

/** Who led elsewhere, who could not work with the choice, and who said nothing, one sentence each. */
export function dissentLines(result: Result, optionId: string | null, facts: DissentFacts): string[] {
  const { voices = [], silent = null } = facts
  const isTold = !isAlone(result) && result.verdict.reason !== 'below-quorum'
  const chosen = optionOf(result, optionId)
  return [
    ...(isTold && chosen ? [...elsewhere(result, chosen, voices), ...vetoes(chosen, voices)] : []),
    ...silence(result, silent),
  ]
}

function elsewhere(result: Result, chosen: OptionResult, voices: readonly Voice[]): string[] {
  // No ballot can put first what a must-have rules out.
  if (chosen.excluded) return []
  const weighing = voices.filter(({ leaders }) => leaders !== null)
  const others = weighing.filter(({ leaders }) => !leaders?.includes(chosen.id))
  if (others.length === 0) return []
  const groups = grouped(result, others).sort(
    ([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1),
  )
  const [only] = groups
  const put =
    only && groups.length === 1
      ? `${only[0]} first${signed(only[1])}`
      : `another option first: ${inSeries(groups.map(([names, group]) => `${group.length} ${names}${signed(group)}`))}`
  const ballots = `${others.length} of ${weighing.length} ${weighing.length === 1 ? 'ballot' : 'ballots'}`
  return [
    `By ${others.length === 1 ? 'its' : 'their'} own priorities ${ballots} put ${put}.`,
    ...others.flatMap(({ by, comment }) =>
      by && line(comment) ? [`${shortLine(by)} ${said(comment)}`] : [],
    ),
  ]
}

function grouped(result: Result, voices: readonly Voice[]): [string, Voice[]][] {
  const groups = new Map<string, Voice[]>()
  for (const voice of voices) {
    const names = namesOf(result, voice.leaders ?? [])
    groups.set(names, [...(groups.get(names) ?? []), voice])
  }
  return [...groups]
}

const namesOf = (result: Result, ids: readonly string[]): string =>
  ids.map((id) => shortLine(optionOf(result, id)?.name ?? id)).join(' or ')

function signed(group: readonly Voice[]): string {
  const names = group.flatMap(({ by }) => (by ? [shortLine(by)] : []))
  return names.length > 0 ? ` (${inSeries(names)})` : ''
}

const vetoes = ({ id, name }: { id: string; name: string }, voices: readonly Voice[]): string[] =>
  voices.flatMap(({ by, vetoes: against }) => {
    const reason = Object.hasOwn(against, id) ? line(against[id] ?? '') : ''
    return by && reason ? [`${shortLine(by)} could not work with ${shortLine(name)}: ${quoted(reason)}`] : []
  })

const said = (comment: string): string => `wrote on the ballot: ${quoted(line(comment))}`

const quoted = (text: string): string => `"${ended(text)}"`

/** Names stand only where they are as many as did not vote: people come and go after a reveal. */
function silence({ counted: { ballots, eligible } }: Result, names: readonly string[] | null): string[] {
  const count = eligible === null ? 0 : eligible - ballots
  if (count <= 0) return []
  const who = names?.length === count ? `: ${inSeries(names.map((name) => shortLine(name)))}` : ''
  return [`${count} of ${eligible} did not vote${who}.`]
}
