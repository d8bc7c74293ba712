import type { DirectVote, FullResult } from '../../src/advisor/complement-types.ts'
import { ColumnHead } from './column-head.tsx'
import { columnNames, inOrder } from './names.ts'

const MOST_COLUMNS = 6

/** How many members score the option of the row above that of the column; a majority of the two is bold. */
export const PairwiseTable = ({ result, vote }: { result: FullResult; vote: DirectVote }) => {
  const options = inOrder(result).map((option) => ({ ...option, at: result.options.indexOf(option) }))
  const brief = columnNames(result)
  return (
    <table class={options.length > MOST_COLUMNS ? 't opin wide' : 't opin'}>
      <caption>How many prefer the option of the row to that of the column</caption>
      <thead>
        <tr>
          <th scope="col">Option</th>
          {options.map(({ id, name }) => (
            <ColumnHead name={name} brief={brief.get(id) ?? name} />
          ))}
        </tr>
      </thead>
      <tbody>
        {options.map((one) => (
          <tr>
            <th scope="row">{one.name}</th>
            {options.map((other) => {
              if (one.at === other.at) return <td class="off">–</td>
              const preferring = vote.pairwise[one.at]?.[other.at] ?? 0
              const against = vote.pairwise[other.at]?.[one.at] ?? 0
              return <td>{preferring > against ? <strong>{preferring}</strong> : preferring}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
