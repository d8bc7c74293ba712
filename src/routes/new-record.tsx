import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listByNumber, listSuggested } from '../../db/queries/adr-links.ts'
import { listTeamTags } from '../../db/queries/adr-versions.ts'
import { nextAdrNumber } from '../../db/queries/adrs.ts'
import { findMember } from '../../db/queries/users.ts'
import { NewRecordPage } from '../../views/records/new.tsx'
import { PreviewArticle } from '../../views/records/preview.tsx'
import { writeRecord } from '../actions/write-record.ts'
import { numbersIn, parseLinkFields } from '../domain/adr-links.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { isStatusOfNew, parseRecord } from '../domain/record-form.ts'
import { isUntouched, RECORD_TEMPLATES, recordTemplate } from '../domain/record-templates.ts'
import { dayOf } from '../domain/time.ts'
import { type AppEnv, factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { tellLinked } from './record-data.ts'
import { linksOfBody, TOO_MANY, waitToWrite } from './record-preview.ts'
import { requireInTeam, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/new'
const PREVIEW = '/teams/:teamId/adrs/preview'

const NAMES = [
  ...[
    'title',
    'status',
    'date',
    'decisionMakers',
    'consulted',
    'informed',
    'tags',
    'replaces',
    'amends',
    'body',
  ],
] as const

const NOT_TAKEN = 'What you wrote is kept. Empty the box first if you want to start from a template.'

export const newRecord = factory
  .createApp()
  .use(PATH, scopeTeam, requireInTeam('write record'))
  .use(PREVIEW, scopeTeam, requireInTeam('write record'))

  .get(PATH, async (c) => page(c, { fields: await freshFields(c), submission: newId() }))

  .post(PATH, async (c) => {
    const { deps, team, actor } = c.var
    const form = await readForm(c)
    const fields = fieldsIn(form)
    const submission = form.one('submission')
    const template = recordTemplate(form.one('template'))
    if (template && isUntouched(fields.body))
      return page(c, { fields: { ...fields, body: template.body }, submission })
    if (template) return page(c, { fields, submission, said: NOT_TAKEN })
    if (form.has('preview')) return page(c, { fields, submission, isPreviewAsked: true })
    const read = await parse(c, fields)
    if (!read.ok) return page(c, { fields, submission, errors: read.errors, status: 422 })
    if (!actor.id) throw new HTTPException(404)
    if ((await waitToWrite(c, actor.id)) > 0)
      return page(c, { fields, submission, errors: { form: TOO_MANY }, status: 429 })
    const about = { teamId: team.id, actorId: actor.id, submissionKey: submission, at: deps.now() }
    const { id, number } = await writeRecord(deps.db, { ...about, ...read.record })
    await tellLinked(c, id)
    return c.redirect(`/teams/${team.id}/adrs/${number}`, 303)
  })

  .post(PREVIEW, async (c) => {
    const form = await readForm(c)
    const fields = fieldsIn(form)
    const number = /^[1-9]\d{0,3}$/.test(form.one('number')) ? Number(form.one('number')) : null
    return c.html(
      <PreviewArticle
        number={number ?? (await nextAdrNumber(c.var.deps.db, c.var.team.id))}
        status={fields.status === 'accepted' ? 'accepted' : form.one('standing') || 'proposed'}
        fields={fields}
        hrefOf={await linksOfBody(c, fields.body)}
      />,
    )
  })

type Fields = Record<(typeof NAMES)[number], string>

const fieldsIn = (form: Form) => Object.fromEntries(NAMES.map((name) => [name, form.one(name)])) as Fields

async function freshFields(c: Context<AppEnv>): Promise<Fields> {
  const { deps, team, actor } = c.var
  const member = actor.id ? await findMember(deps.db, team.id, actor.id) : undefined
  return {
    ...(Object.fromEntries(NAMES.map((name) => [name, ''])) as Fields),
    status: 'proposed',
    date: dayOf(deps.now().toISOString(), 'UTC'),
    decisionMakers: member?.name ?? actor.name,
    body: RECORD_TEMPLATES[0].body,
  }
}

async function parse(c: Context<AppEnv>, fields: Fields) {
  const { deps, team } = c.var
  const { status } = fields
  const named = [...(numbersIn(fields.replaces) ?? []), ...(numbersIn(fields.amends) ?? [])]
  const links = parseLinkFields(fields, await listByNumber(deps.db, team.id, named))
  const parsed = parseRecord(fields)
  if (parsed.ok && links.ok && isStatusOfNew(status))
    return { ok: true as const, record: { draft: parsed.draft, status, links: links.links } }
  const errors: FieldErrors = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(links.ok ? {} : links.errors),
    ...(isStatusOfNew(status) ? {} : { status: 'Choose proposed or accepted.' }),
  }
  return { ok: false as const, errors }
}

type Shown = {
  fields: Fields
  submission: string
  errors?: FieldErrors
  status?: 200 | 422 | 429
  said?: string
  isPreviewAsked?: boolean
}

async function page(c: Context<AppEnv>, { fields, submission, status = 200, ...shown }: Shown) {
  const { deps, team } = c.var
  const { errors = {}, said = '', isPreviewAsked = false } = shown
  return renderPage(
    c,
    <NewRecordPage
      {...{ team, fields, errors, submission, said, isPreviewAsked }}
      nextNumber={await nextAdrNumber(deps.db, team.id)}
      suggested={await listSuggested(deps.db, team.id)}
      tags={await listTeamTags(deps.db, team.id)}
      hrefOf={await linksOfBody(c, fields.body)}
    />,
    { title: status === 422 ? 'Write a record: something is missing' : 'Write a record', status, team },
  )
}
