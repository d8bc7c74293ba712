import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { violations } from './helpers/axe.ts'
import { type Importance, postsTo } from './helpers/forms.ts'
import type { Site } from './helpers/site.ts'
import { useStage } from './helpers/stage.ts'

const IMPORTANCE: Importance = [4, 3, 5, 4, 4, 5, 1, 2, 3, 1, 5, 3]
const KNOWN = [4, 2, 1, 0, 2, 0]
const { site, person } = useStage()

/** Ada's room of three people, revealed. */
async function revealedRoom({ app, origin }: Site) {
  const { visitor, openRoom, vote } = postsTo({ app, origin })
  const ada = visitor()
  const { path, invite } = await openRoom(ada, { teamName: 'Quayside' })
  await vote(ada, `${path}/ballot`, { importance: IMPORTANCE, familiarity: KNOWN, name: '' })
  const [bo, cy] = [visitor(), visitor()]
  await vote(bo, invite, { importance: IMPORTANCE, familiarity: KNOWN, name: 'Bo' })
  await vote(cy, invite, { importance: IMPORTANCE, familiarity: KNOWN, name: 'Cy' })
  expect((await ada.post(`${path}/reveal`)).status).toBe(303)
  return { path, ada, bo, cy }
}

async function as(who: Browser, options: Parameters<typeof person>[0] = {}): Promise<Page> {
  const page = await person({ bypassCSP: true, ...options })
  const session = who.cookies.get('session') ?? ''
  await page.context().addCookies([{ name: 'session', value: session, url: site().origin }])
  return page
}

test('consent from the result to the review: live for one, without script for another', {
  timeout: 400_000,
}, async () => {
  const room = await revealedRoom(site())
  const ada = await as(room.ada, { script: true })
  const bo = await as(room.bo, { script: true })
  const cy = await as(room.cy, { viewport: { width: 390, height: 844 } })

  // Whoever reads the result learns that the team is asked.
  await bo.goto(`${room.path}/results`)
  await ada.goto(`${room.path}/results`)
  await ada.getByRole('link', { name: 'Ask for consent' }).click()
  await ada.getByLabel('In words').fill('We take it for the new service.')
  await ada.getByRole('button', { name: 'Ask the team for consent' }).press('Enter')
  await ada.getByRole('heading', { name: 'We take it for the new service.' }).waitFor()
  await bo.getByRole('heading', { name: 'The team is asked for consent' }).waitFor()
  await bo.getByRole('link', { name: 'Say what you think' }).click()

  // Half a sentence of Bo's is still there when Cy's answer comes in.
  await bo.getByRole('radio', { name: /I object/ }).focus()
  await bo.keyboard.press('Space')
  await bo.getByLabel('What would go wrong?').fill('Nobody is on call')
  await cy.goto(`${room.path}/consent`)
  await cy.getByRole('radio', { name: /I have a concern/ }).check()
  await cy.getByLabel('What should be heard').fill('Mind the nights.')
  await cy.getByRole('button', { name: 'Answer for everybody to read' }).click()
  await bo.getByText('Mind the nights.').waitFor()
  expect(await bo.getByLabel('What would go wrong?').inputValue()).toBe('Nobody is on call')

  // An objection without a remedy comes back, with what was typed.
  await bo.getByRole('button', { name: 'Answer for everybody to read' }).click()
  await bo.getByRole('alert').waitFor()
  expect(await bo.getByLabel('What would go wrong?').inputValue()).toBe('Nobody is on call')
  expect(await violations(bo)).toEqual([])
  await bo.getByLabel('What would have to change so').fill('Two of us learn it.')
  await bo.getByRole('button', { name: 'Answer for everybody to read' }).click()
  await bo.locator('#consent-says', { hasText: 'Bo objects.' }).waitFor()
  await ada.locator('#consent-says', { hasText: 'Bo objects.' }).waitFor()
  expect(await violations(ada)).toEqual([])

  await ada.getByRole('link', { name: 'Settle the objection of Bo' }).press('Enter')
  await ada.getByRole('radio', { name: /It is met/ }).check()
  await ada.getByRole('textbox', { name: /^Note/ }).fill('Two of you go on a course in June.')
  expect(await violations(ada)).toEqual([])
  await ada.getByRole('button', { name: 'Settle the objection' }).click()
  await bo.getByText('Two of you go on a course in June.').waitFor()

  // Who is silent has not consented: Ada says so herself.
  await ada.getByRole('radio', { name: /I consent/ }).check()
  await ada.getByRole('button', { name: 'Answer for everybody to read' }).click()
  await ada.getByRole('button', { name: 'Change my answer' }).waitFor()

  await ada.getByRole('link', { name: 'Record the outcome' }).click()
  expect(await ada.getByRole('radio', { name: /By consent/ }).isChecked()).toBe(true)
  await ada.getByLabel('Look again on').fill('2099-01-01')
  await ada.getByLabel('What do we expect').fill('Nobody is called at night.')
  expect(await violations(ada)).toEqual([])
  await ada.getByRole('button', { name: /^Save as/ }).click()
  await ada.locator('article.adr', { hasText: 'The team consented: no objection was left.' }).waitFor()

  await ada.getByRole('link', { name: 'Write a review before the day' }).click()
  await ada.getByRole('radio', { name: 'In part' }).check()
  await ada.getByLabel('What did you find?').fill('Once in March.')
  await ada.getByRole('radio', { name: /^Keep the decision/ }).check()
  expect(await violations(ada)).toEqual([])
  await ada.getByRole('button', { name: 'Add to the record' }).click()
  await ada.getByRole('heading', { name: 'Reviews so far' }).waitFor()
  await cy.goto(`${room.path}/adr`)
  await cy.locator('article.adr', { hasText: 'Once in March.' }).waitFor()
})
