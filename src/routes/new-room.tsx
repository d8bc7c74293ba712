import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listCells } from '../../db/queries/briefs.ts'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { findRecord, type StoredAdr } from '../../db/queries/records.ts'
import { findTeamFor } from '../../db/queries/teams.ts'
import { listOwnTeams } from '../../db/queries/users.ts'
import { NewRoomPage } from '../../views/decisions/new.tsx'
import { openDecision } from '../actions/open-decision.ts'
import { startSession } from '../auth/authenticate.ts'
import { clientAddress } from '../auth/client-address.ts'
import { pageOf } from '../domain/adr-links.ts'
import { type Brief, type BriefFields, parseBrief } from '../domain/brief.ts'
import { templateIn } from '../domain/draft.ts'
import { can } from '../domain/permissions.ts'
import type { Room } from '../domain/room.ts'
import { carriedScores, withHelp } from '../domain/started-from.ts'
import { canInTeam } from '../domain/team-permissions.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isId, newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { blank } from '../templates/blank.ts'
import { templateOf, templates } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'
import { titleOf } from './adrs.tsx'
import { briefFields, fieldsOfRoom, freshFields } from './brief-fields.ts'
import { fieldsOfRecord } from './record-fields.ts'

export const newRoom = factory
  .createApp()

  .get('/new', async (c) => {
    const { deps, actor } = c.var
    const source = await loadSource(c, c.req.query('from'))
    const record = await loadRecord(c, c.req.query('record'))
    const template = templateFor(source, record ? blank.key : c.req.query('template'))
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    const fields = source
      ? { ...fieldsOfRoom(source), deadline: '', name: actor.name }
      : {
          ...freshFields(template, actor.name, teams[0]?.id ?? ''),
          ...wished(template, c.req.queries('option')),
          ...(record ? fieldsOfRecord(record) : {}),
        }
    return renderPage(
      c,
      <NewRoomPage
        {...{ template, templates, fields, teams, source }}
        record={record && namedIn(record)}
        errors={{}}
        submission={newId()}
      />,
      { title: 'Open a decision room' },
    )
  })

  .post('/new', async (c) => {
    const { deps, actor } = c.var
    const form = await readForm(c)
    const source = await loadSource(c, form.one('from'))
    const record = await loadRecord(c, form.one('record'))
    const template = templateFor(source, form.one('template'))
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    const fields = briefFields(form)
    const parsed = parseBrief(template, fields, {
      now: deps.now(),
      teamIds: teams.map(({ id }) => id),
      needsName: true,
      known: source ? [...source.options, ...source.criteria].map(({ name }) => name) : [],
    })
    const submission = form.one('submission')
    if (!parsed.ok)
      return renderPage(
        c,
        <NewRoomPage
          {...{ template, templates, fields, teams, submission, source }}
          record={record && namedIn(record)}
          errors={parsed.errors}
        />,
        { title: 'Open a decision room: something is missing', status: 422 },
      )
    await demandRoomLeft(c)
    const opened = await openDecision(deps.db, deps.secret, {
      ...(await startOf(c, parsed.brief, source)),
      record: record?.id ?? null,
      userId: actor.id,
      isDraft: form.has('draft'),
      submissionKey: submission || null,
      at: deps.now(),
    })
    if (opened.userId !== actor.id) await startSession(c, opened.userId)
    return c.redirect(`/decisions/${opened.decisionId}`, 303)
  })

export async function demandRoomLeft(c: Context<AppEnv>) {
  if (await c.var.deps.limits.mayOpenRoom(clientAddress(c))) return
  c.header('Retry-After', '3600')
  throw new HTTPException(429, { message: 'Too many rooms were opened from here. Wait an hour.' })
}

/** The room that a new one is started from: one that the reader may vote in. */
async function loadSource(c: Context<AppEnv>, id: string | undefined): Promise<Room | null> {
  if (!id) return null
  const { deps, actor } = c.var
  const room = isId(id) ? await findRoomFor(deps.db, actor.id, id) : undefined
  if (!room) throw new HTTPException(404)
  if (!can(room.roles, 'cast ballot'))
    throw new HTTPException(403, { message: 'Observers read along and start nothing from it.' })
  return room
}

/** The record that takes a new room: `team/number`. One of a room is started from there. */
async function loadRecord(c: Context<AppEnv>, named: string | undefined): Promise<StoredAdr | null> {
  if (!named) return null
  const { deps, actor } = c.var
  const [, teamId = '', number] = /^([\w-]{22})\/([1-9]\d{0,3})$/.exec(named) ?? []
  const team = isId(teamId) ? await findTeamFor(deps.db, actor.id, teamId) : undefined
  const adr = team && (await findRecord(deps.db, team.id, Number(number)))
  if (!adr) throw new HTTPException(404)
  if (!canInTeam(team.role, 'write record'))
    throw new HTTPException(403, { message: 'Observers read along and start nothing from it.' })
  return adr
}

const namedIn = ({ teamId, record, decisionId }: StoredAdr) => ({
  key: `${teamId}/${record.number}`,
  href: pageOf(teamId, { number: record.number, decisionId }),
  name: titleOf(record),
})

const templateFor = (source: Room | null, key: string | undefined) =>
  source ? templateIn(templateOf(source.template), source) : templateOf(key)

/** With the scores that the team of the other room set, as soon as everybody in it may read them. */
async function startOf(c: Context<AppEnv>, brief: Brief, source: Room | null) {
  if (!source) return { brief }
  const isRead = source.state === 'revealed' || source.state === 'decided'
  const cells = isRead ? await listCells(c.var.deps.db, source.id) : []
  return {
    brief: { ...withHelp(brief, source), startedFrom: source.id },
    scores: carriedScores(brief, source, cells),
  }
}

/** The options another page names, which are ticked instead of the usual ones. */
function wished({ options }: Template, named: readonly string[] = []): Pick<BriefFields, 'options'> | null {
  const known = options.map(({ key }) => key).filter((key) => named.includes(key))
  return known.length > 0 ? { options: known } : null
}
