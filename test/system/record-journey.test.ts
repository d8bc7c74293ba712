import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { violations } from './helpers/axe.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk_with_no_place_to_break'
const body = (said: string) =>
  `## Context\n\n${said}\n\n## Decision\n\nWe do it.\n\n## Consequences\n\nLess to run.\n`
const WALKS = [
  { script: true, viewport: { width: 1280, height: 900 } },
  { script: false, viewport: { width: 390, height: 844 } },
]

describe.each(WALKS)('a log that is written by hand, $script $viewport.width', ({ script, viewport }) => {
  let served: ServedWorld
  let room: Room
  beforeEach(async () => {
    served = await serveWorld('sqlite')
    room = await served.world.openRoom()
  })
  afterEach(() => served.close())
  // After the line above, so that the browsers leave before the server does.
  const visit = useBrowser()

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const toLog = (page: Page) =>
    page.getByRole('navigation', { name: 'Records of this log' }).getByRole('link', { name: /Decision log/ })
  const fits = async (page: Page) =>
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true)

  async function write(page: Page, title: string, said: string, replaces = '') {
    await page.getByRole('link', { name: /^write a record/i }).click()
    await heading(page, 'Write a record')
    await page.getByLabel('Title').fill(title)
    await page.getByRole('textbox', { name: 'The record' }).fill(body(said))
    await page.getByRole('textbox', { name: /^Tags/ }).fill('queue')
    if (replaces) {
      await page.locator('summary', { hasText: 'What it replaces or amends' }).click()
      await page.getByLabel('Replaces').fill(replaces)
    }
    await page.getByRole('button', { name: /^Save as ADR-/ }).click()
    await heading(page, title)
    await fits(page)
  }

  async function accept(page: Page) {
    await page.getByRole('button', { name: 'Accept it' }).click()
    await page.getByText('It is not in force until it is accepted.').waitFor({ state: 'detached' })
  }

  test('is accepted, replaced, found, downloaded, and changed by none of it when it comes back', {
    timeout: 400_000,
  }, async () => {
    const page = await visit(served, { script, viewport, bypassCSP: true })
    await served.signIn(page, 'bo')
    await page.goto(`/teams/${room.team.id}/adrs`)
    await page.getByText('No decisions yet.').waitFor()
    await write(page, LONG, 'Orders come in bursts.')
    await accept(page)
    await toLog(page).click()
    await write(page, 'قاعدة واحدة للطوابير', 'الطلبات تأتي دفعة واحدة.', 'ADR-0001')
    await page.getByText('Then it replaces').waitFor()
    // Each part of the text runs as its script does.
    await page.locator('article.adr p:dir(rtl)', { hasText: 'الطلبات تأتي' }).waitFor()
    await page.locator('article.adr p:dir(ltr)', { hasText: 'We do it.' }).waitFor()
    await accept(page)

    // Both sides lead to each other, and neither is wider than the page.
    const side = page.getByRole('complementary')
    await side.getByText('Supersedes', { exact: true }).waitFor()
    await side.getByRole('link', { name: `ADR-0001 ${LONG}` }).click()
    await heading(page, LONG)
    await side.getByText('Superseded by', { exact: true }).waitFor()
    await fits(page)
    await side.getByRole('link', { name: /^ADR-0002/ }).click()
    await heading(page, 'قاعدة واحدة للطوابير')

    await toLog(page).click()
    await page.getByRole('link', { name: 'How they are linked' }).click()
    await heading(page, 'Links between records')
    await fits(page)
    await page.getByRole('main').getByRole('link', { name: 'Decision log' }).click()

    // Found by its tag and its status, then by a word of its text; what was asked for is taken off again.
    await page.getByRole('searchbox', { name: 'Search' }).fill('queue')
    await page.locator('summary', { hasText: 'Narrow down and sort' }).click()
    await page.getByLabel('superseded', { exact: true }).check()
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 record matches “queue” with status superseded').first().waitFor()
    expect(await page.locator('#hits h3').allInnerTexts()).toEqual([LONG])
    await fits(page)
    if (script) expect(await violations(page)).toEqual([])
    await page.goto(page.url())
    await page.getByRole('link', { name: 'Without superseded' }).click()
    await page.getByText('2 records match “queue”').first().waitFor()
    await page.getByRole('searchbox', { name: 'Search' }).fill('دفعة')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 record matches “دفعة”').first().waitFor()

    await page.getByRole('link', { name: 'Without “دفعة”' }).click()

    // Its own ZIP brings nothing new.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all as a ZIP' }).click(),
    ])
    const file = {
      name: download.suggestedFilename(),
      mimeType: 'application/zip',
      buffer: await readFile(await download.path()),
    }
    await page.getByRole('link', { name: 'Import records' }).click()
    await page.getByLabel('Your records').setInputFiles(file)
    await page.getByRole('button', { name: 'Look at what they would do' }).click()
    await page.getByText('There is nothing to import.').waitFor()
    await page.getByText('2 files that the log has already').waitFor()
    await fits(page)
  })
})
