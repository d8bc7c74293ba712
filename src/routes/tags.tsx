import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listTeamTags } from '../../db/queries/adr-versions.ts'
import { TagsPage } from '../../views/records/tags.tsx'
import { tagRecord } from '../actions/tag-record.ts'
import { pageOf } from '../domain/adr-links.ts'
import { tagsIn } from '../domain/adr-tags.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { titleOf } from './adrs.tsx'
import { TOO_MANY, waitToWrite } from './record-preview.ts'
import { requireChange, scopeRecord, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/:number/tags'

export const tags = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord, requireChange)

  .get(PATH, (c) => page(c, '', {}, 200))

  .post(PATH, async (c) => {
    const { adr, deps, actor } = c.var
    if (!actor.id) throw new HTTPException(404)
    const form = await readForm(c)
    const tag = form.one('tag')
    const add = tagsIn(tag)
    const remove = form.all('remove')
    if (add.length === 0 && remove.length === 0) return page(c, tag, { tag: 'Write a tag.' }, 422)
    if ((await waitToWrite(c, actor.id)) > 0) return page(c, tag, { form: TOO_MANY }, 429)
    const hindrance = await tagRecord(deps.db, { adr, add, remove, actorId: actor.id, at: deps.now() })
    if (hindrance !== null) return page(c, tag, { tag: hindrance }, 422)
    return c.redirect(pathOf(c), 303)
  })

const pathOf = ({ var: { team, adr } }: Context<AppEnv>) => `/teams/${team.id}/adrs/${adr.record.number}/tags`

async function page(c: Context<AppEnv>, tag: string, errors: FieldErrors, status: 200 | 422 | 429) {
  const { adr, deps, team } = c.var
  const { record } = adr
  return renderPage(
    c,
    <TagsPage
      {...{ record, tag, errors }}
      href={pageOf(team.id, { number: record.number, decisionId: adr.decisionId })}
      path={pathOf(c)}
      known={await listTeamTags(deps.db, team.id)}
    />,
    { title: `Tags: ${titleOf(record)}`, status, team },
  )
}
