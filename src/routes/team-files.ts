import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listRecords, listStandings } from '../../db/queries/team-records.ts'
import { FeedEntry, feedSummary } from '../../views/teams/feed-entry.tsx'
import { readBody } from '../adr/body-parts.ts'
import { contentDisposition, slug } from '../adr/file-name.ts'
import { folderOf, isFolderFormat } from '../adr/folder.ts'
import { jsonAdr, toJsonAdrs } from '../adr/json-adr.ts'
import { type Blip, radarOf, toThoughtworks, toZalando } from '../adr/radar.ts'
import { type AdrStatus, type AnyRecord, chosenName, isWritten } from '../adr/record.ts'
import { readToken, readTokenInAddress } from '../auth/read-token.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { atomFeed } from '../feed.ts'
import { sha256 } from '../ids.ts'
import { inTurns } from '../in-turns.ts'
import { recordFiles } from '../record-files.ts'
import { version } from '../version.ts'
import { zip } from '../zip-writer.ts'
import { scopeTeam } from './team-scoping.ts'

/** A team's log for other programs, by cookie or by read token. */
export const teamFiles = factory
  .createApp()
  .use('/:teamId/adrs.zip', readToken, scopeTeam)
  .use('/:teamId/adrs.json', readToken, scopeTeam)
  .use('/:teamId/adrs.atom', readTokenInAddress, scopeTeam)
  .use('/:teamId/radar.json', readToken, scopeTeam)

  .get('/:teamId/adrs.zip', async (c) => {
    const { team, deps } = c.var
    const format = c.req.query('format') ?? 'madr'
    if (!isFolderFormat(format)) throw new HTTPException(404)
    const records = await listRecords(deps.db, team.id)
    const files = await once(c, `files ${format}`, records, () => recordFiles(records, format))
    const folder = folderOf(format)
    const bytes = await zip(files.map(({ name, text }) => ({ path: `${folder}/${name}`, text })))
    c.header('Content-Type', 'application/zip')
    c.header('Content-Disposition', contentDisposition(`${slug(team.name)}-records.zip`))
    return c.body(bytes)
  })

  .get('/:teamId/adrs.json', async (c) => {
    const { team, deps } = c.var
    const records = (await listRecords(deps.db, team.id)).map(({ record }) => record)
    c.header('Content-Type', 'application/json; charset=utf-8')
    c.header('Content-Disposition', contentDisposition(`${slug(team.name)}-records.json`))
    return c.body(toJsonAdrs(await once(c, 'json', records, () => inTurns(records, jsonAdr)), TOOL))
  })

  .get('/:teamId/adrs.atom', async (c) => {
    const { team, deps } = c.var
    const logUrl = `${deps.publicUrl}/teams/${team.id}/adrs`
    const feed = atomFeed({
      team,
      logUrl,
      records: await listRecords(deps.db, team.id),
      tell: ({ record }) => ({
        summary: feedSummary(record),
        html: String(FeedEntry({ record, href: `${logUrl}/${record.number}` })),
      }),
    })
    const tag = `"${sha256(feed).slice(0, 32)}"`
    c.header('ETag', tag)
    c.header('Cache-Control', 'private, no-cache')
    if (isKnown(c, tag)) return c.body(null, 304)
    c.header('Content-Type', 'application/atom+xml; charset=utf-8')
    return c.body(feed)
  })

  .get('/:teamId/radar.json', async (c) => {
    const { deps, team } = c.var
    const style = c.req.query('style') ?? 'thoughtworks'
    if (style !== 'thoughtworks' && style !== 'zalando') throw new HTTPException(404)
    const blips = radarOf(await radarEntries(c), { proposed: c.req.query('proposed') === '1' })
    const addressOf = ({ number }: Blip) => `${deps.publicUrl}/teams/${team.id}/adrs/${number}`
    return style === 'zalando'
      ? c.json(toZalando(blips, dayOf(deps.now().toISOString(), 'UTC'), addressOf))
      : c.json(toThoughtworks(blips, addressOf))
  })

const TOOL = { name: 'Stackmoot', version }

/** However many ask at the same moment, and again while nothing has changed, it is made once: of a long log it takes seconds. */
async function once<Made>(
  c: Context<AppEnv>,
  what: string,
  of: unknown,
  make: () => Promise<Made>,
): Promise<Made> {
  const key = `${what} ${sha256(JSON.stringify(of))}`
  return JSON.parse(await c.var.pages.of(key, async () => JSON.stringify(await make()))) as Made
}

const isKnown = (c: Context<AppEnv>, tag: string) =>
  (c.req.header('If-None-Match') ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag)

async function radarEntries(c: Context<AppEnv>) {
  const { deps, team } = c.var
  const { steps, templates } = await listStandings(deps.db, team.id)
  const records = await listRecords(deps.db, team.id)
  const chosen = await once(c, 'chosen', records, () => inTurns(records, ({ record }) => chosenOf(record)))
  return records.map(({ id, decisionId, record }, at) => ({
    record,
    template: templates.get(decisionId ?? '') ?? null,
    chosen: chosen[at] ?? '',
    before: statusesBefore(steps.get(id) ?? []),
  }))
}

function chosenOf(record: AnyRecord): string {
  if (isWritten(record)) return readBody(record.body).chosen ?? ''
  return record.chosenOptionId === null ? '' : chosenName(record)
}

/** The last step is what it is now; before the first one it was proposed, or accepted from the start. */
function statusesBefore(steps: readonly AdrStatus[]): AdrStatus[] {
  const [first] = steps
  if (first === undefined) return []
  return [first === 'accepted' || first === 'rejected' ? 'proposed' : 'accepted', ...steps.slice(0, -1)]
}
