import type { FullResult } from '../../src/advisor/complement-types.ts'
import { percent } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import { shareOf } from './figures.ts'
import { priorsOf } from './priors.ts'

/** How often each option is first, for each way of drawing the weights. */
export const FirstTable = ({ result }: { result: FullResult }) => {
  const priors = priorsOf(result)
  return (
    <table class="t">
      <caption>Share of the draws in which each option comes first</caption>
      <thead>
        <tr>
          <th scope="col">Option</th>
          {priors.map(({ name }) => (
            <th scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {priors[0]?.acceptances.map(({ optionId }, i) => (
          <tr>
            <th scope="row">{optionName(result, optionId)}</th>
            {priors.map(({ acceptances }) => (
              <td class="num">{shareOf(acceptances[i]?.first ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How often the leader takes each place. */
export const PlacesTable = ({ result }: { result: FullResult }) => {
  const priors = priorsOf(result)
  const places = priors[0]?.acceptances.map((_, place) => place) ?? []
  return (
    <table class="t">
      <caption>Share of the draws in which {optionName(result, result.leaderId)} takes each place</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          {priors.map(({ name }) => (
            <th scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr>
            <th scope="row">{place + 1}</th>
            {priors.map(({ acceptances }) => {
              const leader = acceptances.find(({ optionId }) => optionId === result.leaderId)
              return <td class="num">{shareOf(leader?.ranks[place] ?? 0)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The mean weights with which leader and rival come first; null where the rival never does. */
export function centralWeights({ complements, leaderId, rivalId }: FullResult) {
  const of = (id: string | null) =>
    complements.robustness.any?.find(({ optionId }) => optionId === id)?.central
  const [leader, rival] = [of(leaderId), of(rivalId)]
  return leader && rival ? { leader, rival } : null
}

/** What one would have to value for either of them to come first: what speaks for the rival most on top. */
export const CentralTable = ({ result }: { result: FullResult }) => {
  const central = centralWeights(result)
  if (!central) return null
  const rows = result.criteria
    .map(({ name, weight }, j) => ({
      name,
      weight,
      leader: central.leader[j] ?? 0,
      rival: central.rival[j] ?? 0,
    }))
    .sort((a, b) => b.rival - b.leader - (a.rival - a.leader))
  return (
    <table class="t">
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" class="num">
            Your weight
          </th>
          <th scope="col" class="num">
            {optionName(result, result.leaderId)} first
          </th>
          <th scope="col" class="num">
            {optionName(result, result.rivalId)} first
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, weight, leader, rival }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="num">{percent(weight)}</td>
            <td class="num">{percent(leader)}</td>
            <td class="num">{percent(rival)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
