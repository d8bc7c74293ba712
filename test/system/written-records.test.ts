import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import type { Person } from '../helpers/world.ts'
import { violations } from './helpers/axe.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

const BODY =
  '## Context\n\nOrders come in bursts.\n\n## Decision\n\nPostgreSQL.\n\n## Consequences\n\nOne thing less to run.\n'

describe.each([true, false])('records written by hand, with script: %s', (script) => {
  let served: ServedWorld
  let room: Room
  beforeEach(async () => {
    served = await serveWorld('sqlite')
    room = await served.world.openRoom()
  })
  afterEach(() => served.close())
  // After the line above, so that the browsers leave before the server does.
  const visit = useBrowser()

  async function as(person: Person, options: Parameters<typeof visit>[1] = {}): Promise<Page> {
    const page = await visit(served, { script, ...options })
    await served.signIn(page, person)
    return page
  }

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const body = (page: Page) => page.locator('textarea[name="body"]')
  const save = (page: Page) => page.getByRole('button', { name: 'Save as the next version' }).click()

  /** What looks for faults is a script itself, and waits for ever where the page lets none run. */
  const accessible = async (page: Page) => {
    if (script) expect(await violations(page)).toEqual([])
  }

  async function write(page: Page) {
    await page.goto(`/teams/${room.team.id}/adrs`)
    await page.getByRole('link', { name: 'write a record' }).click()
    await heading(page, 'Write a record')
    await page.getByLabel('Title').fill('Keep the queue in PostgreSQL')
    await page.getByRole('button', { name: /^Nygard/ }).click()
    await page.locator('.preview h4', { hasText: /^Decision$/ }).waitFor()
    expect(await body(page).inputValue()).toContain('What we do, in whole sentences')
    expect(await page.getByLabel('Title').inputValue()).toBe('Keep the queue in PostgreSQL')
    await body(page).fill(BODY)
    if (!script) await page.getByRole('button', { name: 'Preview' }).click()
    await page.locator('.preview p', { hasText: 'One thing less to run.' }).waitFor()
    await accessible(page)
    // Enter saves, and takes no template.
    await page.getByLabel('Title').press('Enter')
    await heading(page, 'Keep the queue in PostgreSQL')
  }

  async function edit(page: Page) {
    await page.getByRole('link', { name: 'Edit the record' }).click()
    await heading(page, 'Edit the record')
  }

  test('are previewed, edited by two at once without a loss, read as they were, restored and tagged', {
    timeout: 300_000,
  }, async () => {
    const ada = await as('ada')
    const bo = await as('bo', { viewport: { width: 390, height: 844 } })
    await write(bo)
    await ada.goto(new URL(bo.url()).pathname)
    await edit(ada)
    await edit(bo)
    await body(ada).fill(BODY.replace('bursts', 'waves').replace('PostgreSQL', 'SQLite'))
    await ada.getByLabel('What changed, and why').fill('We looked again.')
    await save(ada)
    await heading(ada, 'Keep the queue in PostgreSQL')

    await body(bo).fill(BODY.replace('PostgreSQL', 'Redis').replace('less', 'more'))
    await save(bo)
    await bo.getByRole('heading', { name: 'Ada saved this record while you were writing' }).waitFor()
    const mine = await body(bo).inputValue()
    for (const word of ['waves', 'Redis', 'more']) expect(mine).toContain(word)
    expect(await bo.locator('.clash').innerText()).toContain('SQLite')
    await accessible(bo)
    await save(bo)
    await heading(bo, 'Keep the queue in PostgreSQL')

    await bo.getByRole('link', { name: 'Versions and timeline' }).click()
    await heading(bo, 'Versions and timeline')
    expect(await bo.locator('.timeline > li').count()).toBe(3)
    await accessible(bo)
    await bo.getByRole('link', { name: 'Ada edited the record.' }).click()
    await heading(bo, 'Version 2 of ADR-0001')
    expect(await bo.locator('.changes ins').first().innerText()).toContain('waves')
    await accessible(bo)
    await bo.getByRole('button', { name: 'Restore this version' }).click()
    await heading(bo, 'Keep the queue in PostgreSQL')
    await bo.locator('.adr p', { hasText: 'SQLite.' }).waitFor()

    await bo.getByRole('link', { name: 'Add tags' }).click()
    await bo.getByLabel('Add a tag').fill('Queue, Storage')
    await bo.getByRole('button', { name: 'Add', exact: true }).click()
    await bo.getByRole('button', { name: 'Take off storage' }).click()
    await bo.getByRole('button', { name: 'Take off storage' }).waitFor({ state: 'detached' })
    await accessible(bo)
    await bo.getByRole('link', { name: 'Back to the record' }).click()
    await bo.locator('.frontm').getByRole('link', { name: 'queue' }).waitFor()
  })
})
