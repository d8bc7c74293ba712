import { advise } from '../../src/advisor/advise.ts'
import { percent, profileScore, score } from '../../src/advisor/format.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import type { AdvisorInput, OptionResult } from '../../src/advisor/types.ts'
import { Scroller } from '../components/scroller.tsx'

const VOTERS = ['Ines', 'Tom'] as const

const CASE: AdvisorInput = {
  options: [
    { id: 'a', name: 'Ruby' },
    { id: 'b', name: 'Go' },
  ],
  criteria: [
    { id: 'known', name: 'What we know', kind: 'familiarity' },
    { id: 'hiring', name: 'Hiring', kind: 'profile' },
    { id: 'memory', name: 'Memory', kind: 'profile' },
    { id: 'packages', name: 'Packages', kind: 'profile' },
  ],
  profile: [
    [null, 4, 5, 9],
    [null, 6, 9, 5],
  ],
  ballots: [
    { importance: [3, 3, 3, 3], familiarity: [4, 0] },
    { importance: [3, null, 1, 1], familiarity: [4, 4] },
  ],
  constraints: [],
  quorum: 1,
  eligible: null,
  model: defaultModel,
}

const readinessOf = (option: OptionResult | undefined) => Math.round(option?.readiness ?? 0)

/** The score of a case that can be followed with a pencil, computed by the advisor itself. */
export const Example = () => {
  const { criteria, options, order } = advise(CASE)
  const [leader, rival] = order.flatMap((id) => options.filter((option) => option.id === id))
  const [first, second] = CASE.ballots
  return (
    <section class="stack method-case" aria-labelledby="case-title">
      <h3 id="case-title">A case to follow</h3>
      <p class="note">
        {VOTERS.join(' and ')} compare two options. {VOTERS[0]} rates all four criteria alike, so each gets a
        quarter. {VOTERS[1]} leaves hiring blank: it gets a quarter too, and the rest goes three to one to
        one. Both could teach {leader?.name}, only {VOTERS[1]} knows {rival?.name}, so readiness is{' '}
        {readinessOf(leader)} and {readinessOf(rival)} of 100.
      </p>
      <Scroller label="Answers, weights and points">
        <table class="t">
          <caption class="vh">Answers, weights and points of the case</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {VOTERS.map((name) => (
                <th scope="col" class="num">
                  {name}
                </th>
              ))}
              <th scope="col" class="num">
                Weight
              </th>
              {[leader, rival].map((option) => (
                <th scope="col" class="num">
                  {option?.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ name, weight }, j) => (
              <tr>
                <th scope="row">{name}</th>
                {[first, second].map((ballot) => (
                  <td class="num">{ballot?.importance[j] ?? 'blank'}</td>
                ))}
                <td class="num">{percent(weight)}</td>
                {[leader, rival].map((option) => (
                  <td class="num">
                    {score(option?.contributions[j] ?? 0)}{' '}
                    <small>({profileScore(10 * (option?.values[j] ?? 0))} of 10)</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan={4}>
                Score
              </th>
              {[leader, rival].map((option) => (
                <td class="num">{score(option?.score ?? 0)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroller>
    </section>
  )
}
