import { AdvisorPage } from '../../views/advisor/page.tsx'
import { advise } from '../advisor/advise.ts'
import { explain } from '../advisor/explain.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import { type Answers, type Fields, parseBallot } from '../domain/ballot.ts'
import { factory } from '../env.ts'
import { formOf } from '../form.ts'
import { renderPage } from '../render.tsx'
import { backendStack } from '../templates/backend-stack/template.ts'
import type { TemplateCriterion } from '../templates/template.ts'

const NO_ANSWERS: Answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }

const named = <T extends { key: string }>(items: readonly T[]) =>
  items.map((item) => ({ ...item, id: item.key }))

/** One person has no team to speak of. */
const soloCriterion = (criterion: TemplateCriterion): TemplateCriterion =>
  criterion.kind === 'familiarity'
    ? {
        ...criterion,
        name: 'Using what you already know',
        help: 'How much should it count that you can deliver with it today?',
      }
    : criterion

/** One person, no room: the answers are the address, so it can be kept and shared. */
export const soloAdvisor = factory.createApp().get('/advisor', (c) => {
  const form = formOf(new URL(c.req.url).searchParams)
  const ticked = form.all('option')
  const offered = named(backendStack.options)
  const chosen = offered.filter(({ key, ticked: usual }) =>
    ticked.length > 0 ? ticked.includes(key) : usual,
  )
  const options = chosen.length >= 2 ? chosen : offered.filter(({ ticked: usual }) => usual)
  const criteria = named(backendStack.criteria.map(soloCriterion))
  const fields = answersOf(form.fields(), options)
  const asked = Object.keys(fields).length > 0
  const parsed = asked ? parseBallot({ options, criteria }, fields, { needsName: false }) : null

  const answers = parsed?.ok ? parsed.ballot.answers : NO_ANSWERS
  const cells = options.flatMap((option) =>
    criteria.map((criterion) => ({
      optionId: option.id,
      criterionId: criterion.id,
      score: backendStack.cell(option.key, criterion.key)?.score ?? null,
    })),
  )
  const room = { options, criteria, quorum: 1, vetoPercent: null }
  const result = advise(advisorInput(room, cells, asked ? [answers] : [], 1))
  return renderPage(
    c,
    <AdvisorPage
      offered={offered}
      options={options}
      criteria={criteria}
      fields={fields}
      errors={parsed && !parsed.ok ? parsed.errors : {}}
      tooFew={ticked.length === 1}
      result={result}
      explanation={explain(result)}
    />,
    {
      title: 'Solo advisor',
      current: '/advisor',
      status: (parsed && !parsed.ok) || ticked.length === 1 ? 422 : 200,
    },
  )
})

/** Only answers: a blank form is no ballot, and what others hang on an address says nothing. */
function answersOf(fields: Fields, options: readonly { id: string }[]): Fields {
  const asked = (name: string) =>
    name.startsWith('importance.') || options.some(({ id }) => name === `familiarity.${id}`)
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== '' && asked(name)))
}
