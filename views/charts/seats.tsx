import type { Seat } from '../../src/domain/turnout.ts'
import { Fold } from '../components/fold.tsx'
import { along, px } from './geometry.ts'
import { initialsOf } from './initials.ts'

const MOST_SEATS = 16
const MOST_ON_A_PHONE = 12
/** More names than that are folded, those awaited and those who voted apart. */
const MOST_IN_COLUMNS = 40
/** Fewer make no ring. */
const FEWEST_IN_A_RING = 4

type Props = {
  seats: readonly Seat[]
  /** People who may vote, at least as many as seats; null counts the seats. */
  eligible?: number | null
}

/** Turn-out: a ring of equal seats, a row when they are few, a bar when there are many; the names beside it say the same. */
export const Seats = ({ seats, eligible }: Props) => {
  const all = Math.max(eligible ?? 0, seats.length)
  const voted = seats.filter((seat) => seat.voted).length
  const names = seats.length > MOST_IN_COLUMNS ? <ManyPeople seats={seats} /> : <People seats={seats} />
  if (all > MOST_SEATS || all === 0)
    return (
      <div class="seats seats-bar">
        <TurnOutBar voted={voted} eligible={all} />
        {seats.length > 0 && names}
      </div>
    )
  const places = [...seats, ...Array.from({ length: all - seats.length }, () => ({ name: '', voted: false }))]
  if (all < FEWEST_IN_A_RING)
    return (
      <div class="seats seats-few">
        <SeatRow seats={places} />
        {names}
      </div>
    )
  return (
    <div class={all > MOST_ON_A_PHONE ? 'seats seats-many' : 'seats'}>
      <Ring seats={places} voted={voted} />
      {all > MOST_ON_A_PHONE && <SeatRow seats={places} />}
      {names}
    </div>
  )
}

/** The same without a ring and names: “41 of 120 have voted”. */
export const TurnOutBar = ({ voted, eligible }: { voted: number; eligible: number | null }) => (
  <div class="stack">
    <p class="turn-out">
      <b>{eligible ? `${voted} of ${eligible}` : voted}</b> {eligible || voted !== 1 ? 'have' : 'has'} voted
    </p>
    {eligible ? (
      <svg width="100%" height="14" aria-hidden="true">
        <rect class="turn-track" x="0" y=".5" width="100%" height="13" />
        <rect class="turn-in" x="0" y=".5" width={along(voted / eligible)} height="13" />
      </svg>
    ) : null}
  </div>
)

const CENTRE = 136
const RADIUS = 104

const Ring = ({ seats, voted }: { seats: readonly Seat[]; voted: number }) => {
  const initials = initialsOf(seats.map(({ name }) => name))
  const apart = seats.length > 1 ? 2 * RADIUS * Math.sin(Math.PI / seats.length) : 2 * RADIUS
  const size = Math.min(25, 0.44 * apart)
  return (
    <svg class="ring" viewBox="0 0 272 272" role="img" aria-label={`${voted} of ${seats.length} have voted`}>
      {seats.map((seat, i) => {
        const angle = (2 * Math.PI * i) / seats.length
        const x = CENTRE + RADIUS * Math.sin(angle)
        const y = CENTRE - RADIUS * Math.cos(angle)
        return <Circle {...{ x, y, size, voted: seat.voted, text: initials[i] ?? '' }} />
      })}
      <text class="ring-big" x={CENTRE} y="142">
        {voted} of {seats.length}
      </text>
      <text class="ring-small" x={CENTRE} y="164">
        have voted
      </text>
    </svg>
  )
}

/** The seats in a row; decoration beside the same in words. */
export const SeatRow = ({ seats }: { seats: readonly Seat[] }) => {
  const initials = initialsOf(seats.map(({ name }) => name))
  return (
    <div class="seat-row" aria-hidden="true">
      {seats.map(({ voted }, i) => (
        <svg width="34" height="34" aria-hidden="true">
          <Circle {...{ x: 17, y: 17, size: 16, voted, text: initials[i] ?? '' }} />
        </svg>
      ))}
    </div>
  )
}

type CircleProps = { x: number; y: number; size: number; voted: boolean; text: string }

const Circle = ({ x, y, size, voted, text }: CircleProps) => (
  <>
    <circle class={voted ? 'seat-in' : 'seat-wait'} cx={px(x)} cy={px(y)} r={px(size)} />
    {text && (
      <text class={`seat-t ${voted ? 'seat-t-in' : 'seat-t-wait'}`} x={px(x)} y={px(y + 4.5)}>
        {text}
      </text>
    )}
  </>
)

const People = ({ seats }: { seats: readonly Seat[] }) => (
  <ul class={seats.length > MOST_ON_A_PHONE ? 'people people-many' : 'people'}>
    {seats.map(({ name, voted }) => (
      <li>
        <span>{name}</span> {voted ? <span>voted</span> : <span class="wait">not yet</span>}
      </li>
    ))}
  </ul>
)

const ManyPeople = ({ seats }: { seats: readonly Seat[] }) => {
  const [voted, waiting] = [seats.filter((seat) => seat.voted), seats.filter((seat) => !seat.voted)]
  return (
    <div>
      <NameFold summary="Not yet" seats={waiting} id="seats-waiting" />
      <NameFold summary="Voted" seats={voted} id="seats-voted" />
    </div>
  )
}

const NameFold = ({ summary, seats, id }: { summary: string; seats: readonly Seat[]; id: string }) =>
  seats.length > 0 && (
    <Fold summary={summary} hint={seats.length === 1 ? 'one person' : `${seats.length} people`} id={id}>
      <ul class="name-flow">
        {seats.map(({ name }) => (
          <li dir="auto">{name}</li>
        ))}
      </ul>
    </Fold>
  )
