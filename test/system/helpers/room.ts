import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Answers, castBallot, fillBallot } from './ballot.ts'

export type Plan = {
  name: string
  question: string
  ownOptions?: string
  context?: string
  untick?: readonly string[]
}

/** From the landing page to a room of one's own; answers with the links to invite by. */
export async function openRoom(page: Page, { name, question, ownOptions, context, untick = [] }: Plan) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Open a decision room' }).click()
  await page.getByRole('heading', { level: 1, name: 'Open a decision room' }).waitFor()
  await page.getByLabel('The question').fill(question)
  for (const option of untick) await page.getByLabel(option, { exact: true }).uncheck()
  if (ownOptions) await page.getByLabel('Add your own').first().fill(ownOptions)
  if (context) await page.getByLabel('Context').fill(context)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('heading', { level: 1, name: question }).waitFor()
  return {
    path: new URL(page.url()).pathname,
    invite: await page.getByRole('textbox', { name: 'Invite link' }).inputValue(),
    code: ((await page.locator('.code-big').textContent()) ?? '').trim(),
  }
}

/** From the link to the receipt; answers with the receipt's code and the personal link. */
export async function vote(page: Page, address: string, answers: Answers) {
  await page.goto(address)
  await fillBallot(page, answers)
  await castBallot(page)
  return receipt(page)
}

export async function receipt(page: Page) {
  await page.getByRole('heading', { level: 1, name: /ballot is cast/ }).waitFor()
  const code = ((await page.locator('.code-big').textContent()) ?? '').trim()
  expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/)
  return { code, back: await page.getByRole('textbox', { name: 'Your personal link' }).inputValue() }
}
