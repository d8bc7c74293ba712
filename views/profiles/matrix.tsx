import type { Criterion, Room } from '../../src/domain/room.ts'
import { Scroller } from '../components/scroller.tsx'
import { cellAnchor, ofTen, type ShownCell } from './marks.ts'

type Props = { room: Room; cells: readonly ShownCell[] }

/** The whole profile at a glance; every score leads to what it rests on. */
export const Matrix = ({ room: { options, criteria }, cells }: Props) => (
  <Scroller label="All scores of the profile">
    <table class="t wide matrix">
      <caption class="vh">Score of each option on each criterion, 0 to 10</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {options.map(({ name }) => (
            <th scope="col" class="num" dir="auto">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr>
            <th scope="row">
              <a href={`#c-${criterion.id}`}>{criterion.name}</a>
            </th>
            {criterion.kind === 'familiarity' ? (
              <td class="off" colspan={options.length}>
                from the ballots
              </td>
            ) : (
              options.map(({ id }) => <Score {...{ criterion, cell: cellOf(cells, id, criterion.id) }} />)
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
)

const cellOf = (cells: readonly ShownCell[], option: string, criterion: string) =>
  cells.find(({ optionId, criterionId }) => optionId === option && criterionId === criterion)

const Score = ({ criterion, cell }: { criterion: Criterion; cell: ShownCell | undefined }) => {
  if (!cell) return <td class="num">?</td>
  return (
    <td class={cell.status === 'team' ? 'num own' : 'num'}>
      <a href={`#${cellAnchor(cell.optionId, criterion.id)}`}>{ofTen(cell.score)}</a>
      {cell.band ? <small> ±&nbsp;{cell.band.toFixed(1)}</small> : null}
      <small class="kind">
        {cell.status === 'team' && cell.score === null ? 'unknown, team' : cell.status}
      </small>
    </td>
  )
}
