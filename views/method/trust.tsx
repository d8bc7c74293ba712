import { inWords, levelWord, percent } from '../../src/advisor/format.ts'
import { FEWEST_SAMPLES, MOST_DRAWN, SAMPLES } from '../../src/advisor/robustness.ts'
import {
  CLEAR_BALLOTS,
  CLEAR_CHANCE,
  CLEAR_SHIFT,
  LIKELY_CHANCE,
  MIN_ANSWERED,
  MIN_COVERAGE,
} from '../../src/advisor/verdict.ts'
import { Chapter, Formula, Terms } from './chapter.tsx'

const shift = `${inWords(Math.round(100 * CLEAR_SHIFT))} points of weight`

export const VerdictRules = () => (
  <Chapter id="verdict" title="The verdict">
    <Terms
      terms={[
        [
          levelWord('clear'),
          `The chance that the lead holds is ${percent(CLEAR_CHANCE)} or more, at least ${shift} would have to move before another option leads, and ${inWords(CLEAR_BALLOTS)} ballots or more rate the priorities.`,
        ],
        [
          levelWord('likely'),
          `The chance is ${percent(LIKELY_CHANCE)} or more. With a single ballot there is no chance to compute; ${shift} have to move then.`,
        ],
        [levelWord('too-close'), 'Less than that, or the same score.'],
        [
          levelWord('not-enough'),
          `Fewer ballots than the room asks for, less than ${percent(MIN_ANSWERED)} of the importance questions answered, less than ${percent(MIN_COVERAGE)} of the weight on known values, or fewer than two options left to compare.`,
        ],
      ]}
    />
    <p class="note">
      The chance compares the lead with how far your answers vary. Each member’s own weights give a lead of
      their own; the mean of these is the lead.
    </p>
    <Formula
      lines={[
        'standard error = standard deviation of the members’ own leads ÷ √members',
        'chance = share of Student’s distribution below (lead ÷ standard error), members − 1 degrees of freedom',
      ]}
    />
    <p class="note">
      This is worked out against every rival, and the lowest chance counts: an option further behind may be
      the likelier one to pass. It takes those who voted as a sample of people who think like them. Where the
      room knows how many may vote, the chance that the lead holds once all have is computed too: the standard
      error times the root of the share still missing. Where even the most contrary ballots of those still
      missing could not turn the order by their priorities, the page says so. The thresholds are conventions,
      not laws of nature.
    </p>
  </Chapter>
)

export const Flip = () => (
  <Chapter id="flip" title="What would flip it">
    <p class="note">
      Take one criterion and change its weight; the others keep their proportions. With d the value of the
      leader less that of a rival on that criterion, there is one weight at which the two are level:
    </p>
    <Formula
      lines={[
        'rest = (lead ÷ 100 − weight × d) ÷ (1 − weight)',
        'level at = rest ÷ (rest − d), if rest and d have opposite signs',
      ]}
    />
    <p class="note">
      The stretch of weights in which the leader stays first ends at the nearest of these points, over all
      rivals. A profile score that would have to change is found in the same way: by lead ÷ (10 × weight)
      points, if the scale has room for it.
    </p>
    <p class="note">
      The smallest change of all weights together takes from the criteria on which the leader is furthest
      ahead and gives to the one on which it is furthest behind, until the rival is level. If there is none,
      no priorities could turn the order.
    </p>
  </Chapter>
)

export const Robustness = () => (
  <Chapter id="robustness" title="Other weights">
    <p class="note">
      How often would each option be first if the weights were others? {SAMPLES.toLocaleString('en')} sets of
      weights are drawn ({FEWEST_SAMPLES.toLocaleString('en')} or more in a very large room), in three ways:
    </p>
    <Terms
      terms={[
        ['Any weights', 'All ways of sharing out the weight are equally likely.'],
        [
          'Your order',
          'Drawn in the same way, but your order of importance is kept; where two weights are level there is none.',
        ],
        [
          'This team',
          `Your ballots are drawn again with random shares (Bayesian bootstrap), for two to ${MOST_DRAWN} members.`,
        ],
      ]}
    />
    <p class="note">
      A share is exact to about half a per cent; with two criteria the first two are computed and not drawn.
      The draws start from a number that belongs to the room and its round, so everybody sees the same
      figures. Beside each option stand the weights under which it is typically first.
    </p>
  </Chapter>
)
