import { RecordPage } from '../../views/adrs/page.tsx'
import { isWritten } from '../adr/record.ts'
import { pageOf } from '../domain/adr-links.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { shownFiles, writtenAs } from './adr-files.ts'
import { titleOf } from './adrs.tsx'
import { viewOf } from './record-data.ts'
import { scopeRecord, scopeTeam } from './team-scoping.ts'

// Beside it lie pages that are named by words.
const PATH = '/teams/:teamId/adrs/:number{[0-9]+}'

/** The page of a record by its number; of one that came from a room it is in the room. */
export const record = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord)

  .get(PATH, async (c) => {
    const { team, adr } = c.var
    if (!isWritten(adr.record)) return c.redirect(pageOf(team.id, { ...adr.record, ...adr }), 303)
    const view = await viewOf(c, team, adr)
    const { number } = adr.record
    const files = shownFiles(c, `/teams/${team.id}/adrs/${number}`, team.isPublic)
    return renderPage(
      c,
      <RecordPage
        {...view}
        teamId={team.id}
        record={adr.record}
        version={adr.version}
        startHref={view.mayStart ? `/decisions/new?record=${team.id}/${number}` : null}
        files={{ ...files, ...writtenAs(adr.record, files.shown) }}
      />,
      { title: titleOf(adr.record), team },
    )
  })
