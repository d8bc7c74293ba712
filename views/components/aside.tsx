import type { PropsWithChildren } from 'hono/jsx'

export type AsideTone = 'ink' | 'weld' | 'madder' | 'woad'

/** A ruled note. Ink: a hint; weld: sealed or preliminary; madder: against; woad: the reader's freedom. */
export const Aside = ({ tone = 'ink', children }: PropsWithChildren<{ tone?: AsideTone }>) => (
  <p class={tone === 'ink' ? 'aside' : `aside aside-${tone}`}>{children}</p>
)
