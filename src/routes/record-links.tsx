import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { listByNumber, listLinks, listSuggested, statusBefore } from '../../db/queries/adr-links.ts'
import { LinksPage, type OwnLink, type RecordLink } from '../../views/adrs/links.tsx'
import { linkRecord } from '../actions/link-record.ts'
import { unlinkRecord } from '../actions/unlink-record.ts'
import { adrId } from '../adr/links.ts'
import { isOwnVerb, numbersIn, pageOf } from '../domain/adr-links.ts'
import { isInForce } from '../domain/adr-status.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import { type AppEnv, factory } from '../env.ts'
import { readForm } from '../form.ts'
import { isId } from '../ids.ts'
import { renderPage } from '../render.tsx'
import { titleOf } from './adrs.tsx'
import { tellLinked } from './record-data.ts'
import { requireChange, scopeRecord, scopeTeam } from './team-scoping.ts'

const PATH = '/teams/:teamId/adrs/:number/links'
const REMOVAL = `${PATH}/:linkId/removal` as const

export const recordLinks = factory
  .createApp()
  .use(PATH, scopeTeam, scopeRecord, requireChange)
  .use(REMOVAL, scopeTeam, scopeRecord, requireChange)

  .get(PATH, (c) => page(c, { verb: 'supersedes', record: '' }, {}, 200))

  .post(PATH, async (c) => {
    const { adr, team, deps, actor } = c.var
    const form = await readForm(c)
    const fields = { verb: form.one('verb'), record: form.one('record') }
    if (!isOwnVerb(fields.verb) || !actor.id) throw new HTTPException(404)
    const numbers = numbersIn(fields.record)
    const [number] = numbers ?? []
    if (number === undefined || numbers?.length !== 1) return page(c, fields, { record: ONE_NUMBER }, 422)
    const [to] = await listByNumber(deps.db, team.id, [number])
    if (!to) return page(c, fields, { record: `There is no ${adrId(number)} in this log.` }, 422)
    const wanted = { adr, to, verb: fields.verb, actorId: actor.id, at: deps.now() }
    const hindrance = await linkRecord(deps.db, wanted)
    if (hindrance !== null) return page(c, fields, { record: hindrance }, 422)
    await tellLinked(c, adr.id)
    return c.redirect(`/teams/${team.id}/adrs/${adr.record.number}/links`, 303)
  })

  .post(REMOVAL, async (c) => {
    const { adr, team, deps, actor } = c.var
    const linkId = c.req.param('linkId')
    if (!isId(linkId) || !actor.id) throw new HTTPException(404)
    const others = (await listLinks(deps.db, adr.id)).filter(({ id }) => id === linkId)
    // A link that is gone was taken off by the same form before.
    await unlinkRecord(deps.db, { adr, linkId, actorId: actor.id, at: deps.now() })
    for (const { decisionId } of others) if (decisionId !== null) deps.hub.publish(decisionId)
    return c.redirect(`/teams/${team.id}/adrs/${adr.record.number}/links`, 303)
  })

const ONE_NUMBER = 'Write the number of one record, such as ADR-0003 or 3.'

async function page(
  c: Context<AppEnv>,
  fields: { verb: string; record: string },
  errors: FieldErrors,
  status: 200 | 422,
) {
  const { adr, team, deps } = c.var
  const { record } = adr
  const links: OwnLink[] = []
  for (const link of await listLinks(deps.db, adr.id)) {
    const found = { ...link, href: pageOf(team.id, link) }
    links.push({ ...found, removal: await removalOf(c, found, link.adrId) })
  }
  return renderPage(
    c,
    <LinksPage
      {...{ record, links, fields, errors }}
      href={pageOf(team.id, { number: record.number, decisionId: adr.decisionId })}
      path={`/teams/${team.id}/adrs/${record.number}/links`}
      suggested={(await listSuggested(deps.db, team.id)).filter(({ number }) => number !== record.number)}
    />,
    { title: `Links: ${titleOf(record)}`, status, team },
  )
}

/** What comes of taking the link off; null where it is the other record that says it. */
async function removalOf(c: Context<AppEnv>, link: RecordLink, otherId: string): Promise<string | null> {
  const { adr, deps } = c.var
  const other = adrId(link.number)
  if (link.verb === 'superseded by' || link.verb === 'amended by') return null
  if (link.verb === 'relates to') return 'Taken off, neither record mentions the other.'
  if (!isInForce(adr.record.status)) return `Taken off, ${other} stays as it is.`
  if (link.verb === 'amends') return `Taken off, ${other} no longer says that it was amended.`
  const rest = (await listLinks(deps.db, otherId)).filter(
    ({ verb, isInForce: counts, adrId: id }) => verb === 'superseded by' && counts && id !== adr.id,
  )
  if (rest.length > 0)
    return `Taken off, ${other} stays superseded by ${rest.map(({ number }) => adrId(number)).join(', ')}.`
  return `Taken off, ${other} is ${await statusBefore(deps.db, otherId)} again, because nothing else replaces it.`
}
