import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violations } from './helpers/axe.ts'
import { castBallot } from './helpers/ballot.ts'
import { useBrowser, useStage } from './helpers/stage.ts'

const QUESTION = 'Which database should hold our main data?'
const PHONE = { width: 390, height: 844 }

const fold = (page: Page, name: string) => page.locator('summary', { hasText: name }).first()

describe.each([
  ['without JavaScript', false],
  ['with htmx', true],
])('the rules of a room, %s', (_name, script) => {
  const stage = useStage()

  test('are set on a phone, come back as they were set, and hold', { timeout: 300_000 }, async () => {
    const ada = await stage.person({ script, viewport: PHONE })
    await ada.goto('/decisions/new')
    await fold(ada, 'Start from another template').click()
    await ada.getByRole('link', { name: 'Database' }).click()
    await ada.getByText('No scores are built in for this question.').waitFor()
    await ada.getByLabel('Your name').fill('Ada')

    await fold(ada, 'The ballot').click()
    expect(await ada.getByRole('radio', { name: /^Up to 5 minutes/ }).isChecked()).toBe(true)
    expect(await ada.getByText('How people say what matters').isVisible()).toBe(false)
    await ada.getByRole('radio', { name: /^I set it myself/ }).check()
    expect(await ada.getByText('How people say what matters').isVisible()).toBe(true)
    await ada.getByRole('radio', { name: /^Up to 2 minutes/ }).check()
    expect(await ada.getByText('How people say what matters').isVisible()).toBe(false)

    await fold(ada, 'Must-haves').click()
    await ada.getByLabel('Who can deliver with it alone').fill('1')
    await fold(ada, 'Least scores').click()
    await ada.getByRole('spinbutton', { name: 'Integrity' }).fill('4')
    await fold(ada, 'Voting rules').click()
    await ada.getByRole('radio', { name: /^By themselves when everybody has voted/ }).check()
    await ada.getByLabel('Counted in').selectOption('share')
    await ada.getByLabel('Needed for a verdict').fill('60')
    await ada.getByRole('button', { name: 'Open the room' }).click()

    // Nothing is lost, and the message leads to the field.
    await ada.getByRole('alert').waitFor()
    await ada.getByRole('link', { name: /^Say how many people will vote/ }).click()
    expect(await ada.evaluate('document.activeElement.id')).toBe('expectedVoters')
    expect(await ada.locator('#least-1').inputValue()).toBe('4')
    await ada.keyboard.type('2')
    await ada.getByRole('button', { name: 'Open the room' }).click()
    await ada.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await ada.getByText('A verdict needs two ballots.').waitFor()
    await ada.getByText(/It takes 60.% of the two people expected/).waitFor()

    await ada.goto(`${new URL(ada.url()).pathname}/settings`)
    await fold(ada, 'The ballot').click()
    expect(await ada.getByRole('radio', { name: /^Up to 2 minutes/ }).isChecked()).toBe(true)
    await fold(ada, 'Must-haves').click()
    expect(await ada.getByLabel('Who can deliver with it alone').inputValue()).toBe('1')

    // A ballot of two minutes: four criteria, no willingness, and the ratings open, since nothing else is known.
    await ada.goto(ada.url().replace('/settings', '/ballot'))
    expect(await ada.locator('.asks fieldset').count()).toBe(4)
    expect(await ada.locator('[name^="willingness."]').count()).toBe(0)
    await ada.getByLabel('MySQL on Integrity').selectOption('7')
    await castBallot(ada)
    await ada.getByRole('heading', { name: 'Your ballot is cast.' }).waitFor()
  })
})

describe('no accessibility violation on the form, wide and narrow, light and dark', () => {
  const stage = useStage()
  const visit = useBrowser()
  const open = () => visit(stage.site(), { script: true, bypassCSP: true })

  test.each(['database', 'front-end', 'cloud', 'build-or-buy'])('%s', { timeout: 240_000 }, async (key) => {
    const page = await open()
    await page.goto(`/decisions/new?template=${key}`)
    expect(await violations(page)).toEqual([])
  })

  test('set by oneself, and with errors', { timeout: 240_000 }, async () => {
    const page = await open()
    await page.goto('/decisions/new')
    await fold(page, 'The ballot').click()
    await page.getByRole('radio', { name: /^I set it myself/ }).check()
    await fold(page, 'Voting rules').click()
    await page.getByRole('radio', { name: /^By themselves when voting ends/ }).check()
    await page.getByLabel('Needed for a verdict').fill('0')
    await page.getByRole('button', { name: 'Open the room' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('How people say what matters').isVisible()).toBe(false)
    expect(await violations(page)).toEqual([])
  })
})
