import { expect } from 'vitest'
import { type Answering, Browser } from '../../helpers/browser.ts'

type Fields = Record<string, string | readonly string[]>

/** In the order of the template's criteria: what the team knows, hiring, ecosystem, speed, maintainability, I/O, CPU, memory, deployment, data & AI, one language, longevity. */
export type Importance = readonly (number | null)[]

/** Node.js, Python, Go, Java, PHP, Ruby. */
export type Familiarity = readonly number[]

export type Vote = {
  importance: Importance
  familiarity: Familiarity
  name: string
  veto?: (option: Option) => string
}

const OPTIONS = ['Node.js', 'Python', 'Go', 'Java', 'PHP', 'Ruby'] as const
type Option = (typeof OPTIONS)[number]

/** Rooms made through the real forms, without drawing them. */
export function postsTo(site: { app: Answering; origin: string }) {
  const visitor = () => new Browser(site.app, site.origin)
  return {
    visitor,

    /** The room as its form offers it, with what is given instead. */
    openRoom: async (facilitator: Browser, fields: Fields = {}) => {
      const { document: form } = await facilitator.page('/decisions/new')
      const ticked = (name: string) =>
        [...form.querySelectorAll(`input[name=${name}][checked]`)].map(
          (box) => box.getAttribute('value') ?? '',
        )
      const opened = await facilitator.post('/decisions/new', {
        template: 'backend-stack',
        question: 'Which back-end stack?',
        option: ticked('option'),
        criterion: ticked('criterion'),
        quorum: '2',
        veto: 'half',
        name: 'Ada',
        ...fields,
      })
      expect(opened.status).toBe(303)
      const path = opened.headers.get('Location') ?? ''
      const { document: room } = await facilitator.page(path)
      const link = room.querySelector('#invite-link')?.getAttribute('value') ?? ''
      return { path, invite: new URL(link).pathname }
    },

    vote: async (voter: Browser, address: string, { importance, familiarity, name, veto }: Vote) => {
      const { document: ballot } = await voter.page(address)
      const fields: Record<string, string> = { name }
      namesOf(ballot, '.asks input[type=radio]').forEach((field, index) => {
        const level = importance[index]
        if (level !== null) fields[field] = String(level)
      })
      for (const block of ballot.querySelectorAll('.opt')) {
        const option = OPTIONS.find((known) => known === block.querySelector('h3')?.textContent)
        const [field = ''] = namesOf(block, 'input[type=radio]')
        const vetoField = block.querySelector('textarea')?.getAttribute('name') ?? ''
        if (!option) continue
        fields[field] = String(familiarity[OPTIONS.indexOf(option)])
        fields[vetoField] = veto?.(option) ?? ''
      }
      expect((await voter.post(address, fields)).status).toBe(303)
    },
  }
}

type Queried = Pick<Awaited<ReturnType<Browser['page']>>['document'], 'querySelectorAll'>

const namesOf = (root: Queried, selector: string) => [
  ...new Set([...root.querySelectorAll(selector)].map((input) => input.getAttribute('name') ?? '')),
]
