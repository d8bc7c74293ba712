import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { castBallot, fillBallot } from './helpers/ballot.ts'
import { receipt, vote } from './helpers/room.ts'
import { useStage } from './helpers/stage.ts'

const QUESTION = 'Which back end for the booking platform?'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const WAYS = {
  'live, with htmx': { script: true },
  'on a phone, without JavaScript': { script: false, viewport: { width: 390, height: 844 } },
} as const

/** In the order of the criteria of the template. */
const ANSWERS = {
  Ada: { importance: [4, 3, 4, 4, 4, 5, 1, 1, 3, 1, 5, 3], familiarity: { 'Node.js': 4, Go: 1 } },
  Bo: { importance: [4, 3, 4, 4, 4, 1, 1, 5, 5, 1, 1, 3], familiarity: { 'Node.js': 3, Go: 3 } },
  Chiara: { importance: [4, 3, 5, 4, 3, 5, 1, 2, 3, 1, 5, 3], familiarity: { 'Node.js': 3, PHP: 2 } },
  Dan: { importance: [2, 4, 4, 4, 4, 1, 2, 5, 4, 2, 1, 3], familiarity: { Go: 2, Java: 3 } },
  Eve: { importance: [3, 3, 4, 4, 4, 3, 1, 3, 3, 1, 3, 4], familiarity: { 'Node.js': 2, PHP: 4 } },
} as const

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('five people decide %s', (way) => {
  const { script, ...rest } = WAYS[way]
  const stage = useStage()

  /** With script a page follows the room by itself; without, one looks again. */
  const sees = async (page: Page, path: string, text: string | RegExp) => {
    if (!script) await page.goto(path)
    await page.getByText(text).first().waitFor()
  }
  const leads = async (page: Page, path: string, pattern: RegExp) => {
    if (script) await page.waitForURL(pattern)
    else await page.goto(path)
    expect(new URL(page.url()).pathname).toMatch(pattern)
  }

  test('from a draft to a review, with two rounds, an objection and an outcome against the advice', {
    timeout: 600_000,
  }, async () => {
    const [ada, bo, chiara, dan, eve] = [
      await stage.person({ script, ...rest }),
      await stage.person({ script, ...rest }),
      await stage.person({ script, ...rest }),
      await stage.person({ script, ...rest }),
      await stage.person({ script, ...rest }),
    ] as const

    // A draft, with a deadline at which the ballots open by themselves.
    await ada.goto('/decisions/new')
    await ada.getByLabel('The question').fill(QUESTION)
    await ada.getByLabel('Your name').fill('Ada')
    const zone = await ada.locator('[name=timeZone]').inputValue()
    await ada
      .getByLabel(/^Voting ends/)
      .first()
      .fill(local(new Date(stage.site().now().getTime() + DAY), zone))
    await ada.getByText('Voting rules').click()
    await ada.getByRole('radio', { name: /^By themselves when voting ends/ }).check()
    await ada.getByRole('button', { name: 'Prepare it first' }).click()
    await ada.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await ada.getByRole('link', { name: 'Decision log' }).waitFor()
    const path = new URL(ada.url()).pathname
    const invite = await ada.getByRole('textbox', { name: 'Invite link' }).inputValue()

    // Bo comes to the draft and suggests what is missing.
    await bo.goto(invite)
    await bo.getByLabel('Your name').fill('Bo')
    await bo.getByRole('button', { name: /^Join/ }).click()
    await bo.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await bo.waitForURL(`**${path}`)
    await bo.goto(`${path}/suggestions`)
    await bo.getByLabel('Its name').fill('Stay on the PHP site')
    await bo.getByLabel(/^Why/).fill('It works, and nobody has to learn anything.')
    await bo.getByRole('button', { name: /^Suggest/ }).click()
    await bo.getByText('Stay on the PHP site').first().waitFor()
    await ada.goto(`${path}/suggestions`)
    await ada.getByRole('button', { name: /^Accept/ }).click()
    await ada.getByRole('heading', { name: 'Answered' }).waitFor()
    await ada.goto(`${path}/start`)
    await ada.getByText(/Stay on the PHP site/).waitFor()
    await ada.getByRole('button', { name: 'Start voting' }).click()
    await ada.getByRole('heading', { name: 'Nobody has voted yet' }).waitFor()

    // Four vote before the end; Eve does not, and Ada watches.
    await leads(bo, path, /\/decisions\/[\w-]+(\/suggestions)?$/)
    await vote(bo, `${path}/ballot`, ANSWERS.Bo)
    await sees(ada, path, /One of two have voted|One of two has voted/)
    await vote(chiara, invite, { ...ANSWERS.Chiara, name: 'Chiara' })
    await vote(dan, invite, { ...ANSWERS.Dan, name: 'Dan' })
    await sees(ada, path, 'Three of four have voted')
    await vote(ada, `${path}/ballot`, ANSWERS.Ada)
    for (const page of [ada, bo, chiara, dan]) await page.goto(path)
    await stage.site().pass(DAY + MINUTE)
    for (const page of [ada, bo, chiara, dan]) await leads(page, path, /\/results$/)
    for (const page of [ada, bo]) await page.getByRole('heading', { name: /^Verdict:/ }).waitFor()
    await eve.goto(invite)
    await eve
      .getByText(/Voting is over|over/)
      .first()
      .waitFor()

    // They talk.
    await dan.goto(`${path}/comments`)
    await dan.getByLabel('Your comment').fill('Our nodes have **512 MB**. Memory decides.')
    await dan.getByRole('button', { name: 'Comment', exact: true }).click()
    await dan.locator('strong', { hasText: '512 MB' }).waitFor()
    await sees(bo, `${path}/results`, 'Memory decides.')

    // A second round on two criteria.
    await ada.goto(`${path}/rounds`)
    await ada.getByRole('radio', { name: /^Only the criteria ticked/ }).check()
    const again = ada.locator('input[name=again]')
    for (const box of await again.all()) await box.setChecked(false)
    await ada.getByRole('checkbox', { name: 'Memory footprint' }).check()
    await ada.getByRole('checkbox', { name: 'One language' }).check()
    await ada.getByLabel('Why another round?').fill('We did not know about the 512 MB.')
    await ada.getByLabel(/^Voting ends/).fill(local(new Date(stage.site().now().getTime() + DAY), zone))
    await ada.getByRole('button', { name: 'Open round 2' }).click()
    await ada.getByRole('heading', { name: 'Nobody has voted yet' }).waitFor()
    for (const page of [ada, bo, chiara, dan]) {
      await page.goto(`${path}/ballot`)
      const questions = page.locator('.asks > fieldset')
      expect(await questions.count()).toBe(2)
      // One's own last answer is filled in.
      expect(await questions.first().locator('input:checked').count()).toBe(1)
      await fillBallot(page, { importance: [5, 1] })
      await castBallot(page)
      await receipt(page)
    }
    await eve.goto(invite)
    await fillBallot(eve, { ...ANSWERS.Eve, name: 'Eve' })
    await castBallot(eve)
    await receipt(eve)
    for (const page of [bo, chiara, dan, eve]) await page.goto(path)
    await ada.goto(`${path}/reveal`)
    await ada.getByRole('button', { name: 'Reveal for everybody' }).click()
    for (const page of [ada, bo, chiara, dan, eve]) await leads(page, path, /\/results$/)
    await ada.getByText('What has moved since round 1').first().waitFor()
    await dan.goto(`${path}/rounds/1`)
    await dan.getByRole('heading', { name: /^Verdict:/ }).waitFor()

    // Consent: Chiara objects, her objection is met.
    await ada.goto(`${path}/consent`)
    await ada.getByLabel('Option', { exact: true }).selectOption({ label: 'PHP' })
    await ada.getByLabel(/^In words/).fill('We build it in PHP, and keep the site.')
    await ada.getByRole('button', { name: 'Ask the team for consent' }).click()
    await ada.getByText('We build it in PHP').first().waitFor()
    for (const page of [ada, bo, dan, eve]) {
      await page.goto(`${path}/consent`)
      await page.getByRole('radio', { name: /^I consent/ }).check()
      await page.getByRole('button', { name: 'Answer for everybody to read' }).click()
      await page.getByRole('button', { name: 'Change my answer' }).waitFor()
    }
    await chiara.goto(`${path}/consent`)
    await chiara.getByRole('radio', { name: /^I object/ }).check()
    await chiara.getByLabel('What would go wrong?').fill('Nobody can test the queue.')
    await chiara.getByRole('button', { name: 'Answer for everybody to read' }).click()
    await chiara.getByLabel(/^What would have to change/).fill('A week for a test bench.')
    await chiara.getByRole('button', { name: 'Answer for everybody to read' }).click()
    await chiara.getByRole('button', { name: 'Change my answer' }).waitFor()
    await sees(ada, `${path}/consent`, 'Nobody can test the queue.')
    await ada.goto(`${path}/consent`)
    await ada.getByRole('link', { name: /^Settle/ }).click()
    await ada.getByRole('radio', { name: /^It is met/ }).check()
    await ada.getByLabel(/^Note/).fill('Dan builds the bench first.')
    await ada.getByRole('button', { name: /^Settle|^Save/ }).click()
    await sees(chiara, `${path}/consent`, 'Dan builds the bench first.')

    // The outcome, against the advice.
    await ada.goto(`${path}/outcome`)
    expect(await ada.getByRole('radio', { name: /^PHP/ }).isChecked()).toBe(true)
    await ada.getByLabel('Title of the record').fill('Build the booking platform in PHP')
    const reason = 'Eve can lead it, and the site stays.'
    await ada.getByLabel('Because', { exact: true }).fill(reason)
    const review = new Date(stage.site().now().getTime() + 90 * DAY).toISOString().slice(0, 10)
    await ada.getByLabel('Look again on').fill(review)
    await ada.getByLabel(/^What do we expect/).fill('Bookings take less than a second.')
    await ada.getByRole('button', { name: 'Save as ADR-0001' }).click()
    await ada.locator('article.adr h1').waitFor()
    const record = await (await ada.request.get(`${path}/adr.md`)).text()
    for (const words of [reason, 'A week for a test bench', 'Dan builds the bench first', 'PHP'])
      expect(record).toContain(words)
    await bo.goto(path)
    await bo.locator('article.adr h1').waitFor()

    // A day after the review date.
    await stage.site().pass(91 * DAY)
    await ada.goto(`${path}/adr`)
    await ada.getByRole('link', { name: 'Write the review' }).first().click()
    await ada.getByText('Bookings take less than a second.').waitFor()
    await ada.getByRole('radio', { name: 'In part' }).check()
    await ada.getByLabel('What did you find?').fill('Two seconds on Saturdays.')
    await ada.getByRole('radio', { name: /^Keep the decision/ }).check()
    await ada.getByRole('button', { name: 'Add to the record' }).click()
    await ada.getByText('Two seconds on Saturdays.').first().waitFor()
    await dan.goto(`${path}/adr`)
    await dan.getByText('Two seconds on Saturdays.').first().waitFor()

    // And the history tells it all.
    await eve.goto(`${path}/history`)
    const history = (await eve.locator('main').textContent()) ?? ''
    for (const words of ['Stay on the PHP site', 'round 2', 'Chiara', 'ADR-0001'])
      expect(history).toContain(words)
  })
})

/** As the field of a date and a time takes it. */
function local(at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}
