import type { OpinionMethod } from '../../src/advisor/complement-types.ts'
import { APPROVES, DIRECT_MAX } from '../../src/advisor/direct-vote.ts'
import { decimals } from '../../src/advisor/format.ts'
import { OVERLAP } from '../../src/advisor/overlaps.ts'
import { Chapter, Terms } from './chapter.tsx'

const METHODS: Record<OpinionMethod, readonly [name: string, meaning: string]> = {
  equal: ['Equal weights', 'Every criterion counts the same.'],
  median: ['Median weights', 'The middle member’s weight on each criterion: exaggeration does not pay.'],
  geometric: ['Geometric weights', 'The geometric mean of the weights: one zero takes a criterion out.'],
  'rank-sum': ['Rank-sum weights', 'Only the order of the team weights counts.'],
  'weighted-product': ['Weighted product', 'Values are multiplied: a disaster can’t be bought off.'],
  topsis: ['TOPSIS', 'Close to an ideal of 10 and far from 0 on every criterion, both fixed.'],
  vikor: ['VIKOR', 'Half the sum of what is missed, half the largest single miss, among these options.'],
  promethee: [
    'PROMETHEE II',
    'Options compared in pairs: a small difference counts nothing, a large one in full.',
  ],
}

export const SecondOpinions = () => (
  <Chapter id="opinions" title="Second opinions">
    <p class="note">
      The same ballots and the same profile under {Object.keys(METHODS).length} other methods. The page says
      how many of them put the same option first, and how far the orders agree (Kendall’s τ and W). They are
      no votes: where they part, look at why.
    </p>
    <Terms terms={Object.values(METHODS)} />
    <p class="note">
      None of them is the main score. Methods that normalise among the options at hand can turn the order when
      an option is added that never leads; medians and geometric means can put an option first although every
      single member prefers another one.
    </p>
  </Chapter>
)

export const DirectVote = () => (
  <Chapter id="direct-vote" title="Direct vote">
    <p class="note">
      Where the room asks for it, each member also says from 0 to {DIRECT_MAX} how happy they would be to use
      an option. It is a cross-check and never changes the score. A mismatch is information: ask what the
      criteria leave out.
    </p>
    <Terms
      terms={[
        [
          'STAR',
          'The two options with the highest totals meet in a run-off: the one that more ballots score higher leads. A missing score counts 0.',
        ],
        [
          'In pairs',
          'How many prefer one option to another, for all pairs, and the order by Schulze’s method.',
        ],
        ['Majority Judgment', 'By the lower median score; ties by taking median scores away one by one.'],
        ['Borda', 'Options beaten on each ballot, plus half of those that are level.'],
        ['Approval', `How many give ${APPROVES} or more.`],
      ]}
    />
  </Chapter>
)

export const Doubts = () => (
  <Chapter id="doubts" title="Doubtful scores">
    <p class="note">
      A profile score is an estimate. Measured, partly judged or judged stands beside each, with a band of
      plus or minus. What follows from that:
    </p>
    <Terms
      terms={[
        [
          'Find these out first',
          'Cells that would turn the order at the end of what is possible: an unknown one at 0 or 10, a known one at the ends of its band.',
        ],
        [
          'Dominated',
          'An option that another one equals or beats on every criterion: no priorities can make it lead.',
        ],
        ['Fit and readiness', 'Options that no other one beats in both.'],
        [
          'Criteria that overlap',
          `Two criteria whose scores go together over the options (correlation above ${decimals(OVERLAP)}) may count one thing twice.`,
        ],
      ]}
    />
  </Chapter>
)
