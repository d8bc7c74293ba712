import type { FullResult } from '../../src/advisor/complement-types.ts'
import { criterionName } from '../../src/advisor/subject.ts'
import { coefficient } from '../charts/figures.ts'
import { tableClass } from '../charts/names.ts'
import { Scroller } from '../components/scroller.tsx'

/** How alike the importance answers are, question by question and as a whole. */
export const AnswersAgree = ({ result }: { result: FullResult }) => {
  const { agreement, priorities } = result.complements
  const { concordance, overlap } = priorities
  const overall = [
    ...(concordance
      ? [
          `Over all priorities Kendall’s W is ${coefficient(concordance.w)}: 0 no common order of the criteria, 1 the same order.`,
        ]
      : []),
    ...(overlap === null
      ? []
      : [`The weights overlap by ${coefficient(overlap)}: 0 nothing in common, 1 the same weights.`]),
  ]
  return (
    <>
      {overall.length > 0 && <p class="note">{overall.join(' ')}</p>}
      <p class="small">
        Consensus: 0 half at either end, 1 all alike. Agreement: below 0 two camps, 1 all alike. Middle and
        quartiles are answers that somebody gave{isRanking(result) && ', as places'}.
      </p>
      <Scroller label="How the answers agree">
        <table class={tableClass(result.criteria)}>
          <caption class="vh">How the answers agree</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Answers are</th>
              <th scope="col" class="num">
                Consensus
              </th>
              <th scope="col" class="num">
                Agreement
              </th>
              <th scope="col" class="num">
                Middle
              </th>
              <th scope="col" class="num">
                Quartiles
              </th>
            </tr>
          </thead>
          <tbody>
            {agreement.map(
              ({ criterionId, answers, label, consensus, agreement: agrees, quartiles: levels }) => {
                const quartiles = levels && answered(result, levels)
                return (
                  <tr>
                    <th scope="row">{criterionName(result, criterionId)}</th>
                    <td>{label ?? (answers === 1 ? 'one answer' : '–')}</td>
                    <td class="num">{coefficient(consensus)}</td>
                    <td class="num">{coefficient(agrees)}</td>
                    <td class="num">{quartiles ? quartiles[1] : '–'}</td>
                    <td class="num">{quartiles ? `${quartiles[0]} to ${quartiles[2]}` : '–'}</td>
                  </tr>
                )
              },
            )}
          </tbody>
        </table>
      </Scroller>
    </>
  )
}

type Quartiles = readonly [number, number, number]

const isRanking = ({ model: { importanceMethod } }: FullResult) =>
  importanceMethod === 'rank-sum' || importanceMethod === 'rank-order-centroid'

// Places are counted from the top, levels from the bottom.
function answered(result: FullResult, levels: Quartiles): Quartiles {
  if (!isRanking(result)) return levels
  const place = (level: number) => result.model.importanceMax + 1 - level
  return [place(levels[2]), place(levels[1]), place(levels[0])]
}
