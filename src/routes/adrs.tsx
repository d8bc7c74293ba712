import { HTTPException } from 'hono/http-exception'
import { findRecordOf } from '../../db/queries/records.ts'
import { reviewsOf } from '../../db/queries/reviews.ts'
import { findTeamFor } from '../../db/queries/teams.ts'
import { AdrPage } from '../../views/adrs/page.tsx'
import { adrId } from '../adr/links.ts'
import type { AdrRecord, AnyRecord } from '../adr/record.ts'
import { isAlone } from '../advisor/alone.ts'
import { factory } from '../env.ts'
import { sha256 } from '../ids.ts'
import { renderKept } from '../render.tsx'
import { shownFiles, writtenAs } from './adr-files.ts'
import { viewOf } from './record-data.ts'
import { loadRevealed } from './revealed.ts'
import { isDueIn, mayReview } from './reviews.tsx'
import { scopeRoom } from './scoping.ts'

export const adrs = factory
  .createApp()
  .use('/:decisionId/adr', scopeRoom)

  .get('/:decisionId/adr', async (c) => {
    const { room, deps, actor } = c.var
    const adr = await findRecordOf(deps.db, room.id)
    const team = await findTeamFor(deps.db, actor.id, room.team.id)
    if (!adr || !team) throw new HTTPException(404)
    const record = { ...(adr.record as AdrRecord), reviews: await reviewsOf(deps.db, room) }
    const files = shownFiles(c, `/decisions/${room.id}/adr`, team.isPublic)
    const { hrefOf, ...view } = await viewOf(c, team, adr)
    const reader = { isDue: isDueIn(c), mayReview: mayReview(c) }
    const seen = [adr.version, reader, view, files]
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
          files={{ ...files, ...writtenAs(record, files.shown) }}
          exported={!isAlone((await loadRevealed(c)).result)}
        />
      ),
      { title: titleOf(record), team: room.team },
    )
  })

export const titleOf = ({ number, title }: AnyRecord) => `${adrId(number)} ${title}`
