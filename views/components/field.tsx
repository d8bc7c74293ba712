import type { Child } from 'hono/jsx'

type Common = {
  name: string
  /** Defaults to the name. */
  id?: string
  label: Child
  /** Said after the label in small: “optional”. */
  aside?: Child
  hint?: Child
  error?: string
  /** As it was typed. */
  value?: string
}

type FieldProps = Common & {
  type?: 'text' | 'search' | 'email' | 'number' | 'date' | 'datetime-local' | 'password' | 'url'
  /** A text area. `question` is set in serif and grows with its text. */
  lines?: number | 'question'
  autocomplete?: string
  autocapitalize?: 'none' | 'sentences' | 'words' | 'characters'
  /** Id of a datalist. */
  list?: string
  inputmode?: 'numeric' | 'decimal' | 'text' | 'email' | 'url'
  maxlength?: number
  min?: number | string
  max?: number | string
  step?: string
  placeholder?: string
  readonly?: boolean
  autofocus?: boolean
  required?: boolean
}

/** Label, message, control, hint: in this order, tied together by ids. */
export const Field = ({ lines, type = 'text', ...props }: FieldProps) => {
  const { name, id = name, value, label, aside, hint, error, ...attributes } = props
  const control = { id, name, ...wiring(id, hint, error), ...attributes }
  return (
    <Labelled {...{ id, label, aside, hint, error }}>
      {lines === undefined ? (
        <input type={type} value={value} {...control} />
      ) : (
        <textarea
          class={lines === 'question' ? 'q-input' : undefined}
          rows={lines === 'question' ? 1 : lines}
          {...control}
        >
          {value}
        </textarea>
      )}
    </Labelled>
  )
}

type SelectProps = Common & { options: readonly { value: string; label: string }[] }

export const SelectField = ({ name, id = name, value, options, ...rest }: SelectProps) => (
  <Labelled id={id} {...rest}>
    <select id={id} name={name} {...wiring(id, rest.hint, rest.error)}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Labelled>
)

type CheckProps = {
  type?: 'checkbox' | 'radio'
  name: string
  value?: string
  id?: string
  checked?: boolean
  label: Child
  small?: Child
}

export const Check = ({ type = 'checkbox', label, small, ...attributes }: CheckProps) => (
  <label class="check">
    <input type={type} {...attributes} />
    <span>
      {label} {small && <small>{small}</small>}
    </span>
  </label>
)

type LabelledProps = Pick<Common, 'label' | 'aside' | 'hint' | 'error'> & { id: string; children: Child }

const Labelled = ({ id, label, aside, hint, error, children }: LabelledProps) => (
  <div class="field" data-error={error ? '' : undefined}>
    <label for={id}>
      {label} {aside && <span class="hint">{aside}</span>}
    </label>
    {error && (
      <span class="err" id={`${id}-error`}>
        {error}
      </span>
    )}
    {children}
    {hint && (
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
  </div>
)

const wiring = (id: string, hint: Child, error: string | undefined) => ({
  'aria-invalid': error ? 'true' : undefined,
  'aria-describedby':
    [error && `${id}-error`, hint && `${id}-hint`].filter((part) => part).join(' ') || undefined,
})
