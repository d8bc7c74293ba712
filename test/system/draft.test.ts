import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violations } from './helpers/axe.ts'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { useStage } from './helpers/stage.ts'

const QUESTION = 'Which queue should we build on?'

describe.each([
  ['without JavaScript', false],
  ['with htmx', true],
])('a decision that is prepared first, %s', (_name, script) => {
  const stage = useStage()
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  const inRoom = (page: Page, title = QUESTION) =>
    page.getByRole('heading', { level: 1, name: title }).waitFor()
  const listed = (page: Page) => page.locator('#options .items b').allTextContents()

  test('from the draft to its end', { timeout: 300_000 }, async () => {
    const ada = await stage.person({ script })
    await ada.goto('/decisions/new')
    await ada.getByLabel('The question').fill(QUESTION)
    await ada.getByLabel('Your name').fill('Ada')
    await press(ada, 'Prepare it first')
    await inRoom(ada)
    const room = new URL(ada.url()).pathname
    const invite = await ada.getByRole('textbox', { name: 'Invite link' }).inputValue()

    // By keyboard: the focus stays with what is moved, until it is at the top.
    await ada.getByRole('button', { name: 'Move Go up' }).focus()
    await ada.keyboard.press('Enter')
    await ada.waitForURL(/at=up/)
    await ada.locator('#options .items b').nth(1).getByText('Go').waitFor()
    expect(await focused(ada)).toBe('Move Go up')
    await ada.keyboard.press('Enter')
    await ada.locator('#options .items b').first().getByText('Go').waitFor()
    expect(await focused(ada)).toBe('Move Go down')

    const ruby = ada.locator('#options .items > li').filter({ hasText: 'Ruby' })
    await ruby.locator('summary').click()
    await ruby.getByRole('button', { name: 'Remove' }).click()
    await ada.getByText('Ruby was removed.').waitFor()
    expect(await focused(ada)).toBe('Undo: bring Ruby back')
    expect(await listed(ada)).toEqual(['Go', 'Node.js', 'Python', 'Java', 'PHP'])
    await ada.keyboard.press('Enter')
    await ada.locator('#options .items b').nth(5).getByText('Ruby').waitFor()

    const php = ada.locator('#options .items > li').filter({ hasText: 'PHP' })
    await php.locator('summary').click()
    await php.getByLabel('Name').fill('Stay on the PHP site')
    await php.getByRole('button', { name: 'Save' }).click()
    await ada.locator('#options .items b').getByText('Stay on the PHP site').waitFor()

    await ada.getByLabel('Add an option').fill('go')
    await press(ada, 'Add the option')
    await ada.getByRole('alert').waitFor()
    expect(await ada.getByLabel('Add an option').inputValue()).toBe('go')
    await ada.getByLabel('Add an option').fill('Zig')
    await press(ada, 'Add the option')
    await ada.locator('#options .items b').nth(6).getByText('Zig').waitFor()

    const bo = await stage.person({ script, viewport: { width: 390, height: 844 } })
    await bo.goto(invite)
    await bo.getByLabel('Your name').fill('Bo')
    await press(bo, 'Join')
    await inRoom(bo)
    await bo.getByRole('link', { name: 'Suggest an option or criterion' }).first().click()
    await bo.getByLabel('A criterion').check()
    await bo.getByLabel('Its name').fill('Fun')
    await press(bo, 'Suggest it')
    await bo.getByRole('alert').waitFor()
    await bo.getByLabel('Why').fill('We stay where we like the work.')
    await press(bo, 'Suggest it')
    await bo.getByRole('heading', { name: 'Waiting for an answer' }).waitFor()

    await ada.goto(room)
    await ada.getByRole('link', { name: 'Accept or decline…' }).click()
    await press(ada, 'Accept Fun')
    await ada.getByRole('heading', { name: 'Answered' }).waitFor()
    await ada.goto(room)
    await ada.getByRole('link', { name: 'Start voting…' }).click()
    await inRoom(ada, 'Start voting?')
    await press(ada, 'Start voting')
    await inRoom(ada)
    await ada.getByRole('heading', { name: 'Nobody has voted yet' }).waitFor()

    await bo.goto(room)
    await bo.getByRole('link', { name: 'Vote', exact: true }).click()
    await fillBallot(bo, { importance: [4, 3], familiarity: { Zig: 2 } })
    await castBallot(bo)
    await inRoom(bo, 'Your ballot is cast.')

    await ada.goto(room)
    await ada.getByRole('link', { name: 'Add an option or criterion that was forgotten' }).click()
    await ada.getByLabel('Its name').fill('Elixir on a new host')
    await press(ada, 'Add it to this round')
    await inRoom(ada)

    await bo.goto(room)
    await bo.getByRole('link', { name: 'Answer what is new' }).click()
    await bo.getByRole('heading', { name: 'One option was added: Elixir on a new host' }).waitFor()
    expect(await bo.getByRole('radio').filter({ visible: true }).count()).toBeLessThan(12)
    await fillBallot(bo, { importance: [], familiarity: { 'Elixir on a new host': 1 } })
    await castBallot(bo)
    await inRoom(bo, 'Your changed ballot is cast.')
    await bo.goto(`${room}/ballot`)
    await bo.getByRole('heading', { name: 'What do you know?' }).waitFor()
    const kept = bo
      .getByRole('group', { name: 'How well do you know Zig' })
      .getByRole('radio', { name: /^2/ })
    expect(await kept.isChecked()).toBe(true)

    await ada.goto(room)
    await ada.getByRole('link', { name: 'Give this decision up…' }).click()
    await press(ada, 'Give it up for everybody')
    await ada.getByRole('alert').waitFor()
    await ada.getByLabel('Why').fill('The customer left.')
    await press(ada, 'Give it up for everybody')
    await inRoom(ada)
    await bo.goto(room)
    await bo.getByText('Ada gave this decision up.').waitFor()
    await bo.getByText('Sealed for good.').waitFor()
  })
})

describe('no accessibility violation', () => {
  const stage = useStage()

  test('in a draft and what comes of it', { timeout: 600_000 }, async () => {
    const ada = await stage.person({ script: true, bypassCSP: true })
    const check = async (address: string) => {
      await ada.goto(address)
      expect([address, await violations(ada)]).toEqual([address, []])
    }
    await ada.goto('/decisions/new')
    await ada.getByLabel('The question').fill(QUESTION)
    await ada.locator('#deadline').fill('2032-12-24T18:00')
    await ada.getByLabel('Your name').fill('Ada')
    await ada.getByRole('button', { name: 'Prepare it first' }).click()
    await ada.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    const room = new URL(ada.url()).pathname
    for (const name of ['Ruby', 'PHP']) {
      const item = ada.locator('#options .items > li').filter({ hasText: name })
      await item.locator('summary').click()
      await item.getByRole('button', { name: 'Remove' }).click()
      await ada.getByText(`${name} was removed.`).waitFor()
    }
    await ada.getByRole('button', { name: 'Add the criterion' }).click()
    await ada.getByRole('alert').waitFor()
    expect(await violations(ada)).toEqual([])
    await check(room)
    await ada.goto(`${room}/suggestions`)
    await ada.getByLabel('Its name').fill('Zig')
    await ada.getByLabel('Why').fill('It is small.')
    await ada.getByRole('button', { name: 'Suggest it' }).click()
    await ada.getByRole('heading', { name: 'Waiting for an answer' }).waitFor()
    expect(await violations(ada)).toEqual([])
    await check(`${room}/start`)
    await ada.getByRole('button', { name: 'Start voting' }).click()
    await ada.getByRole('heading', { name: 'Nobody has voted yet' }).waitFor()
    await ada.goto(`${room}/ballot`)
    await fillBallot(ada, { importance: [4] })
    await castBallot(ada)
    await ada.getByRole('heading', { level: 1, name: 'Your ballot is cast.' }).waitFor()
    await check(`${room}/additions`)
    await ada.getByLabel('Its name').fill('Nim')
    await ada.getByRole('button', { name: 'Add it to this round' }).click()
    await ada.getByRole('link', { name: 'Answer what is new' }).waitFor()
    expect(await violations(ada)).toEqual([])
    await check(`${room}/ballot`)
    await check(`${room}/deadline`)
    await check(`${room}/abandonment`)
    await ada.getByLabel('Why').fill('The customer left.')
    await ada.getByRole('button', { name: 'Give it up for everybody' }).click()
    await ada.getByText('Ada gave this decision up.').waitFor()
    expect(await violations(ada)).toEqual([])
  })
})

/** The name of what has the focus. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement.ariaLabel')
