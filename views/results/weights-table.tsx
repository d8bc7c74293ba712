import { percent, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Scroller } from '../components/scroller.tsx'

/** The team's priorities: the weight of each criterion and the answers it comes from. */
export const WeightsTable = ({ result: { criteria, model } }: { result: Result }) => {
  const rows = [...criteria].sort((a, b) => b.weight - a.weight)
  const levels = Array.from({ length: model.importanceMax + 1 }, (_, level) => level)
  return (
    <>
      <p class="small">
        Weight, how many gave each answer from 0 to {model.importanceMax}, how many left it blank or can’t
        judge, and the points of 100 the criterion can decide between these options.
      </p>
      <Scroller label="Priorities and answers">
        <table class="t">
          <caption class="vh">Priorities and answers</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" class="num">
                Weight
              </th>
              {levels.map((level) => (
                <th scope="col" class="num">
                  {level}
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
                {levels.map((level) => (
                  <td class={histogram[level] ? 'num' : 'num off'}>{histogram[level] ?? 0}</td>
                ))}
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
