import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { actionsIn } from '../helpers/drafts.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

const END = '2026-11-24T16:00:00.000Z'
const LATER = { deadline: '2026-11-25T18:00', timeZone: 'Europe/Berlin' }
const DAY = 24 * 60 * 60 * 1000

describe.each(ENGINES)('more time on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ deadlineAt: END, timeZone: 'Europe/Berlin' })
    path = `/decisions/${room.id}/deadline`
    await world.vote('bo', room)
  })
  afterEach(() => world.close())

  const give = async (fields: Record<string, string>) => (await world.as('ada')).post(path, fields)
  const end = async () => (await world.room(room.id)).deadlineAt

  test('is given to a sealed round, once, with an event', async () => {
    const page = await documentOf(await (await world.as('ada')).get(path))
    expect([inputOf(page, 'deadline'), inputOf(page, 'timeZone')]).toEqual([
      '2026-11-24T17:00',
      'Europe/Berlin',
    ])
    const both = await Promise.all([give(LATER), give(LATER)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await end()).toBe('2026-11-25T17:00:00.000Z')
    expect((await actionsIn(world, room)).filter((action) => action === 'deadline_extended').length).toBe(1)
  })

  test('is given after the deadline as well, and ballots are taken again', async () => {
    world.pass(2 * DAY)
    const ada = await world.as('ada')
    expect((await ada.post(`/decisions/${room.id}/ballot`, ballotForm(room))).status).toBe(409)
    await give({ ...LATER, deadline: '2026-11-26T18:00' })
    expect((await ada.post(`/decisions/${room.id}/ballot`, ballotForm(room))).status).toBe(303)
  })

  test.each([
    ['2026-11-24T16:59', 'Voting can end later than planned, not sooner.'],
    ['2026-11-20T16:59', 'Voting can’t end in the past.'],
    ['whenever', 'Write the end of voting as a date and a time.'],
    ['', 'Write the end of voting as a date and a time.'],
  ])('is not %j', async (deadline, message) => {
    const response = await give({ ...LATER, deadline })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'deadline'), inputOf(page, 'deadline')]).toEqual([
      422,
      message,
      deadline,
    ])
    expect(await end()).toBe(END)
  })

  test('is without end where somebody reveals', async () => {
    expect((await give({ ...LATER, none: 'yes' })).status).toBe(303)
    expect((await give({ ...LATER, none: 'yes' })).status).toBe(303)
    expect(await end()).toBeNull()
    expect((await actionsIn(world, room)).filter((action) => action === 'deadline_extended').length).toBe(1)
    expect((await give(LATER)).status).toBe(422)
  })

  test('is not without end where the ballots open by themselves', async () => {
    const other = await world.openRoom({
      deadlineAt: END,
      revealRule: 'deadline',
      team: { name: 'Elsewhere' },
    })
    const response = await (await world.as('ada')).post(`/decisions/${other.id}/deadline`, {
      ...LATER,
      none: 'yes',
    })
    expect([response.status, messageAt(await documentOf(response), 'deadline')]).toEqual([
      422,
      expect.stringContaining('so there must be one'),
    ])
  })

  test('is not given to a round that is open', async () => {
    await world.vote('ada', room)
    await world.reveal(room)
    expect((await give(LATER)).status).toBe(409)
    expect(await end()).toBe(END)
  })

  test.each([
    ['bo', 403],
    ['vera', 403],
    ['mallory', 404],
  ] as const)('is not given by %s', async (person, status) => {
    const browser = await world.as(person)
    expect((await browser.get(path)).status).toBe(status)
    expect((await browser.post(path, LATER)).status).toBe(status)
    expect(await end()).toBe(END)
  })
})
