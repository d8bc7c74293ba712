import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Familiarity, type Importance, postsTo } from './helpers/forms.ts'
import { openSite, type Site } from './helpers/site.ts'

/** Five JavaScript people; their product talks to many slow services at once. */
const SCRIPT_PRIORITIES: readonly Importance[] = [
  [4, 3, 4, 4, 4, 5, 1, 2, 3, 1, 4, 3],
  [4, 3, 4, 4, 3, 5, 2, 2, 3, 1, 4, 3],
  [3, 4, 4, 4, 4, 5, 1, 2, 2, 2, 5, 3],
  [4, 2, 3, 4, 4, 4, 1, 1, 3, 1, 4, 3],
  [4, 3, 4, 3, 4, 5, 1, 2, 3, 0, 3, 4],
]
const SCRIPT_SKILLS: readonly Familiarity[] = [
  [4, 2, 1, 1, 1, 0],
  [4, 1, 1, 0, 2, 0],
  [3, 2, 0, 1, 1, 1],
  [4, 2, 2, 0, 1, 0],
  [3, 1, 1, 2, 2, 0],
]

/** What one knew of Node.js one knows of Go, and the other way round. */
const movedToGo = ([node = 0, python = 0, go = 0, ...rest]: Familiarity) => [go, python, node, ...rest]

/** Throughput (I/O concurrency and CPU), memory and deployment decide. */
const leanAndFast = (importance: Importance) => [
  ...importance.slice(0, 5),
  5,
  5,
  5,
  5,
  ...importance.slice(9),
]

const DATA_PRIORITIES: readonly Importance[] = [
  [3, 3, 4, 3, 3, 2, 3, 2, 2, 5, 0, 3],
  [3, 3, 5, 4, 3, 2, 2, 1, 2, 5, 0, 3],
  [2, 4, 4, 4, 3, 3, 3, 2, 2, 5, 1, 3],
  [3, 2, 4, 3, 4, 2, 3, 2, 3, 5, 0, 4],
]
const DATA_SKILLS: readonly Familiarity[] = [
  [2, 3, 1, 2, 1, 0],
  [3, 2, 0, 1, 2, 1],
  [1, 4, 1, 3, 0, 0],
  [3, 2, 2, 2, 2, 1],
]

/** Five PHP people with a typical business application. */
const BUSINESS_PRIORITIES: readonly Importance[] = [
  [5, 3, 3, 4, 4, 2, 1, 1, 2, 0, 1, 3],
  [4, 4, 4, 4, 4, 2, 1, 2, 2, 0, 1, 4],
  [5, 3, 4, 5, 4, 1, 1, 1, 3, 1, 0, 4],
  [4, 3, 3, 4, 5, 2, 1, 2, 2, 1, 1, 3],
  [5, 3, 4, 4, 4, 2, 0, 2, 3, 0, 0, 4],
]
const PHP_SKILLS: readonly Familiarity[] = [
  [1, 1, 0, 1, 4, 0],
  [2, 0, 0, 1, 4, 1],
  [1, 1, 0, 0, 3, 0],
  [2, 1, 1, 2, 4, 0],
  [1, 2, 0, 0, 3, 1],
]

describe('what the advice says to', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
  })
  afterEach(() => site.close())

  test('a JavaScript team with an I/O-heavy product: Node.js leads', async () => {
    const { verdict, ranking } = await adviceFor(site, SCRIPT_PRIORITIES, SCRIPT_SKILLS)
    expect(ranking[0]).toBe('Node.js')
    expect(verdict).toMatch(/^Node\.js leads with/)
  })

  test('the same team if it knew Go, and throughput, memory and deployment decided: Go leads', async () => {
    const priorities = SCRIPT_PRIORITIES.map(leanAndFast)
    const { verdict, ranking } = await adviceFor(site, priorities, SCRIPT_SKILLS.map(movedToGo))
    expect(ranking[0]).toBe('Go')
    expect(verdict).toMatch(/^Go leads with/)
  })

  test('a team for which data & AI decides: Python leads', async () => {
    const { verdict, ranking } = await adviceFor(site, DATA_PRIORITIES, DATA_SKILLS)
    expect(ranking[0]).toBe('Python')
    expect(verdict).toMatch(/^Python leads with/)
  })

  test('a PHP team with a typical business application: PHP leads because the team knows it', async () => {
    const { verdict, ranking } = await adviceFor(site, BUSINESS_PRIORITIES, PHP_SKILLS)
    expect(ranking[0]).toBe('PHP')
    expect(verdict).toMatch(/^PHP leads with/)
    expect(verdict).toContain('PHP leads because the team knows it')
  })
})

/** Opens a room, casts a ballot for each person from the invite, reveals, and reads the result page. */
async function adviceFor(site: Site, priorities: readonly Importance[], skills: readonly Familiarity[]) {
  const { visitor, openRoom, vote } = postsTo(site)
  const facilitator = visitor()
  const { path, invite } = await openRoom(facilitator)
  for (const [index, importance] of priorities.entries())
    await vote(visitor(), invite, {
      importance,
      familiarity: skills[index] ?? [],
      name: `Voter ${index + 1}`,
    })
  expect((await facilitator.post(`${path}/reveal`)).status).toBe(303)

  const { document: result } = await facilitator.page(`${path}/results`)
  const words = (selector: string) =>
    result.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return {
    verdict: `${words('.verdict .say')} ${words('.verdict .lede')}`,
    ranking: [...result.querySelectorAll('#ranking .rank .who')].map((who) =>
      who.firstChild?.textContent?.trim(),
    ),
  }
}
