import type { Context } from 'hono'
import { findRoomByInvite } from '../../db/queries/decisions.ts'
import { BallotPage } from '../../views/ballots/page.tsx'
import { HomePage } from '../../views/home/page.tsx'
import { JoinPage } from '../../views/people/join.tsx'
import { castBallot } from '../actions/cast-ballot.ts'
import { joinAsMember, joinAsObserver, NoEntry } from '../actions/join-team.ts'
import { startSession } from '../auth/authenticate.ts'
import { readBallotKey } from '../auth/ballot-key.ts'
import { type FieldErrors, type Fields, parseBallot, parseName } from '../domain/ballot.ts'
import { takesBallots } from '../domain/room.ts'
import { shuffledFor } from '../domain/shuffle.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { afterChange, CHANGED, keepKey, keyPage, votingOver } from './ballots.tsx'
import { sampleResult } from './home.tsx'
import { asCode, CODE, deadInvite, expectedName, invitationByCode, scopeInvite } from './invitation.tsx'

export const join = factory
  .createApp()
  .use('/join/:token', scopeInvite)

  .get('/join', async (c) => {
    const typed = c.req.query('code') ?? ''
    const code = asCode(typed)
    if (await isRoom(c, code)) return c.redirect(`/join/${code}`, 303)
    return renderPage(
      c,
      <HomePage
        sample={await sampleResult(c.var.deps)}
        own={null}
        code={typed.slice(0, 40)}
        error="No room has this code. Codes look like HARE-4K7P and end with the room."
      />,
      { title: 'No room has this code', status: 422 },
    )
  })

  .get('/join/:token', async (c) => {
    const { room, deps, actor } = c.var
    const fields = { name: (await expectedName(c)) || actor.name }
    if (room.state === 'draft') return joinPage(c, fields, {}, newId(), 200)
    if (!takesBallots(room, deps.now())) return votingOver(c)
    return page(c, fields, {}, newId(), 200)
  })

  .post('/join/:token', async (c) => {
    const { room, deps } = c.var
    const form = await readForm(c)
    const isDraft = room.state === 'draft'
    if (!isDraft && !takesBallots(room, deps.now())) return votingOver(c)
    try {
      return await (isDraft || form.one('as') === 'observer' ? enter(c, form) : vote(c, form))
    } catch (error) {
      if (error instanceof NoEntry) return deadInvite(c, 'closed')
      throw error
    }
  })

/** Joins without a ballot: to read along, or to vote in a draft once it starts. */
async function enter(c: Context<AppEnv>, form: Form) {
  const { room, deps, actor, door } = c.var
  const fields = form.fields()
  const submission = form.one('submission')
  const { name, problem } = parseName(fields, { needed: true })
  if (problem) {
    const errors = { name: problem }
    return room.state === 'draft'
      ? joinPage(c, fields, errors, submission, 422)
      : page(c, fields, errors, submission, 422)
  }
  const join = form.one('as') === 'observer' ? joinAsObserver : joinAsMember
  const person = { userId: actor.id, name, submissionKey: submission || null }
  const userId = await join(deps.db, deps.secret, { room, ...person, door, at: deps.now() })
  if (userId !== actor.id) await startSession(c, userId)
  return c.redirect(`/decisions/${room.id}`, 303)
}

async function vote(c: Context<AppEnv>, form: Form) {
  const { room, deps, actor, door } = c.var
  const fields = form.fields()
  const submission = form.one('submission')
  const parsed = parseBallot(room, fields, { needsName: true })
  if (!parsed.ok) return page(c, fields, parsed.errors, submission, 422)
  const cast = await castBallot(deps.db, deps.secret, {
    room,
    userId: actor.id,
    ballot: parsed.ballot,
    submissionKey: submission || null,
    ballotKey: readBallotKey(c, room.round.id),
    door,
    at: deps.now(),
  })
  if (cast === 'keyless') return keyPage(c, 409)
  if (!cast) {
    const fresh = await afterChange(c, () => findRoomByInvite(deps.db, { decisionId: room.id }))
    return fresh ? page(c, fields, CHANGED, submission, 422) : votingOver(c)
  }
  // Also for somebody who had a session: an observer who votes has become more than they were.
  keepKey(c, cast)
  await startSession(c, cast.userId)
  return c.redirect(`/decisions/${room.id}/receipt`, 303)
}

/** Whether a typed code leads to a room that has not ended. */
async function isRoom(c: Context<AppEnv>, code: string): Promise<boolean> {
  const invitation = CODE.test(code) ? await invitationByCode(c, code) : undefined
  const room = invitation && (await findRoomByInvite(c.var.deps.db, invitation))
  return room !== undefined && room.state !== 'decided' && room.state !== 'abandoned'
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

function joinPage(
  c: Context<AppEnv>,
  fields: Fields,
  errors: FieldErrors,
  submission: string,
  status: 200 | 422,
) {
  const { room } = c.var
  return renderPage(c, <JoinPage {...{ room, fields, errors, submission }} path={c.req.path} />, {
    title: `Join: ${room.question}`,
    status,
  })
}
