import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { recordOf, writeRecord } from '../helpers/records.ts'
import { violations } from './helpers/axe.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
const visit = useBrowser()
let served: ServedWorld
let room: Room

beforeAll(async () => {
  served = await serveWorld('sqlite')
  const { world } = served
  room = await world.openRoom()
  await world.vote('ada', room)
  await world.vote('bo', room)
  await world.reveal(room)
  await world.decide(room, { title: 'Build the queue on Node.js', status: 'proposed' })
})
afterAll(() => served.close())

const as = async (who: 'ada' | 'bo' | 'vera', options: Parameters<typeof visit>[1] = {}) => {
  const page = await visit({ origin: served.origin }, { bypassCSP: true, ...options })
  await served.signIn(page, who)
  return page
}
const fits = async (page: Page) =>
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true)

test('a record is accepted, replaced and taken up again: on a phone without script, at a desk with it', {
  timeout: 400_000,
}, async () => {
  const { id: teamId } = room.team
  const record = (number: number) => `/teams/${teamId}/adrs/${number}`
  const ada = await as('ada', PHONE)
  const vera = await as('vera', { script: true })

  // Vera reads along while Ada accepts the record.
  await vera.goto(`/decisions/${room.id}/adr`)
  await vera.getByText('It is not in force until it is accepted.').waitFor()
  await ada.goto(`/decisions/${room.id}/adr`)
  await fits(ada)
  await ada.getByRole('button', { name: 'Accept it' }).press('Enter')
  await ada.getByText('This record is proposed').waitFor({ state: 'detached' })
  expect((await recordOf(served.world, teamId, 1)).record.status).toBe('accepted')

  // Bo has written another one, which is to replace it.
  await writeRecord(served.world, teamId, { title: 'Build the queue on Go', status: 'proposed' })
  const bo = await as('bo', { script: true })
  await bo.goto(record(2))
  await bo.getByRole('link', { name: 'Link it to other records' }).click()
  await bo.getByLabel('The other record').fill('ADR-0001, 2')
  await bo.getByRole('button', { name: 'Link them' }).press('Enter')
  await bo.getByText('Write the number of one record').first().waitFor()
  expect(await bo.getByLabel('The other record').inputValue()).toBe('ADR-0001, 2')
  expect(await violations(bo)).toEqual([])
  await bo.getByLabel('The other record').fill('1')
  await bo.getByRole('button', { name: 'Link them' }).click()
  await bo.getByText('Taken off, ADR-0001 stays as it is.').waitFor()
  await bo.goto(record(2))
  await bo.getByText('Then it replaces').waitFor()

  // The old one knows what may come, and stands.
  await vera.goto(`/decisions/${room.id}/adr`)
  await vera.getByText('(proposed) would replace this.').waitFor()
  await vera.getByText('Superseded by').waitFor({ state: 'detached' })
  await bo.getByRole('button', { name: 'Accept it' }).click()
  await bo.getByText('It is not in force until').waitFor({ state: 'detached' })

  // Both sides say so, and lead to each other.
  await ada.goto(record(1))
  await ada.getByText('What follows is the old text.').waitFor()
  await fits(ada)
  await ada.locator('.record-standing').getByRole('link', { name: 'ADR-0002 Build the queue on Go' }).click()
  await ada.getByRole('heading', { level: 1, name: 'Build the queue on Go' }).waitFor()
  await fits(ada)
  await ada
    .getByRole('complementary')
    .getByRole('link', { name: 'ADR-0001 Build the queue on Node.js' })
    .click()
  await ada.getByRole('link', { name: /After it/ }).click()
  await ada.getByRole('heading', { level: 1, name: 'Build the queue on Go' }).waitFor()

  // The graph is reached and followed by keyboard.
  await vera.goto(`/teams/${teamId}/adrs/graph`)
  expect(await violations(vera)).toEqual([])
  const box = vera.getByRole('link', { name: /^ADR-0002 · accepted Build the queue on Go/ })
  await box.focus()
  await vera.keyboard.press('Enter')
  await vera.getByRole('heading', { level: 1, name: 'Build the queue on Go' }).waitFor()

  // It is given up for good, with a reason, by keyboard and without script.
  await ada.getByRole('link', { name: 'Mark it as deprecated' }).click()
  await ada.getByRole('button', { name: 'Mark as deprecated' }).click()
  await ada.getByText('Say in a sentence why it is no longer followed.').first().waitFor()
  await ada.getByLabel('Why it is no longer followed').fill('The queue is gone.')
  await fits(ada)
  await ada.getByRole('button', { name: 'Mark as deprecated' }).press('Enter')
  await ada.locator('.record-standing').getByText('The queue is gone.').waitFor()

  // Taken up again, the question and the record come along.
  await ada.getByRole('link', { name: 'Reconsider this' }).click()
  await ada.getByText('This takes up').waitFor()
  expect(
    await ada.getByLabel('What are you deciding').or(ada.locator('[name=question]')).first().inputValue(),
  ).toBe('Build the queue on Go')
  await fits(ada)
})
