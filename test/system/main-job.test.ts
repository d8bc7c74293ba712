import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { openRoom, receipt, vote } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const QUESTION = 'Which back-end stack for the booking platform?'
const REASON = 'Nobody here can run it at night; we would need a second person on call.'

describe.each(ENGINES)('four people without JavaScript on %s', (engine) => {
  const stage = useStage(engine)

  test('open a room, vote, reveal, record the outcome and take the record along', {
    timeout: 300_000,
  }, async () => {
    const ada = await stage.person()
    const room = await openRoom(ada, {
      name: 'Ada',
      question: QUESTION,
      ownOptions: 'Stay on the PHP site',
      context: 'Forty guest houses.\nThree web developers.\n\nFirst release in May.',
    })
    expect(room.invite).toMatch(/\/join\/[\w-]{22,}$/)
    expect(await ada.getByRole('button', { name: 'Copy' }).count()).toBe(0)
    expect(await ada.getByRole('heading', { name: 'Nobody has voted yet' }).count()).toBe(1)

    const bo = await stage.person()
    const first = await vote(bo, room.invite, {
      importance: [4, 3, 4, 4, 4, 5, 1, 'can’t judge', 3, 1, 4, null],
      familiarity: { 'Node.js': 4, Python: 2, 'Stay on the PHP site': 1 },
      willingness: { 'Node.js': 2, PHP: 0 },
      vetoes: { Ruby: REASON },
      comment: 'Small instances matter to the budget.',
      name: 'Bo',
    })
    const chiara = await stage.person()
    const second = await vote(chiara, room.invite, {
      importance: [4, 3, 4, 4, 3, 5, 2, 2, 3, 1, 4, 3],
      familiarity: { 'Node.js': 3, Python: 1, Go: 1, Java: 0 },
      name: 'Chiara',
    })
    const dan = await stage.person()
    const third = await vote(dan, room.invite, {
      importance: [3, 4, 4, 4, 4, 5, 1, 2, 2, 2, 5, 3],
      familiarity: { 'Node.js': 3, Go: 2 },
      name: 'Dan',
    })
    expect(new Set([first.code, second.code, third.code]).size).toBe(3)

    // Dan changes his mind.
    await dan.getByRole('link', { name: 'change your ballot' }).click()
    await dan.getByText('You cast this on').waitFor()
    expect(
      await dan
        .getByRole('group', { name: 'I/O concurrency' })
        .getByRole('radio', { name: /^5/ })
        .isChecked(),
    ).toBe(true)
    await fillBallot(dan, { importance: [4], comment: 'Changed after lunch.' })
    await castBallot(dan)
    const changed = await receipt(dan)
    expect(changed.code).not.toBe(third.code)

    // Chiara comes back on another machine.
    const elsewhere = await stage.person()
    await elsewhere.goto(second.back)
    await elsewhere.getByRole('button', { name: 'Continue as Chiara' }).click()
    await elsewhere.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    expect(await elsewhere.locator('.rc').textContent()).toBe(second.code)
    await elsewhere.getByRole('link', { name: 'change your ballot' }).click()
    expect(
      await elsewhere
        .getByRole('group', { name: 'How well do you know Node.js' })
        .getByRole('radio', { name: /^3/ })
        .isChecked(),
    ).toBe(true)

    // Turn-out is open, answers are sealed: not even Ada reads one.
    await ada.goto(room.path)
    await ada.getByRole('heading', { name: 'Three of four have voted' }).waitFor()
    for (const page of [ada, bo, elsewhere]) await expectSealed(page, room.path)

    await ada.getByRole('link', { name: 'Vote', exact: true }).click()
    await fillBallot(ada, {
      importance: [4, 2, 3, 4, 4, 4, 1, 1, 3, 1, 4, 3],
      familiarity: { 'Node.js': 4, Python: 2, Go: 2 },
    })
    await castBallot(ada)
    await receipt(ada)
    await ada.getByRole('link', { name: 'See who has voted' }).click()
    await ada.getByRole('heading', { name: 'Four of four have voted' }).waitFor()

    await ada.getByRole('link', { name: 'Reveal now…' }).click()
    await ada.getByText('Everybody has voted.').waitFor()
    await ada.getByRole('link', { name: 'Keep it sealed' }).click()
    await ada.getByRole('heading', { name: 'Four of four have voted' }).waitFor()
    await ada.getByRole('link', { name: 'Reveal now…' }).click()
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.getByRole('heading', { name: /^Verdict:/ }).waitFor()

    const sentences: (string | null)[] = []
    for (const page of [ada, bo, elsewhere, dan]) {
      await page.goto(room.path)
      expect(new URL(page.url()).pathname).toBe(`${room.path}/results`)
      sentences.push(await page.locator('.verdict .say').textContent())
      const text = await page.locator('main').textContent()
      expect(text).toContain(REASON)
      expect(text).toContain('Changed after lunch.')
    }
    expect(sentences[0]).toContain('Node.js')
    expect(new Set(sentences).size).toBe(1)
    expect(await bo.getByRole('link', { name: 'Record the outcome' }).count()).toBe(0)

    await ada.getByRole('link', { name: 'Record the outcome' }).click()
    await ada.getByRole('heading', { level: 1, name: 'Record the outcome' }).waitFor()
    expect(await ada.getByRole('radio', { name: /^Node\.js/ }).isChecked()).toBe(true)
    expect(await ada.getByLabel('Because', { exact: true }).inputValue()).toContain('points ahead of Go')
    await ada.getByRole('button', { name: 'Preview' }).click()
    const preview = await ada.locator('#preview pre').textContent()
    expect(preview).toContain('## Decision Outcome')
    await ada.getByRole('button', { name: 'Save as ADR-0001' }).click()
    await ada.locator('article.adr h1').waitFor()
    expect(new URL(ada.url()).pathname).toBe(`${room.path}/adr`)

    const files: string[] = []
    for (const page of [ada, bo, elsewhere, dan]) {
      await page.goto(room.path)
      await page.locator('article.adr h1').waitFor()
      files.push(await download(page))
    }
    expect(new Set(files).size).toBe(1)
    expect(files[0]).toContain('Receipts of the ballots counted:')
    for (const code of [first.code, second.code, changed.code]) expect(files[0]).toContain(code)
    expect(files[0]).not.toContain(third.code)

    await dan.getByRole('link', { name: 'Decision log' }).first().click()
    const entry = dan.locator('.log li').first()
    expect(await entry.textContent()).toContain('0001')
    await entry.getByRole('link').click()
    await dan.locator('article.adr h1').waitFor()
  })
})

async function download(page: Page): Promise<string> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download Markdown' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/^0001-[a-z0-9-]+\.md$/)
  return readFile(await file.path(), 'utf8')
}

/** Nobody else's answers, nor a total: not on the page, and not at any address behind it. */
async function expectSealed(page: Page, path: string) {
  for (const address of [path, `${path}/turnout`]) {
    const html = await (await page.request.get(address)).text()
    expect(html).not.toContain(REASON)
    expect(html).not.toContain('Small instances matter')
    expect(html).not.toContain('Changed after lunch')
  }
  const results = await page.request.get(`${path}/results`, { maxRedirects: 0 })
  expect([results.status(), results.headers().location]).toEqual([303, path])
  expect((await page.request.get(`${path}/export.json`)).status()).toBe(409)
  expect((await page.request.get(`${path}/outcome`, { maxRedirects: 0 })).status()).not.toBe(200)
  expect((await page.request.get(`${path}/adr.md`)).status()).toBe(404)
}
