import { type Part, sameWords, textOf } from '../../src/adr/wording.ts'
import { counted } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { wordingField } from '../../src/domain/wording.ts'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

type Props = {
  parts: readonly Part[]
  /** As it was typed, by the id of the part. */
  wording: Readonly<Record<string, string>>
  errors: FieldErrors
}

const isArguments = ({ form }: Part) => form === 'arguments'

/** Every other sentence of the record, folded: a text area for each part, a sentence a line. */
export const Wording = ({ parts, wording, errors }: Props) => {
  const shown = parts.filter((part) => isOffered(part) || typedFor(part, wording).trim() !== '')
  const perOption = shown.filter(isArguments)
  const change = { wording, errors }
  return (
    <section class="stack" aria-labelledby="wording-heading" id="wording">
      <div>
        <h2 id="wording-heading">The rest of the record</h2>
        <p class="hint">
          It is drafted from the room and its result. Open a part to change its words: take a line out to
          leave it out, write a line of your own to add one. What you change is marked as edited.
        </p>
      </div>
      <div>
        {shown
          .filter((part) => !isArguments(part))
          .map((part) => (
            <PartFold parts={[part]} name={part.label} {...change} />
          ))}
        {perOption.length > 0 && (
          <PartFold parts={perOption} name="Pros and cons of the options" {...change} />
        )}
      </div>
    </section>
  )
}

/** What has a place in every record, even where nothing was drafted for it. */
const isOffered = (part: Part) =>
  part.id === 'context' || part.id === 'revisit' || isArguments(part) || part.sentences.length > 0

const typedFor = (part: Part, wording: Props['wording']): string =>
  (Object.hasOwn(wording, part.id) ? wording[part.id] : undefined) ?? textOf(part)

const PartFold = ({ parts, name, wording, errors }: Props & { name: string }) => {
  const isEdited = parts.some((part) => !sameWords(typedFor(part, wording), textOf(part)))
  const isWrong = parts.some(({ id }) => errors[wordingField(id)])
  return (
    <Fold summary={name} hint={isEdited ? 'edited' : amount(parts)} open={isEdited || isWrong} stacked>
      {parts.every(isArguments) && (
        <p class="hint">
          One a line, each beginning with “Good, because”, “Neutral, because” or “Bad, because”.
        </p>
      )}
      {parts.map((part) => (
        <PartField part={part} value={typedFor(part, wording)} error={errors[wordingField(part.id)]} />
      ))}
    </Fold>
  )
}

function amount(parts: readonly Part[]): string {
  const sentences = parts.reduce((sum, part) => sum + part.sentences.length, 0)
  if (sentences === 0) return 'nothing yet'
  return parts.some(({ form }) => form === 'text') ? 'as in the room' : counted(sentences, 'line')
}

const MOST_ROWS = 12

const PartField = ({ part, value, error }: { part: Part; value: string; error: string | undefined }) => (
  <Field
    name={wordingField(part.id)}
    label={part.label}
    aside={part.form === 'lines' && 'one sentence a line'}
    lines={Math.min(MOST_ROWS, Math.max(3, rowsOf(value)))}
    value={value}
    error={error}
  />
)

/** Rows that a text takes up in a column of about 70 letters. */
const rowsOf = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0)
