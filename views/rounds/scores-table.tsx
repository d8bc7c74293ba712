import { printedChange, type RoundsCompared } from '../../src/advisor/explain-movement.ts'
import { points, score } from '../../src/advisor/format.ts'
import { CAUSES, type Cause } from '../../src/advisor/score-parts.ts'
import { optionName } from '../../src/advisor/subject.ts'

const HEADS: Record<Cause, string> = {
  weights: 'priorities',
  familiarity: 'what people know',
  profile: 'scores of the options',
  voters: 'who voted',
}

/** The score of each option in both rounds, and what its change is made of. */
export const ScoresTable = ({ after, movement, rounds: [then, now] }: RoundsCompared) => {
  const causes = CAUSES.filter((cause) => cause !== 'voters' || movement.voters !== null)
  return (
    <>
      <p class="small">
        Each part is the mean effect of that change over all orders in which the changes can be made, so the
        parts add up to the whole (Shapley 1953).
        {movement.voters === null && ' The ballots are anonymous, so who voted is part of the first two.'}
      </p>
      <table class="t">
        <caption class="vh">What changed the score of each option</caption>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col" class="num">
              round {then}
            </th>
            <th scope="col" class="num">
              round {now}
            </th>
            <th scope="col" class="num">
              change
            </th>
            {causes.map((cause) => (
              <th scope="col" class="num">
                {HEADS[cause]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {movement.scores.map((change) => {
            const { by, parts } = printedChange(change)
            return (
              <tr>
                <th scope="row">{optionName(after, change.optionId)}</th>
                <td class="num">{score(change.before)}</td>
                <td class="num">{score(change.after)}</td>
                <td class="num">
                  <strong>{points(by)}</strong>
                </td>
                {causes.map((cause) => (
                  <td class={parts[cause] === 0 ? 'num off' : 'num'}>{points(parts[cause])}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
