import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { inSeries, inWords, score } from '../../src/advisor/format.ts'
import { optionById } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Ranking } from '../charts/ranking.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Reasons } from './reasons.tsx'

export type OwnResult = {
  result: FullResult
  explanation: Explanation
  /** Address of these answers, in full. */
  link: string
  /** A new room with the options that are compared here. */
  roomHref: string
}

/** One person is no team: a ranking and its reasons, no verdict. */
export const OwnRanking = ({ result, explanation, link, roomHref }: OwnResult) => {
  const leader = optionById(result, result.leaderId)
  return (
    <section class="stack own-ranking" id="own-ranking" aria-labelledby="own-heading">
      <h2 id="own-heading">Your own priorities only</h2>
      <p class="lede">
        {leaderInWords(result)} {!leader && 'This preview treats all priorities as equal.'}
      </p>
      <Ranking result={result} />
      {leader &&
        [...withoutKnowledge(result), ...explanation.why, ...explanation.risks, ...blank(result)].map(
          (sentence) => <p class="note">{sentence}</p>,
        )}
      <Reasons result={result} explanation={explanation} />
      <div class="linkbox">
        <label class="vh" for="own-link">
          Link to these answers
        </label>
        <input class="box" id="own-link" readonly value={link} />
        <CopyButton from="own-link" label="Copy the link" />
      </div>
      <p>
        <a class="btn" href={roomHref}>
          Open a room with these options
        </a>
      </p>
      <p class="small">
        The score orders options by the priorities you gave and the built-in profile. It advises; you decide.
      </p>
    </section>
  )
}

/** Takes the place of the ranking and of its leader where there can be none now. */
export const NoRanking = ({ says }: { says: string }) => (
  <>
    <p class="own-leader" id="own-leader">
      <span id="own-leader-words">{says}</span>
    </p>
    <section class="stack own-ranking" id="own-ranking" aria-labelledby="own-heading">
      <h2 id="own-heading">Your own priorities only</h2>
      <p class="lede">{says}</p>
    </section>
  </>
)

/** Stands above the form where the ranking is below it. */
export const OwnLeader = ({ result }: { result: Result }) => (
  <p class="own-leader" id="own-leader">
    <span id="own-leader-words">{leaderInWords(result)}</span> <a href="#own-ranking">Ranking</a>
  </p>
)

function leaderInWords(result: Result): string {
  const leader = optionById(result, result.leaderId)
  if (!leader) return 'Nothing is rated yet.'
  const level = result.options.filter(({ rank, id }) => rank === 1 && id !== leader.id)
  return level.length > 0
    ? `${inSeries([leader, ...level].map(({ name }) => name))} share the lead with ${score(leader.score)} of 100.`
    : `${leader.name} leads with ${score(leader.score)} of 100.`
}

function withoutKnowledge({ withoutFamiliarity, leaderId, options }: Result): string[] {
  if (!withoutFamiliarity || withoutFamiliarity.leaderId === leaderId) return []
  const other = options.find(({ id }) => id === withoutFamiliarity.leaderId)
  return other ? [`Without what you already know, ${other.name} would lead.`] : []
}

function blank({ criteria }: Result): string[] {
  const rated = criteria.filter(({ answered }) => answered > 0).length
  return rated === 0 || rated === criteria.length
    ? []
    : [
        `You have rated ${inWords(rated)} of ${inWords(criteria.length)}. What you left blank counts as your own average.`,
      ]
}
