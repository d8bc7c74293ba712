import type { Result } from '../../src/advisor/types.ts'
import { answerScale } from './answer-scale.ts'
import { answersTo, MOST_CIRCLES, shownNames } from './answers.ts'
import type { Person } from './knowledge.tsx'
import { indexOf } from './names.ts'

type Props = { result: Result; people: readonly Person[] | null; order: readonly string[] }

/** Who answered what; where names are hidden or many, how many. */
export const AnswersTable = (props: Props) => {
  const names = shownNames(props.people)
  return names && props.people && names.length <= MOST_CIRCLES ? (
    <ByMember {...props} people={props.people} />
  ) : (
    <ByAnswer {...props} />
  )
}

const ByMember = ({ result, people, order }: Props & { people: readonly Person[] }) => {
  const members = [...people].sort((a, b) => a.name.localeCompare(b.name, 'en'))
  const { say } = answerScale(result)
  const isRanked = say(result.model.importanceMax) === 'first'
  return (
    <table class="t">
      <caption>
        {isRanked ? 'The place each of you gave each criterion' : 'The importance each of you gave'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {members.map(({ name }) => (
            <th scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.map((id) => (
          <tr>
            <th scope="row">{result.criteria[indexOf(result, id)]?.name}</th>
            {members.map(({ importance }) => {
              const answer = importance[indexOf(result, id)] ?? null
              return typeof answer === 'number' ? (
                <td class="num">{isRanked ? result.model.importanceMax + 1 - answer : answer}</td>
              ) : (
                <td class="num off">{answer === null ? 'blank' : 'can’t judge'}</td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ByAnswer = ({ result, people, order }: Props) => {
  const { columns } = answerScale(result)
  const rows = order.map((id) => ({ id, answers: answersTo(result, id, people) }))
  return (
    <table class="t">
      <caption>How many gave each answer</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {columns.map(({ label }) => (
            <th scope="col" class="num">
              {label}
            </th>
          ))}
          <th scope="col" class="num">
            no answer
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, answers }) => (
          <tr>
            <th scope="row">{result.criteria[indexOf(result, id)]?.name}</th>
            {[...answers.columns, answers.apart].map(({ count }) => (
              <td class={count === 0 ? 'num off' : 'num'}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
