import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openRoom } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const QUESTION = 'Which back-end stack should we build on?'

describe.each([
  ['without JavaScript', false],
  ['with htmx', true],
])('by keyboard alone, %s', (_name, script) => {
  const stage = useStage()

  test('open a room, vote and reveal', { timeout: 300_000 }, async () => {
    const page = await stage.person({ script })
    await page.goto('/')
    await tab(page)
    expect(await focus(page)).toMatchObject({ words: 'Skip to content', outlined: true })
    await page.keyboard.press('Enter')
    await tabTo(page, 'Open a decision room')
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Open a decision room' }).waitFor()

    // The order of the page, and nothing that takes the focus out of it.
    await tabTo(page, 'The question')
    await tabTo(page, 'Node.js')
    await page.keyboard.press('Space')
    expect(await page.getByLabel('Node.js').isChecked()).toBe(false)
    await page.keyboard.press('Space')
    await tabTo(page, 'Add your own')
    await page.keyboard.type('Scala')
    await tabTo(page, 'Context')
    await tabTo(page, 'Your name')
    await page.keyboard.type('Ada')
    await tabTo(page, 'Criteria')
    await page.keyboard.press('Enter')
    await page.getByText('In up to 5 or 10 minutes').waitFor()
    await tabTo(page, 'Open the room')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    const path = new URL(page.url()).pathname

    await tabTo(page, 'Vote')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What matters here?' }).waitFor()
    const address = page.url()
    await tabTo(page, '0, irrelevant')
    for (let level = 0; level < 4; level++) await page.keyboard.press('ArrowRight')
    const first = page.locator('.asks > fieldset').first()
    expect(await first.getByRole('radio', { name: '4, very' }).isChecked()).toBe(true)
    expect(await focus(page)).toMatchObject({ words: '4, very', outlined: true })
    // Arrow keys choose, and do nothing else: no submit, no jump to the next question, nothing saved.
    expect(page.url()).toBe(address)
    expect(await page.locator('input:checked').count()).toBe(1)
    const elsewhere = await page.request.get(path)
    expect(await elsewhere.text()).toContain('Nobody has voted yet')
    await tab(page)
    expect(
      await page.evaluate('document.activeElement.closest("fieldset").matches(".asks > :nth-child(2)")'),
    ).toBe(true)
    await page.keyboard.press('Space')
    await tabTo(page, 'Cast ballot')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Your ballot is cast.' }).waitFor()

    await tabTo(page, 'See who has voted')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await tabTo(page, 'Reveal now…')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Reveal now?' }).waitFor()
    await tabTo(page, 'Reveal for everybody')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`${path}/results`)
    await tabTo(page, 'Record the outcome')
  })

  test('the error summary leads to the fields', async () => {
    const page = await stage.person({ script })
    const { path } = await openRoom(page, { name: 'Ada', question: QUESTION })
    await page.goto(`${path}/settings`)
    await page.getByLabel('The question').fill('')
    await page.getByLabel('The question').press('Tab')
    await tabTo(page, 'Save the changes')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect((await focus(page)).id).toBe('errors')
    await tab(page)
    await page.keyboard.press('Enter')
    expect((await focus(page)).id).toBe('question')
  })
})

const tab = (page: Page) => page.keyboard.press('Tab')

/** Presses Tab until the control with this name has the focus; each one on the way must show it. */
async function tabTo(page: Page, words: string) {
  for (let presses = 0; presses < 120; presses++) {
    const at = await focus(page)
    if (at.words === words) return
    await tab(page)
    const next = await focus(page)
    expect([next.words, next.outlined]).toEqual([next.words, true])
  }
  expect.fail(`Tab never came to “${words}”.`)
}

/** What has the focus: its id, its name as a person reads it, and whether one can see where it is. */
const focus = (page: Page) =>
  page.evaluate<{ id: string; words: string; outlined: boolean }>(`(() => {
    const at = document.activeElement
    const named = at.labels?.[0] ?? at
    const own = named === at ? at : named.cloneNode(true)
    if (named !== at) for (const extra of own.querySelectorAll('.hint, small, textarea, input')) extra.remove()
    if (at.matches('summary')) return { id: at.id, words: at.firstChild.textContent.trim(), outlined: seen(at) }
    function seen(element) {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight
    }
    return { id: at.id, words: at.ariaLabel ?? own.textContent.trim().replace(/\\s+/g, ' '), outlined: seen(at) }
  })()`)
