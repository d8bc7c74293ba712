import type { PropsWithChildren } from 'hono/jsx'
import { Aside } from './aside.tsx'

const Lock = () => (
  <svg
    width="14"
    height="16"
    viewBox="0 0 14 16"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
  >
    <rect x="1" y="7" width="12" height="8" rx="1.5" fill="currentColor" />
    <path d="M3.75 7V4.5a3.25 3.25 0 0 1 6.5 0V7" />
  </svg>
)

/** Says that nobody reads a ballot before the reveal. After it nothing takes its place. */
export const SealedNote = ({
  lead = 'Sealed until the reveal.',
  children,
}: PropsWithChildren<{ lead?: string }>) => (
  <Aside tone="weld">
    <strong>
      <Lock /> {lead}
    </strong>{' '}
    {children}
  </Aside>
)
