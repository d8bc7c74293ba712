import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blank } from '../../src/templates/blank.ts'
import { ENGINES } from '../helpers/database.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

const LENS = /Other kinds of project|Under the priorities of a data & AI project/

describe.each(ENGINES)('other kinds of project on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('are told after the reveal and on no page before it', async () => {
    const room = await world.openRoom()
    const ada = await world.as('ada')
    await world.vote('ada', room)
    await world.vote('bo', room)
    for (const rest of ['', '/ballot', '/receipt', '/settings', '/reveal', '/results', '/profile'])
      expect((await ada.page(`/decisions/${room.id}${rest}`)).text, rest).not.toMatch(LENS)

    await world.reveal(room)
    const { document, text } = await ada.page(`/decisions/${room.id}/results`)
    expect(text).toContain('Under the priorities of a data & AI project Python would lead.')
    expect(document.querySelectorAll('#lenses tbody tr').length).toBe(7)
    expect(document.querySelector('.toc a[href="#lenses"]')).not.toBeNull()
  })

  test('are not told of a single ballot', async () => {
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.reveal(room)
    const { text } = await (await world.as('bo')).page(`/decisions/${room.id}/results`)
    expect(text).toContain('One ballot.')
    expect(text).not.toMatch(LENS)
  })

  test('follow the options and criteria of the room', async () => {
    const { criteria, options } = standardBrief()
    const room = await world.openRoom({
      options: [...options.filter(({ key }) => key === 'go' || key === 'php'), { key: null, name: 'Zig' }],
      criteria: criteria.filter(
        ({ key }) => !['data_ai', 'hiring', 'ecosystem', 'dev_speed'].includes(key ?? ''),
      ),
    })
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    const { document } = await (await world.as('bo')).page(`/decisions/${room.id}/results`)
    const rows = [...document.querySelectorAll('#lenses tbody tr')].map(
      (row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())[0],
    )
    // Without libraries, hiring and speed of development little is left of data & AI.
    expect(document.querySelector('#lenses')?.textContent).not.toContain('Data & AI')
    expect(rows.length).toBeGreaterThan(2)
    expect(new Set(rows)).toEqual(new Set(['Go']))
  })

  test('are absent where the template has no scores', async () => {
    const room = await world.openRoom({
      template: blank.key,
      options: [
        { key: null, name: 'Bike' },
        { key: null, name: 'Bus' },
      ],
      criteria: [...blank.criteria, { key: null, name: 'Rain', help: '', kind: 'profile' }],
    })
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    const { text } = await (await world.as('bo')).page(`/decisions/${room.id}/results`)
    expect(text).not.toMatch(LENS)
  })
})
