import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { deleteRepository, findRepository, wantPushNow } from '../../db/queries/repositories.ts'
import { RepositoryPage } from '../../views/teams/repository.tsx'
import { setRepository } from '../actions/set-repository.ts'
import { folderOf } from '../adr/folder.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { parseRepository, type RepositoryFields } from '../domain/repository.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isGitHere } from '../git/commands.ts'
import { NO_GIT } from '../git/words.ts'
import { renderPage } from '../render.tsx'
import { requireInTeam, scopeTeam } from './team-scoping.ts'

const NOT_ALLOWED = 'Whoever runs this server has not allowed any repository.'

export const repository = factory
  .createApp()
  .use('/:teamId/repository/*', scopeTeam, requireInTeam('set repository'))

  .get('/:teamId/repository', (c) => repositoryPage(c, {}))

  .post('/:teamId/repository', async (c) => {
    const { team, deps, actor } = c.var
    const form = await readForm(c)
    await demandGit(c)
    const fields = {
      remote: form.one('remote'),
      branch: form.one('branch'),
      folder: form.one('folder'),
      format: form.one('format'),
    }
    const parsed = parseRepository(fields, deps.git.remotes)
    if (!parsed.ok) return repositoryPage(c, { fields, errors: parsed.errors })
    if (!actor.id) throw new HTTPException(404)
    await setRepository(deps.db, { ...parsed.place, teamId: team.id, by: actor.id, at: deps.now() })
    return c.redirect(`/teams/${team.id}/repository`, 303)
  })

  .post('/:teamId/repository/push', async (c) => {
    const { team, deps } = c.var
    await demandGit(c)
    await wantPushNow(deps.db, team.id, deps.now().toISOString())
    return c.redirect(`/teams/${team.id}/repository`, 303)
  })

  .post('/:teamId/repository/end', async (c) => {
    const { team, deps } = c.var
    await deleteRepository(deps.db, team.id)
    return c.redirect(`/teams/${team.id}/repository`, 303)
  })

async function demandGit(c: Context<AppEnv>) {
  const { git } = c.var.deps
  if (git.remotes.length === 0) throw new HTTPException(409, { message: NOT_ALLOWED })
  if (!(await isGitHere(git))) throw new HTTPException(409, { message: NO_GIT })
}

async function repositoryPage(
  c: Context<AppEnv>,
  { fields, errors = {} }: { fields?: RepositoryFields; errors?: FieldErrors },
) {
  const { team, deps } = c.var
  const row = await findRepository(deps.db, team.id)
  return renderPage(
    c,
    <RepositoryPage
      team={team}
      state={
        row
          ? {
              ...row,
              wantedAt: row.wanted_at,
              nextAt: row.next_at,
              pushedAt: row.pushed_at,
              pushedCommit: row.pushed_commit,
            }
          : null
      }
      fields={fields ?? row ?? { remote: '', branch: 'main', folder: folderOf('madr'), format: 'madr' }}
      errors={errors}
      allowed={deps.git.remotes}
      isGitHere={deps.git.remotes.length === 0 || (await isGitHere(deps.git))}
    />,
    { title: `Git repository: ${team.name}`, team, status: Object.keys(errors).length > 0 ? 422 : 200 },
  )
}
