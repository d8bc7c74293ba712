import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { profileScore } from '../../src/advisor/format.ts'
import { criterionName, optionName } from '../../src/advisor/subject.ts'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'

type Props = { result: FullResult; explanation: Explanation }

/** Cells that could turn the result: to be found out before one decides. */
export const Information = ({ result, explanation }: Props) => {
  if (result.complements.information.length === 0) return null
  return (
    <div class="stack close">
      <h3>Worth finding out first</h3>
      <ul class="plain note">
        {explanation.information.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

/** The same cells as a table, each with a link to what its score rests on. */
export const InformationFold = ({ result, profileHref }: { result: FullResult; profileHref?: string }) => {
  const cells = result.complements.information
  if (cells.length === 0) return null
  return (
    <Fold
      summary="Values that could turn the result"
      hint={cells.length === 1 ? '1 value' : `${cells.length} values`}
    >
      <Scroller label="Values that could turn the result">
        <table class="t">
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col">Criterion</th>
              <th scope="col">If it is low</th>
              <th scope="col">If it is high</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr>
                <th scope="row">{optionName(result, cell.optionId)}</th>
                <td>
                  {profileHref ? (
                    <a href={`${profileHref}#c-${cell.criterionId}`}>
                      {criterionName(result, cell.criterionId)}
                    </a>
                  ) : (
                    criterionName(result, cell.criterionId)
                  )}
                  {cell.kind === 'unknown' && ', unknown'}
                </td>
                <td>
                  {profileScore(cell.low)}: <Leader result={result} id={cell.leaderIfLow} />
                </td>
                <td>
                  {profileScore(cell.high)}: <Leader result={result} id={cell.leaderIfHigh} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Fold>
  )
}

// A change stands out, also without colour.
const Leader = ({ result, id }: { result: FullResult; id: string | null }) =>
  id === null ? <span>{optionName(result, result.leaderId)}</span> : <strong>{optionName(result, id)}</strong>
