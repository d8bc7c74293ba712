import { chance, inWords, percent, score } from '../../src/advisor/format.ts'
import type { ImportanceMethod, Result } from '../../src/advisor/types.ts'
import {
  CLEAR_BALLOTS,
  CLEAR_CHANCE,
  CLEAR_SHIFT,
  LIKELY_CHANCE,
  MIN_ANSWERED,
  MIN_COVERAGE,
} from '../../src/advisor/verdict.ts'

const ASKED: Record<ImportanceMethod, string> = {
  rating:
    'Each ballot carries the same total weight, whatever its level; team weights are the mean. What a member leaves blank counts as their own average, never as zero.',
  points:
    'Each member shared out 100 points over the criteria, and a criterion without any has none; team weights are the mean.',
  'rank-sum':
    'Each member put the criteria in order, and weights fall in equal steps from the first to the last (rank sum); team weights are the mean. What a member leaves out counts as their own average, never as zero.',
  'rank-order-centroid':
    'Each member put the criteria in order, and the weights are the middle of all those that keep it (rank-order centroid); team weights are the mean. What a member leaves out counts as their own average, never as zero.',
}

/** How the numbers come about, in the words of the model. */
export const Method = ({ result, profileHref }: { result: Result; profileHref?: string }) => {
  const { model, counted, certainty } = result
  const points = inWords(Math.round(100 * CLEAR_SHIFT))
  return (
    <>
      <p class="note">
        Model {model.version}: a weighted sum on fixed 0 to 10 scales.{' '}
        {ASKED[model.importanceMethod ?? 'rating']} An unknown profile value counts as half, and is marked
        with a question mark.
        {profileHref && (
          <>
            {' '}
            <a href={profileHref}>Where the profile values come from</a>
          </>
        )}
      </p>
      {model.ratingPrior !== null && (
        <p class="note">
          Members could rate profile values themselves. A value is then the mean of their ratings and of the
          score in the profile, which counts like {inWords(model.ratingPrior)} of them.
        </p>
      )}
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
      <p class="note">The verdict follows fixed thresholds, which are conventions:</p>
      <ul class="plain note">
        <li>
          Clear: the chance that the lead holds is {percent(CLEAR_CHANCE)} or more, at least {points} points
          of weight would have to move to turn it, and {inWords(CLEAR_BALLOTS)} ballots or more rate the
          priorities.
        </li>
        <li>
          Likely: the chance is {percent(LIKELY_CHANCE)} or more. With a single ballot there is no chance to
          compute, and the {points} points decide.
        </li>
        <li>Too close to call: less than that.</li>
        <li>
          Not enough evidence: fewer than {inWords(counted.quorum)} ballots, less than {percent(MIN_ANSWERED)}{' '}
          of the questions on priorities answered, or less than {percent(MIN_COVERAGE)} of the weight on known
          values.
        </li>
      </ul>
      {certainty.pLead !== null && certainty.standardError !== null && (
        <p class="note">
          Here the chance is {chance(certainty.pLead)}; the standard error of the lead is{' '}
          {score(certainty.standardError)} points. The chance follows Student’s distribution, which allows for
          few ballots.
        </p>
      )}
      <p class="note">
        What is drawn by chance is drawn from a seed that belongs to this round, so that everybody sees the
        same figures. <a href="/method">How the score works</a> has all formulas.
      </p>
    </>
  )
}
