import type { Explanation } from '../../src/advisor/explain.ts'
import { score } from '../../src/advisor/format.ts'
import { optionById } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Ranking } from '../charts/ranking.tsx'

/** One person covers nothing alone, and needs not be told. */
const COVER = 'Thin cover'

/** One person is no team: a ranking and its reasons, no verdict. */
export const OwnRanking = ({ result, explanation }: { result: Result; explanation: Explanation }) => {
  const leader = optionById(result, result.leaderId)
  return (
    <section class="stack own-ranking" id="own-ranking" aria-labelledby="own-heading">
      <h2 id="own-heading">Your own priorities only</h2>
      <p class="lede">
        {leaderInWords(result)} {!leader && 'This preview treats all priorities as equal.'}
      </p>
      <Ranking result={result} />
      {leader &&
        [...withoutKnowledge(result), ...explanation.why, ...explanation.risks]
          .filter((sentence) => !sentence.startsWith(COVER))
          .map((sentence) => <p class="note">{sentence}</p>)}
      <p class="small">
        The score orders options by the priorities you gave and the built-in profile. It advises; you decide.
      </p>
    </section>
  )
}

/** Stands above the form where the ranking is below it. */
export const OwnLeader = ({ result }: { result: Result }) => (
  <p class="own-leader" id="own-leader">
    <span id="own-leader-words">{leaderInWords(result)}</span> <a href="#own-ranking">Ranking</a>
  </p>
)

function leaderInWords(result: Result): string {
  const leader = optionById(result, result.leaderId)
  return leader ? `${leader.name} leads with ${score(leader.score)} of 100.` : 'Nothing is rated yet.'
}

function withoutKnowledge({ withoutFamiliarity, leaderId, options }: Result): string[] {
  if (!withoutFamiliarity || withoutFamiliarity.leaderId === leaderId) return []
  const other = options.find(({ id }) => id === withoutFamiliarity.leaderId)
  return other ? [`Without what you already know, ${other.name} would lead.`] : []
}
