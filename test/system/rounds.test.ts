import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { violations } from './helpers/axe.ts'
import { firstRound, openSecond, secondRound } from './helpers/rounds.ts'
import { useStage } from './helpers/stage.ts'

const PHONE = { viewport: { width: 390, height: 844 } }

describe('another round', () => {
  const stage = useStage()

  async function as(person: Browser, options: Parameters<typeof stage.person>[0] = {}): Promise<Page> {
    const page = await stage.person(options)
    const session = person.cookies.get('session')
    if (session)
      await page.context().addCookies([{ name: 'session', value: session, url: stage.site().origin }])
    return page
  }
  const sideways = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  test('has no accessibility violation on any of its pages', { timeout: 400_000 }, async () => {
    const room = await firstRound(stage.site())
    const page = await as(room.facilitator, { script: true, bypassCSP: true })
    await page.goto(`${room.path}/rounds`)
    expect(await violations(page)).toEqual([])
    for (const box of await page
      .getByRole('group', { name: 'Options that stay' })
      .getByRole('checkbox')
      .all())
      await box.uncheck()
    await page.getByRole('button', { name: 'Open round 2' }).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    await openSecond(room)
    for (const address of ['ballot', 'rounds/1']) {
      await page.goto(`${room.path}/${address}`)
      expect(await violations(page)).toEqual([])
    }
  })

  test('is compared with the one before without an accessibility violation', {
    timeout: 400_000,
  }, async () => {
    const room = await firstRound(stage.site())
    await secondRound(room)
    const page = await as(room.facilitator, { script: true, bypassCSP: true })
    for (const address of ['results', 'rounds']) {
      await page.goto(`${room.path}/${address}`)
      expect(await violations(page)).toEqual([])
    }
  })

  test('goes from its opening to what has moved on a phone without script', {
    timeout: 240_000,
  }, async () => {
    const room = await firstRound(stage.site())
    const [, second] = room.people
    if (!second) throw new Error('There is nobody else.')
    const ada = await as(room.facilitator, PHONE)
    await ada.goto(`${room.path}/results`)
    await ada.getByRole('link', { name: 'Open another round', exact: true }).click()
    expect(await sideways(ada)).toBe(0)
    await ada.getByLabel('Why another round?').fill('We have heard the night shift.')
    const asked = await ada.locator('input[name="again"]:checked').count()
    expect(asked).toBeGreaterThan(0)
    await ada.getByRole('button', { name: 'Open round 2' }).click()
    await ada.waitForURL(`**${room.path}`)

    const bo = await as(second.browser, PHONE)
    await bo.goto(`${room.path}/ballot`)
    expect(await sideways(bo)).toBe(0)
    expect(await bo.getByText('We have heard the night shift.').isVisible()).toBe(true)
    const questions = bo.locator('fieldset[id^="importance."]')
    expect(await questions.count()).toBe(asked)
    await bo.getByText('Has this changed?').click()
    for (const question of await questions.all())
      await question.getByRole('radio', { name: '3, important' }).check({ force: true })
    await bo.getByRole('button', { name: 'Cast ballot' }).click()
    await bo.getByRole('heading', { name: 'Your ballot is cast.' }).waitFor()
    expect(await bo.getByText('round 2').first().isVisible()).toBe(true)

    await ada.goto(`${room.path}/ballot`)
    await ada.getByRole('button', { name: 'Cast ballot' }).click()
    await ada.goto(`${room.path}/reveal`)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.getByRole('heading', { name: 'What has moved since round 1' }).waitFor()
    expect(await sideways(ada)).toBe(0)
    expect(await ada.locator('#moved').textContent()).toMatch(
      /Three who voted in round 1 have not voted in round 2 \(Mei, Ruth and Tomás\)/,
    )
    await ada.getByRole('link', { name: 'Read round 1' }).click()
    await ada.getByText('This is round 1, as it was when round 2 was opened.').waitFor()
  })
})
