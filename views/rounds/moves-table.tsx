import type { RoundsCompared } from '../../src/advisor/explain-movement.ts'
import { percent, score } from '../../src/advisor/format.ts'
import { SETTLED, type Spread } from '../../src/advisor/movement.ts'
import { criterionName } from '../../src/advisor/subject.ts'
import { tableClass } from '../charts/names.ts'

/** Spread of the answers to each question in both rounds, and how many of those who answered twice moved. */
export const MovesTable = ({ after, movement, rounds: [then, now], asked }: RoundsCompared) => {
  const isMoved = movement.questions.some(({ moves }) => moves !== null)
  return (
    <>
      <p class="small">
        The spread is the standard deviation of the answers. A question has settled when fewer than{' '}
        {percent(SETTLED)} of the answers stand elsewhere.
        {isMoved && ' Towards and away from are meant from the middle that the earlier round had.'}
      </p>
      <table class={tableClass(after.criteria)}>
        <caption class="vh">How the answers to each question moved</caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" class="num">
              spread, round {then}
            </th>
            <th scope="col" class="num">
              round {now}
            </th>
            <th scope="col" class="num">
              stand elsewhere
            </th>
            {isMoved && (
              <>
                <th scope="col" class="num">
                  towards
                </th>
                <th scope="col" class="num">
                  away
                </th>
                <th scope="col" class="num">
                  answered twice
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {movement.questions.map(({ criterionId, before, after: is, shift, moves }) => (
            <tr>
              <th scope="row">
                {criterionName(after, criterionId)}
                {asked?.includes(criterionId) && <span class="hint"> asked again</span>}
              </th>
              <td class="num">{spreadOf(before)}</td>
              <td class="num">{spreadOf(is)}</td>
              <td class="num">{shift === null ? '–' : percent(shift)}</td>
              {isMoved && (
                <>
                  <td class="num">{moves?.toward ?? '–'}</td>
                  <td class="num">{moves?.away ?? '–'}</td>
                  <td class="num">{moves?.compared ?? '–'}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const spreadOf = (spread: Spread | null) => (spread?.deviation == null ? '–' : score(spread.deviation))
