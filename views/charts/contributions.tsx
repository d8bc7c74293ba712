import { percent, points, printed, score } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { Scroller } from '../components/scroller.tsx'
import { ColumnHead } from './column-head.tsx'
import { along } from './geometry.ts'
import { columnNames, inOrder, isWide, shortName } from './names.ts'

/** All of it: every contribution to every score, rows by weight. */
export const Contributions = ({ result }: { result: Result }) => {
  const options = inOrder(result)
  const brief = columnNames(result)
  const rows = result.criteria
    .map((criterion, j) => ({ criterion, j }))
    .sort((a, b) => b.criterion.weight - a.criterion.weight)
  const heaviest = rows[0]?.criterion.weight ?? 0
  return (
    <>
      <p class="small">
        Contribution in points. Bar: filled part earned, pale part lost; its full length is the weight. Rows
        by weight.
      </p>
      <Scroller label="All contributions">
        <table class={isWide(brief.values()) ? 't cells wide' : 't cells'}>
          <caption class="vh">Contribution of each criterion to each score</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" class="num long">
                Weight
              </th>
              {options.map(({ id, name }) => (
                <ColumnHead name={name} brief={brief.get(id) ?? name} class="num" />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ criterion, j }) => (
              <tr>
                <th scope="row">
                  <span class="long">{criterion.name}</span>
                  <span class="short">
                    {shortName(criterion)} <small>{percent(criterion.weight)}</small>
                  </span>
                </th>
                <td class="num long">{percent(criterion.weight)}</td>
                {options.map((option) => (
                  <Cell
                    points={option.contributions[j] ?? 0}
                    weight={criterion.weight}
                    heaviest={heaviest}
                    isBest={isBest(options, option, j)}
                    isUnknown={option.unknown[j] ?? false}
                  />
                ))}
              </tr>
            ))}
            <Rounding result={result} options={options} />
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Score</th>
              <td class="num long">100&nbsp;%</td>
              {options.map((option) => (
                <td class="num">{score(option.score)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroller>
    </>
  )
}

type CellProps = { points: number; weight: number; heaviest: number; isBest: boolean; isUnknown: boolean }

const Cell = ({ points: earned, weight, heaviest, isBest, isUnknown }: CellProps) => (
  <td class={isBest ? 'lead' : undefined}>
    {score(earned)}
    {isUnknown && (
      <>
        ?<span class="vh">, unknown, taken as half</span>
      </>
    )}
    <svg width="100%" height="6" aria-hidden="true">
      <rect class="track" width={along(weight / heaviest)} height="5" />
      <rect class="mini" width={along(earned / 100 / heaviest)} height="5" />
    </svg>
  </td>
)

// Without it the rounded numbers of a column would not add up to the sum beneath them.
const Rounding = ({ result, options }: { result: Result; options: readonly OptionResult[] }) => {
  const percents = result.criteria.reduce((sum, { weight }) => sum + Math.round(100 * weight), 0)
  const left = options.map(({ score, contributions }) =>
    printed(printed(score) - contributions.reduce((sum, part) => sum + printed(part), 0)),
  )
  if (percents === 100 && left.every((slack) => slack === 0)) return null
  return (
    <tr class="slack">
      <th scope="row">rounding</th>
      <td class="num long">
        {percents < 100 && '+'}
        {percents !== 100 && percent((100 - percents) / 100)}
      </td>
      {left.map((slack) => (
        <td>{slack === 0 ? '' : points(slack)}</td>
      ))}
    </tr>
  )
}

function isBest(options: readonly OptionResult[], option: OptionResult, j: number): boolean {
  const shown = options.map(({ contributions }) => printed(contributions[j] ?? 0))
  const best = Math.max(...shown)
  return Math.min(...shown) < best && printed(option.contributions[j] ?? 0) === best
}
