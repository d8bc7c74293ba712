import type { FullResult, OpinionMethod, Opinions } from '../../src/advisor/complement-types.ts'
import { ColumnHead } from './column-head.tsx'
import { coefficient } from './figures.ts'
import { columnNames, inOrder } from './names.ts'

export const METHODS: Record<OpinionMethod, { name: string; what: string }> = {
  equal: { name: 'Equal weights', what: 'every criterion counts the same.' },
  median: { name: 'Median weights', what: 'the middle weight that members give, instead of the mean.' },
  geometric: {
    name: 'Geometric weights',
    what: 'weights multiplied instead of added; a single weight of nothing rules that out.',
  },
  'rank-sum': { name: 'Rank-sum weights', what: 'only the order of the criteria counts, in equal steps.' },
  'weighted-product': {
    name: 'Weighted product',
    what: 'values multiplied instead of added, so that nothing makes up for a very poor one.',
  },
  topsis: { name: 'TOPSIS, fixed ideal', what: 'how near to 10 on everything, and how far from 0.' },
  vikor: { name: 'VIKOR', what: 'a compromise between the whole shortfall and the worst single one.' },
  promethee: {
    name: 'PROMETHEE II',
    what: 'options in pairs: a lead of one point on a criterion counts nothing, of more than three in full.',
  },
}

const MOST_COLUMNS = 6

/** Method by option: the place of each option under each method, the first ones bold and underlined. */
export const OpinionTable = ({ result, opinions }: { result: FullResult; opinions: Opinions }) => {
  const options = inOrder(result)
  const brief = columnNames(result)
  return (
    <table class={options.length > MOST_COLUMNS ? 't opin wide' : 't opin'}>
      <caption class="vh">Place of each option under each method</caption>
      <thead>
        <tr>
          <th scope="col">Method</th>
          {options.map(({ id, name }) => (
            <ColumnHead name={name} brief={brief.get(id) ?? name} />
          ))}
          <th scope="col">Tau</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Advisor score</th>
          {options.map(({ rank }) => (
            <Place place={rank} />
          ))}
          <td class="off">–</td>
        </tr>
        {opinions.methods.map(({ method, places, tau }) => (
          <tr>
            <th scope="row">{METHODS[method].name}</th>
            {options.map((option) => (
              <Place place={places?.[result.options.indexOf(option)] ?? null} />
            ))}
            <td>{coefficient(tau)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Place = ({ place }: { place: number | null }) => (
  <td class={place === 1 ? 'first' : place === null ? 'off' : undefined}>{place ?? '–'}</td>
)
