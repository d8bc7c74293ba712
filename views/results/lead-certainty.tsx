import type { FullResult } from '../../src/advisor/complement-types.ts'
import { chance, distance, score } from '../../src/advisor/format.ts'
import { optionById, optionName } from '../../src/advisor/subject.ts'

/** The figures behind the verdict: how sure the lead is, given who answered and who did not. */
export const LeadCertainty = ({ result }: { result: FullResult }) => (
  <table class="t">
    <caption>
      {optionName(result, result.leaderId)} ahead of {optionName(result, doubted(result))}, against which the
      lead is least sure, as far as the ballots go
    </caption>
    <tbody>
      {rowsOf(result).map(([name, value]) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="num named">{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

function rowsOf(result: FullResult): [string, string][] {
  const { certainty, complements, counted } = result
  const [leader, rival] = [optionById(result, result.leaderId), optionById(result, doubted(result))]
  const gap = leader && rival ? leader.score - rival.score : null
  const { standardError, degrees, pLead, pTeam, outstanding, clinched } = certainty
  const { margin } = complements.tipping
  const t = gap !== null && standardError !== null && standardError > 0 ? gap / standardError : null
  return [
    ...row('Lead', leader && rival ? `${score(distance(leader.score, rival.score))} points` : null),
    ...row('Standard error of the lead', standardError === null ? null : `${score(standardError)} points`),
    ...row('Student’s t', t === null || degrees === null ? null : `${t.toFixed(2)}, ${freedom(degrees)}`),
    ...row('Chance that the lead holds', pLead === null ? null : chance(pLead)),
    ...row('Chance once everybody has voted', pTeam === null || outstanding === 0 ? null : chance(pTeam)),
    ...row(
      'Still to vote',
      outstanding === null || counted.eligible === null ? null : `${outstanding} of ${counted.eligible}`,
    ),
    ...row(
      'Decided whatever they prefer',
      clinched === null || outstanding === 0 ? null : clinched ? 'yes' : 'no',
    ),
    ...row(
      'Ballots whose priorities would have to change',
      margin &&
        (margin.ballots === null
          ? 'not even all'
          : `${margin.ballots} (${optionName(result, margin.rivalId)})`),
    ),
  ]
}

const doubted = ({ certainty, rivalId }: FullResult) => certainty.rivalId ?? rivalId

const row = (name: string, value: string | null): [string, string][] =>
  value === null ? [] : [[name, value]]

const freedom = (degrees: number): string =>
  degrees === 1 ? '1 degree of freedom' : `${degrees} degrees of freedom`
