import { HTTPException } from 'hono/http-exception'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { findSampleRoom, listOwnRooms, listTeamsOf } from '../../db/queries/team-rooms.ts'
import { HomePage } from '../../views/home/page.tsx'
import { explain } from '../advisor/explain.ts'
import type { Result } from '../advisor/types.ts'
import { type Deps, factory } from '../env.ts'
import { renderPage } from '../render.tsx'

export const home = factory
  .createApp()

  .get('/', async (c) => {
    const { deps, actor } = c.var
    const sample = await sampleResult(deps)
    const own = actor.id
      ? { rooms: await listOwnRooms(deps.db, actor.id), teams: await listTeamsOf(deps.db, actor.id) }
      : null
    return renderPage(c, <HomePage sample={sample} own={own} code="" error={null} />, {
      title: 'Stackmoot: decide your stack together',
    })
  })

  .get('/sample', async (c) => {
    const sample = await findSampleRoom(c.var.deps.db)
    if (!sample) throw new HTTPException(404)
    return c.redirect(`/decisions/${sample.id}/results`, 303)
  })

export async function sampleResult({ db }: Deps) {
  const sample = await findSampleRoom(db)
  const room = sample && (await findRoomFor(db, null, sample.id))
  const stored = room && (await findResult(db, room.round.id))
  if (!room || !stored) return null
  const result = JSON.parse(stored) as Result
  return { id: room.id, question: room.question, result, explanation: explain(result) }
}
