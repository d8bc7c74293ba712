import { HTTPException } from 'hono/http-exception'
import { listOwnTeams } from '../../db/queries/users.ts'
import { NewRoomPage } from '../../views/decisions/new.tsx'
import { openDecision } from '../actions/open-decision.ts'
import { startSession } from '../auth/authenticate.ts'
import { clientAddress } from '../auth/client-address.ts'
import { type BriefFields, parseBrief } from '../domain/brief.ts'
import { isTimeZone } from '../domain/time.ts'
import { factory } from '../env.ts'
import { type Form, readForm } from '../form.ts'
import { newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { templateOf, templates } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'

export const newRoom = factory
  .createApp()

  .get('/new', async (c) => {
    const { deps, actor } = c.var
    const template = templateOf(c.req.query('template'))
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    return renderPage(
      c,
      <NewRoomPage
        template={template}
        templates={templates}
        fields={{
          ...freshFields(template, actor.name, teams[0]?.id ?? ''),
          ...wished(template, c.req.queries('option')),
        }}
        errors={{}}
        teams={teams}
        submission={newId()}
      />,
      { title: 'Open a decision room' },
    )
  })

  .post('/new', async (c) => {
    const { deps, actor } = c.var
    const form = await readForm(c)
    const template = templateOf(form.one('template'))
    const teams = actor.id ? await listOwnTeams(deps.db, actor.id) : []
    const fields = briefFields(form)
    const parsed = parseBrief(template, fields, {
      now: deps.now(),
      teamIds: teams.map(({ id }) => id),
      needsName: true,
    })
    const submission = form.one('submission')
    if (!parsed.ok)
      return renderPage(
        c,
        <NewRoomPage {...{ template, templates, fields, teams, submission }} errors={parsed.errors} />,
        { title: 'Open a decision room: something is missing', status: 422 },
      )
    if (!(await deps.limits.mayOpenRoom(clientAddress(c)))) {
      c.header('Retry-After', '3600')
      throw new HTTPException(429, { message: 'Too many rooms were opened from here. Wait an hour.' })
    }
    const opened = await openDecision(deps.db, deps.secret, {
      brief: parsed.brief,
      userId: actor.id,
      submissionKey: submission || null,
      at: deps.now(),
    })
    if (opened.userId !== actor.id) await startSession(c, opened.userId)
    return c.redirect(`/decisions/${opened.decisionId}`, 303)
  })

/** The options another page names, which are ticked instead of the usual ones. */
function wished({ options }: Template, named: readonly string[] = []): Pick<BriefFields, 'options'> | null {
  const known = options.map(({ key }) => key).filter((key) => named.includes(key))
  return known.length > 0 ? { options: known } : null
}

function freshFields(template: Template, name: string, team: string): BriefFields {
  return {
    question: template.question,
    context: '',
    options: template.options.filter(({ ticked }) => ticked).map(({ key }) => key),
    ownOptions: '',
    criteria: template.criteria.map(({ key }) => key),
    ownCriteria: '',
    deadline: '',
    timeZone: 'UTC',
    name,
    quorum: '2',
    expectedVoters: '',
    hideNames: false,
    veto: 'half',
    importanceMethod: 'rating',
    directVote: false,
    cellRatings: false,
    team,
    teamName: '',
  }
}

export function briefFields(form: Form): BriefFields {
  return {
    question: form.one('question'),
    context: form.one('context'),
    options: form.all('option'),
    ownOptions: form.one('ownOptions'),
    criteria: form.all('criterion'),
    ownCriteria: form.one('ownCriteria'),
    deadline: form.one('deadline'),
    timeZone: isTimeZone(form.one('timeZone')) ? form.one('timeZone') : 'UTC',
    name: form.one('name'),
    quorum: form.one('quorum'),
    expectedVoters: form.one('expectedVoters'),
    hideNames: form.has('hideNames'),
    veto: form.one('veto'),
    importanceMethod: form.one('importanceMethod'),
    directVote: form.has('directVote'),
    cellRatings: form.has('cellRatings'),
    team: form.one('team'),
    teamName: form.one('teamName'),
  }
}
