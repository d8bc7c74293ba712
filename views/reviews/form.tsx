import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_FINDINGS, type ReviewFields } from '../../src/domain/review.ts'
import { boost } from '../components/boost.ts'
import { Choice } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'

type Props = { roomId: string; fields: ReviewFields; errors: FieldErrors }

const VERDICTS = [
  { value: 'came true', label: 'It came true' },
  { value: 'partly', label: 'In part' },
  { value: 'did not', label: 'It did not come true' },
] as const

const NEXT = [
  { value: 'keep', label: 'Keep the decision', small: 'nobody is reminded again' },
  { value: 'look again', label: 'Keep it, and look again', small: 'on the day below' },
  { value: 'reconsider', label: 'Reconsider it', small: 'in a new room that starts from this decision' },
] as const

export const ReviewForm = ({ roomId, fields, errors }: Props) => (
  <form action={`/decisions/${roomId}/reviews`} method="post" class="stack oform" novalidate {...boost}>
    <Choice
      name="verdict"
      legend="Did it come true?"
      options={VERDICTS}
      value={fields.verdict}
      error={errors.verdict}
      isBoxed
    />
    <Field
      name="findings"
      label="What did you find?"
      hint="What you can see or measure today. It is added to the record, with your name and the date."
      lines={5}
      maxlength={MOST_FINDINGS}
      value={fields.findings}
      error={errors.findings}
    />
    <Choice
      name="next"
      legend="What comes next?"
      options={NEXT}
      value={fields.next}
      error={errors.next}
      isBoxed
    />
    <Field
      name="nextOn"
      type="date"
      label="Look again on"
      aside="where you look again"
      value={fields.nextOn}
      error={errors.nextOn}
    />
    <p class="row row-stretch">
      <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
        Add to the record
      </button>
    </p>
  </form>
)
