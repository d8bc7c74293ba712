import type { FieldErrors, Fields } from '../../src/domain/ballot.ts'
import { fieldName } from '../../src/domain/ballot.ts'
import { type Earlier, ownQuestions } from '../../src/domain/carried.ts'
import { IMPORTANCE } from '../../src/domain/importance.ts'
import type { Criterion, Option, Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { Fold } from '../components/fold.tsx'
import { ImportanceQuestions } from './importance-questions.tsx'
import { OptionQuestions } from './option-questions.tsx'

type Props = { room: Room; fields: Fields; errors: FieldErrors; earlier: Earlier | null }

/** Why there is another round, in the words of whoever opened it. */
export const RoundNote = ({ room }: { room: Room }) => (
  <Aside>
    <strong>Why round {room.round.number}:</strong> <span class="as-typed">{room.round.note}</span>
  </Aside>
)

/** What matters: of whoever voted before, a round may ask only some of it, and the rest is kept. */
export const Priorities = ({ room, fields, errors, earlier }: Props) => {
  const { isPartial, weighed, keptCriteria } = ownQuestions(room, earlier)
  return (
    <>
      <ImportanceQuestions room={{ ...room, criteria: weighed }} fields={fields} errors={errors} />
      {isPartial && earlier && keptCriteria.length > 0 && (
        <Fold summary={`Kept from round ${earlier.round}`} hint={countOf(keptCriteria)}>
          <p class="note">This round does not ask about these again. Your ballot takes your answers along.</p>
          <dl class="kept">
            {keptCriteria.map(({ id, name }) => (
              <div>
                <dt>{name}</dt>
                <dd>{wordOf(earlier.answers.importance[id])}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
    </>
  )
}

const countOf = (criteria: readonly Criterion[]) =>
  criteria.length === 1 ? '1 criterion' : `${criteria.length} criteria`

const wordOf = (answer: number | 'cant-judge' | undefined) => {
  if (answer === undefined) return 'left blank'
  return answer === 'cant-judge' ? 'can’t judge' : `${answer}, ${IMPORTANCE[answer] ?? ''}`
}

type KnowledgeProps = Props & {
  /** In the order of this one member. */
  options: readonly Option[]
}

/** What one knows: in a round that asks only some of it, what was answered before is folded, and can be changed. */
export const Knowledge = ({ room, options, fields, errors, earlier }: KnowledgeProps) => {
  const { isPartial, newOptions } = ownQuestions(room, earlier)
  const isNew = ({ id }: Option) => !isPartial || newOptions.some((option) => option.id === id)
  const known = options.filter((option) => !isNew(option))
  const question = (option: Option) => (
    <OptionQuestions room={room} option={option} fields={fields} errors={errors} />
  )
  return (
    <>
      {options.filter(isNew).map(question)}
      {known.length > 0 && earlier && (
        <Fold
          summary="Has this changed?"
          hint={`your answers on ${known.length === 1 ? '1 option' : `${known.length} options`} in round ${earlier.round}`}
          open={known.some(({ id }) => hasError(errors, id))}
        >
          {known.map(question)}
        </Fold>
      )}
    </>
  )
}

const PARTS = ['familiarity', 'willingness', 'direct', 'vetoes'] as const

const hasError = (errors: FieldErrors, optionId: string) =>
  PARTS.some((part) => errors[fieldName(part, optionId)]) ||
  Object.keys(errors).some((field) => field.startsWith(`${fieldName('ratings', optionId)}.`))
