import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findImport, insertImport } from '../../db/queries/imports.ts'
import type { ImportRow } from '../../db/schema.ts'
import { ImportPage } from '../../views/imports/page.tsx'
import { ImportReport, type ReportedFile } from '../../views/imports/report.tsx'
import { importRecords, type Prepared, prepareImport } from '../actions/import-records.ts'
import { readFiles } from '../actions/read-files.ts'
import type { GivenFile, Plan } from '../adr/reading/plan.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isId, newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { unpacked } from '../sent-files.ts'
import { readUpload } from '../upload.ts'
import { requireInTeam, scopeTeam } from './team-scoping.ts'

/** Records from a folder: uploaded, looked at, and then written at once or not at all. */
export const imports = factory
  .createApp()
  .use('/:teamId/imports', scopeTeam, requireInTeam('import records'))
  .use('/:teamId/imports/:importId', scopeTeam, requireInTeam('import records'))

  .get('/:teamId/imports', (c) => formPage(c, null, false))

  .post('/:teamId/imports', async (c) => {
    const { team, deps } = c.var
    const userId = memberId(c)
    const wait = await deps.limits.waitToImport(userId)
    if (wait > 0) {
      c.header('Retry-After', String(wait))
      throw new HTTPException(429, { message: 'That were many imports. Try again in a few minutes.' })
    }
    const { form, files } = await readUpload(c)
    if (files.length === 0) return formPage(c, 'Choose a ZIP or Markdown files.', form.has('renumber'))
    const given = await readFiles(await unpacked(files))
    const id = newId()
    await insertImport(deps.db, {
      ...{ id, team_id: team.id, user_id: userId, done_at: null },
      files: JSON.stringify(given),
      created_at: deps.now().toISOString(),
    })
    const query = form.has('renumber') ? '?renumber=yes' : ''
    return c.redirect(`/teams/${team.id}/imports/${id}${query}`, 303)
  })

  .get('/:teamId/imports/:importId', async (c) => {
    const staged = await stagedOf(c)
    if (staged.done_at !== null)
      return reportPage(c, staged.id, { files: JSON.parse(staged.files), mark: null })
    const renumber = c.req.query('renumber') === 'yes'
    const { plan, mark } = await prepared(c, staged, renumber)
    return reportPage(c, staged.id, { files: plan.files, mark, renumber })
  })

  .post('/:teamId/imports/:importId', async (c) => {
    const { team, deps } = c.var
    const staged = await stagedOf(c)
    const done = () => c.redirect(`/teams/${team.id}/imports/${staged.id}`, 303)
    if (staged.done_at !== null) return done()
    const form = await readForm(c)
    const renumber = form.has('renumber')
    const ready = await prepared(c, staged, renumber)
    const isSame = ready.mark === form.one('mark')
    const userId = memberId(c)
    const by = { teamId: team.id, actorId: userId, ownerId: userId, at: deps.now() }
    const outcome = isSame
      ? await importRecords(deps.db, ready, by, { id: staged.id, report: reportOf })
      : 'overtaken'
    if (outcome !== 'overtaken') return done()
    const { plan, mark } = isSame ? await prepared(c, staged, renumber) : ready
    return reportPage(c, staged.id, { files: plan.files, mark, renumber, isOvertaken: true })
  })

function memberId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}

/** One's own: nobody else's files are shown to anybody. */
async function stagedOf(c: Context<AppEnv>): Promise<ImportRow> {
  const id = c.req.param('importId') ?? ''
  const found = isId(id)
    ? await findImport(c.var.deps.db, { id, teamId: c.var.team.id, userId: memberId(c) })
    : undefined
  if (!found) throw new HTTPException(404)
  return found
}

const prepared = (c: Context<AppEnv>, { files }: ImportRow, renumber: boolean): Promise<Prepared> =>
  prepareImport(c.var.deps.db, {
    ...{ teamId: c.var.team.id, renumber, at: c.var.deps.now() },
    files: JSON.parse(files) as GivenFile[],
  })

/** What is kept of an import: the files themselves are in the log. */
const reportOf = ({ files }: Plan): string =>
  JSON.stringify(files.map(({ write: _, ...file }): ReportedFile => file))

function formPage(c: Context<AppEnv>, error: string | null, renumber: boolean) {
  const { team } = c.var
  return renderPage(c, <ImportPage team={team} error={error} renumber={renumber} />, {
    title: `Import records: ${team.name}`,
    team,
    status: error ? 422 : 200,
  })
}

type Shown = {
  files: readonly ReportedFile[]
  mark: string | null
  renumber?: boolean
  isOvertaken?: boolean
}

function reportPage(c: Context<AppEnv>, id: string, { renumber = false, ...shown }: Shown) {
  const { team } = c.var
  const path = `/teams/${team.id}/imports/${id}`
  return renderPage(c, <ImportReport {...{ team, path, renumber, ...shown }} />, {
    title: `${shown.mark === null ? 'Imported' : 'What the import does'}: ${team.name}`,
    team,
    status: shown.isOvertaken ? 409 : 200,
  })
}
