import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepPages } from '../src/kept-pages.ts'
import { createWorld, type World } from './helpers/world.ts'

describe('kept pages', () => {
  let rendered: string[]
  const render = (key: string) => async () => {
    rendered.push(key)
    return `<p>${key}</p>`
  }
  beforeEach(() => {
    rendered = []
  })

  test('are rendered once, also for readers who come at the same moment', async () => {
    const pages = keepPages()
    const read = await Promise.all([pages.of('a', render('a')), pages.of('a', render('a'))])
    expect([...read, await pages.of('a', render('a'))]).toEqual(['<p>a</p>', '<p>a</p>', '<p>a</p>'])
    expect(rendered).toEqual(['a'])
  })

  test('give way when there are too many, the one not asked for longest first', async () => {
    const pages = keepPages(2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await pages.of(key, render(key))
    expect(rendered).toEqual(['a', 'b', 'c', 'b'])
  })

  test('are not kept when rendering failed', async () => {
    const pages = keepPages()
    await expect(pages.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await pages.of('a', render('a'))).toBe('<p>a</p>')
  })
})

describe('the result page', () => {
  let world: World
  beforeEach(async () => {
    world = await createWorld('sqlite')
  })
  afterEach(() => world.close())

  test('differs for the decider and a voter, and says at once that the room was decided', async () => {
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    const read = async (person: 'ada' | 'bo') =>
      (await (await world.as(person)).get(`/decisions/${room.id}/results`)).text()

    expect(await read('ada')).toContain(`/decisions/${room.id}/outcome`)
    expect(await read('bo')).not.toContain(`/decisions/${room.id}/outcome`)
    await world.decide(room)
    for (const person of ['ada', 'bo'] as const)
      expect(await read(person)).toContain(`/decisions/${room.id}/adr`)
  })
})
