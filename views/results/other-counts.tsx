import type { DirectVote, FullResult } from '../../src/advisor/complement-types.ts'
import { optionById } from '../../src/advisor/subject.ts'
import { countOf } from '../charts/figures.ts'
import { Scroller } from '../components/scroller.tsx'

/** The same scores counted in other ways. */
export const OtherCounts = ({ result, vote }: { result: FullResult; vote: DirectVote }) => {
  const { majorityJudgment, borda, approvals } = vote
  const rows = vote.schulze.flatMap((group, index) => {
    const place = 1 + vote.schulze.slice(0, index).flat().length
    return group.flatMap((id) => {
      const option = optionById(result, id)
      return option ? [{ option, place, i: result.options.indexOf(option) }] : []
    })
  })
  const most = (counts: readonly number[]) => Math.max(...counts)
  const cell = (isFirst: boolean) => (isFirst ? 'num first' : 'num')
  return (
    <Scroller label="The direct vote counted in other ways">
      <table class="t best">
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col" class="num">
              Majority Judgment, place
            </th>
            <th scope="col" class="num">
              Middle score
            </th>
            <th scope="col" class="num">
              Schulze, place
            </th>
            <th scope="col" class="num">
              Borda points
            </th>
            <th scope="col" class="num">
              Approvals
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ option, place, i }) => (
            <tr>
              <th scope="row">{option.name}</th>
              <td class={cell(majorityJudgment.ranks[i] === 1)}>{majorityJudgment.ranks[i]}</td>
              <td class="num">{majorityJudgment.medians[i] ?? '–'}</td>
              <td class={cell(place === 1)}>{place}</td>
              <td class={cell(borda[i] === most(borda))}>{countOf(borda[i] ?? 0)}</td>
              <td class={cell(approvals[i] === most(approvals))}>{approvals[i] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
