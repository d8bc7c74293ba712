import type { PropsWithChildren } from 'hono/jsx'

/** For a table that may be wider than the screen: reached and scrolled by keyboard, and named. */
export const Scroller = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <section class="scroll" tabindex={0} aria-label={label}>
    {children}
  </section>
)
