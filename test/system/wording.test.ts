import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { violations } from './helpers/axe.ts'
import { type Importance, postsTo } from './helpers/forms.ts'
import type { Site } from './helpers/site.ts'
import { useStage } from './helpers/stage.ts'

const ADA: Importance = [4, 3, 5, 4, 4, 5, 1, 2, 3, 1, 5, 3]
const BO: Importance = [1, 5, 0, 4, 0, 1, 5, 5, 3, 5, 0, 3]
const { site, person } = useStage()

async function revealedRoom({ app, origin }: Site) {
  const { visitor, openRoom, vote } = postsTo({ app, origin })
  const ada = visitor()
  const { path, invite } = await openRoom(ada, { teamName: 'Quayside' })
  await vote(ada, `${path}/ballot`, { importance: ADA, familiarity: [4, 2, 1, 0, 2, 0], name: '' })
  for (const [name, importance] of [
    ['Bo', BO],
    ['Cy', ADA],
  ] as const)
    await vote(visitor(), invite, { importance, familiarity: [3, 3, 1, 0, 2, 0], name })
  expect((await ada.post(`${path}/reveal`)).status).toBe(303)
  return { path, ada }
}

async function as(who: Browser, options: Parameters<typeof person>[0]): Promise<Page> {
  const page = await person({ bypassCSP: true, ...options })
  const session = who.cookies.get('session') ?? ''
  await page.context().addCookies([{ name: 'session', value: session, url: site().origin }])
  return page
}

test.each([
  ['with script', { script: true }],
  ['without script, on a phone', { viewport: { width: 390, height: 844 } }],
])(
  'every sentence of a record is changed before it is saved, %s',
  { timeout: 400_000 },
  async (_, options) => {
    const room = await revealedRoom(site())
    // It needs script, and leaves every fold open.
    const isClean = async (page: Page) => {
      if ('script' in options) expect(await violations(page)).toEqual([])
    }
    const ada = await as(room.ada, options)
    await ada.goto(`${room.path}/outcome`)

    // By keyboard: the fold of the advice, a line out and one of her own in.
    const advice = ada.locator('summary', { hasText: 'What the advice was' })
    await advice.focus()
    await ada.keyboard.press('Enter')
    const lines = ada.getByRole('textbox', { name: 'What the advice was' })
    const [, ...rest] = (await lines.inputValue()).split('\n')
    await lines.fill(['We talked for an hour.', ...rest].join('\n'))
    await ada.locator('summary', { hasText: 'Change their wording' }).click()
    await ada
      .getByRole('textbox', { name: /^Good, because 1 of/ })
      .first()
      .fill('we are quick with it')
    await ada.locator('summary', { hasText: 'Pros and cons' }).click()
    await ada.getByRole('textbox', { name: 'Pros and cons of Go' }).fill('We like it')

    // What is no argument comes back at its field, in the open.
    await ada.getByRole('button', { name: 'Preview' }).click()
    await ada.getByRole('alert').waitFor()
    expect(await ada.getByRole('textbox', { name: 'Pros and cons of Go' }).inputValue()).toBe('We like it')
    await isClean(ada)
    await ada.getByRole('textbox', { name: 'Pros and cons of Go' }).fill('Good, because we like it')

    // Another option drafts the rest anew; hers stays.
    const chosen = ada.getByRole('radio', { name: /^Go/ })
    await chosen.check()
    await ada.getByRole('button', { name: 'Draft the text for this choice' }).click()
    await ada
      .getByRole('textbox', { name: 'Title of the record' })
      .and(ada.locator('[value^="Use Go"]'))
      .waitFor()
    expect(await lines.inputValue()).toMatch(/^We talked for an hour\.\n[\s\S]*Go scored /)
    await ada.getByRole('textbox', { name: 'Because', exact: true }).fill('we want to learn it')
    await ada.getByRole('button', { name: 'Preview' }).click()
    await ada.locator('#preview pre', { hasText: 'We talked for an hour. (edited)' }).waitFor()
    await isClean(ada)
    await ada.getByRole('button', { name: /^Save as/ }).click()
    const record = ada.locator('article.adr')
    await record.getByText('We talked for an hour. (edited)').waitFor()
    await record.getByText('Good, because we like it (edited)').waitFor()
    await record.getByText('because we are quick with it (edited)').waitFor()
  },
)
