import type { FullResult, OpinionMethod, Opinions } from '../../src/advisor/complement-types.ts'
import { MOST_BALLOTS } from '../../src/advisor/complements.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { criterionName, optionName } from '../../src/advisor/subject.ts'
import { coefficient } from '../charts/figures.ts'
import { METHODS, OpinionTable } from '../charts/opinion-table.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'

type Props = { result: FullResult; explanation: Explanation }

/** The same answers under other methods: a cross-check, never mixed into the score. */
export const SecondOpinions = ({ result, explanation }: Props) => {
  const { opinions, overlaps } = result.complements
  if (!opinions) return null
  const leader = optionName(result, result.leaderId)
  const undefinedOnes = opinions.methods.filter(({ places }) => places === null)
  return (
    <Fold
      summary="Second opinions"
      hint={`${opinions.agreeing} of ${opinions.of} put ${leader} first`}
      stacked
    >
      {explanation.opinions.length > 0 && <p class="note">{explanation.opinions.join(' ')}</p>}
      <Scroller label="Place of each option under each method">
        <OpinionTable result={result} opinions={opinions} />
      </Scroller>
      <p class="small">{legend(opinions)}</p>
      {undefinedOnes.map(({ method }) => (
        <p class="note">
          {METHODS[method].name} have no order here: {reason(result, method)}.
        </p>
      ))}
      <ul class="plain note">
        {opinions.methods.map(({ method }) => (
          <li>
            <strong>{METHODS[method].name}</strong>: {METHODS[method].what}
          </li>
        ))}
      </ul>
      {overlaps.length > 0 && (
        <Scroller label="Criteria that go together">
          <table class="t">
            <caption>Criteria whose profile scores go together over the options</caption>
            <thead>
              <tr>
                <th scope="col">Criterion</th>
                <th scope="col">And</th>
                <th scope="col" class="num">
                  Correlation
                </th>
              </tr>
            </thead>
            <tbody>
              {overlaps.map(({ a, b, r }) => (
                <tr>
                  <th scope="row">{criterionName(result, a)}</th>
                  <td>{criterionName(result, b)}</td>
                  <td class="num">{coefficient(r)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </Fold>
  )
}

function legend({ w, methods }: Opinions): string {
  const tau =
    'Tau says how alike a method and the advisor order the options: 1 the same order, −1 the opposite one.'
  const dash = methods.some(({ tau }) => tau === null) ? ' A dash: there is none.' : ''
  return `${tau}${dash}${w === null ? '' : ` Across the advisor and all methods Kendall’s W is ${coefficient(w)}: 0 no agreement, 1 one order.`}`
}

function reason({ counted }: FullResult, method: OpinionMethod): string {
  if (counted.ballots > MOST_BALLOTS)
    return `above ${MOST_BALLOTS.toLocaleString('en-GB')} ballots they are not computed`
  return method === 'geometric'
    ? 'somebody gives a criterion no weight'
    : 'there is no criterion that half of the team give any weight'
}
