import { AdvisorPage } from '../../views/advisor/page.tsx'
import { advisorInput } from '../domain/advisor-input.ts'
import { lensAddresses, readSolo, roomAddress, type Solo, soloAddress } from '../domain/solo.ts'
import { soloResult } from '../domain/solo-result.ts'
import { factory } from '../env.ts'
import { formOf } from '../form.ts'
import { renderPage } from '../render.tsx'
import { templates } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'

/** Without scores there is nothing to rank. */
const RATED = templates.filter(({ options, criteria, cell }) =>
  options.some((option) => criteria.some((criterion) => cell(option.key, criterion.key))),
)

/** One person, no room: the answers are the address, so it can be kept and shared. */
export const soloAdvisor = factory.createApp().get('/advisor', (c) => {
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
  return renderPage(
    c,
    <AdvisorPage
      template={template}
      templates={RATED}
      solo={{ ...solo, errors }}
      starts={lensAddresses(named, template.lenses, solo)}
      link={`${c.var.deps.publicUrl}${soloAddress(named, solo)}`}
      isChange={c.req.header('HX-Request') === 'true'}
      roomHref={roomAddress(template.key, solo)}
      {...soloResult(inputOf(template, solo))}
    />,
    {
      title: 'Solo advisor',
      current: '/advisor',
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
  )
})

function inputOf({ cell }: Template, { options, criteria, answers }: Solo) {
  const cells = options.flatMap((option) =>
    criteria.map((criterion) => {
      const { score = null, band = null } = cell(option.key, criterion.key) ?? {}
      return { optionId: option.id, criterionId: criterion.id, score, band }
    }),
  )
  return advisorInput({ options, criteria, quorum: 1, vetoPercent: null }, cells, answers ? [answers] : [], 1)
}
