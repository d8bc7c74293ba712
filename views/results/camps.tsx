import type { Camps, FullResult } from '../../src/advisor/complement-types.ts'
import { capital, inWords, points, printed } from '../../src/advisor/format.ts'
import { criterionName, optionName } from '../../src/advisor/subject.ts'
import { Scroller } from '../components/scroller.tsx'

/** Two groups whose priorities lead to different options: how large each is, never who. */
export const CampsTable = ({ result, camps }: { result: FullResult; camps: Camps }) => {
  const [one, other] = camps.sides.map(({ members, leaderId }) => ({
    size: capital(inWords(members)),
    leader: optionName(result, leaderId),
  }))
  const apart = camps.apart.filter(({ difference }) => printed(100 * difference) !== 0)
  return (
    <>
      <p class="small">
        {one?.size} of you lean to {one?.leader}, {other?.size.toLowerCase()} to {other?.leader}. Points of
        weight: how much more a criterion counts for the first group (+) or for the second (−).
      </p>
      <Scroller label="What separates the two groups">
        <table class="t">
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Counts more for those who lean to</th>
              <th scope="col" class="num">
                Points of weight
              </th>
            </tr>
          </thead>
          <tbody>
            {apart.map(({ criterionId, difference }) => (
              <tr>
                <th scope="row">{criterionName(result, criterionId)}</th>
                <td>{difference > 0 ? one?.leader : other?.leader}</td>
                <td class="num">{points(100 * difference)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  )
}
