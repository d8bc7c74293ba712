import { chance, inWords, percent, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { CLEAR_CHANCE, CLEAR_SHIFT, LIKELY_CHANCE, MIN_COVERAGE } from '../../src/advisor/verdict.ts'

/** How the numbers come about, in the words of the model. */
export const Method = ({ result, profileHref }: { result: Result; profileHref?: string }) => {
  const { model, counted, certainty } = result
  const points = inWords(Math.round(100 * CLEAR_SHIFT))
  return (
    <>
      <p class="note">
        Model {model.version}: a weighted sum on fixed 0 to 10 scales. Each ballot carries the same total
        weight, whatever its level; team weights are the mean. What a member leaves blank counts as their own
        average, never as zero. An unknown profile value counts as half, and is marked with a question mark.
        {profileHref && (
          <>
            {' '}
            <a href={profileHref}>Where the profile values come from</a>
          </>
        )}
      </p>
      {result.options.some(({ readiness }) => readiness !== null) && (
        <p class="note">
          What the team knows is computed from the familiarity answers: {percent(model.breadthShare)} breadth
          (the mean of everybody who stated any) and {percent(1 - model.breadthShare)} depth (the{' '}
          {model.crew === 1 ? 'one person who knows' : `${inWords(model.crew)} people who know`} it best).
          From level {model.knowsAt} somebody delivers alone.
          {model.fixedFamiliarityWeight !== null &&
            ` Its weight was fixed at ${percent(model.fixedFamiliarityWeight)} when the room was opened.`}
        </p>
      )}
      <p class="note">The verdict follows fixed thresholds:</p>
      <ul class="plain note">
        <li>
          Clear: the chance that the lead holds is {percent(CLEAR_CHANCE)} or more, and at least {points}{' '}
          points of weight would have to move to turn it.
        </li>
        <li>Likely: the chance is {percent(LIKELY_CHANCE)} or more.</li>
        <li>Too close to call: less than that.</li>
        <li>
          Not enough evidence: fewer than {inWords(counted.quorum)} ballots, or less than{' '}
          {percent(MIN_COVERAGE)} of the weight on known values.
        </li>
      </ul>
      {certainty.pLead !== null && certainty.standardError !== null && (
        <p class="note">
          Here the chance is {chance(certainty.pLead)}; the standard error of the lead is{' '}
          {score(certainty.standardError)} points.
        </p>
      )}
    </>
  )
}
