import type { AdrRecord, AnyRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'

export type NextProps = {
  room: Room
  record: AdrRecord
  /** The day to look again has come. */
  isDue: boolean
  mayReview: boolean
}

/** What a record from a room still waits for. */
export const ReviewDue = ({ room, isDue, mayReview }: NextProps) =>
  isDue ? (
    <Aside tone="weld">
      <strong>What came true?</strong> The team wanted to look again on {room.reviewOn}.{' '}
      {mayReview ? (
        <a href={`/decisions/${room.id}/reviews`}>Write the review</a>
      ) : (
        `${room.decider.name} writes the review.`
      )}
    </Aside>
  ) : null

type SettleProps = {
  record: AnyRecord
  /** Where its status is changed. */
  path: string
  version: number
  mayChange: boolean
  /** Who may, where it is one person above all. */
  decider: string | null
}

/** Accept or reject what is proposed. */
export const Settle = ({ record, path, version, mayChange, decider }: SettleProps) => {
  if (record.status !== 'proposed') return null
  if (!mayChange)
    return <p class="note">This record is proposed. It counts once {decider ?? 'the team'} accepts it.</p>
  return (
    <form action={path} method="post" class="stack" {...boost}>
      <input type="hidden" name="version" value={version} />
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
  )
}

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
