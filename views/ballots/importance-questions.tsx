import type { Child } from 'hono/jsx'
import type { FieldErrors, Fields } from '../../src/domain/ballot.ts'
import { importanceField, POINTS, POINTS_FIELD } from '../../src/domain/importance.ts'
import type { Criterion, Room } from '../../src/domain/room.ts'
import { ImportanceScale } from '../components/scale.tsx'

type Props = {
  room: Pick<Room, 'criteria' | 'importanceMethod'>
  fields: Fields
  errors: FieldErrors
}

/** What matters, answered the way the room asks for it. */
export const ImportanceQuestions = ({ room, fields, errors }: Props) => {
  const questions = room.criteria.map((criterion) => {
    const name = importanceField(room.importanceMethod, criterion.id)
    return { criterion, name, value: fields[name], error: errors[name] }
  })
  if (room.importanceMethod === 'rating') return <Ratings questions={questions} />
  if (room.importanceMethod === 'points') return <Points questions={questions} error={errors[POINTS_FIELD]} />
  return <Places questions={questions} />
}

type Question = { criterion: Criterion; name: string; value: string | undefined; error: string | undefined }
type Questions = { questions: readonly Question[] }

const Swing = () => (
  <>
    how much does it matter whether we end up <strong>poor</strong> or <strong>excellent</strong> on each of
    these?
  </>
)

const Ratings = ({ questions }: Questions) => (
  <>
    <p class="note">
      For this project, <Swing /> Leave blank what you have no view on.
    </p>
    <div class="asks">
      {questions.map(({ criterion, ...question }) => (
        <ImportanceScale {...question} legend={criterion.name} help={criterion.help} />
      ))}
    </div>
  </>
)

const Points = ({ questions, error }: Questions & { error: string | undefined }) => (
  <>
    <p class="note" id="how-points">
      For this project, <Swing /> Share out {POINTS} points. What you leave blank gets none; leave all of it
      blank if you have no view.
    </p>
    <fieldset
      class="asks"
      id={POINTS_FIELD}
      tabindex={error ? -1 : undefined}
      aria-labelledby="part-1"
      aria-describedby={error ? `how-points ${POINTS_FIELD}-error` : 'how-points'}
    >
      {error && (
        <p class="err" id={`${POINTS_FIELD}-error`}>
          {error}
        </p>
      )}
      {questions.map((question) => (
        <Row {...question} before="Points for">
          <input
            class="box"
            type="number"
            inputmode="numeric"
            min={0}
            max={POINTS}
            // Shown while it is blank, so that the style sheet can count the answers.
            placeholder="–"
            data-points
            {...controlOf(question)}
            value={question.value}
          />
        </Row>
      ))}
      <p class="points-sum" role="status" data-points-sum hidden />
    </fieldset>
  </>
)

const Places = ({ questions }: Questions) => (
  <>
    <p class="note" id="how-places">
      For this project, where does it matter most whether we end up <strong>poor</strong> or{' '}
      <strong>excellent</strong>? Place 1 matters most; two may share a place. A top three is enough: what you
      leave blank comes after it, all on one place.
    </p>
    <fieldset class="asks" aria-labelledby="part-1" aria-describedby="how-places">
      {questions.map((question) => (
        <Row {...question} before="Place of">
          <select class="box" {...controlOf(question)}>
            <option value="">–</option>
            {questions.map((_, index) => (
              <option value={index + 1} selected={question.value === String(index + 1)}>
                {index + 1}
              </option>
            ))}
          </select>
        </Row>
      ))}
    </fieldset>
  </>
)

const controlOf = ({ name, error }: Question) => ({
  id: name,
  name,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': error ? `${name}-error` : undefined,
})

/** One small control beside its question. */
const Row = ({
  criterion,
  name,
  error,
  before,
  children,
}: Question & { before: string; children: Child }) => (
  <div class="ask ask-row" data-error={error ? '' : undefined}>
    <label for={name}>
      <span class="vh">{before} </span>
      {criterion.name}
      {criterion.help && <span class="help">{criterion.help}</span>}
    </label>
    {error && (
      <p class="err" id={`${name}-error`}>
        {error}
      </p>
    )}
    {children}
  </div>
)
