import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { createCaps } from '../../src/live/caps.ts'
import { createStreams, type StreamOptions } from '../../src/live/streams.ts'
import { ENGINES } from '../helpers/database.ts'
import { pause, type Watch, watchFrames } from '../helpers/frames.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const PACE_MS = 300
const QUICK = { paceMs: PACE_MS, beatMs: 200, pollMs: 100 }

describe.each(ENGINES)('the stream of a room on %s', (engine) => {
  let world: World
  let room: Room
  let watches: Watch[]

  const serveWith = (options: Partial<StreamOptions>) => {
    const { db, hub, sessions, log } = world.deps
    world.deps.streams = createStreams({ db, hub, sessions, log }, options)
  }
  const ask = async (person: Person) => (await world.as(person)).get(`/decisions/${room.id}/stream`)
  const watch = async (person: Person) => {
    const opened = watchFrames(await ask(person))
    watches.push(opened)
    return opened
  }
  const versionOf = async (person: Person) =>
    (await (await world.as(person)).get(`/decisions/${room.id}/version`)).text()
  const version = (of: Room) => String(of.publicVersion)

  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    watches = []
    serveWith(QUICK)
  })
  afterEach(async () => {
    for (const open of watches) await open.close()
    world.deps.streams.close()
    await world.close()
  })

  test('says the version of the room and nothing else, kept by nobody', async () => {
    const answer = await ask('vera')
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('no-store, no-transform')
    expect(answer.headers.get('X-Accel-Buffering')).toBe('no')
    expect(answer.headers.get('Content-Encoding')).toBe(null)
    const opened = watchFrames(answer)
    watches.push(opened)
    const now = version(room)
    expect(await opened.until(1)).toEqual([`id: ${now}\nevent: changed\ndata: ${now}`])
    expect(await versionOf('vera')).toBe(now)
  })

  test('is there for members alone, and not for the sample', async () => {
    expect((await ask('mallory')).status).toBe(404)
    expect((await world.anonymous().get(`/decisions/${room.id}/stream`)).status).toBe(404)
    await world.db.updateTable('teams').set({ public_at: world.now().toISOString() }).execute()
    for (const reader of [world.anonymous(), await world.as('ada')])
      expect((await reader.get(`/decisions/${room.id}/stream`)).status).toBe(204)
  })

  test('gathers what happens in a sealed round, and tells it at its own pace', async () => {
    const vera = await watch('vera')
    await vera.until(1)
    await world.vote('ada', room)
    await world.vote('bo', room)
    const frames = await vera.until(2)
    expect(frames.at(-1)).toContain(`id: ${version(await world.room(room.id))}`)
    await pause(2 * PACE_MS)
    // One, or two where the pace fell between the two ballots.
    expect(vera.frames.length).toBeLessThanOrEqual(3)
  })

  test('tells nobody that a ballot was changed, however often', async () => {
    await world.vote('ada', room)
    await world.vote('bo', room)
    const others = [await watch('ada'), await watch('vera')]
    for (const other of others) await other.until(1)
    const before = await versionOf('ada')
    for (const importance of [1, 5, 2, 4]) await world.vote('bo', room, { importance })
    await pause(3 * PACE_MS)
    expect(others.map(({ frames }) => frames.length)).toEqual([1, 1])
    expect(await versionOf('ada')).toBe(before)
  })

  test('says the same in two rooms that differ in what was answered', async () => {
    const said = async (importance: number, revisions: readonly number[]) => {
      room = await world.openRoom()
      const opened = [await watch('ada'), await watch('vera')]
      const all = (count: number) => Promise.all(opened.map(({ until }) => until(count)))
      await all(1)
      await world.vote('bo', room, { importance })
      await all(2)
      for (const revised of revisions) await world.vote('bo', room, { importance: revised })
      await pause(2 * PACE_MS)
      await world.vote('ada', room)
      await all(3)
      await world.reveal(room)
      return all(4)
    }
    const [quiet, busy] = [await said(1, []), await said(5, [1, 4, 2])]
    expect(quiet.map(({ length }) => length)).toEqual([4, 4])
    expect(busy).toEqual(quiet)
  })

  test('cuts a reader who takes nothing, and keeps no more than the latest for them', async () => {
    const { db, hub, sessions, log } = world.deps
    let isCut = false
    const streams = createStreams({ db, hub, sessions, log }, { ...QUICK, paceMs: 10, blockedMs: 400 })
    const token = (await world.as('vera')).cookies.get('__Host-session') ?? ''
    const body = streams.open({
      decisionId: room.id,
      userId: await world.userId('vera'),
      token,
      address: 'here',
      signal: new AbortController().signal,
      cut: () => {
        isCut = true
      },
    })
    const end = performance.now() + 10_000
    while (!isCut && performance.now() < end) await pause(20)
    expect(isCut).toBe(true)
    await body?.cancel()
    expect(streams.count()).toBe(0)
  })

  test('tells a reveal at once', async () => {
    await world.vote('ada', room)
    await world.vote('bo', room)
    serveWith({ ...QUICK, paceMs: 60_000 })
    const vera = await watch('vera')
    await vera.until(1)
    await world.reveal(room)
    const frames = await vera.until(2, 2_000)
    expect(frames.at(-1)).toContain(`data: ${version(await world.room(room.id))}`)
  })

  test('catches up with what happened while it was down', async () => {
    const first = await watch('bo')
    await first.until(1)
    await first.close()
    await world.vote('ada', room)
    const again = watchFrames(
      await (await world.as('bo')).get(`/decisions/${room.id}/stream`, { 'Last-Event-ID': version(room) }),
    )
    watches.push(again)
    expect((await again.until(1))[0]).toContain(`id: ${version(await world.room(room.id))}`)
  })

  test('hears of a change for which no signal came', async () => {
    const vera = await watch('vera')
    await vera.until(1)
    await world.db
      .updateTable('decisions')
      .set((eb) => ({ public_version: eb('public_version', '+', 1) }))
      .where('id', '=', room.id)
      .execute()
    expect((await vera.until(2)).length).toBe(2)
  })

  test('ends with a last word for whoever is removed from the team', async () => {
    const bo = await watch('bo')
    const vera = await watch('vera')
    await bo.until(1)
    await vera.until(1)
    await world.db
      .deleteFrom('members')
      .where('user_id', '=', await world.userId('bo'))
      .execute()
    expect((await bo.until(2)).at(-1)).toBe('event: gone\ndata: gone')
    await pause(50)
    expect(bo.ended()).toBe(true)
    await world.vote('ada', room)
    await vera.until(2)
    expect(bo.frames.length).toBe(2)
    expect(vera.ended()).toBe(false)
  })

  test('ends with the session', async () => {
    const bo = await watch('bo')
    await bo.until(1)
    await world.deps.sessions.revokeAllForUser(await world.userId('bo'))
    expect((await bo.until(2)).at(-1)).toBe('event: gone\ndata: gone')
  })

  test.each([
    ['session', { session: 2, address: 9, room: 9, process: 9 }],
    ['address', { session: 9, address: 2, room: 9, process: 9 }],
    ['room', { session: 9, address: 9, room: 2, process: 9 }],
    ['process', { session: 9, address: 9, room: 9, process: 2 }],
  ])('is refused where a %s has too many, until one ends', async (_, most) => {
    serveWith({ ...QUICK, caps: createCaps(most) })
    const first = await watch('ada')
    await watch('ada')
    const refused = await ask('ada')
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    await first.close()
    expect((await watch('ada')).ended()).toBe(false)
    expect(world.deps.streams.count()).toBe(2)
  })

  test('says goodbye with a moment to come back at, each another one', async () => {
    const bodies = await Promise.all([ask('ada'), ask('bo'), ask('vera')])
    world.deps.streams.close()
    const words = await Promise.all(bodies.map((body) => body.text()))
    for (const text of words) expect(text).toMatch(/\n\nretry: \d+\nevent: bye\ndata: bye\n\n$/)
    const moments = words.map((text) => Number(/retry: (\d+)\nevent/.exec(text)?.[1]))
    expect(Math.max(...moments)).toBeLessThanOrEqual(5_000)
    expect(new Set(moments).size).toBeGreaterThan(1)
    expect((await ask('ada')).status).toBe(503)
    expect(world.deps.streams.count()).toBe(0)
  })

  test('logs a line when it is opened, and nothing of what it says', async () => {
    world.lines.length = 0
    const vera = await watch('vera')
    await vera.until(1)
    await world.vote('bo', room)
    await vera.until(2)
    expect(world.lines.map((line) => JSON.parse(line).route)).toEqual([
      '/decisions/:decisionId/stream',
      '/decisions/:decisionId/ballot',
    ])
  })
})
