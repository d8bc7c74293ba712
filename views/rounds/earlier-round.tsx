import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'

export type EarlierProps = { latest: Pick<Room, 'id' | 'state' | 'round'> }

/** Says of a result that it is not the latest one, and where that is. */
export const EarlierRound = ({ number, latest }: EarlierProps & { number: number }) => {
  const { id, state, round } = latest
  const isSealed = round.revealedAt === null
  return (
    <Aside tone="weld">
      <strong>
        This is round {number}, as it was when round {number + 1} was opened.
      </strong>{' '}
      {isSealed ? (
        <>
          {state === 'abandoned'
            ? `The decision was given up while round ${round.number} was sealed.`
            : `Round ${round.number} is sealed.`}{' '}
          <a href={`/decisions/${id}`}>To the room</a>
        </>
      ) : (
        <a href={`/decisions/${id}/results`}>Read the result of round {round.number}</a>
      )}{' '}
      · <a href={`/decisions/${id}/rounds`}>All rounds</a>
    </Aside>
  )
}
