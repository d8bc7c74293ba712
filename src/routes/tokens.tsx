import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listPeople } from '../../db/queries/people.ts'
import { endReadToken, listReadTokens } from '../../db/queries/read-tokens.ts'
import { TokensPage } from '../../views/teams/tokens.tsx'
import { makeToken } from '../actions/make-token.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { MOST_TOKENS, parseToken, type TokenFields } from '../domain/read-token.ts'
import { canInTeam } from '../domain/team-permissions.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isId, newId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { requireInTeam, scopeTeam } from './team-scoping.ts'

const MANY = `You have ${MOST_TOKENS} tokens. End one that is not needed any more, then make this one.`
const KNOWN = 'This form has made its token already. If you have lost that one, end it and make another.'

export const tokens = factory
  .createApp()
  .use('/:teamId/tokens', scopeTeam, requireInTeam('make read token'))
  .use('/:teamId/tokens/:tokenId/end', scopeTeam, requireInTeam('make read token'))

  .get('/:teamId/tokens', (c) => tokensPage(c, {}))

  .post('/:teamId/tokens', async (c) => {
    const { team, deps } = c.var
    const form = await readForm(c)
    const fields = { label: form.one('label'), life: form.one('life') }
    const parsed = parseToken(fields, deps.now())
    if (!parsed.ok) return tokensPage(c, { fields, errors: parsed.errors })
    const made = await makeToken(deps.db, deps.secret, {
      id: submissionOf(form.one('submission')),
      teamId: team.id,
      userId: memberId(c),
      label: parsed.label,
      expiresAt: parsed.expiresAt,
      at: deps.now(),
    })
    if (made === 'known') throw new HTTPException(409, { message: KNOWN })
    if (made === 'many') return tokensPage(c, { fields, errors: { tokens: MANY } })
    return tokensPage(c, { made: { ...made, label: parsed.label } })
  })

  .post('/:teamId/tokens/:tokenId/end', async (c) => {
    const { team, deps } = c.var
    const ofAll = canInTeam(team.role, 'end read tokens')
    const ended = await endReadToken(deps.db, {
      id: c.req.param('tokenId'),
      teamId: team.id,
      ...(ofAll ? {} : { userId: memberId(c) }),
      at: deps.now().toISOString(),
    })
    if (!ended) throw new HTTPException(404)
    return c.redirect(`/teams/${team.id}/tokens`, 303)
  })

type Shown = { fields?: TokenFields; errors?: FieldErrors; made?: { token: string; label: string } }

async function tokensPage(c: Context<AppEnv>, { fields, errors = {}, made }: Shown) {
  const { team, deps } = c.var
  const all = await listReadTokens(deps.db, team.id, deps.now().toISOString())
  return renderPage(
    c,
    <TokensPage
      team={team}
      own={all.filter(({ userId }) => userId === memberId(c))}
      others={canInTeam(team.role, 'end read tokens') ? await ofOthers(c, all) : null}
      made={made ? { ...made, url: `${deps.publicUrl}/teams/${team.id}/adrs` } : null}
      submission={newId()}
      fields={fields ?? { label: '', life: '365' }}
      errors={errors}
    />,
    { title: `Read tokens: ${team.name}`, team, status: Object.keys(errors).length > 0 ? 422 : 200 },
  )
}

/** Of people whom the reader finds in the team: who came while an anonymous round is sealed is told to nobody. */
async function ofOthers(c: Context<AppEnv>, all: Awaited<ReturnType<typeof listReadTokens>>) {
  const { team, deps } = c.var
  const reader = memberId(c)
  const people = new Map((await listPeople(deps.db, team.id, reader)).map(({ id, name }) => [id, name]))
  return all.flatMap((token) => {
    const name = people.get(token.userId)
    return name === undefined || token.userId === reader ? [] : [{ ...token, name }]
  })
}

/** A form without one, or with what is none, makes a token of its own. */
const submissionOf = (text: string) => (isId(text) ? text : newId())

function memberId(c: Context<AppEnv>): string {
  if (!c.var.actor.id) throw new HTTPException(404)
  return c.var.actor.id
}
