import { Check } from './field.tsx'

type Props = {
  name: string
  legend: string
  hint?: string
  options: readonly { value: string; label: string; small?: string }[]
  value: string
  error: string | undefined
  /** Set apart, where much hangs on the answer. */
  isBoxed?: boolean
}

/** One of several, each with what it means. The id of the group is its name, and that of a button has its value too. */
export const Choice = ({ name, legend, hint, options, value, error, isBoxed = false }: Props) => (
  <fieldset
    id={name}
    tabindex={error ? -1 : undefined}
    aria-describedby={
      [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || undefined
    }
  >
    <legend class="label">{legend}</legend>
    {error && (
      <p class="err" id={`${name}-error`}>
        {error}
      </p>
    )}
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {isBoxed ? (
      <div class="starter">
        <Answers {...{ name, options, value }} />
      </div>
    ) : (
      <Answers {...{ name, options, value }} />
    )}
  </fieldset>
)

const Answers = ({ name, options, value }: Pick<Props, 'name' | 'options' | 'value'>) => (
  <>
    {options.map((option) => (
      <Check
        type="radio"
        name={name}
        id={`${name}-${option.value.replaceAll(' ', '-')}`}
        value={option.value}
        checked={option.value === value}
        label={option.label}
        small={option.small}
      />
    ))}
  </>
)
