import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_RECORD } from '../../src/domain/record-form.ts'
import { Field } from '../components/field.tsx'

type Props = { fields: Readonly<Record<string, string>>; errors: FieldErrors }

export const TitleField = ({ fields, errors }: Props) => (
  <Field
    name="title"
    label="Title"
    hint="The problem and how it is solved. No number: the record gets the next one."
    maxlength={MOST_RECORD.title}
    value={fields.title}
    error={errors.title}
  />
)

export const PeopleFields = ({ fields, errors }: Props) => (
  <>
    <Field
      name="decisionMakers"
      label="Decision-makers"
      aside="optional"
      hint="Names, with commas between them."
      value={fields.decisionMakers}
      error={errors.decisionMakers}
    />
    <div class="form-2">
      <Field
        name="consulted"
        label="Consulted"
        aside="optional"
        hint="Whose advice was asked."
        value={fields.consulted}
        error={errors.consulted}
      />
      <Field
        name="informed"
        label="Informed"
        aside="optional"
        hint="Who is told of it."
        value={fields.informed}
        error={errors.informed}
      />
    </div>
  </>
)

type TagsProps = Props & { known: readonly string[] }

export const TagsField = ({ fields, errors, known }: TagsProps) => (
  <>
    <Field
      name="tags"
      label="Tags"
      aside="optional"
      hint={
        known.length > 0
          ? `With commas between them. Used so far: ${known.slice(0, MOST_NAMED).join(', ')}.`
          : 'With commas between them, such as “queue, storage”.'
      }
      value={fields.tags}
      error={errors.tags}
    />
  </>
)

const MOST_NAMED = 8

export const DateField = ({ fields, errors }: Props) => (
  <Field
    name="date"
    type="date"
    label="Date"
    hint="When it was decided, or last changed."
    value={fields.date}
    error={errors.date}
  />
)

export const BodyField = ({ fields, errors }: Props) => (
  <Field
    name="body"
    label="The record"
    hint="Markdown: ## for a heading, * for a list, **bold**, [text](https://…), tables. At most 100 kB. HTML is shown as text, and an image as a link to it."
    lines={24}
    value={fields.body}
    error={errors.body}
  />
)
