import { percent, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { answerScale } from '../charts/answer-scale.ts'
import { tableClass } from '../charts/names.ts'
import { Scroller } from '../components/scroller.tsx'

/** The team's priorities: the weight of each criterion and the answers it comes from. */
export const WeightsTable = ({ result }: { result: Result }) => {
  const rows = [...result.criteria].sort((a, b) => b.weight - a.weight)
  const { columns, ends, of } = answerScale(result)
  const count = (histogram: readonly number[], column: number) =>
    histogram.reduce((sum, answers, level) => sum + (of(level) === column ? answers : 0), 0)
  return (
    <>
      <p class="small">
        Weight, how many gave each answer from {ends[0]} to {ends[1]}, how many left it blank or can’t judge,
        and the points of 100 the criterion can decide between these options.
      </p>
      <Scroller label="Priorities and answers">
        <table class={tableClass(result.criteria)}>
          <caption class="vh">Priorities and answers</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" class="num">
                Weight
              </th>
              {columns.map(({ label, words }) => (
                <th scope="col" class="num">
                  <span aria-hidden="true">{label}</span>
                  <span class="vh">{words}</span>
                </th>
              ))}
              <th scope="col" class="num">
                blank
              </th>
              <th scope="col" class="num">
                decides
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, weight, histogram, skipped, swing }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="num">{percent(weight)}</td>
                {columns.map((_, column) => {
                  const answers = count(histogram, column)
                  return <td class={answers > 0 ? 'num' : 'num off'}>{answers}</td>
                })}
                <td class={skipped > 0 ? 'num' : 'num off'}>{skipped}</td>
                <td class="num">{score(swing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  )
}
