import { RecordPage } from '../../views/adrs/page.tsx'
import { isWritten } from '../adr/record.ts'
import { pageOf } from '../domain/adr-links.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { nameOfFile, titleOf } from './adrs.tsx'
import { viewOf } from './record-data.ts'
import { scopeRecord, scopeTeam } from './team-scoping.ts'

// Beside it lie pages that are named by words.
const PATH = '/teams/:teamId/adrs/:number{[0-9]+}'

/** The page of a record by its number; of one that came from a room it is in the room. */
export const record = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord)

  .get(PATH, async (c) => {
    const { team, adr, deps } = c.var
    if (!isWritten(adr.record)) return c.redirect(pageOf(team.id, { ...adr.record, ...adr }), 303)
    const view = await viewOf(c, team, adr)
    const { number } = adr.record
    return renderPage(
      c,
      <RecordPage
        {...view}
        teamId={team.id}
        record={adr.record}
        version={adr.version}
        isPublic={team.isPublic}
        startHref={view.mayStart ? `/decisions/new?record=${team.id}/${number}` : null}
        markdown={adr.record.body}
        fileName={nameOfFile(adr.record)}
        downloadUrl={`${deps.publicUrl}/teams/${team.id}/adrs/${number}/adr.md`}
      />,
      { title: titleOf(adr.record), team },
    )
  })
