import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findVersion, listVersions } from '../../db/queries/adr-versions.ts'
import { VersionPage } from '../../views/records/version.tsx'
import { VersionsPage } from '../../views/records/versions.tsx'
import { editRecord } from '../actions/edit-record.ts'
import { difference } from '../adr/difference.ts'
import { contentDisposition } from '../adr/file-name.ts'
import { nameOfFile } from '../adr/folder.ts'
import { adrId } from '../adr/links.ts'
import { toMadr } from '../adr/madr.ts'
import { pageOf } from '../domain/adr-links.ts'
import { isUnchanged, restored } from '../domain/revision.ts'
import { mayChangeRecord } from '../domain/team-permissions.ts'
import { versionTitle } from '../domain/version-words.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { titleOf } from './adrs.tsx'
import { TOO_MANY, waitToWrite } from './record-preview.ts'
import { requireChange, scopeRecord, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/:number/versions'
const VERSION = `${PATH}/:version` as const
const FILE = `${VERSION}/adr.md` as const
const RESTORATION = `${VERSION}/restoration` as const

/** On one page. */
const MOST = 100
const LAST = 2_147_483_647

const CHANGED = 'This record was changed since you opened the page. Look at it once more, then restore.'

export const versions = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord)
  .use(VERSION, scopeTeam, scopeRecord)
  .use(FILE, scopeTeam, scopeRecord)
  .use(RESTORATION, scopeTeam, scopeRecord, requireChange)

  .get(PATH, async (c) => {
    const { adr, deps, team } = c.var
    const found = await listVersions(deps.db, adr.id, versionIn(c.req.query('before')) ?? LAST, MOST + 1)
    return renderPage(
      c,
      <VersionsPage
        record={adr.record}
        href={addressOf(c)}
        path={pathOf(c)}
        room={adr.decisionId === null ? null : { id: adr.decisionId, timeZone: adr.timeZone ?? 'UTC' }}
        entries={found.slice(0, MOST)}
        hasEarlier={found.length > MOST}
      />,
      { title: `Versions: ${titleOf(adr.record)}`, team },
    )
  })

  .get(VERSION, async (c) => {
    const { adr, deps, team, actor } = c.var
    const entry = await load(c)
    const before = await findVersion(deps.db, adr.id, entry.version - 1)
    const markdown = toMadr(entry.record)
    return renderPage(
      c,
      <VersionPage
        {...{ entry, markdown }}
        record={entry.record}
        now={adr}
        timeZone={adr.timeZone ?? 'UTC'}
        href={addressOf(c)}
        path={pathOf(c)}
        stretches={before ? difference(toMadr(before.record), markdown) : null}
        fileName={fileOf(entry)}
        mayRestore={mayChangeRecord({ id: actor.id, role: team.role }, adr)}
      />,
      { title: `${versionTitle(entry.version, entry.record.number)}: ${entry.record.title}`, team },
    )
  })

  .get(FILE, async (c) => {
    const entry = await load(c)
    c.header('Content-Type', 'text/markdown; charset=utf-8')
    c.header('Content-Disposition', contentDisposition(fileOf(entry)))
    return c.body(toMadr(entry.record))
  })

  .post(RESTORATION, async (c) => {
    const { adr, deps, actor } = c.var
    const entry = await load(c)
    const seen = versionIn((await readForm(c)).one('version'))
    const record = restored(adr.record, entry.record)
    // As it is already, or the same form again.
    if (isUnchanged(adr.record, record)) return c.redirect(addressOf(c), 303)
    if (seen !== adr.version) throw new HTTPException(409, { message: CHANGED })
    if (!actor.id) throw new HTTPException(404)
    if ((await waitToWrite(c, actor.id)) > 0) throw new HTTPException(429, { message: TOO_MANY })
    const note = `Restored version ${entry.version} of ${adrId(record.number)}.`
    if (!(await editRecord(deps.db, { adr, record, note, actorId: actor.id, at: deps.now() })))
      throw new HTTPException(409, { message: CHANGED })
    return c.redirect(addressOf(c), 303)
  })

const versionIn = (text: string | undefined) =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined

async function load(c: Context<AppEnv>) {
  const version = versionIn(c.req.param('version'))
  const entry = version && (await findVersion(c.var.deps.db, c.var.adr.id, version))
  if (!entry) throw new HTTPException(404)
  return entry
}

/** Apart from the file of the record as it stands. */
const fileOf = ({ version, record }: Awaited<ReturnType<typeof load>>) =>
  nameOfFile(record).replace(/(\.md)?$/, `-v${version}.md`)

const addressOf = ({ var: { team, adr } }: Context<AppEnv>) =>
  pageOf(team.id, { number: adr.record.number, decisionId: adr.decisionId })

const pathOf = ({ var: { team, adr } }: Context<AppEnv>) =>
  `/teams/${team.id}/adrs/${adr.record.number}/versions`
