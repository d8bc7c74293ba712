import { CLOSE, MINUTES, WORTH_TALKING } from '../../src/advisor/agenda.ts'
import { CAMPS_EXPLAIN } from '../../src/advisor/camps.ts'
import { MOST_BALLOTS } from '../../src/advisor/complements.ts'
import { concordanceWord } from '../../src/advisor/concordance.ts'
import { decimals, inSeries, percent } from '../../src/advisor/format.ts'
import { ALIGNED, SPLIT } from '../../src/advisor/questions.ts'
import { Chapter, Formula, Terms } from './chapter.tsx'

const STEPS = [0.1, 0.3, 0.5, 0.7, 0.9].map((w) => `${decimals(w)} ${concordanceWord(w)}`)

export const Agreement = () => (
  <Chapter id="agreement" title="Where you disagree">
    <p class="note">
      Answers on a scale of words are counted, not averaged. For each importance question two figures are
      taken from how many gave each answer:
    </p>
    <Formula
      lines={[
        'p = share of the answers at a level, μ = mean level, range = highest − lowest level',
        'consensus = 1 + sum over the levels of p × log₂(1 − |level − μ| ÷ range)',
      ]}
    />
    <p class="note">
      Consensus is 1 when all answer alike and 0 when half stand at either end. The second figure, van der
      Eijk’s agreement, takes the answers apart into layers of equal height and falls below 0 where the levels
      with answers have a gap between them.
    </p>
    <Terms
      terms={[
        ['Aligned', `Consensus of ${decimals(ALIGNED)} or more.`],
        ['Mixed', `From ${decimals(SPLIT)} to ${decimals(ALIGNED)}.`],
        ['Split', `Less than ${decimals(SPLIT)}.`],
        ['Two camps', 'Agreement below 0.'],
      ]}
    />
    <p class="note">
      Priorities as a whole are compared by Kendall’s W over the order of the criteria on each ballot; 0 is no
      agreement, 1 the same order. In words, W is {inSeries(STEPS)}. The overlap of the weights goes from 0,
      where nobody wants what another one wants, to 1, where all want the same.
    </p>
    <p class="note">
      Not every disagreement matters. How much of the uncertainty of the lead comes from a criterion follows
      from how its weights vary together with the others and from how far leader and rival are apart on it.
      The agenda takes the largest of these shares, from {percent(WORTH_TALKING)} up, and shares out {MINUTES}{' '}
      minutes, {CLOSE} of them for the close; where all say the same, or nearly so in a clear result, there is
      nothing to settle. It also names what you are split on although it changes nothing.
    </p>
  </Chapter>
)

export const Members = () => (
  <Chapter id="members" title="Each member’s own">
    <p class="note">
      Every ballot has a ranking of its own, by its own weights. From these come, without names:
    </p>
    <Terms
      terms={[
        ['First choices', 'How many members’ own ranking an option leads; ties are split.'],
        ['Least misery', 'The lowest score an option gets from any one member.'],
        ['Largest regret', 'The furthest an option stays behind a member’s own first choice, in points.'],
        ['One answer fewer', 'How many ballots there are without which another option would lead.'],
        [
          'Fewest to turn it',
          'How many members would have to change their priorities before a rival is level, each as far as one can.',
        ],
        [
          'Two camps',
          `Two groups of two or more members that lead to different options, if the split explains ${percent(CAMPS_EXPLAIN)} or more of the spread of the weights.`,
        ],
      ]}
    />
    <p class="note">
      Above {MOST_BALLOTS.toLocaleString('en')} ballots, what has to go through them one by one is left out.
    </p>
  </Chapter>
)
