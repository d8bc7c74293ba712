import { points } from '../../src/advisor/format.ts'
import { subject } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { along } from './geometry.ts'
import { type LedgerRow, ledgerRows } from './ledger-rows.ts'
import { columnNames, shortName } from './names.ts'

/** Largest difference as a share of the width, to one side of the centre. */
const REACH = 0.48

/** Why this one and not that? A sum one can check. */
export const Ledger = ({ result }: { result: Result }) => {
  const about = subject(result)
  if (!about) return null
  const { rows, sum } = ledgerRows(about)
  const scale = Math.max(...rows.map((row) => Math.abs(row.points)), Math.abs(sum))
  const { leader, rival } = about
  const brief = columnNames(result)
  return (
    <table class="t ledger">
      <caption>
        Points of 100 by which {leader.name} is ahead (+) or behind (−) {rival.name}
      </caption>
      <Head leader={brief.get(leader.id) ?? leader.name} rival={brief.get(rival.id) ?? rival.name} />
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <RowName row={row} />
            </th>
            <td>
              <Difference points={row.points} scale={scale} />
            </td>
            <td class={`num${row.points > 0 ? ' pos' : row.points < 0 ? ' neg' : ''}`}>
              {points(row.points)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{sum === 0 ? 'Difference' : `${leader.name} ahead by`}</th>
          <td>
            <Difference points={sum} scale={scale} />
          </td>
          <td class="num">{points(sum)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

const Head = ({ leader, rival }: { leader: string; rival: string }) => (
  <thead>
    <tr>
      <th scope="col">Criterion</th>
      <th scope="col">
        <span class="two">
          <span>
            ← {rival}
            <span class="long"> better</span>
          </span>
          <span>
            {leader}
            <span class="long"> better</span> →
          </span>
        </span>
      </th>
      <th scope="col" class="num">
        Points
      </th>
    </tr>
  </thead>
)

const RowName = ({ row }: { row: LedgerRow }) => {
  if (row.kind === 'rounding') return <>rounding</>
  if (row.kind === 'smaller') return <>{row.count} smaller ones</>
  const { criterion } = row
  if (shortName(criterion) === criterion.name) return <>{criterion.name}</>
  return (
    <>
      <span class="long">{criterion.name}</span>
      <span class="short">{shortName(criterion)}</span>
    </>
  )
}

const Difference = ({ points, scale }: { points: number; scale: number }) => {
  const width = scale === 0 ? 0 : (REACH * Math.abs(points)) / scale
  return (
    <div class="fig">
      <svg width="100%" height="24" aria-hidden="true">
        <line class="axis" x1="50%" x2="50%" y1="0" y2="24" />
        {width > 0 && (
          <rect
            class={points > 0 ? 'pro' : 'con'}
            x={along(points > 0 ? 0.5 : 0.5 - width)}
            y="4"
            width={along(width)}
            height="16"
          />
        )}
      </svg>
    </div>
  )
}
