import { capital, inWords } from '../../src/advisor/format.ts'

type Props = {
  /** Id of the field, or null for what belongs to the form as a whole. */
  errors: readonly { field: string | null; message: string }[]
  /** What was kept, said after the count. */
  kept?: string
}

/** Stands on top of a form that came back; takes the focus, also without script. */
export const ErrorSummary = ({ errors, kept = 'Your answers are kept.' }: Props) => {
  if (errors.length === 0) return null
  const count = errors.length === 1 ? 'One thing needs' : `${capital(inWords(errors.length))} things need`
  return (
    <div class="err-sum" id="errors" role="alert" tabindex={-1} autofocus>
      <h2>
        {count} your attention. {kept}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field === null ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
