import { listSeats } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { findAbandonment } from '../../db/queries/life-cycle.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { AbandonedPage } from '../../views/decisions/abandoned.tsx'
import { RoomPage } from '../../views/decisions/room.tsx'
import { Turnout, turnoutMark } from '../../views/decisions/turnout.tsx'
import { newSince } from '../domain/late.ts'
import { mayChangeProfile, unknownIn } from '../domain/profile.ts'
import { takesBallots } from '../domain/room.ts'
import { seenTurnout } from '../domain/turnout.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { draftPage } from './draft-page.tsx'
import { mailMe } from './mail.tsx'
import { findOwn, hasVoted } from './own-ballot.ts'
import { inviteOf, returnUrl } from './room-links.ts'
import { scopeRoom } from './scoping.ts'

export const rooms = factory
  .createApp()
  .use('/:decisionId', scopeRoom)
  .use('/:decisionId/turnout', scopeRoom)

  .get('/:decisionId', async (c) => {
    const { room, deps, actor } = c.var
    // The page of a draft asks whether it is still as it was.
    if (c.req.query('seen') === String(room.publicVersion)) return c.body(null, 204)
    if (room.state === 'decided') return c.redirect(`/decisions/${room.id}/adr`, 303)
    if (room.state === 'revealed') return c.redirect(`/decisions/${room.id}/results`, 303)
    if (room.state === 'draft') return draftPage(c)
    if (room.state === 'abandoned') {
      const { by, revealed } = await findAbandonment(deps.db, room)
      return renderPage(c, <AbandonedPage {...{ room, by, revealed }} />, {
        title: `Given up: ${room.question}`,
        team: room.team,
      })
    }
    const own = await findOwn(c)
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    return renderPage(
      c,
      <RoomPage
        room={room}
        turnout={seenTurnout(room, seats)}
        own={own ? { receipt: own.receipt } : null}
        hasVoted={own !== undefined || (await hasVoted(c))}
        news={own && !own.isVeiled ? newSince(room, own.answers) : undefined}
        suggestions={await listSuggestions(deps.db, room.id)}
        open={takesBallots(room, deps.now())}
        invite={await inviteOf(c)}
        returnUrl={actor.id && !room.team.isPublic ? await returnUrl(c) : null}
        mail={await mailMe(c)}
        unknown={mayChangeProfile(room) ? unknownIn(await listCells(deps.db, room.id)) : 0}
      />,
      { title: `Sealed: ${room.question}`, team: room.team },
    )
  })

  .get('/:decisionId/turnout', async (c) => {
    const { room, deps } = c.var
    if (room.state !== 'voting') {
      // The page that waits for the reveal goes to see it.
      c.header('HX-Redirect', `/decisions/${room.id}`)
      return c.body(null, 204)
    }
    const seats = await listSeats(deps.db, room.team.id, room.round.id)
    const turnout = seenTurnout(room, seats)
    if (c.req.query('seen') === turnoutMark(turnout)) return c.body(null, 204)
    return c.html(<Turnout room={room} turnout={turnout} />)
  })
