import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unsubscribePath } from '../helpers/mail.ts'
import { type Smtp, startSmtp } from '../helpers/smtp.ts'
import { violations } from './helpers/axe.ts'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { openRoom } from './helpers/room.ts'
import { openSite, type Site } from './helpers/site.ts'
import { useBrowser } from './helpers/stage.ts'

const QUESTION = 'Which back-end stack for the booking platform?'
const BUTTON = { once: 'Send two invitations', after: /nobody is left to invite/ }

let site: Site
let smtp: Smtp
beforeAll(async () => {
  site = await openSite()
  smtp = await startSmtp()
  site.deps.mailer = smtp.mailer
})
afterAll(async () => {
  await site.close()
  await smtp.close()
})

const visit = useBrowser()

/** What came to this address since the last look. */
async function mailTo(address: string): Promise<string> {
  await site.pass(0)
  const at = smtp.received.findIndex(({ to }) => to.includes(address))
  expect(at).toBeGreaterThanOrEqual(0)
  return smtp.received.splice(at, 1)[0]?.text ?? ''
}

async function expectTwo(page: Page, path: string, host = 'example.org') {
  await page.goto(`${path}/voters`)
  await page.getByLabel('Who should vote, one a line').fill(`Bo <bo@${host}>\nCy <cy@${host}>`)
  await page.getByRole('button', { name: 'Save the list' }).click()
  await page.getByRole('link', { name: 'Invite them by mail' }).click()
  await page.getByRole('heading', { level: 1, name: 'Invitations by mail' }).waitFor()
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_name, script) => {
  test('from an invitation to the result, and out of the mail again', { timeout: 240_000 }, async () => {
    const ada = await visit(site, { script })
    const { path } = await openRoom(ada, { name: 'Ada', question: QUESTION })
    await expectTwo(ada, path)
    await ada.getByRole('button', { name: BUTTON.once }).click()
    await ada.getByRole('button', { name: BUTTON.after }).waitFor()

    const letter = await mailTo('bo@example.org')
    await mailTo('cy@example.org')
    const phone = await visit(site, { script, viewport: { width: 390, height: 844 } })
    await phone.goto(/\/join\/[\w-]+/.exec(letter)?.[0] ?? '')
    expect(await phone.getByLabel('Your name').inputValue()).toBe('Bo')
    await fillBallot(phone, { importance: [4, 3, 5] })
    await castBallot(phone)
    await phone.getByRole('heading', { level: 1, name: /ballot is cast/ }).waitFor()
    await phone.getByText('Mail me when the result is there').click()
    await phone.getByLabel('Your address').fill('bo@example.org')
    await phone.getByRole('button', { name: 'Mail me', exact: true }).click()
    await phone.getByText('You get mail at bo@example.org.').waitFor()

    await ada.goto(`${path}/reveal`)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.waitForURL(/results/)
    const news = await mailTo('bo@example.org')
    await phone.goto(/\/decisions\/[\w-]+\/results/.exec(news)?.[0] ?? '')
    expect(new URL(phone.url()).pathname).toBe(`${path}/results`)

    await phone.goto(unsubscribePath(news))
    await phone.getByRole('heading', { level: 1, name: 'No more mail?' }).waitFor()
    await phone.getByRole('button', { name: 'No more mail about this decision' }).click()
    await phone.getByRole('heading', { level: 1, name: 'No more mail about this decision' }).waitFor()
    await phone.goto(`${path}/subscription`)
    await phone.getByText('bo@example.org has asked for no more mail.').waitFor()
    expect(smtp.received).toEqual([])
  })
})

test('by keyboard alone: invite, ask for mail, end it', { timeout: 240_000 }, async () => {
  const page = await visit(site, { script: true })
  const { path } = await openRoom(page, { name: 'Ada', question: QUESTION })
  await expectTwo(page, path)
  const press = async (name: string | RegExp, key: 'Enter' | 'Space' = 'Enter') => {
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      const label =
        (await focused.getAttribute('name')) === 'address' ? 'address' : await focused.textContent()
      const value = await focused.getAttribute('value')
      if (
        [label, value].some(
          (text) => text !== null && (typeof name === 'string' ? text === name : name.test(text)),
        )
      )
        return name === 'address' ? undefined : page.keyboard.press(key)
    }
    throw new Error(`No tab reaches ${name}.`)
  }
  await press(/^Send two/)
  await page.getByRole('button', { name: BUTTON.after }).waitFor()
  await page.goto(`${path}/subscription`)
  await press('review', 'Space')
  await press('address')
  await page.keyboard.type('ada@example.org')
  await page.keyboard.press('Enter')
  await page.getByText('You get mail at ada@example.org.').waitFor()
  await page.goto(unsubscribePath(await mailTo('cy@example.org')))
  await press('Never mail me again')
  await page.getByRole('heading', { level: 1, name: 'No more mail at all' }).waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  await mailTo('bo@example.org')
})

test('no accessibility violation on any page of mail', { timeout: 300_000 }, async () => {
  const page = await visit(site, { script: true, bypassCSP: true })
  const { path } = await openRoom(page, { name: 'Ada', question: QUESTION })
  await page.goto(`${path}/invitations`)
  expect(await violations(page)).toEqual([])
  await expectTwo(page, path, 'example.net')
  expect(await violations(page)).toEqual([])
  smtp.refuse('cy@example.net')
  await page.getByRole('button', { name: BUTTON.once }).click()
  await page.getByRole('button', { name: BUTTON.after }).waitFor()
  const unsubscribe = unsubscribePath(await mailTo('bo@example.net'))
  await page.goto(`${path}/invitations`)
  await page.getByText('One mail was not delivered.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(`${path}/subscription`)
  await page.getByLabel('Your address').fill('ada@example.org')
  await page.getByLabel('when ballots are opened').uncheck()
  await page.getByRole('button', { name: 'Mail me', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('when ballots are opened').check()
  await page.getByRole('button', { name: 'Mail me', exact: true }).click()
  await page.getByText('You get mail at').waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(unsubscribe)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'No more mail about this decision' }).click()
  await page.getByRole('button', { name: 'Mail me after all' }).waitFor()
  expect(await violations(page)).toEqual([])
})
