import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listEverAsked } from '../../db/queries/comments.ts'
import { findHistoryHash, listEvents, listNamesIn } from '../../db/queries/events.ts'
import { timeInWords } from '../../views/components/time.tsx'
import { HistoryPage } from '../../views/history/page.tsx'
import { ROOM_TOPIC } from '../domain/comment.ts'
import { linesOf } from '../domain/history-lines.ts'
import { type AppEnv, factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { requirePermission, scopeRoom } from './scoping.ts'

const LINES_PER_PAGE = 200

export const history = factory
  .createApp()
  .use('/:decisionId/history', scopeRoom, requirePermission('read history'))

  .get('/:decisionId/history', async (c) => {
    const { room, deps } = c.var
    const asked = c.req.query('page')
    if (asked !== undefined && !/^[1-9]\d{0,4}$/.test(asked)) throw new HTTPException(404)
    const lines = await loadLines(c)
    const pages = Math.max(1, Math.ceil(lines.length / LINES_PER_PAGE))
    // What has just happened is on the last page.
    const page = asked === undefined ? pages : Number(asked)
    if (page > pages) throw new HTTPException(404)
    const shown = lines.slice((page - 1) * LINES_PER_PAGE, page * LINES_PER_PAGE)
    const hash = room.round.revealedAt === null ? null : await findHistoryHash(deps.db, room.id)
    return renderPage(c, <HistoryPage {...{ room, page, pages, hash }} lines={shown} />, {
      title: `History: ${room.question}`,
      team: room.team,
    })
  })

async function loadLines(c: Context<AppEnv>) {
  const { room, deps } = c.var
  const { options, criteria } = await listEverAsked(deps.db, room.id)
  const people = await listNamesIn(deps.db, room.id)
  const named = new Map([...options, ...criteria].map(({ id, name }) => [id, name]))
  named.set(ROOM_TOPIC, 'the decision as a whole')
  return linesOf({
    room,
    events: await listEvents(deps.db, room.id),
    person: (id) => people.get(id) ?? '',
    named: (id) => named.get(id) ?? '',
    when: (instant) => timeInWords(instant, { zone: room.timeZone }),
  })
}
