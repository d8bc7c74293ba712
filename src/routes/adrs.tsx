import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { listAdrs } from '../../db/queries/adrs.ts'
import { findRecordOf, findRoomRecord } from '../../db/queries/records.ts'
import { listReviewDays, listReviewsOf, reviewsOf } from '../../db/queries/reviews.ts'
import { listOpenRooms } from '../../db/queries/team-rooms.ts'
import { findTeamFor } from '../../db/queries/teams.ts'
import { LogPage } from '../../views/adrs/log.tsx'
import { AdrPage } from '../../views/adrs/page.tsx'
import { adrId } from '../adr/links.ts'
import { contentDisposition, fileName } from '../adr/file-name.ts'
import { toMadr } from '../adr/madr.ts'
import { toNygard } from '../adr/nygard.ts'
import type { AdrRecord, AnyRecord } from '../adr/record.ts'
import { toYStatement } from '../adr/y-statement.ts'
import { isAlone } from '../advisor/alone.ts'
import { calibrationInWords, isReviewDue } from '../domain/review.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { isId, sha256 } from '../ids.ts'
import { renderKept, renderPage } from '../render.tsx'
import { viewOf } from './record-data.ts'
import { loadRevealed } from './revealed.ts'
import { isDueIn, mayReview } from './reviews.tsx'
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
    const { room, deps, actor } = c.var
    const adr = await findRecordOf(deps.db, room.id)
    const team = await findTeamFor(deps.db, actor.id, room.team.id)
    if (!adr || !team) throw new HTTPException(404)
    const record = { ...(adr.record as AdrRecord), reviews: await reviewsOf(deps.db, room) }
    const { hrefOf, ...view } = await viewOf(c, team, adr)
    const reader = { isDue: isDueIn(c), mayReview: mayReview(c) }
    const seen = [adr.version, reader, view]
    return renderKept(
      c,
      `adr ${sha256(JSON.stringify(seen))}`,
      async () => (
        <AdrPage
          {...{ room, record, hrefOf, ...reader, ...view }}
          teamId={team.id}
          version={adr.version}
          hasMail={deps.mailer !== null}
          startHref={view.mayStart ? `/decisions/new?from=${room.id}` : null}
          markdown={toMadr(record)}
          fileName={nameOfFile(record)}
          downloadUrl={`${deps.publicUrl}/decisions/${room.id}/adr.md`}
          exported={!isAlone((await loadRevealed(c)).result)}
        />
      ),
      { title: titleOf(record), team: room.team },
    )
  })

  .get('/:decisionId/adr.md', async (c) => {
    const { room, pages } = c.var
    const format = formatName.safeParse(c.req.query('format'))
    if (!format.success) throw new HTTPException(404)
    const record = await recordOf(c)
    c.header('Content-Type', 'text/markdown; charset=utf-8')
    c.header('Content-Disposition', contentDisposition(fileName(record)))
    const { data: name } = format
    return c.body(await pages.of(`${name} ${room.id} ${room.version}`, async () => FORMATS[name](record)))
  })

export const titleOf = ({ number, title }: AnyRecord) => `${adrId(number)} ${title}`

export const nameOfFile = (record: AnyRecord) => record.fileName ?? fileName(record)

/** The room's record with what came true since; 404 before there is one. */
async function recordOf(c: Context<AppEnv>): Promise<AdrRecord> {
  const { room, deps } = c.var
  const record = await findRoomRecord(deps.db, room.id)
  if (!record) throw new HTTPException(404)
  return { ...record, reviews: await reviewsOf(deps.db, room) }
}

export const teamLog = factory.createApp().get('/teams/:teamId/adrs', async (c) => {
  const { deps, actor } = c.var
  const id = c.req.param('teamId')
  const team = isId(id) ? await findTeamFor(deps.db, actor.id, id) : undefined
  if (!team) throw new HTTPException(404)
  const records = await listAdrs(deps.db, team.id)
  const now = deps.now().toISOString()
  const days = (await listReviewDays(deps.db, team.id)).map(({ decisionId, reviewOn, timeZone }) => ({
    decisionId,
    isDue: isReviewDue(reviewOn, dayOf(now, timeZone)),
    reviewOn,
  }))
  return renderPage(
    c,
    <LogPage
      team={team}
      open={await listOpenRooms(deps.db, team.id)}
      calibration={calibrationInWords(await listReviewsOf(deps.db, team.id))}
      records={records.map(({ record, ...row }) => ({
        ...row,
        record: JSON.parse(record) as AdrRecord,
        review: days.find(({ decisionId }) => decisionId === row.decisionId) ?? null,
      }))}
    />,
    { title: `Decision log: ${team.name}`, team, current: `/teams/${team.id}/adrs` },
  )
})
