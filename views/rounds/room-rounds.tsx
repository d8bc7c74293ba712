import { inWords } from '../../src/advisor/format.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'

/** `one criterion`, `three criteria`. */
export const criteriaIn = (count: number): string =>
  `${inWords(count)} ${count === 1 ? 'criterion' : 'criteria'}`

/** In a sealed room with earlier rounds: what counts, what is asked, and where the result so far is. */
export const RoomRounds = ({ room }: { room: Room }) => {
  const { number, asked, note } = room.round
  if (number === 1) return null
  return (
    <Aside>
      <strong>Round {number}.</strong> Only ballots of this round will count
      {asked && `; it asks again about ${criteriaIn(asked.length)}`}.
      {note && <span class="as-typed"> {note}</span>}{' '}
      <a href={`/decisions/${room.id}/rounds/${number - 1}`}>Read the result of round {number - 1}</a>
    </Aside>
  )
}
