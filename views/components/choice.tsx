import { Check } from './field.tsx'

type Props = {
  name: string
  legend: string
  hint?: string
  options: readonly { value: string; label: string; small?: string }[]
  value: string
  error: string | undefined
}

/** One of several, each with what it means. The id of the group is its name, and that of a button has its value too. */
export const Choice = ({ name, legend, hint, options, value, error }: Props) => (
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
    {options.map((option) => (
      <Check
        type="radio"
        name={name}
        id={`${name}-${option.value}`}
        value={option.value}
        checked={option.value === value}
        label={option.label}
        small={option.small}
      />
    ))}
  </fieldset>
)
