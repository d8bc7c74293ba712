import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { findRoomByInvite, findRoomFor } from '../../db/queries/decisions.ts'
import { BallotPage } from '../../views/ballots/page.tsx'
import { HomePage } from '../../views/home/page.tsx'
import { castBallot } from '../actions/cast-ballot.ts'
import { joinAsObserver } from '../actions/join-team.ts'
import { startSession } from '../auth/authenticate.ts'
import { readBallotKey } from '../auth/ballot-key.ts'
import { clientAddress } from '../auth/client-address.ts'
import { type FieldErrors, type Fields, parseBallot, parseName } from '../domain/ballot.ts'
import { takesBallots } from '../domain/room.ts'
import { shuffledFor } from '../domain/shuffle.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { newId, sha256 } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { afterChange, CHANGED, keepKey, keyPage, votingOver } from './ballots.tsx'
import { sampleResult } from './home.tsx'

const CODE = /^[A-Z]{2,10}-[0-9A-Z]{4}$/

/** Loads the room that an invite link or a short code opens. */
const scopeInvite = createMiddleware<AppEnv, '/join/:token'>(async (c, next) => {
  const room = await roomOf(c)
  if (!room) throw new HTTPException(404)
  c.set('room', room)
  await next()
  if (c.req.method === 'POST') c.var.deps.hub.publish(room.id)
})

async function roomOf(c: Context<AppEnv, '/join/:token'>) {
  const token = c.req.param('token')
  const code = asCode(token)
  return CODE.test(code) ? roomByCode(c, code) : findRoomByInvite(c.var.deps.db, { tokenHash: sha256(token) })
}

export const join = factory
  .createApp()
  .use('/join/:token', scopeInvite)

  .get('/join', async (c) => {
    const typed = c.req.query('code') ?? ''
    const code = asCode(typed)
    const room = CODE.test(code) ? await roomByCode(c, code) : undefined
    if (room) return c.redirect(`/join/${code}`, 303)
    return renderPage(
      c,
      <HomePage
        sample={await sampleResult(c.var.deps)}
        code={typed.slice(0, 40)}
        error="No room has this code. Codes look like HARE-4K7P and end with the room."
      />,
      { title: 'No room has this code', status: 422 },
    )
  })

  .get('/join/:token', async (c) => {
    const { room, deps, actor } = c.var
    if (await isMember(c)) return c.redirect(`/decisions/${room.id}`, 303)
    if (!takesBallots(room, deps.now())) return votingOver(c)
    return page(c, { name: actor.name }, {}, newId(), 200)
  })

  .post('/join/:token', async (c) => {
    const { room, deps, actor } = c.var
    const form = await readForm(c)
    const fields = form.fields()
    const submission = form.one('submission')
    if (!takesBallots(room, deps.now())) return votingOver(c)
    if (form.one('as') === 'observer') {
      const { name, problem } = parseName(fields, { needed: true })
      if (problem) return page(c, fields, { name: problem }, submission, 422)
      const observerId = await joinAsObserver(deps.db, deps.secret, {
        room,
        userId: actor.id,
        name,
        at: deps.now(),
      })
      if (observerId !== actor.id) await startSession(c, observerId)
      return c.redirect(`/decisions/${room.id}`, 303)
    }
    const parsed = parseBallot(room, fields, { needsName: true })
    if (!parsed.ok) return page(c, fields, parsed.errors, submission, 422)
    const cast = await castBallot(deps.db, deps.secret, {
      room,
      userId: actor.id,
      ballot: parsed.ballot,
      submissionKey: submission || null,
      ballotKey: readBallotKey(c, room.round.id),
      at: deps.now(),
    })
    if (cast === 'keyless') return keyPage(c, 409)
    if (!cast) {
      const fresh = await afterChange(c, () => roomOf(c))
      return fresh ? page(c, fields, CHANGED, submission, 422) : votingOver(c)
    }
    // Also for somebody who had a session: an observer who votes has become more than they were.
    keepKey(c, cast)
    await startSession(c, cast.userId)
    return c.redirect(`/decisions/${room.id}/receipt`, 303)
  })

const asCode = (typed: string) =>
  typed
    .trim()
    .toUpperCase()
    .replace(/[\s_–—]+/g, '-')

/** Wrong codes are counted by address. Links are not: nobody guesses 192 bits, and old ones are followed often. */
async function roomByCode(c: Context<AppEnv>, code: string) {
  const { db, limits } = c.var.deps
  const address = clientAddress(c)
  if (!(await limits.take(address))) {
    c.header('Retry-After', '300')
    throw new HTTPException(429, { message: 'Too many wrong codes from here. Wait five minutes.' })
  }
  const room = await findRoomByInvite(db, { code })
  if (room) await limits.giveBack(address)
  return room
}

async function isMember(c: Context<AppEnv>) {
  const { room, deps, actor } = c.var
  const own = actor.id ? await findRoomFor(deps.db, actor.id, room.id) : undefined
  return own?.roles.some((role) => role !== 'observer') ?? false
}

function page(
  c: Context<AppEnv>,
  fields: Fields,
  errors: FieldErrors,
  submission: string,
  status: 200 | 422,
) {
  const { room } = c.var
  return renderPage(
    c,
    <BallotPage
      room={room}
      options={shuffledFor(room.options, submission)}
      path={c.req.path}
      fields={fields}
      errors={errors}
      castAt={null}
      isCast={false}
      submission={submission}
      joining
    />,
    { title: `${status === 422 ? 'Check your ballot' : 'Ballot'}: ${room.question}`, status },
  )
}
