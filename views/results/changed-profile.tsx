import { isAlone } from '../../src/advisor/alone.ts'
import { inSeries, inWords, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Aside } from '../components/aside.tsx'

export type ChangedProfileProps = {
  /** How often the profile was changed since the reveal. */
  changes: number
  /** Who led at the reveal, several where they were level; null where nothing may be said of it. */
  before: { names: readonly string[]; score: number } | null
  /** Null where the changes are not listed any more. */
  href: string | null
}

/** Says that the result is not the one of the reveal any more, and what that was. */
export const ChangedProfile = ({ changes, before, href }: ChangedProfileProps) => (
  <Aside tone="weld">
    <strong>The profile was changed after the reveal</strong>
    {changes > 1 && `, ${inWords(changes)} times`}.{' '}
    {before && (
      <>
        At the reveal {inSeries(before.names)} {before.names.length > 1 ? 'were level' : 'led'} with{' '}
        {score(before.score)}.{' '}
      </>
    )}
    {href !== null && <a href={href}>See what was changed</a>}
  </Aside>
)

/** Whether scores may be shown: there are enough ballots, and not one alone, which everybody could tell. */
export const showsScores = (result: Result): boolean =>
  !isAlone(result) && !['no-ballots', 'below-quorum'].includes(result.verdict.reason)

/** Who led in a result, as far as its page says so. */
export function leadOf(result: Result): ChangedProfileProps['before'] {
  const first = result.options.filter(({ rank }) => rank === 1)
  const [one] = first
  if (!one || !showsScores(result) || result.verdict.level === 'not-enough') return null
  return { names: first.map(({ name }) => name), score: one.score }
}
