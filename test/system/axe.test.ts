import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../helpers/browser.ts'
import { violations } from './helpers/axe.ts'
import { castBallot } from './helpers/ballot.ts'
import { fillSite, type ResultKind } from './helpers/rooms.ts'
import { openSite, type Site } from './helpers/site.ts'
import { useBrowser } from './helpers/stage.ts'

type Rooms = Awaited<ReturnType<typeof fillSite>>

let site: Site
let rooms: Rooms
beforeAll(async () => {
  site = await openSite()
  rooms = await fillSite(site)
})
afterAll(() => site.close())

describe('no accessibility violation, wide and narrow, light and dark, folded and unfolded', () => {
  const visit = useBrowser()

  /** A page with the person's session, where axe may be put into it. */
  async function as(person: Browser | null): Promise<Page> {
    const page = await visit(site, { script: true, bypassCSP: true })
    const session = person?.cookies.get('session')
    if (session) await page.context().addCookies([{ name: 'session', value: session, url: site.origin }])
    return page
  }

  const pages: [name: string, address: () => string, who?: () => Browser, status?: number][] = [
    ['home', () => '/'],
    ['a wrong code', () => '/join?code=HARE-0000', undefined, 422],
    ['new room', () => '/decisions/new'],
    ['new room from a blank page', () => '/decisions/new?template=blank'],
    ['new room of somebody who has teams', () => '/decisions/new', () => rooms.ada],
    ['settings', () => `${rooms.untouched.path}/settings`, () => rooms.ada],
    ['a room in which nobody has voted', () => rooms.untouched.path, () => rooms.ada],
    ['a room, as its facilitator', () => rooms.sealed.path, () => rooms.ada],
    ['a room, as one who has voted', () => rooms.sealed.path, () => rooms.bo],
    ['a room, as an observer', () => rooms.sealed.path, () => rooms.vera],
    ['join', () => rooms.sealed.invite],
    ['ballot', () => `${rooms.sealed.path}/ballot`, () => rooms.ada],
    ['a cast ballot', () => `${rooms.sealed.path}/ballot`, () => rooms.bo],
    ['ballot in points', () => rooms.inPoints.invite],
    ['ballot in ranks', () => rooms.inRanks.invite],
    ['receipt', () => `${rooms.sealed.path}/receipt`, () => rooms.bo],
    ['reveal', () => `${rooms.sealed.path}/reveal`, () => rooms.ada],
    ['a probable result, decided', () => '/sample'],
    ['a clear result', result('clear'), who('clear')],
    ['a result too close to call', result('close'), who('close')],
    ['the result of one ballot', result('one'), who('one')],
    ['the result of a team that could not rate', result('unrated'), who('unrated')],
    ['the result when vetoes leave one option', result('vetoed'), who('vetoed')],
    ['profile', () => `${rooms.revealed.clear.path}/profile`, who('clear')],
    ['outcome', () => `${rooms.revealed.clear.path}/outcome`, who('clear')],
    ['outcome where nothing leads', () => `${rooms.revealed.close.path}/outcome`, who('close')],
    ['a log without records', () => logOf('ada'), () => rooms.ada],
    ['advisor', () => '/advisor'],
    ['how the score works', () => '/method'],
    ['where the profile comes from', () => '/method/evidence'],
    [
      'advisor, answered',
      () => '/advisor?importance.hiring=4&importance.cpu=5&familiarity.go=4&familiarity.node=2',
    ],
    ['advisor with one option', () => '/advisor?option=go', undefined, 422],
    ['a personal link', () => returnLink],
    ['an address with nothing at it', () => '/decisions/none', undefined, 404],
    ['a page that is not yours', () => `${rooms.sealed.path}/reveal`, () => rooms.bo, 403],
    ['rules that are frozen', () => `${rooms.sealed.path}/settings`, () => rooms.ada, 409],
    ['voting is over', () => `${rooms.revealed.clear.path}/ballot`, who('clear'), 409],
  ]

  let returnLink = ''
  const logs: Record<string, string> = {}
  const logOf = (name: string) => logs[name] ?? ''
  beforeAll(async () => {
    const receipt = await rooms.bo.page(`${rooms.sealed.path}/receipt`)
    returnLink = receipt.document.querySelector('#return-link')?.getAttribute('value') ?? ''
    const room = await rooms.ada.page(rooms.sealed.path)
    logs.ada = room.document.querySelector('nav a[href*="/adrs"]')?.getAttribute('href') ?? ''
  })

  test.each(pages)('%s', { timeout: 240_000 }, async (_name, address, person, status = 200) => {
    const page = await as(person?.() ?? null)
    const response = await page.goto(address())
    expect(response?.status()).toBe(status)
    expect(await violations(page)).toEqual([])
  })

  test('a new room with errors', { timeout: 240_000 }, async () => {
    const page = await as(null)
    await page.goto('/decisions/new')
    await page.getByLabel('The question').fill('')
    await page.getByLabel(/^Voting ends/).fill('2020-01-01T10:00')
    for (const box of await page.getByRole('group', { name: 'Options' }).getByRole('checkbox').all())
      await box.uncheck()
    await page.getByRole('button', { name: 'Open the room' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.err').count()).toBeGreaterThanOrEqual(3)
    expect(await violations(page)).toEqual([])
  })

  test('a ballot with errors', { timeout: 240_000 }, async () => {
    const page = await as(null)
    await page.goto(rooms.sealed.invite)
    await castBallot(page)
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('a score with errors, and the profile it changes', { timeout: 240_000 }, async () => {
    const { path, facilitator } = rooms.revealed.clear
    const page = await as(facilitator)
    await page.goto(`${path}/profile`)
    await page.getByRole('link', { name: 'Change of Go on Hiring market' }).click()
    await page.getByLabel('Score').fill('11')
    await page.getByRole('button', { name: 'Change the score' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.err').count()).toBe(2)
    expect(await violations(page)).toEqual([])

    await page.getByLabel('Score').fill('4,5')
    await page.getByLabel('Why').fill('We tried to hire for a year.')
    await page.getByRole('button', { name: 'Change the score' }).click()
    await page.getByRole('heading', { name: 'Changes to the profile' }).waitFor()
    expect(await page.locator('.basis > li:target').textContent()).toContain('Team: 4.5 instead of 6.3.')
    expect(await violations(page)).toEqual([])
  })

  test('an outcome with errors, with a preview, its record and the log', { timeout: 300_000 }, async () => {
    const { path, facilitator } = rooms.revealed.close
    const page = await as(facilitator)
    await page.goto(`${path}/outcome`)
    await page.getByLabel('Title of the record').fill('')
    await page.getByLabel('Because', { exact: true }).fill('')
    await page.getByRole('button', { name: /^Save as/ }).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByLabel('Title of the record').fill('Build it on Node.js')
    await page.getByLabel('Because', { exact: true }).fill('we know it')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('heading', { name: 'Preview' }).waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: /^Save as/ }).click()
    await page.locator('article.adr').waitFor()
    expect(await violations(page)).toEqual([])

    await page.goto('/')
    await page.goto(`${path}/adr`)
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Decision log' }).click()
    await page.getByRole('heading', { level: 1, name: 'Decision log' }).waitFor()
    expect(await page.locator('.log li').count()).toBe(1)
    expect(await violations(page)).toEqual([])
  })
})

const result = (kind: ResultKind) => () => `${rooms.revealed[kind].path}/results`
const who = (kind: ResultKind) => () => rooms.revealed[kind].facilitator
