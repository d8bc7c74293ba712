import { inWords, percent } from '../../src/advisor/format.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import { readiness } from '../../src/advisor/readiness.ts'
import { RATING_PRIOR } from '../../src/domain/advisor-input.ts'
import { FAMILIARITY } from '../../src/domain/ballot.ts'
import { IMPORTANCE } from '../../src/domain/importance.ts'
import { Chapter, Formula, Terms } from './chapter.tsx'

const { breadthShare, crew, familiarityMax, knowsAt, version } = defaultModel

export const Short = () => (
  <Chapter id="short" title="In short">
    <p class="lede">
      The advisor adds up <strong>how much each criterion matters to you</strong> times{' '}
      <strong>how well an option does on it</strong>. Every ballot carries the same total weight. What the
      team already knows is one criterion among the others. What comes out is a score from 0 to 100 for each
      option, and how far to trust the order.
    </p>
    <p class="lede">
      The score orders options by the priorities of those who answered and by the values of the profile. It
      advises; the team decides, and may decide otherwise.
    </p>
    <p class="note">
      This is model {version}. The same ballots and the same profile give the same result wherever and
      whenever it is computed. A room’s export holds all it takes, and <code>stackmoot verify</code> computes
      it again.
    </p>
  </Chapter>
)

export const Score = () => (
  <Chapter id="score" title="The score">
    <p class="note">
      All scales are fixed: 0 would seriously hurt, 5 is workable, 10 is as good as anything available. They
      are never stretched to fit the options at hand, so adding or removing an option changes the score of no
      other one, and one more point on a criterion means the same whatever is compared.
    </p>
    <Formula
      lines={[
        'score = 100 × sum over the criteria of (weight × value)',
        'value = profile score ÷ 10',
        'value of what the team knows = readiness, from 0 to 1',
        'value of an unknown cell = ½',
      ]}
    />
    <p class="note">
      The parts of a bar are weight × value, criterion by criterion, and add up to the score. It is also the
      mean of the scores that each member’s own weights would give. An option with unknown cells is marked,
      and the range of its score is shown: lowest if they all were 0, highest if they all were 10.
    </p>
    <p class="note">
      Where a room lets members rate the options on the criteria, their ratings pull the profile score towards
      their mean. The profile counts as much as {inWords(RATING_PRIOR)} ratings:
    </p>
    <Formula
      lines={[
        `value = (${RATING_PRIOR} × profile score + sum of the ratings) ÷ (${RATING_PRIOR} + number of ratings) ÷ 10`,
      ]}
    />
    <p class="note">
      Equal scores share a place. Inside a tie the option that more people can deliver with stands first, then
      the alphabet; nothing is broken in silence.
    </p>
  </Chapter>
)

export const Weights = () => (
  <Chapter id="weights" title="Weights">
    <p class="note">
      The ballot asks: for this project, how much does it matter whether we end up poor or excellent on this?
      That is a question about the whole step from 0 to 10, which is what a weight has to mean.
    </p>
    <Terms isScale terms={IMPORTANCE.map((word, level) => [String(level), word])} />
    <Formula
      lines={[
        'a criterion the member rated = (rated ÷ all criteria) × answer ÷ sum of the answers',
        'a criterion left blank = 1 ÷ all criteria',
        'team weight = mean over the members',
      ]}
    />
    <p class="note">
      So a ballot of all fives says the same as one of all ones: everything matters alike. What is left blank
      gets the member’s own average share, never zero, and does not change how the other answers compare. A
      ballot that rates nothing above 0 stays out of the weights; what it says about knowledge still counts.
    </p>
    <p class="note">
      A room may ask in another way. <b>Points</b>: 100 points shared out are the weights. <b>Ranking</b>: the
      places become weights, evenly falling (rank-sum) or steep at the top (rank-order centroid). Criteria on
      one place share the weights of the places they take up. There a blank says something too: it gets no
      points, and in a ranking it comes after all that have a place.
    </p>
    <Formula
      lines={[
        'n criteria ranked',
        'rank-sum: 2 × (n + 1 − place) ÷ (n × (n + 1))',
        'rank-order centroid: (1/place + 1/(place + 1) + … + 1/n) ÷ n',
      ]}
    />
    <p class="note">
      Why the plain mean: with three criteria or more it is the only kind of rule under which a criterion’s
      team weight depends on the members’ weights for that criterion alone, and what nobody wants stays at
      zero. No member moves a weight by more than one share of the team.
    </p>
  </Chapter>
)

/** Readiness of 100 of a team with so many people at each level. */
const ready = (people: Record<number, number>, team: number) =>
  Math.round(
    100 *
      readiness(
        FAMILIARITY.map((_, level) => people[level] ?? 0),
        team,
        defaultModel,
      ).value,
  )

export const Readiness = () => (
  <Chapter id="readiness" title="What the team knows">
    <p class="note">Each member says how well they know each option. Nothing said counts as none.</p>
    <Terms isScale terms={FAMILIARITY.map((word, level) => [String(level), word])} />
    <Formula
      lines={[
        `readiness = ${percent(breadthShare)} breadth + ${percent(1 - breadthShare)} depth`,
        `breadth = mean of level ÷ ${familiarityMax} over everybody who stated any`,
        `depth = mean of level ÷ ${familiarityMax} of the ${inWords(crew)} people who know it best`,
      ]}
    />
    <p class="note">
      A second expert is worth as much as the first, from the third on only breadth grows. In a team of eight,
      two experts make {ready({ 4: 2 }, 8)} of 100, eight people at half the scale {ready({ 2: 8 }, 8)}, and
      one expert alone {ready({ 4: 1 }, 8)}: a single expert never looks safe.
    </p>
    <p class="note">
      Who can deliver alone (level {knowsAt} or more) is counted beside it: nobody, only one person, or how
      many. So are the steps of the scale that are missing until {inWords(crew)} people can, and who could
      teach whom. Whether somebody would love to work with an option, or would rather not, is shown and never
      scored.
    </p>
    <p class="note">
      Fit is the score without this criterion. Fit and readiness are drawn on two axes; no third score is made
      of them.
    </p>
  </Chapter>
)

export const MustHaves = () => (
  <Chapter id="must-haves" title="Must-haves">
    <p class="note">
      Some things no amount of points can make good. They never change a score: an option that fails one keeps
      its score and loses its place, with the reason beside it.
    </p>
    <Terms
      terms={[
        ['Veto', 'As large a share of the ballots as the room set says “I could not work with this”.'],
        ['Lowest score', 'A criterion scores less than it must. An unknown cell passes.'],
        ['People', 'Fewer people than needed can deliver with it alone.'],
      ]}
    />
    <p class="note">A room sets the first one; all three can be given to the command line.</p>
  </Chapter>
)
