import type { QuestionAgreement } from '../../src/advisor/complement-types.ts'
import { inWords } from '../../src/advisor/format.ts'
import { criterionName } from '../../src/advisor/subject.ts'
import { AnswerSlats } from '../charts/answer-slats.tsx'
import { answersTo } from '../charts/answers.ts'
import { AnswersTable } from '../charts/answers-table.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import type { ResultsProps } from './page.tsx'

type Props = Pick<ResultsProps, 'result' | 'people'> & {
  /** Criteria that are drawn at length. */
  drawn: readonly string[]
}

/** The questions that are not on the agenda, and every answer as a table. */
export const OtherAnswers = ({ result, people, drawn }: Props) => {
  const others = byDisagreement(result.complements.agreement).filter(
    ({ criterionId }) => !drawn.includes(criterionId),
  )
  const order = [...drawn, ...others.map(({ criterionId }) => criterionId)]
  return (
    <div class="later">
      {others.length > 0 && (
        <Fold
          summary={
            others.length === 1 ? 'The other criterion' : `The other ${inWords(others.length)} criteria`
          }
          hint={others.length === 1 ? undefined : 'from most to least disagreement'}
        >
          <ul class="spread">
            {others.map(({ criterionId, label }) => (
              <li>
                <span>
                  {criterionName(result, criterionId)}
                  <Remark {...{ result, people, criterionId, label }} />
                </span>
                <AnswerSlats {...{ result, criterionId, people }} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Fold summary="Every answer as a table" hint={`${order.length} criteria`}>
        <Scroller label="Every answer as a table">
          <AnswersTable {...{ result, people, order }} />
        </Scroller>
      </Fold>
    </div>
  )
}

type RemarkProps = Pick<ResultsProps, 'result' | 'people'> & Pick<QuestionAgreement, 'criterionId' | 'label'>

const Remark = ({ result, people, criterionId, label }: RemarkProps) => {
  const { apart } = answersTo(result, criterionId, people)
  const remarks = [
    ...(label === null ? [] : [label]),
    ...(apart.count > 0 ? [`${apart.count} ${apart.label}`] : []),
  ]
  return remarks.length === 0 ? null : <small>{remarks.join(', ')}</small>
}

/** Two camps first, then from the least consensus to the most; unanswered questions last. */
function byDisagreement(questions: readonly QuestionAgreement[]): QuestionAgreement[] {
  const camps = ({ label }: QuestionAgreement) => (label === 'two camps' ? 0 : 1)
  return [...questions].sort((a, b) => camps(a) - camps(b) || (a.consensus ?? 2) - (b.consensus ?? 2))
}
