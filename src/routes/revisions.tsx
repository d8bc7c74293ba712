import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findLastEditor, findVersion, listTeamTags } from '../../db/queries/adr-versions.ts'
import { findRecordById } from '../../db/queries/records.ts'
import type { Conflict } from '../../views/records/conflict.tsx'
import { RevisionPage } from '../../views/records/revision.tsx'
import { editRecord } from '../actions/edit-record.ts'
import { toMadr } from '../adr/madr.ts'
import { isWritten } from '../adr/record.ts'
import { pageOf } from '../domain/adr-links.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { labelsOf } from '../domain/record-labels.ts'
import {
  fieldsOf,
  isUnchanged,
  MOST_NOTE,
  mergeFields,
  type RevisionFields,
  revise,
} from '../domain/revision.ts'
import { cleanText } from '../domain/text.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { renderPage } from '../render.tsx'
import { titleOf } from './adrs.tsx'
import { linksOfBody, TOO_MANY, waitToWrite } from './record-preview.ts'
import { requireChange, scopeRecord, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/:number/revision'

export const revisions = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord, requireChange)

  .get(PATH, (c) => page(c, { fields: fieldsOf(c.var.adr.record), note: '' }))

  .post(PATH, async (c) => {
    const { adr, deps, actor } = c.var
    const form = await readForm(c)
    const typed = { fields: fieldsIn(form, fieldsOf(adr.record)), note: form.one('note') }
    if (form.has('preview') && isWritten(adr.record))
      return page(c, { ...typed, version: versionIn(form), isPreviewAsked: true })
    const revised = revise(adr.record, typed.fields)
    // Nothing new, or the same form again: there is no version to make.
    if (revised.ok && isUnchanged(adr.record, revised.record)) return back(c)
    if (versionIn(form) !== adr.version) return conflict(c, versionIn(form), typed)
    const note = cleanText(typed.note)
    const errors = { ...(revised.ok ? {} : revised.errors), ...problemOfNote(note) }
    if (!revised.ok || Object.keys(errors).length > 0) return page(c, { ...typed, errors, status: 422 })
    if (!actor.id) throw new HTTPException(404)
    if ((await waitToWrite(c, actor.id)) > 0)
      return page(c, { ...typed, errors: { form: TOO_MANY }, status: 429 })
    const edit = { adr, record: revised.record, note, actorId: actor.id, at: deps.now() }
    if (await editRecord(deps.db, edit)) return back(c)
    await reload(c)
    return conflict(c, adr.version, typed)
  })

type Typed = { fields: RevisionFields; note: string }

/** Fields that were not sent stay as they are. */
const fieldsIn = (form: Form, now: RevisionFields): RevisionFields =>
  Object.fromEntries(
    Object.entries(now).map(([name, text]) => [name, form.has(name) ? form.one(name) : text]),
  )

const versionIn = (form: Form) =>
  /^[1-9]\d{0,8}$/.test(form.one('version')) ? Number(form.one('version')) : 0

const problemOfNote = (note: string): FieldErrors =>
  note.length > MOST_NOTE ? { note: `Use at most ${MOST_NOTE} characters.` } : {}

async function reload(c: Context<AppEnv>) {
  const adr = await findRecordById(c.var.deps.db, c.var.adr.id)
  if (!adr) throw new HTTPException(404)
  c.set('adr', adr)
}

/** Somebody saved since the form was made: both changes go into a new form, which is based on what is saved now. */
async function conflict(c: Context<AppEnv>, version: number, { fields: mine, note }: Typed) {
  const { adr, deps } = c.var
  const base = (await findVersion(deps.db, adr.id, version))?.record ?? adr.record
  const labels = labelsOf(adr.record)
  const label = (field: string) => labels[field] ?? field
  const { fields, taken, clashes } = mergeFields(fieldsOf(base), fieldsOf(adr.record), mine)
  return page(c, {
    ...{ fields, note },
    status: 409,
    conflict: {
      by: await findLastEditor(deps.db, adr.id),
      base: toMadr(base),
      theirs: toMadr(adr.record),
      taken: taken.map(label),
      clashes: clashes.map((clash) => ({ ...clash, label: label(clash.field) })),
    },
  })
}

const addressOf = ({ var: { team, adr } }: Context<AppEnv>) =>
  pageOf(team.id, { number: adr.record.number, decisionId: adr.decisionId })

const back = (c: Context<AppEnv>) => c.redirect(addressOf(c), 303)

type Shown = Typed & {
  version?: number
  errors?: FieldErrors
  status?: 200 | 409 | 422 | 429
  conflict?: Conflict
  isPreviewAsked?: boolean
}

async function page(c: Context<AppEnv>, { fields, note, status = 200, ...shown }: Shown) {
  const { deps, team, adr } = c.var
  const { record } = adr
  const { version = adr.version, errors = {}, conflict: found = null, isPreviewAsked = false } = shown
  return renderPage(
    c,
    <RevisionPage
      {...{ record, fields, note, version, errors, isPreviewAsked }}
      conflict={found}
      href={addressOf(c)}
      log={`/teams/${team.id}/adrs`}
      tags={await listTeamTags(deps.db, team.id)}
      hrefOf={await linksOfBody(c, fields.body ?? '')}
    />,
    { title: `Edit: ${titleOf(record)}`, status, team },
  )
}
