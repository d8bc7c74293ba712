import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { ENGINES } from '../helpers/database.ts'
import { roomForm } from '../helpers/forms.ts'
import { documentOf, inputOf, textOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the main job on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  /** Fills the ballot the page shows, as asked for, and follows to the receipt. */
  async function vote(browser: Browser, path: string, name: string, level: (label: string) => number) {
    const page = await documentOf(await browser.get(path))
    const form: Record<string, string> = {
      name,
      comment: '',
      submission: String(inputOf(page, 'submission')),
    }
    for (const ask of page.querySelectorAll('fieldset.ask')) {
      if (ask.id.startsWith('willingness.')) continue
      form[ask.id] = String(level(ask.querySelector('legend')?.textContent ?? ''))
    }
    const cast = await browser.post(page.querySelector('form.ballot')?.getAttribute('action') ?? '', form)
    return documentOf(await browser.get(cast.headers.get('Location') ?? ''))
  }

  test('four people get from an empty form to the record, by pages and links alone', async () => {
    const [ada, bo, cy, dee] = Array.from({ length: 4 }, () => world.anonymous()) as [
      Browser,
      Browser,
      Browser,
      Browser,
    ]
    const opened = await ada.post(
      '/decisions/new',
      roomForm({ context: 'Orders come in bursts.', teamName: 'Quayside' }),
    )
    const path = opened.headers.get('Location') ?? ''
    const room = await documentOf(await ada.get(path))
    const invite = new URL(room.getElementById('invite-link')?.getAttribute('value') ?? '').pathname
    const code = room.querySelector('.code-big')?.textContent ?? ''

    const knows = (one: string) => (legend: string) =>
      legend.includes('How well') ? (legend.includes(one) ? 4 : 1) : 3
    await vote(ada, `${path}/ballot`, '', knows('Go'))
    const receipt = await vote(bo, invite, 'Bo', knows('Go'))
    await vote(cy, `/join/${code}`, 'Cy', knows('Go'))
    const way = new URL(receipt.getElementById('return-link')?.getAttribute('value') ?? '').pathname
    await vote(dee, invite, 'Dee', knows('PHP'))
    expect(textOf(await documentOf(await ada.get(path)))).toContain('Four of four have voted')

    const phone = world.anonymous()
    await phone.post(way)
    const again = await documentOf(await phone.get(`${path}/ballot`))
    expect(textOf(again)).toContain('Your ballot is cast.')

    await ada.post(`${path}/reveal`)
    const result = textOf(await documentOf(await dee.get(`${path}/results`)))
    expect(result).toMatch(/Verdict/)
    expect(result).toContain('4 of 4 ballots')

    const outcome = await documentOf(await ada.get(`${path}/outcome`))
    const fields = ['draftedFor', 'title', 'because', 'good', 'bad', 'reviewDate', 'expected', 'status']
    const form = Object.fromEntries(fields.map((field) => [field, String(inputOf(outcome, field))]))
    const saved = await ada.post(`${path}/outcome`, {
      ...form,
      option: inputOf(outcome, 'option') ?? '',
      how: inputOf(outcome, 'how') ?? '',
      kept: inputOf(outcome, 'kept') ?? [],
    })
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, `${path}/adr`])

    const record = await documentOf(await cy.get(`${path}/adr`))
    const file = await (await cy.get(record.querySelector('a[download]')?.getAttribute('href') ?? '')).text()
    for (const part of [
      'Orders come in bursts.',
      '## Considered Options',
      '## Decision Outcome',
      'Bo',
      'Cy',
      'Dee',
    ])
      expect(file).toContain(part)
    expect(file).toContain(/[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(textOf(receipt))?.[0])
  })
})
