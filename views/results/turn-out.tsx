import type { Result } from '../../src/advisor/types.ts'
import { TurnOutBar } from '../charts/seats.tsx'
import { Aside } from '../components/aside.tsx'

type Props = { result: Result; decisionId: string; profileHref?: string }

/** All there is to say before there is enough for a verdict: who has voted, and what has been answered. */
export const TurnOut = ({ result, decisionId, profileHref }: Props) => {
  const { ballots, eligible } = result.counted
  return (
    <section class="band stack" id="turn-out" aria-labelledby="turn-out-title">
      <h2 id="turn-out-title">Turn-out and coverage</h2>
      <div class="narrow">
        <TurnOutBar voted={ballots} eligible={eligible} />
      </div>
      {ballots === 0 ? (
        <Aside>
          The ranking will stand here. <a href={`/decisions/${decisionId}`}>Back to the room</a>
        </Aside>
      ) : (
        ballots > 1 && <Coverage result={result} />
      )}
      {result.verdict.reason === 'low-coverage' && profileHref && (
        <Aside tone="woad">
          Unknown values keep the advisor from a verdict. <a href={profileHref}>Look at the profile</a>
        </Aside>
      )}
    </section>
  )
}

const Coverage = ({ result: { criteria, counted } }: { result: Result }) => (
  <table class="t narrow">
    <caption>How many of the {counted.ballots} ballots answer each question</caption>
    <thead>
      <tr>
        <th scope="col">Question</th>
        <th scope="col" class="num">
          Answered
        </th>
      </tr>
    </thead>
    <tbody>
      {criteria.map(({ name, answered }) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="num">
            {answered} of {counted.ballots}
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row">How well one knows the options</th>
        <td class="num">
          {counted.familiarity} of {counted.ballots}
        </td>
      </tr>
    </tbody>
  </table>
)
