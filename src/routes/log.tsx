import type { Context } from 'hono'
import { findInLog, listFacets } from '../../db/queries/adr-search.ts'
import { countRecords, findPlainTexts, type LogEntry, listEntries } from '../../db/queries/log.ts'
import { listReviewsOf } from '../../db/queries/reviews.ts'
import { listOpenRooms } from '../../db/queries/team-rooms.ts'
import { LogPage } from '../../views/adrs/log.tsx'
import type { Entry } from '../../views/adrs/log-entry.tsx'
import { TakeAlong } from '../../views/teams/take-along.tsx'
import { isFiltered, logAddress, readLogFilter } from '../domain/log-filter.ts'
import { calibrationInWords, isReviewDue } from '../domain/review.ts'
import { canInTeam } from '../domain/team-permissions.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { formOf } from '../form.ts'
import { renderPage } from '../render.tsx'
import { scopeTeam } from './team-scoping.ts'

/** The records of a team. What is asked for is the address, so it can be kept and shared. */
export const log = factory
  .createApp()
  .use('/:teamId/adrs', scopeTeam)

  .get('/:teamId/adrs', async (c) => {
    const { deps, team } = c.var
    const path = `/teams/${team.id}/adrs`
    const asked = readLogFilter(formOf(new URL(c.req.url).searchParams))
    const { ids, total: found, page } = await findInLog(deps.db, team.id, asked)
    const filter = { ...asked, page }
    const isStart = page === 1 && !isFiltered(filter)
    // Where the records alone are swapped, the address follows without what the form leaves empty.
    if (c.req.header('HX-Target') === 'div#hits')
      c.header('HX-Replace-Url', logAddress(path, filter, { page }))
    return renderPage(
      c,
      <>
        <LogPage
          {...{ team, path, filter, found }}
          total={await countRecords(deps.db, team.id)}
          facets={await listFacets(deps.db, team.id)}
          entries={await entriesOf(c, ids, filter.text !== '')}
          open={isStart ? await listOpenRooms(deps.db, team.id) : []}
          calibration={isStart ? calibrationInWords(await listReviewsOf(deps.db, team.id)) : null}
        />
        {isStart && (
          <TakeAlong
            team={team}
            url={`${deps.publicUrl}${path}`}
            mayCopy={canInTeam(team.role, 'set repository')}
          />
        )}
      </>,
      { title: `Decision log: ${team.name}`, team, current: path, feed: `${path}.atom` },
    )
  })

async function entriesOf(c: Context<AppEnv>, ids: readonly string[], isSearch: boolean): Promise<Entry[]> {
  const { db, now } = c.var.deps
  const texts = isSearch ? await findPlainTexts(db, ids) : null
  return (await listEntries(db, ids)).map((row) => ({
    ...row,
    review: reviewOf(row, now().toISOString()),
    plain: texts?.get(row.id) ?? null,
  }))
}

const reviewOf = ({ reviewOn, timeZone }: LogEntry, now: string) =>
  reviewOn === null ? null : { reviewOn, isDue: isReviewDue(reviewOn, dayOf(now, timeZone ?? 'UTC')) }
