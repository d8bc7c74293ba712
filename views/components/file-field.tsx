import type { Child } from 'hono/jsx'

type Props = {
  name: string
  label: Child
  hint?: Child
  error?: string | undefined
  /** What the file dialogue offers first. */
  accept: string
  multiple?: boolean
}

/** A file to choose. A browser never fills it in again, so whoever shows it after an error says so. */
export const FileField = ({ name, label, hint, error, accept, multiple }: Props) => (
  <div class="field" data-error={error ? '' : undefined}>
    <label for={name}>{label}</label>
    {error && (
      <span class="err" id={`${name}-error`}>
        {error}
      </span>
    )}
    <input
      type="file"
      id={name}
      name={name}
      accept={accept}
      multiple={multiple}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={
        [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || undefined
      }
    />
    {hint && (
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    )}
  </div>
)
