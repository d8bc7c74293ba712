import { listCells } from '../../db/queries/briefs.ts'
import { ProfilePage } from '../../views/profiles/page.tsx'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { templateOf } from '../templates/index.ts'
import { scopeRoom } from './scoping.ts'

/** After the reveal only: whoever knows the scores before voting is anchored by them. */
export const profiles = factory
  .createApp()
  .use('/:decisionId/profile', scopeRoom)

  .get('/:decisionId/profile', async (c) => {
    const { room, deps } = c.var
    if (room.round.revealedAt === null) return c.redirect(`/decisions/${room.id}`, 303)
    const cells = await listCells(deps.db, room.id)
    const builtIn = cells.some(({ status }) => status !== 'unknown')
    return renderPage(
      c,
      <ProfilePage room={room} cells={cells} sources={builtIn ? templateOf(room.template).sources : []} />,
      { title: `Profile: ${room.question}`, team: room.team },
    )
  })
