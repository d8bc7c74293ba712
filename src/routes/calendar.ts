import { HTTPException } from 'hono/http-exception'
import { contentDisposition, slug } from '../adr/file-name.ts'
import { calendarOf } from '../calendar.ts'
import { factory } from '../env.ts'
import { scopeRoom } from './scoping.ts'

export const calendar = factory
  .createApp()
  .use('/:decisionId/calendar.ics', scopeRoom)

  .get('/:decisionId/calendar.ics', (c) => {
    const { room, deps } = c.var
    const file = calendarOf(room, { publicUrl: deps.publicUrl, at: deps.now() })
    if (file === undefined) throw new HTTPException(404)
    c.header('Content-Type', 'text/calendar; charset=utf-8')
    c.header('Content-Disposition', contentDisposition(`${slug(room.question)}.ics`))
    return c.body(file)
  })
