import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the landing page on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('leads members back to their rooms and logs, and nobody else', async () => {
    const room = await world.openRoom()
    const links = async (person: 'ada' | 'vera' | 'mallory') => {
      const { document } = await (await world.as(person)).page('/')
      return [...document.querySelectorAll('#main a')].map((link) => link.getAttribute('href'))
    }
    const own = [`/decisions/${room.id}`, `/teams/${room.team.id}/adrs`]
    for (const person of ['ada', 'vera'] as const)
      expect(await links(person)).toEqual(expect.arrayContaining(own))
    for (const address of own) expect(await links('mallory')).not.toContain(address)
    const anonymous = await world.anonymous().page('/')
    expect(anonymous.text).not.toContain('Your rooms')
  })

  test('lists no room that is decided, but its log', async () => {
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room)
    const { document, text } = await (await world.as('bo')).page('/')
    expect(document.querySelector(`#main a[href="/decisions/${room.id}"]`)).toBeNull()
    expect(text).toContain('None of your teams is deciding anything')
  })
})
