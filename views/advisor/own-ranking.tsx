import type { Explanation } from '../../src/advisor/explain.ts'
import { score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Ranking } from '../charts/ranking.tsx'

/** One person is no team: a ranking and its reasons, no verdict. */
export const OwnRanking = ({ result, explanation }: { result: Result; explanation: Explanation }) => {
  const leader = result.options.find(({ id }) => id === result.leaderId)
  return (
    <section class="stack own-ranking" id="own-ranking" aria-labelledby="own-heading">
      <h2 id="own-heading">Your own priorities only</h2>
      <p class="lede" role="status">
        {leader
          ? `${leader.name} leads with ${score(leader.score)} of 100.`
          : 'Nothing is rated yet. This preview treats all priorities as equal.'}
      </p>
      <Ranking result={result} />
      {leader && (
        <>
          {[...explanation.because, ...explanation.why, ...explanation.risks].map((sentence) => (
            <p class="note">{sentence}</p>
          ))}
        </>
      )}
      <p class="small">
        The score orders options by the priorities you gave and the built-in profile. It advises; you decide.
      </p>
    </section>
  )
}
