import type { Context } from 'hono'
import { listCells } from '../../db/queries/briefs.ts'
import { listRemoved } from '../../db/queries/drafts.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import type { FocusAt, Refused } from '../../views/drafts/items.tsx'
import { DraftPage } from '../../views/drafts/page.tsx'
import { type ItemKind, missingToStart } from '../domain/draft.ts'
import { can } from '../domain/permissions.ts'
import { mayChangeProfile, unknownIn } from '../domain/profile.ts'
import type { AppEnv } from '../env.ts'
import { renderPage } from '../render.tsx'
import { inviteOf, returnUrl } from './room-links.ts'

/** The room while it is prepared, for whoever may see it. */
export async function draftPage(c: Context<AppEnv>, refused: Refused | null = null) {
  const { room, deps, actor } = c.var
  const mayEdit = can(room.roles, 'change settings')
  return renderPage(
    c,
    <DraftPage
      room={room}
      removed={mayEdit ? await listRemoved(deps.db, room.id) : { options: [], criteria: [] }}
      suggestions={await listSuggestions(deps.db, room.id)}
      missing={missingToStart(room, deps.now())}
      invite={await inviteOf(c)}
      returnUrl={actor.id && !room.team.isPublic ? await returnUrl(c) : null}
      unknown={mayChangeProfile(room) ? unknownIn(await listCells(deps.db, room.id)) : 0}
      refused={refused}
      focus={refused ? null : focusOf(c)}
    />,
    {
      title: `Draft: ${room.question}`,
      status: refused ? 422 : 200,
      team: room.team,
    },
  )
}

const PLACES = ['up', 'down', 'change', 'undo', 'add'] as const

/** Says in the address where the reader was, so that the focus is there again, with script and without. */
export const focusQuery = (kind: ItemKind, id: string, at: (typeof PLACES)[number]) =>
  `?${new URLSearchParams({ in: kind, item: id, at })}`

function focusOf(c: Context<AppEnv>): FocusAt {
  const kind = (['option', 'criterion'] as const).find((one) => one === c.req.query('in'))
  const at = PLACES.find((one) => one === c.req.query('at'))
  return kind && at ? { kind, id: c.req.query('item') ?? '', at } : null
}
