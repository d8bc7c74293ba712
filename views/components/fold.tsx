import type { Child, PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{
  summary: Child
  /** What is inside, said while it is closed: “12 criteria × 6 options”. */
  hint?: Child
  open?: boolean
  id?: string
  /** Space between the parts inside. */
  stacked?: boolean
}>

export const Fold = ({ summary, hint, open, id, stacked, children }: Props) => (
  <details class="fold" id={id} open={open}>
    <summary>
      {summary}
      {hint && (
        <>
          {' '}
          <small>{hint}</small>
        </>
      )}
    </summary>
    <div class={stacked ? 'in stack' : 'in'}>{children}</div>
  </details>
)
