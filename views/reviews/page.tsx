import type { AdrRecord, RecordReview } from '../../src/adr/record.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { can } from '../../src/domain/permissions.ts'
import type { ReviewFields } from '../../src/domain/review.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { StatusTag } from '../components/tag.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { ReviewForm } from './form.tsx'

type Props = {
  room: Room
  record: AdrRecord
  /** The oldest first. */
  reviews: readonly RecordReview[]
  isDue: boolean
  mayReview: boolean
  fields: ReviewFields
  errors: FieldErrors
}

export const ReviewsPage = ({ room, record, reviews, isDue, mayReview, fields, errors }: Props) => {
  const { expected } = record.confirmation
  return (
    <>
      <RoomHead
        state={room.state}
        title="What came true?"
        facts={`${record.title} · decided ${record.date}`}
      />
      <div class="cols cols-5-3">
        <div class="stack">
          <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
          {isDue && !mayReview && (
            <Aside tone="weld">
              <strong>It is time to look again.</strong> {room.decider.name}
              {room.facilitator.name !== room.decider.name && ` or ${room.facilitator.name}`} writes the
              review.
            </Aside>
          )}
          {reviews.length === 0 && !isDue && !mayReview && (
            <Aside>
              No review yet.{' '}
              {room.reviewOn ? `The team looks again on ${room.reviewOn}.` : 'No day is set for one.'}
            </Aside>
          )}
          {mayReview && <ReviewForm roomId={room.id} fields={fields} errors={errors} />}
          {reviews.length > 0 && (
            <section class={mayReview ? 'band' : 'stack'} aria-labelledby="written-heading">
              <h2 id="written-heading">Reviews so far</h2>
              <ol class="stances">
                {reviews.toReversed().map((review) => (
                  <Review room={room} review={review} />
                ))}
              </ol>
            </section>
          )}
        </div>
        <aside class="stack">
          <h2>What was expected</h2>
          {expected ? (
            <Paragraphs text={expected} class="said" />
          ) : (
            <p class="note">Nothing was written down. Say how it turned out all the same.</p>
          )}
          {record.confirmation.revisitIf.length > 0 && (
            <div>
              <p class="label">Revisit earlier if</p>
              <ul class="note">
                {record.confirmation.revisitIf.map((condition) => (
                  <li>{condition}</li>
                ))}
              </ul>
            </div>
          )}
          <p class="note">
            <a href={`/decisions/${room.id}/adr`}>The record</a>
          </p>
        </aside>
      </div>
    </>
  )
}

const SAID = {
  'came true': 'came true',
  partly: 'came true in part',
  'did not': 'did not come true',
} as const

const Review = ({ room, review }: { room: Room; review: RecordReview }) => (
  <li class="stance">
    <p class="row">
      <StatusTag status={SAID[review.verdict]} />
      <strong>{review.by}</strong>
      <time class="small" datetime={review.on}>
        {review.on}
      </time>
    </p>
    <Paragraphs text={review.findings} class="said" />
    <p class="note">
      {review.next === 'keep' && 'The decision stays as it is.'}
      {review.next === 'look again' && `The team looks again on ${review.nextOn}.`}
      {review.next === 'reconsider' && 'The team reconsiders the decision.'}
      {review.next === 'reconsider' && can(room.roles, 'take stance') && (
        <>
          {' '}
          <a href={`/decisions/new?from=${room.id}`}>Open a room that starts from it</a>
        </>
      )}
    </p>
  </li>
)
