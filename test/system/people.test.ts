import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violations } from './helpers/axe.ts'
import { openRoom, vote } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const PHONE = { width: 390, height: 844 }
const QUESTION = 'Which back-end stack should we build on?'

describe.each([
  ['without JavaScript', false],
  ['with htmx', true],
])('the people of a room on a phone, %s', (_name, script) => {
  const stage = useStage()

  test('are listed, come, are looked after, lose their link, take over and go', {
    timeout: 400_000,
  }, async () => {
    const ada = await stage.person({ script, viewport: PHONE })
    const room = await openRoom(ada, { name: 'Ada', question: QUESTION })

    await ada.getByRole('link', { name: 'Who is here' }).click()
    await ada.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    await ada.getByRole('link', { name: 'List the voters' }).click()
    await ada.getByLabel('Who should vote').fill('Ada\nBo\njoan@example.org')
    await ada.getByRole('button', { name: 'Save the list' }).click()
    await ada.getByRole('alert').waitFor()
    expect(await ada.getByLabel('Who should vote').inputValue()).toBe('Ada\nBo\njoan@example.org')
    await ada.getByLabel('Who should vote').fill('Ada\nBo\nJoan <joan@example.org>')
    await ada.getByRole('button', { name: 'Save the list' }).click()
    await ada.getByText('One of three has come.').waitFor()
    await ada.getByText('Personal invites').click()
    const personal = /Joan: (\S+)/.exec((await ada.locator('#personal-links').textContent()) ?? '')?.[1] ?? ''

    const bo = await stage.person({ script, viewport: PHONE })
    await vote(bo, room.invite, { importance: [4, 3], name: 'Bo' })
    const joan = await stage.person({ script, viewport: PHONE })
    await joan.goto(personal)
    expect(await joan.getByLabel('Your name').inputValue()).toBe('Joan')
    await vote(joan, personal, { importance: [2, 5] })
    await ada.goto(room.path)
    await ada.getByRole('heading', { name: 'Two of three have voted' }).waitFor()
    const thief = await stage.person({ script, viewport: PHONE })
    await thief.goto(personal)
    await thief.getByText('made for one person, who has used it').waitFor()

    // Joan takes her ballot back.
    await joan.goto(room.path)
    await joan.getByRole('link', { name: 'withdraw it' }).click()
    await joan.getByRole('button', { name: 'Withdraw the ballot' }).click()
    await joan.getByRole('heading', { name: 'One of three has voted' }).waitFor()

    // Bo has lost his phone.
    await ada.goto(`${room.path}/people`)
    await ada.getByRole('link', { name: 'Manage Bo' }).click()
    await ada.getByLabel('Name', { exact: true }).fill('Bo Öberg')
    await ada.getByRole('button', { name: 'Rename' }).click()
    await ada.getByRole('link', { name: 'Manage Bo Öberg' }).click()
    await ada.getByRole('link', { name: 'Make a new personal link…' }).click()
    await ada.getByRole('button', { name: 'Make the link' }).click()
    const link = await ada.getByRole('textbox', { name: 'Personal link of' }).inputValue()
    const elsewhere = await stage.person({ script, viewport: PHONE })
    await elsewhere.goto(link)
    await elsewhere.getByRole('button', { name: /^Continue as/ }).click()
    await elsewhere.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await elsewhere.goto(`${room.path}/ballot`)
    await elsewhere.getByText('what you answered is not shown').waitFor()

    await ada.goto(`${room.path}/handover`)
    await ada.getByLabel('Facilitator').selectOption({ label: 'Joan' })
    await ada.getByRole('button', { name: 'Next: look it over' }).click()
    await ada.getByText('becomes the facilitator').waitFor()
    await ada.getByRole('button', { name: 'Hand it over' }).click()
    await ada.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    expect(await ada.getByRole('link', { name: /^Manage/ }).count()).toBe(0)

    await joan.goto(`${room.path}/people`)
    await joan.getByRole('link', { name: 'Manage Bo Öberg' }).click()
    await joan.getByRole('link', { name: /^Take Bo Öberg out/ }).click()
    await joan.getByText('is withdrawn, and the turn-out goes down').waitFor()
    await joan.getByRole('button', { name: 'Take Bo Öberg out' }).click()
    await joan.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    expect((await elsewhere.goto(room.path))?.status()).toBe(404)

    await joan.getByRole('link', { name: 'Your devices' }).click()
    await joan.getByRole('button', { name: 'Sign out everywhere' }).click()
    await joan.getByRole('link', { name: 'Open a decision room' }).waitFor()
    expect((await joan.goto(room.path))?.status()).toBe(404)
  })

  test('come by an invite that is changed, renewed and closed', { timeout: 200_000 }, async () => {
    const ada = await stage.person({ script, viewport: PHONE })
    const room = await openRoom(ada, { name: 'Ada', question: QUESTION })
    await ada.getByRole('link', { name: 'Show it to the room' }).click()
    expect(await ada.locator('.meeting .code-big').textContent()).toBe(room.code)
    await ada.goto(`${room.path}/invite/rules`)
    await ada.getByLabel('How many may join').fill('none')
    await ada.getByRole('button', { name: 'Save' }).click()
    await ada.getByRole('alert').waitFor()
    await ada.getByLabel('It works').selectOption('7')
    await ada.getByLabel('How many may join').fill('1')
    await ada.getByRole('button', { name: 'Save' }).click()
    await ada.getByText('it lets in one').waitFor()
    await ada.getByRole('link', { name: 'Change the invite' }).click()
    await ada.getByRole('button', { name: 'Make a new link' }).click()
    await ada.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    const bo = await stage.person({ script, viewport: PHONE })
    await bo.goto(room.invite)
    await bo.getByText('another one has taken its place').waitFor()
    await ada.getByRole('link', { name: 'Change the invite' }).click()
    await ada.getByRole('button', { name: 'Close it' }).click()
    await ada.getByText('Closed: nobody joins by link or code.').waitFor()
  })
})

describe('the pages of people', () => {
  const stage = useStage()

  test('have no accessibility violation, nor scroll sideways, and are done by keyboard', {
    timeout: 500_000,
  }, async () => {
    const ada = await stage.person({ script: true, bypassCSP: true })
    const room = await openRoom(ada, { name: 'Ada', question: QUESTION })
    const bo = await stage.person()
    await vote(bo, room.invite, { importance: [4], name: 'Bo' })
    await ada.goto(`${room.path}/voters`)
    await ada.getByLabel('Who should vote').fill('Ada\nBo\nJoan')
    await ada.getByRole('button', { name: 'Save the list' }).click()
    await ada.getByText('Two of three have come.').waitFor()
    await ada.goto(`${room.path}/people`)
    const person = (await ada.getByRole('link', { name: 'Manage Bo' }).getAttribute('href')) ?? ''
    const pages = [
      `${room.path}/people`,
      `${room.path}/voters`,
      `${room.path}/handover`,
      `${room.path}/invite`,
      `${room.path}/invite/rules`,
      person,
      `${person}/removal`,
      `${person}/return-link`,
      '/sessions',
    ]
    for (const address of pages) {
      await ada.goto(address)
      expect([address, await violations(ada)]).toEqual([address, []])
      for (const width of [390, 320]) {
        await ada.setViewportSize({ width, height: 800 })
        expect([address, width, await sideways(ada)]).toEqual([address, width, 0])
      }
    }

    await ada.setViewportSize({ width: 1280, height: 900 })
    await ada.goto(person)
    await press(ada, 'Change the role', async () => {
      await ada.getByRole('radio', { name: /^Voter/ }).focus()
      await ada.keyboard.press('ArrowUp')
    })
    await ada.getByText('observer', { exact: true }).waitFor()
  })
})

const sideways = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Goes on by Tab from where `before` leaves the focus to the button, and presses it. */
async function press(page: Page, button: string, before: () => Promise<void>) {
  await before()
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    const words = await page.evaluate<string>('document.activeElement.textContent')
    if (words.trim() === button) return page.keyboard.press('Enter')
  }
  expect.fail(`Tab never came to “${button}”.`)
}
