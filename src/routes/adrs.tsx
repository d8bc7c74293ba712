import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { findAdrOf, listAdrs } from '../../db/queries/adrs.ts'
import { listOpenRooms } from '../../db/queries/decisions.ts'
import { findTeamFor } from '../../db/queries/teams.ts'
import { LogPage } from '../../views/adrs/log.tsx'
import { AdrPage } from '../../views/adrs/page.tsx'
import { contentDisposition, fileName } from '../adr/file-name.ts'
import { toMadr } from '../adr/madr.ts'
import { toNygard } from '../adr/nygard.ts'
import type { AdrRecord } from '../adr/record.ts'
import { toYStatement } from '../adr/y-statement.ts'
import { isAlone } from '../advisor/alone.ts'
import { factory } from '../env.ts'
import { isId } from '../ids.ts'
import { renderKept, renderPage } from '../render.tsx'
import { loadRevealed } from './revealed.ts'
import { scopeRoom } from './scoping.ts'

const FORMATS: Record<'madr' | 'nygard' | 'y-statement', (record: AdrRecord) => string> = {
  madr: toMadr,
  nygard: toNygard,
  'y-statement': toYStatement,
}

const formatName = z.enum(['madr', 'nygard', 'y-statement']).default('madr')

export const adrs = factory
  .createApp()
  .use('/:decisionId/adr', scopeRoom)
  .use('/:decisionId/adr.md', scopeRoom)

  .get('/:decisionId/adr', async (c) => {
    const { room, deps } = c.var
    const record = await findAdrOf(deps.db, room.id)
    if (!record) throw new HTTPException(404)
    const title = `ADR-${String(record.number).padStart(4, '0')} ${record.title}`
    return renderKept(
      c,
      'adr',
      async () => (
        <AdrPage
          room={room}
          record={record}
          markdown={toMadr(record)}
          fileName={fileName(record)}
          downloadUrl={`${deps.publicUrl}/decisions/${room.id}/adr.md`}
          exported={!isAlone((await loadRevealed(c)).result)}
        />
      ),
      { title, team: room.team },
    )
  })

  .get('/:decisionId/adr.md', async (c) => {
    const { room, deps, pages } = c.var
    const format = formatName.safeParse(c.req.query('format'))
    const record = await findAdrOf(deps.db, room.id)
    if (!record || !format.success) throw new HTTPException(404)
    c.header('Content-Type', 'text/markdown; charset=utf-8')
    c.header('Content-Disposition', contentDisposition(fileName(record)))
    const { data: name } = format
    return c.body(await pages.of(`${name} ${room.id} ${room.version}`, async () => FORMATS[name](record)))
  })

export const teamLog = factory.createApp().get('/teams/:teamId/adrs', async (c) => {
  const { deps, actor } = c.var
  const id = c.req.param('teamId')
  const team = isId(id) ? await findTeamFor(deps.db, actor.id, id) : undefined
  if (!team) throw new HTTPException(404)
  const records = await listAdrs(deps.db, team.id)
  return renderPage(
    c,
    <LogPage
      team={team}
      open={await listOpenRooms(deps.db, team.id)}
      records={records.map(({ record, ...row }) => ({ ...row, record: JSON.parse(record) as AdrRecord }))}
    />,
    { title: `Decision log: ${team.name}`, team, current: `/teams/${team.id}/adrs` },
  )
})
