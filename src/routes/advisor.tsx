import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { NoRanking } from '../../views/advisor/own-ranking.tsx'
import { AdvisorPage } from '../../views/advisor/page.tsx'
import { clientAddress } from '../auth/client-address.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import { lensAddresses, readSolo, roomAddress, type Solo, soloAddress } from '../domain/solo.ts'
import { soloResult } from '../domain/solo-result.ts'
import { type AppEnv, factory } from '../env.ts'
import { formOf } from '../form.ts'
import { renderOnce, renderPage } from '../render.tsx'
import { templates } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'

/** Without scores there is nothing to rank. */
const RATED = templates.filter(({ options, criteria, cell }) =>
  options.some((option) => criteria.some((criterion) => cell(option.key, criterion.key))),
)

const TITLE = 'Solo advisor'
const TOO_MANY =
  'Too many rankings were asked for from here. Wait a minute and ask again; your answers are kept.'

/** One person, no room: the answers are the address, so it can be kept and shared. */
export const soloAdvisor = factory.createApp().get('/advisor', async (c) => {
  const form = formOf(new URL(c.req.url).searchParams)
  const wanted = form.one('template')
  const template = RATED.find(({ key }) => key === wanted) ?? RATED[0]
  if (!template) return c.notFound()
  const solo = readSolo(template, { ticked: form.all('option'), fields: form.fields() })
  const errors =
    wanted === '' || wanted === template.key
      ? solo.errors
      : { ...solo.errors, form: `The address names a template that has no scores. This is ${template.name}.` }
  const named = template === RATED[0] ? null : template.key
  const isChange = c.req.header('HX-Request') === 'true'
  const { deps, variants } = c.var
  const key = pageKey(template, { ...solo, errors }, isChange)
  const wait = variants.has(key) ? 0 : await deps.limits.waitToRank(clientAddress(c))
  if (wait > 0) return refused(c, wait, isChange)
  return renderOnce(
    c,
    key,
    () => (
      <AdvisorPage
        template={template}
        templates={RATED}
        solo={{ ...solo, errors }}
        starts={lensAddresses(named, template.lenses, solo)}
        link={`${deps.publicUrl}${soloAddress(named, solo)}`}
        isChange={isChange}
        roomHref={roomAddress(template.key, solo)}
        {...soloResult(inputOf(template, solo))}
      />
    ),
    {
      title: TITLE,
      current: '/advisor',
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    variants,
  )
})

/** All that a page is made of: the draws have a fixed seed, so the same answers make the same page. */
const pageKey = ({ key }: Template, { options, ticked, fields, errors }: Solo, isChange: boolean) =>
  `advisor ${JSON.stringify([key, isChange, keysOf(options), keysOf(ticked), fields, errors])}`

const keysOf = (named: Solo['options']) => named.map(({ key }) => key)

/** In place of the ranking alone where it is swapped: the answers stay in the form. */
function refused(c: Context<AppEnv>, seconds: number, isChange: boolean) {
  c.header('Retry-After', String(seconds))
  if (!isChange) throw new HTTPException(429, { message: TOO_MANY })
  return renderPage(c, <NoRanking says={TOO_MANY} />, { title: TITLE, status: 429 })
}

function inputOf({ cell }: Template, { options, criteria, answers }: Solo) {
  const cells = options.flatMap((option) =>
    criteria.map((criterion) => {
      const { score = null, band = null } = cell(option.key, criterion.key) ?? {}
      return { optionId: option.id, criterionId: criterion.id, score, band }
    }),
  )
  return advisorInput({ options, criteria, quorum: 1, vetoPercent: null }, cells, answers ? [answers] : [], 1)
}
