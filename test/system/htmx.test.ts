import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { receipt } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const QUESTION = 'Which back-end stack for the booking platform?'

describe('with htmx', () => {
  const stage = useStage()

  test('forms swap the main part, and the page follows what others do', { timeout: 300_000 }, async () => {
    const ada = await stage.person({ script: true })
    await ada.goto('/decisions/new')
    const loads = countLoads(ada)

    // A form that comes back keeps what was typed and takes the focus to what is wrong.
    await ada.getByLabel('Your name').fill('Ada')
    await ada.getByLabel('The question').fill('')
    await ada.getByRole('button', { name: 'Open the room' }).click()
    await ada.getByRole('alert').waitFor()
    expect(await focused(ada)).toBe('errors')
    expect(await ada.getByLabel('Your name').inputValue()).toBe('Ada')
    expect(new URL(ada.url()).pathname).toBe('/decisions/new')
    expect(await ada.title()).toContain('something is missing')

    await ada.getByLabel('The question').fill(QUESTION)
    await ada.getByRole('button', { name: 'Open the room' }).click()
    await ada.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    const path = new URL(ada.url()).pathname
    expect(path).toMatch(/^\/decisions\/[\w-]+$/)
    expect(await focused(ada)).toBe('main')
    expect(await ada.title()).toContain(QUESTION)
    expect(await ada.evaluate('scrollY')).toBe(0)

    const invite = await ada.getByRole('textbox', { name: 'Invite link' }).inputValue()
    await ada.getByRole('region', { name: 'Invite' }).getByRole('button', { name: 'Copy' }).click()
    await ada.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await ada.evaluate('navigator.clipboard.readText()')).toBe(invite)

    const bo = await stage.person({ script: true })
    await bo.goto(invite)
    const boLoads = countLoads(bo)
    await fillBallot(bo, { importance: [4, 3, 4, 4, 2, 3, 1], familiarity: { 'Node.js': 3 } })
    await castBallot(bo)
    await bo.getByRole('alert').waitFor()
    expect(await focused(bo)).toBe('errors')
    expect(await bo.locator('.asks input:checked').count()).toBe(7)
    await bo.getByRole('link', { name: 'Write the name your team knows you by.' }).click()
    expect(await focused(bo)).toBe('name')
    await bo.keyboard.type('Bo')
    await castBallot(bo)
    await receipt(bo)
    expect(new URL(bo.url()).pathname).toBe(`${path}/receipt`)
    expect(await focused(bo)).toBe('main')
    expect(boLoads()).toBe(0)

    // Nobody touches Ada's page: it hears of Bo by itself, says so, and leaves the focus alone.
    await ada.getByRole('heading', { name: 'One of two has voted' }).waitFor()
    expect(await ada.locator('[role=status][data-says]').textContent()).toBe('One of two has voted')
    expect(await ada.evaluate('document.activeElement.dataset.copy')).toBe('invite-link')
    expect(loads()).toBe(0)

    await ada.getByRole('link', { name: 'Vote', exact: true }).click()
    await fillBallot(ada, { importance: [5, 3, 4, 4, 2, 3, 1], familiarity: { 'Node.js': 4, Go: 1 } })
    await castBallot(ada)
    await receipt(ada)

    await bo.getByRole('link', { name: 'See who has voted' }).click()
    await bo.getByRole('heading', { name: 'Two of two have voted' }).waitFor()
    await ada.goto(`${path}/reveal`)
    const revealLoads = countLoads(ada)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    await ada.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    expect(new URL(ada.url()).pathname).toBe(`${path}/results`)
    expect(await focused(ada)).toBe('main')

    // Bo's page, which waits, goes to the result.
    await bo.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    expect(new URL(bo.url()).pathname).toBe(`${path}/results`)
    expect(revealLoads()).toBe(0)

    await ada.goto(`${path}/outcome`)
    const outcomeLoads = countLoads(ada)
    await ada.getByRole('radio', { name: /^Go/ }).check()
    await ada.getByRole('button', { name: 'Draft the text for this choice' }).click()
    await ada.getByText('We agreed on Go, because').waitFor()
    expect(await ada.getByRole('radio', { name: /^Go/ }).isChecked()).toBe(true)
    await ada.getByLabel('Because', { exact: true }).fill('')
    await ada.getByRole('button', { name: /^Save as/ }).click()
    await ada.getByText('Say in a sentence why you decided otherwise.').first().waitFor()
    expect(await focused(ada)).toBe('errors')
    await ada.getByLabel('Because', { exact: true }).fill('Go is what we will hire for.')
    await ada.getByRole('button', { name: 'Preview' }).click()
    await ada.getByRole('heading', { name: 'Preview' }).waitFor()
    expect(await focused(ada)).toBe('preview-heading')
    await ada.getByRole('button', { name: 'Save as ADR-0001' }).click()
    await ada.locator('article.adr h1').waitFor()
    expect(new URL(ada.url()).pathname).toBe(`${path}/adr`)
    expect(await focused(ada)).toBe('main')
    expect(outcomeLoads()).toBe(0)

    await ada.getByRole('button', { name: 'Copy' }).click()
    await ada.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await ada.evaluate('navigator.clipboard.readText()')).toContain('Go is what we will hire for.')

    // Back is a page of its own, not a memory of one.
    await ada.goBack()
    await ada.locator('article.adr h1').waitFor()
  })
})

/** Documents loaded from now on; swapped parts are none. */
function countLoads(page: Page) {
  let loads = 0
  page.on('domcontentloaded', () => {
    loads++
  })
  return () => loads
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')
