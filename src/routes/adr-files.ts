import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findRecordOf, type StoredAdr } from '../../db/queries/records.ts'
import { reviewsOf } from '../../db/queries/reviews.ts'
import type { RecordFiles } from '../../views/adrs/formats.tsx'
import { contentDisposition } from '../adr/file-name.ts'
import { FORMATS, type FormatName, fileNameOf, isFormatName } from '../adr/formats.ts'
import { type AnyRecord, isWritten } from '../adr/record.ts'
import { readToken } from '../auth/read-token.ts'
import { type AppEnv, factory } from '../env.ts'
import { sha256 } from '../ids.ts'
import { scopeRoom } from './scoping.ts'
import { scopeRecord, scopeTeam } from './team-scoping.ts'

const OF_ROOM = '/decisions/:decisionId/adr.md'
const OF_TEAM = '/teams/:teamId/adrs/:number/adr.md'

/** A record as a file, in any of the formats, by cookie or by read token. */
export const adrFiles = factory
  .createApp()
  .use(OF_ROOM, readToken, scopeRoom)
  .use(OF_TEAM, readToken, scopeTeam, scopeRecord)

  .get(OF_ROOM, async (c) => {
    const adr = await findRecordOf(c.var.deps.db, c.var.room.id)
    if (!adr) throw new HTTPException(404)
    return answer(c, await withReviews(c, adr))
  })

  .get(OF_TEAM, async (c) => answer(c, await withReviews(c, c.var.adr)))

async function answer(c: Context<AppEnv>, record: AnyRecord) {
  const name = c.req.query('format') ?? 'madr'
  if (!isFormatName(name)) throw new HTTPException(404)
  const { mediaType, write } = FORMATS[name]
  c.header('Content-Type', mediaType)
  c.header('Content-Disposition', contentDisposition(fileNameOf(record, name)))
  // What is in a file depends on other records too, such as one that took its place.
  const key = `${name} ${sha256(JSON.stringify(record))}`
  return c.body(await c.var.pages.of(key, async () => write(record)))
}

/** A record with what came true since. */
async function withReviews({ var: { deps } }: Context<AppEnv>, adr: StoredAdr): Promise<AnyRecord> {
  const { record, decisionId, timeZone } = adr
  if (isWritten(record) || decisionId === null || timeZone === null) return record
  return { ...record, reviews: await reviewsOf(deps.db, { id: decisionId, timeZone }) }
}

type Where = Omit<RecordFiles, 'text' | 'fileName'>

/** Where the page of a record has its files, and which of the formats it shows; MADR where none that we know is asked for. */
export function shownFiles(c: Context<AppEnv>, page: string, isPublic: boolean): Where {
  const asked = c.req.query('format') ?? ''
  const file = page.endsWith('/adr') ? `${page}.md` : `${page}/adr.md`
  // A room has no team of its own in the context.
  const { id } = c.var.team ?? c.var.room.team
  const tokensHref = isPublic ? null : `/teams/${id}/tokens`
  const url = `${c.var.deps.publicUrl}${file}`
  return { page, file, url, tokensHref, shown: isFormatName(asked) ? asked : 'madr' }
}

/** A record as it is shown there. */
export const writtenAs = (record: AnyRecord, format: FormatName) => ({
  text: FORMATS[format].write(record),
  fileName: fileNameOf(record, format),
})
