import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, textOf } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('taking a ballot back on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ deadlineAt: '2026-11-24T09:00:00.000Z' })
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  test('asks first, then it is as if it had never been cast, and one can vote again', async () => {
    await world.vote('bo', room, { comment: 'CANARY' })
    const bo = await world.as('bo')
    expect(textOf(await documentOf(await bo.get(`${path}/withdrawal`)))).toContain('Withdraw your ballot?')
    expect(await countRows(world.db, 'ballots')).toBe(1)
    const sent = await Promise.all([1, 2, 3].map(() => bo.post(`${path}/withdrawal`)))
    expect(sent.map(({ status, headers }) => `${status} ${headers.get('Location')}`)).toEqual(
      Array(3).fill(`303 ${path}`),
    )
    expect(await countRows(world.db, 'ballots')).toBe(0)
    expect((await world.room(room.id)).round.ballots).toBe(0)
    const events = await world.db.selectFrom('events').select('action').execute()
    expect(events.filter(({ action }) => action === 'ballot_withdrawn')).toHaveLength(1)
    const text = textOf(await documentOf(await (await world.as('ada')).get(path)))
    expect(text).toContain('Nobody has voted yet')
    const fresh = await documentOf(await bo.get(`${path}/ballot`))
    expect([inputOf(fresh, 'comment'), textOf(fresh).includes('CANARY')]).toEqual(['', false])
    await world.vote('bo', room)
    expect((await world.room(room.id)).round.ballots).toBe(1)
  })

  test('after the deadline or the reveal takes nothing back', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    world.pass(25 * 60 * 60 * 1000)
    for (const reveal of [false, true]) {
      if (reveal) await world.reveal(room)
      const response = await (await world.as('bo')).post(`${path}/withdrawal`)
      expect([response.status, textOf(await documentOf(response))]).toEqual([
        409,
        expect.stringContaining('Voting is over'),
      ])
    }
    expect(await countRows(world.db, 'ballots')).toBe(2)
  })

  test('in an anonymous room needs its key', async () => {
    const secret = await world.openRoom({ anonymous: true })
    const address = `/decisions/${secret.id}`
    const joan = world.anonymous()
    await joan.post(await world.invite(secret), { ...ballotForm(secret), name: 'Joan', submission: 'a form' })
    const keys = [...joan.cookies].filter(([name]) => name.includes('ballot-'))
    expect(keys).toHaveLength(1)
    for (const [name] of keys) joan.cookies.delete(name)
    expect((await joan.post(`${address}/withdrawal`)).status).toBe(409)
    expect(await countRows(world.db, 'anonymous_ballots')).toBe(1)
    for (const [name, value] of keys) joan.cookies.set(name, value)
    expect((await joan.post(`${address}/withdrawal`)).status).toBe(303)
    expect([
      await countRows(world.db, 'anonymous_ballots'),
      await countRows(world.db, 'participations'),
    ]).toEqual([0, 0])
    const event = await world.db
      .selectFrom('events')
      .select(['actor_id', 'at'])
      .where('action', '=', 'ballot_withdrawn')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ actor_id: null, at: secret.round.openedAt })
  })
})
