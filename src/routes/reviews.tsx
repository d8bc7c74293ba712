import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findRoomRecord } from '../../db/queries/records.ts'
import { listReviews, reviewsOf } from '../../db/queries/reviews.ts'
import { ReviewsPage } from '../../views/reviews/page.tsx'
import { recordReview } from '../actions/record-review.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { can } from '../domain/permissions.ts'
import { isReviewDue, parseReview, type ReviewFields } from '../domain/review.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { demandNow, scopeRoom } from './scoping.ts'

const EARLY = 'It is not yet time to look again. Before that day only the decider may write a review.'

export const reviews = factory
  .createApp()
  .use('/:decisionId/reviews', scopeRoom)

  .get('/:decisionId/reviews', async (c) => {
    const { room } = c.var
    if (room.state !== 'decided') return c.redirect(`/decisions/${room.id}`, 303)
    return page(c, { verdict: '', findings: '', next: '', nextOn: '' })
  })

  .post('/:decisionId/reviews', async (c) => {
    demandNow(c, 'record review')
    const { room, deps, actor } = c.var
    const form = await readForm(c)
    const fields = {
      verdict: form.one('verdict'),
      findings: form.one('findings'),
      next: form.one('next'),
      nextOn: form.one('nextOn'),
    }
    const parsed = parseReview(fields, todayIn(c))
    if (!parsed.ok) return page(c, fields, parsed.errors)
    // The same form again has moved the day already.
    const { review } = parsed
    const isSent = (await listReviews(deps.db, room.id)).some(
      (known) => known.user_id === actor.id && known.findings === review.findings,
    )
    if (!mayReview(c) && !isSent) throw new HTTPException(409, { message: EARLY })
    if (!actor.id) throw new HTTPException(404)
    await recordReview(deps.db, { room, review, actorId: actor.id, at: deps.now() })
    return c.redirect(`/decisions/${room.id}/reviews`, 303)
  })

const todayIn = (c: Context<AppEnv>) => dayOf(c.var.deps.now().toISOString(), c.var.room.timeZone)

export const isDueIn = (c: Context<AppEnv>) => isReviewDue(c.var.room.reviewOn, todayIn(c))

/** At the day whoever runs the room, before it the decider. */
export function mayReview(c: Context<AppEnv>): boolean {
  const { room } = c.var
  if (room.state !== 'decided' || !can(room.roles, 'record review')) return false
  return isDueIn(c) || can(room.roles, 'record outcome')
}

async function page(c: Context<AppEnv>, fields: ReviewFields, errors: FieldErrors = {}) {
  const { room, deps } = c.var
  const record = await findRoomRecord(deps.db, room.id)
  if (!record) throw new HTTPException(404)
  const isWrong = Object.keys(errors).length > 0
  return renderPage(
    c,
    <ReviewsPage
      {...{ room, record, fields, errors }}
      reviews={await reviewsOf(deps.db, room)}
      isDue={isDueIn(c)}
      mayReview={mayReview(c)}
    />,
    { title: `What came true: ${room.question}`, status: isWrong ? 422 : 200, team: room.team },
  )
}
