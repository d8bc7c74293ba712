import type { Page } from 'playwright-core'

export type Answers = {
  /** In the room's order of criteria; null is left blank. */
  importance: readonly (number | 'can’t judge' | null)[]
  /** By the option's name. */
  familiarity?: Record<string, number>
  willingness?: Record<string, number>
  vetoes?: Record<string, string>
  comment?: string
  name?: string
}

/** Answers the questions on the page as a person with a mouse does. */
export async function fillBallot(page: Page, answers: Answers) {
  const questions = page.locator('.asks > fieldset')
  for (const [index, answer] of answers.importance.entries())
    if (answer !== null) await radio(questions.nth(index), String(answer)).check()
  for (const [option, level] of Object.entries(answers.familiarity ?? {}))
    await radio(page.getByRole('group', { name: `How well do you know ${option}` }), String(level)).check()
  for (const [option, level] of Object.entries(answers.willingness ?? {}))
    await page
      .getByRole('group', { name: `Would you like to work in ${option}` })
      .getByRole('radio')
      .nth(level)
      .check()
  for (const [option, reason] of Object.entries(answers.vetoes ?? {})) {
    await page.getByText(`I could not work with ${option}…`).click()
    await page.getByLabel(`I could not work with ${option}, because`).fill(reason)
  }
  if (answers.comment) await page.getByLabel('Anything the numbers don’t say?').fill(answers.comment)
  if (answers.name) await page.getByLabel('Your name').fill(answers.name)
}

export const castBallot = (page: Page) => page.getByRole('button', { name: /^Cast/ }).click()

const radio = (question: ReturnType<Page['locator']>, answer: string) =>
  question.getByRole('radio', { name: new RegExp(`^${answer}`) })
