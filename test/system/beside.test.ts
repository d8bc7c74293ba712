import { describe, expect, test } from 'vitest'
import { useStage } from './helpers/stage.ts'

describe('beside the rooms', () => {
  const stage = useStage()

  test('the sample room is open to whoever looks, from the landing page to its record', async () => {
    const page = await stage.person()
    await page.goto('/')
    await page.getByRole('link', { name: 'Look around a sample room' }).click()
    await page.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    expect(await page.locator('.verdict .say').textContent()).toMatch(/^Node\.js leads with/)
    await page.getByRole('link', { name: 'Read the record' }).first().click()
    await page.locator('article.adr h1').waitFor()
    const file = await page.request.get(`${new URL(page.url()).pathname}.md`)
    expect(await file.text()).toContain('## Decision Outcome')
    await page.getByRole('link', { name: 'Decision log' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Decision log' }).waitFor()
    expect(await page.locator('.log li').count()).toBe(1)
    // A visitor reads; there is nothing to run.
    expect(await page.context().cookies()).toEqual([])
  })

  test('the solo advisor ranks a form sent without JavaScript', async () => {
    const page = await stage.person()
    await page.goto('/advisor')
    await page.locator('#own-ranking').getByText('Nothing is rated yet.').waitFor()
    const shared = page
      .getByRole('group', { name: 'One language' })
      .getByRole('radio', { name: '0, irrelevant' })
    await shared.check()
    await page.getByRole('group', { name: 'Data & AI' }).getByRole('radio', { name: '5, decisive' }).check()
    await page.getByRole('button', { name: 'Rank them' }).click()
    await page
      .locator('#own-ranking')
      .getByText(/^Python leads with/)
      .waitFor()
    expect(await shared.isChecked()).toBe(true)
    expect(new URL(page.url()).searchParams.get('importance.data_ai')).toBe('5')
  })

  test('the solo advisor ranks at once with htmx, and its address holds the answers', async () => {
    const page = await stage.person({ script: true })
    await page.goto('/advisor')
    let loads = 0
    page.on('domcontentloaded', () => {
      loads++
    })
    const ranking = page.locator('#own-ranking')
    await page
      .getByRole('group', { name: 'One language' })
      .getByRole('radio', { name: '0, irrelevant' })
      .check()
    await page.getByRole('group', { name: 'Data & AI' }).getByRole('radio', { name: '5, decisive' }).check()
    await ranking.getByText(/^Python leads with/).waitFor()
    expect(await page.locator('[role=status][data-says]').textContent()).toMatch(/^Python leads with/)
    expect(await page.evaluate('document.activeElement.name')).toBe('importance.data_ai')
    await page.getByRole('group', { name: 'Data & AI' }).getByRole('radio', { name: '0, irrelevant' }).check()
    await page
      .getByRole('group', { name: 'Memory footprint' })
      .getByRole('radio', { name: '5, decisive' })
      .check()
    await ranking.getByText(/^Go leads with/).waitFor()
    await page.waitForURL(/importance\.memory=5/)
    expect(loads).toBe(0)

    const other = await stage.person()
    await other.goto(page.url())
    expect(await other.locator('#own-ranking .lede').textContent()).toBe(
      await ranking.locator('.lede').textContent(),
    )
  })

  test('the solo advisor changes in place: folds stay open, new options are asked about, the link is current', {
    timeout: 300_000,
  }, async () => {
    const page = await stage.person({ script: true })
    await page.goto('/advisor')
    await page.getByRole('link', { name: 'Data & AI' }).click()
    const ranking = page.locator('#own-ranking')
    await ranking.getByText(/^Python leads with/).waitFor()
    let loads = 0
    page.on('domcontentloaded', () => {
      loads++
    })
    await ranking.getByText('What would flip it').click()
    await ranking.locator('#own-flip .dial').waitFor()
    const dataAndAi = page.getByRole('group', { name: 'Data & AI' })
    await dataAndAi.getByRole('radio', { name: '0, irrelevant' }).check()
    await page.waitForURL(/importance\.data_ai=0/)
    await ranking.getByText(/^(?!Python leads).* leads with/).waitFor()
    expect(await ranking.locator('#own-flip .dial').isVisible()).toBe(true)
    expect(await page.locator('#own-starts [aria-current]').count()).toBe(0)

    // Another option: its question appears, and the focus stays in the list of options.
    await page.locator('summary', { hasText: 'Options' }).click()
    await page.getByRole('checkbox', { name: 'Rust' }).check()
    await page.getByRole('heading', { level: 3, name: 'Rust' }).waitFor()
    expect(await page.evaluate('document.activeElement.value')).toBe('rust')
    expect(await page.locator('#own-count').textContent()).toBe('7 of 10')
    await page
      .getByRole('group', { name: /How well do you know Rust/ })
      .getByRole('radio', { name: '4' })
      .check()
    await page.waitForURL(/familiarity\.rust=4/)
    expect(new URL(page.url()).searchParams.getAll('familiarity.rust')).toEqual(['4'])

    await ranking.getByRole('button', { name: 'Copy the link' }).click()
    await ranking.getByRole('button', { name: 'Copied' }).waitFor()
    const link = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(loads).toBe(0)
    const other = await stage.person()
    await other.goto(link)
    expect(await other.locator('#own-ranking .lede').textContent()).toBe(
      await ranking.locator('.lede').textContent(),
    )
    expect(
      await other
        .getByRole('group', { name: /How well do you know Rust/ })
        .getByRole('radio', { name: '4' })
        .isChecked(),
    ).toBe(true)

    // Many changes at once end with the last one.
    for (const level of [5, 4, 3, 2, 1])
      await dataAndAi.getByRole('radio', { name: new RegExp(`^${level}`) }).check()
    await page.waitForURL(/importance\.data_ai=1/)
    expect(await dataAndAi.getByRole('radio', { name: '1, nice to have' }).isChecked()).toBe(true)
    expect(await page.evaluate('document.activeElement.value')).toBe('1')

    // One option is nothing to compare: said at the list, and the focus stays there.
    const others = await page.evaluate<string[]>(
      '[...document.querySelectorAll("#options input:checked")].slice(1).map((box) => box.value)',
    )
    for (const key of others) await page.locator(`#options input[value="${key}"]`).uncheck()
    await page.getByText('Tick two options or more; the usual six are ranked.').waitFor()
    expect(await page.locator('#options input:checked').count()).toBe(1)
    expect(loads).toBe(0)

    // What an address got wrong is gone once it is put right.
    await page.goto('/advisor?option=go&importance.cpu=4')
    await page.getByRole('alert').waitFor()
    await page.getByRole('checkbox', { name: 'Java' }).check()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    expect(await page.locator('#options-error').textContent()).toBe('')
  })

  test('the record and the result print without navigation and with every fold open', async () => {
    const page = await stage.person()
    await page.goto('/sample')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.locator('details').count()).toBeGreaterThan(0)
    for (const fold of await page.locator('details > .in').all()) expect(await fold.isVisible()).toBe(true)

    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Read the record' }).first().click()
    await page.locator('article.adr h1').waitFor()
    expect(await page.getByRole('link', { name: 'Download Markdown' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Download Markdown' }).isVisible()).toBe(false)
    expect(await page.locator('.foot').isVisible()).toBe(false)
    expect(await page.locator('article.adr').isVisible()).toBe(true)
    const colours = await page.evaluate(
      '[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]',
    )
    expect(colours).toEqual(['rgb(24, 33, 29)', 'rgb(255, 255, 255)'])
  })
})
