import { HTTPException } from 'hono/http-exception'
import { WithdrawalPage } from '../../views/people/withdrawal.tsx'
import { withdrawBallot } from '../actions/withdraw-ballot.ts'
import { readBallotKey } from '../auth/ballot-key.ts'
import { takesBallots } from '../domain/room.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { keyPage, votingOver } from './ballots.tsx'
import { findOwn, hasVoted } from './own-ballot.ts'
import { requirePermission, scopeRoom } from './scoping.ts'

export const withdrawal = factory
  .createApp()
  .use('/:decisionId/withdrawal', scopeRoom, requirePermission('withdraw ballot'))

  .get('/:decisionId/withdrawal', async (c) => {
    const { room, deps } = c.var
    if (!takesBallots(room, deps.now())) return votingOver(c)
    if (!(await hasVoted(c))) return c.redirect(`/decisions/${room.id}`, 303)
    if (!(await findOwn(c))) return keyPage(c, 200)
    return renderPage(c, <WithdrawalPage room={room} />, {
      title: `Withdraw your ballot: ${room.question}`,
      team: room.team,
    })
  })

  .post('/:decisionId/withdrawal', async (c) => {
    const { room, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    if (!takesBallots(room, deps.now())) return votingOver(c)
    const ballotKey = readBallotKey(c, room.round.id)
    const change = { room, userId: actor.id, ballotKey, at: deps.now() }
    const answer = await withdrawBallot(deps.db, change)
    if (answer === 'late') return votingOver(c)
    if (answer === 'none' && (await hasVoted(c))) return keyPage(c, 409)
    return c.redirect(`/decisions/${room.id}`, 303)
  })
