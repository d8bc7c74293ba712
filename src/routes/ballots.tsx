import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findBallotByKey } from '../../db/queries/anonymous-ballots.ts'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { hasRules } from '../../db/queries/rounds.ts'
import { BallotKeyPage } from '../../views/ballots/key.tsx'
import { BallotPage } from '../../views/ballots/page.tsx'
import { ReceiptPage } from '../../views/ballots/receipt.tsx'
import { VotingOverPage } from '../../views/ballots/voting-over.tsx'
import { castBallot } from '../actions/cast-ballot.ts'
import { readBallotKey, writeBallotKey } from '../auth/ballot-key.ts'
import { type FieldErrors, type Fields, fieldsOf, parseBallot, ROOM_CHANGED } from '../domain/ballot.ts'
import { ownQuestions } from '../domain/carried.ts'
import { newSince } from '../domain/late.ts'
import { NOT_NOW } from '../domain/life-cycle.ts'
import { type Room, takesBallots } from '../domain/room.ts'
import { shuffledFor } from '../domain/shuffle.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { newId, sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { mailMe } from './mail.tsx'
import { findEarlier, findOwn, hasVoted } from './own-ballot.ts'
import { returnUrl } from './room-links.ts'
import { requirePermission, scopeRoom } from './scoping.ts'

/** Nobody votes on a draft; its pages are one. */
const leaveDraft = createMiddleware<AppEnv>(async (c, next) => {
  const { room } = c.var
  if (room.state === 'draft' && c.req.method === 'GET') return c.redirect(`/decisions/${room.id}`, 303)
  if (room.state === 'draft') throw new HTTPException(409, { message: NOT_NOW.draft })
  await next()
})

export const ballots = factory
  .createApp()
  .use('/:decisionId/ballot', scopeRoom, requirePermission('cast ballot'), leaveDraft)
  .use('/:decisionId/ballot/key', scopeRoom, requirePermission('cast ballot'), leaveDraft)
  .use('/:decisionId/receipt', scopeRoom, requirePermission('cast ballot'), leaveDraft)

  .get('/:decisionId/ballot', async (c) => {
    const { room, deps } = c.var
    if (!takesBallots(room, deps.now())) return votingOver(c)
    const own = await findOwn(c)
    if (!own && room.anonymous && (await hasVoted(c))) return keyPage(c, 200)
    return page(c, own ? fieldsOf(own, room.importanceMethod) : await carriedFields(c), {}, newId(), 200)
  })

  .post('/:decisionId/ballot', async (c) => {
    const { room, deps } = c.var
    const form = await readForm(c)
    const fields = form.fields()
    if (!takesBallots(room, deps.now())) return votingOver(c)
    const asked = { ...room, ...ownQuestions(room, await findEarlier(c)) }
    const parsed = parseBallot(asked, fields, { needsName: false })
    const submission = form.one('submission')
    if (!parsed.ok) return page(c, fields, parsed.errors, submission, 422)
    const cast = await castBallot(deps.db, deps.secret, {
      room,
      userId: voterId(c),
      ballot: parsed.ballot,
      submissionKey: submission || null,
      ballotKey: readBallotKey(c, room.round.id),
      at: deps.now(),
    })
    if (cast === 'keyless') return keyPage(c, 409)
    if (!cast) {
      const fresh = await afterChange(c, () => findRoomFor(deps.db, voterId(c), room.id))
      return fresh ? page(c, fields, CHANGED, submission, 422) : votingOver(c)
    }
    keepKey(c, cast)
    return c.redirect(`/decisions/${room.id}/receipt`, 303)
  })

  /** Takes the key that was written down, on another device or after the cookie was lost. */
  .post('/:decisionId/ballot/key', async (c) => {
    const { room, deps } = c.var
    const key = (await readForm(c)).one('key').trim()
    const known = room.anonymous && (await findBallotByKey(deps.db, room.round.id, sha256(key)))
    if (!known) return keyPage(c, 422, 'No ballot of this round has this key. Copy all 32 characters of it.')
    keepKey(c, { ballotKey: key, userId: voterId(c) })
    return c.redirect(`/decisions/${room.id}/ballot`, 303)
  })

  .get('/:decisionId/receipt', async (c) => {
    const { room, deps } = c.var
    const own = await findOwn(c)
    if (!own) return c.redirect(`/decisions/${room.id}/ballot`, 303)
    if (own.isVeiled) return c.redirect(`/decisions/${room.id}`, 303)
    return renderPage(
      c,
      <ReceiptPage
        room={room}
        receipt={own.receipt}
        revised={own.revision > 1}
        returnUrl={await returnUrl(c)}
        ballotKey={room.anonymous ? readBallotKey(c, room.round.id) : null}
        mail={await mailMe(c)}
        open={takesBallots(room, deps.now())}
      />,
      { title: `Your ballot is cast: ${room.question}`, team: room.team },
    )
  })

async function page(
  c: Context<AppEnv>,
  fields: Fields,
  errors: FieldErrors,
  submission: string,
  status: 200 | 422,
) {
  const { room } = c.var
  const own = await findOwn(c)
  return renderPage(
    c,
    <BallotPage
      room={room}
      options={shuffledFor(room.options, `${voterId(c)} ${room.id}`)}
      path={`/decisions/${room.id}/ballot`}
      fields={fields}
      errors={errors}
      castAt={own ? (own.revisedAt ?? own.castAt) : null}
      isCast={own !== undefined}
      isVeiled={own?.isVeiled ?? false}
      earlier={await findEarlier(c)}
      news={own && !own.isVeiled ? newSince(room, own.answers) : null}
      submission={submission}
      joining={false}
    />,
    {
      title: `${status === 422 ? 'Check your ballot' : 'Ballot'}: ${room.question}`,
      status,
      team: room.team,
    },
  )
}

/** What one answered in an earlier round, to start from; a comment is of its round. */
async function carriedFields(c: Context<AppEnv>): Promise<Fields> {
  const earlier = await findEarlier(c)
  return earlier ? { ...fieldsOf(earlier, c.var.room.importanceMethod), comment: '' } : {}
}

/** The browser keeps the key of an anonymous ballot. */
export function keepKey(
  c: Context<AppEnv>,
  { ballotKey, userId }: { ballotKey: string | null; userId: string },
) {
  const { id, round } = c.var.room
  if (ballotKey !== null) writeBallotKey(c, { decisionId: id, roundId: round.id, userId, key: ballotKey })
}

export function keyPage(c: Context<AppEnv>, status: 200 | 409 | 422, error?: string) {
  const { room } = c.var
  return renderPage(c, <BallotKeyPage room={room} error={error} />, {
    title: `Your ballot key: ${room.question}`,
    status,
    team: room.team,
  })
}

export const CHANGED = { form: ROOM_CHANGED }

/**
 * Why a ballot was not taken: if the rules were changed while it was filled in, the room as it is now, to be shown
 * with the answers kept; undefined when voting is over.
 */
export async function afterChange(c: Context<AppEnv>, reload: () => Promise<Room | undefined>) {
  const { room, deps } = c.var
  if (await hasRules(deps.db, room.round.id, room.round.rulesVersion)) return undefined
  const fresh = await reload()
  if (fresh) c.set('room', fresh)
  return fresh && takesBallots(fresh, deps.now()) ? fresh : undefined
}

export function votingOver(c: Context<AppEnv>) {
  const { room } = c.var
  return renderPage(c, <VotingOverPage room={room} member={room.roles.length > 0} />, {
    title: `Voting is over: ${room.question}`,
    status: 409,
    team: room.team,
  })
}

function voterId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}
