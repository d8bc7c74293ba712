import type { AdrRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'

export type NextProps = {
  room: Room
  record: AdrRecord
  /** The day to look again has come. */
  isDue: boolean
  mayReview: boolean
  /** The reader may turn a proposed record into an accepted one. */
  mayAccept: boolean
}

/** What a record still waits for. */
export const Next = ({ room, record, isDue, mayReview, mayAccept }: NextProps) => (
  <>
    {isDue && (
      <Aside tone="weld">
        <strong>What came true?</strong> The team wanted to look again on {room.reviewOn}.{' '}
        {mayReview ? (
          <a href={`/decisions/${room.id}/reviews`}>Write the review</a>
        ) : (
          `${room.decider.name} writes the review.`
        )}
      </Aside>
    )}
    {record.status === 'proposed' &&
      (mayAccept ? (
        <form action={`/decisions/${room.id}/adr/status`} method="post" class="stack" {...boost}>
          <p class="note">This record is proposed. It counts once you accept it.</p>
          <p class="row row-stretch">
            <button class="btn" type="submit" name="status" value="accepted">
              Accept it
            </button>
            <button class="btn" type="submit" name="status" value="rejected">
              Reject it
            </button>
          </p>
        </form>
      ) : (
        <p class="note">This record is proposed. It counts once {room.decider.name} accepts it.</p>
      ))}
  </>
)

export const ReviewLink = ({ room, record, isDue, mayReview }: NextProps) => {
  const count = record.reviews?.length ?? 0
  if (count === 0 && (isDue || !mayReview)) return null
  const label =
    count === 0 ? 'Write a review before the day' : count === 1 ? 'The review' : `${count} reviews`
  return (
    <>
      <br />
      <a href={`/decisions/${room.id}/reviews`}>{room.reviewOn || count > 0 ? label : 'Write a review'}</a>
    </>
  )
}
