import { Time } from '../components/time.tsx'
import type { ResultsProps } from './page.tsx'

type Props = Pick<
  ResultsProps['decision'],
  'teamName' | 'roundNumber' | 'revealedAt' | 'timeZone' | 'ballots' | 'eligible'
>

/** One line under the question: whose result this is, and how many stand behind it. */
export const HeadFacts = ({ teamName, roundNumber, revealedAt, timeZone, ballots, eligible }: Props) => (
  <>
    {teamName} · round {roundNumber}
    {revealedAt && (
      <>
        , revealed <Time at={revealedAt} zone={timeZone} />
      </>
    )}{' '}
    · {eligible === null ? ballots : `${ballots} of ${eligible}`}{' '}
    {eligible === null && ballots === 1 ? 'ballot' : 'ballots'}
  </>
)
