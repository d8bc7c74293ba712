import { capital, counted, inSeries, inWords } from '../advisor/format.ts'
import { shortLine } from './text.ts'

/** Which scores of the profile count that the team set itself. */
export type TeamScores = {
  /** Whether there is no other known score. */
  isEvery: boolean
  /** Names of options that have no other known score. */
  whole: readonly string[]
  /** The other options with such scores, and how many. */
  partly: readonly { name: string; count: number }[]
}

/** Whose scores they are, in one sentence; none where the team set none. */
export function teamScoresLine(team: TeamScores | null): string[] {
  if (!team) return []
  const { isEvery, whole, partly } = team
  if (isEvery) return ['All scores of the profile were set by the team.']
  const others = partly.reduce((sum, { count }) => sum + count, 0)
  const verb = others === 1 ? 'was' : 'were'
  const [one, ...more] = partly
  const single = one && more.length === 0 ? shortLine(one.name) : null
  if (whole.length === 0)
    return [
      `${capital(counted(others, 'score'))} of ${single ?? 'the profile'} ${verb} set by the team${mostOf(partly)}.`,
    ]
  const all = `All scores of ${inSeries(whole.map((name) => shortLine(name)))} were set by the team`
  if (others === 0) return [`${all}.`]
  return [
    `${all}, and so ${verb} ${counted(others, 'score')} of ${single ?? 'other options'}${mostOf(partly)}.`,
  ]
}

/** The option that has most of them, where one has more than any other. */
function mostOf(partly: TeamScores['partly']): string {
  const [first, second] = partly.toSorted((a, b) => b.count - a.count)
  if (!first || !second || first.count === second.count) return ''
  return `, ${inWords(first.count)} of them of ${shortLine(first.name)}`
}
