type Props = {
  /** Id of the element whose text or value is copied. */
  from: string
  label?: string
  class?: string
}

/** Absent without script: the script that copies also shows it, and confirms in the button and by the status. */
export const CopyButton = ({ from, label = 'Copy', class: className = 'btn' }: Props) => (
  <>
    <button type="button" class={className} data-copy={from} hidden>
      {label}
    </button>
    <span class="vh" role="status" data-copied={from} />
  </>
)
