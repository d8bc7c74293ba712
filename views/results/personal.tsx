import type { FullResult, Personal } from '../../src/advisor/complement-types.ts'
import { score } from '../../src/advisor/format.ts'
import { countOf } from '../charts/figures.ts'
import { inOrder } from '../charts/names.ts'
import { Scroller } from '../components/scroller.tsx'

/** What each member's own priorities say, as counts and ends: never whose they are. */
export const PersonalTable = ({ result, personal }: { result: FullResult; personal: Personal }) => {
  const isSplit = personal.firstChoices.some((count) => !Number.isInteger(count))
  const best = (isBest: boolean) => (isBest ? 'num first' : 'num')
  return (
    <>
      <p class="small">
        Every member’s priorities ranked the options on their own.
        {isSplit && ' A tie counts for each in part.'} Least misery prefers the option whose lowest score is
        highest; regret is the largest distance from anybody’s own first choice, and the smaller the better.
        The best of each is underlined.
      </p>
      <Scroller label="By each member’s own priorities">
        <table class="t best">
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col" class="num">
                Own first choice of
              </th>
              <th scope="col" class="num">
                Lowest score
              </th>
              <th scope="col" class="num">
                Largest regret
              </th>
            </tr>
          </thead>
          <tbody>
            {inOrder(result).map((option) => {
              const i = result.options.indexOf(option)
              const most = Math.max(...personal.firstChoices)
              return (
                <tr>
                  <th scope="row">
                    {option.name}
                    {option.excluded && ', ruled out'}
                  </th>
                  <td class={best(personal.firstChoices[i] === most)}>
                    {countOf(personal.firstChoices[i] ?? 0)}
                  </td>
                  <td class={best(personal.leastMiseryIds.includes(option.id))}>
                    {score(personal.leastMisery[i] ?? 0)}
                  </td>
                  <td class={best(personal.leastRegretIds.includes(option.id))}>
                    {score(personal.regret[i] ?? 0)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroller>
    </>
  )
}
