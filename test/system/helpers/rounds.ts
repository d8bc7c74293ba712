import { expect } from 'vitest'
import { type Familiarity, type Importance, postsTo } from './forms.ts'
import type { Site } from './site.ts'

const TEAM: readonly [name: string, importance: Importance, familiarity: Familiarity][] = [
  ['Amina', [4, 3, 5, 4, 4, 5, 1, 2, 3, 1, 5, 3], [4, 1, 1, 0, 2, 0]],
  ['Jonas', [3, 3, 4, 4, 4, 1, 2, 2, 3, 5, 0, 3], [3, 3, 0, 0, 0, 0]],
  ['Mei', [3, 4, 4, 5, 3, 2, 1, 1, 2, 4, 1, 3], [2, 4, 0, 1, 0, 1]],
  ['Tomás', [4, 2, 4, 3, 5, 4, 2, 3, 3, 0, 4, 4], [3, 1, 2, 2, 1, 0]],
  ['Ruth', [2, 4, 3, 4, 4, 3, 1, 2, 2, 5, 1, 4], [1, 3, 1, 2, 0, 0]],
]

/** A room of five people whose first round is revealed. */
export async function firstRound(site: Site) {
  const { visitor, openRoom, vote } = postsTo(site)
  const people = TEAM.map(([name, importance, familiarity]) => ({
    name,
    importance,
    familiarity,
    browser: visitor(),
  }))
  const [facilitator] = people
  if (!facilitator) throw new Error('There is nobody.')
  const { path, invite } = await openRoom(facilitator.browser, {
    name: facilitator.name,
    teamName: 'Harbour',
  })
  for (const person of people)
    await vote(person.browser, person === facilitator ? `${path}/ballot` : invite, person)
  expect((await facilitator.browser.post(`${path}/reveal`)).status).toBe(303)
  return { path, invite, facilitator: facilitator.browser, people }
}

export type FirstRound = Awaited<ReturnType<typeof firstRound>>

/** Opens the second round as its form stands. */
export async function openSecond({ path, facilitator }: FirstRound, note = 'We have heard the night shift.') {
  const { document } = await facilitator.page(`${path}/rounds`)
  const ticked = (name: string) =>
    [...document.querySelectorAll(`input[name="${name}"][checked]`)].map(
      (box) => box.getAttribute('value') ?? '',
    )
  const answer = await facilitator.post(`${path}/rounds`, {
    from: '1',
    note,
    asking: ticked('asking'),
    again: ticked('again'),
    keep: ticked('keep'),
    timeZone: 'UTC',
  })
  expect(answer.status).toBe(303)
}

/** Everybody but the last one votes again, on what was asked again a level nearer to the middle; then the reveal. */
export async function secondRound(room: FirstRound) {
  await openSecond(room)
  const { path, facilitator, people } = room
  for (const { browser } of people.slice(0, -1)) {
    const { document } = await browser.page(`${path}/ballot`)
    const fields: Record<string, string> = {}
    for (const box of document.querySelectorAll('input[type="radio"][checked]')) {
      const [name, value] = [box.getAttribute('name') ?? '', box.getAttribute('value') ?? '']
      const level = Number(value)
      fields[name] = name.startsWith('importance.')
        ? String(level > 3 ? level - 1 : level < 3 ? level + 1 : 3)
        : value
    }
    expect((await browser.post(`${path}/ballot`, fields)).status).toBe(303)
  }
  expect((await facilitator.post(`${path}/reveal`)).status).toBe(303)
}
