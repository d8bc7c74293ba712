import type { Context } from 'hono'
import { listOwnTeams } from '../../db/queries/users.ts'
import { RoomImportPage } from '../../views/room-imports/page.tsx'
import { importRoom } from '../actions/import-room.ts'
import { startSession } from '../auth/authenticate.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { parseRoomImport, type RoomImportFields } from '../domain/room-import-fields.ts'
import { type AppEnv, factory } from '../env.ts'
import type { Form } from '../form.ts'
import { newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { type ReadImport, readImport } from '../room-import.ts'
import { readUpload, type UploadedFile } from '../upload.ts'
import { demandRoomLeft } from './new-room.tsx'

/** A room that another Stackmoot exported becomes one here. */
export const roomImports = factory
  .createApp()

  .get('/imports', async (c) => {
    const { deps, actor } = c.var
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    const fields = { name: actor.name, team: teams[0]?.id ?? '', teamName: '' }
    return page(c, { fields, errors: {}, teams, submission: newId() })
  })

  .post('/imports', async (c) => {
    const { deps, actor } = c.var
    // Reading a file costs more than opening a room.
    await demandRoomLeft(c)
    const { form, files } = await readUpload(c)
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    const fields = fieldsOf(form)
    const submission = form.one('submission')
    const read = readFile(files)
    const parsed = parseRoomImport(fields, {
      teamIds: teams.map(({ id }) => id),
      teamInFile: read.ok ? read.room.decision.team : '',
    })
    const errors = { ...(read.ok ? {} : { file: read.message }), ...(parsed.ok ? {} : parsed.errors) }
    if (!read.ok || !parsed.ok) return page(c, { fields, errors, teams, submission })
    const { decisionId, userId } = await importRoom(deps.db, deps.secret, {
      ...{ file: read.room, hash: read.hash, ...parsed.wanted },
      userId: actor.id,
      submissionKey: submission || null,
      at: deps.now(),
    })
    if (userId !== actor.id) await startSession(c, userId)
    return c.redirect(`/decisions/${decisionId}`, 303)
  })

type Shown = {
  fields: RoomImportFields
  errors: FieldErrors
  teams: readonly { id: string; name: string }[]
  submission: string
}

function page(c: Context<AppEnv>, shown: Shown) {
  const isWrong = Object.keys(shown.errors).length > 0
  return renderPage(c, <RoomImportPage {...shown} />, {
    title: isWrong ? 'Import a room: something is wrong' : 'Import a room',
    status: isWrong ? 422 : 200,
  })
}

const fieldsOf = (form: Form): RoomImportFields => ({
  name: form.one('name'),
  team: form.one('team'),
  teamName: form.one('teamName'),
})

function readFile([file, ...more]: readonly UploadedFile[]): ReadImport {
  if (!file) return { ok: false, message: 'Choose the file of a room.' }
  return more.length > 0 ? { ok: false, message: 'Choose one file at a time.' } : readImport(file.bytes)
}
