import type { Child, PropsWithChildren } from 'hono/jsx'
import { LifeLine, type LifeState } from './life-line.tsx'

type Props = PropsWithChildren<{
  state?: LifeState
  title: string
  /** `quiet` steps back behind a verdict, `small` leaves room on a phone. */
  size?: 'full' | 'quiet' | 'small'
  /** One line of facts under the title. */
  facts?: Child
}>

const CLASSES = { full: undefined, quiet: 'q', small: 'q q-strong' }

export const RoomHead = ({ state, title, size = 'full', facts, children }: Props) => (
  <div class="room-head">
    {state && <LifeLine state={state} />}
    <h1 class={CLASSES[size]}>{title}</h1>
    {facts && <p class="who">{facts}</p>}
    {children}
  </div>
)
