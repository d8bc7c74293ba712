import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { actionsIn, openDraft } from '../helpers/drafts.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const REASON = { reason: 'The customer left.\n\nWe keep what we learned.' }

describe.each(ENGINES)('giving a decision up on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const giveUp = async (fields: Record<string, string> = REASON) =>
    (await world.as('ada')).post(`${path}/abandonment`, fields)

  test('says first what is lost, in each state', async () => {
    const ada = await world.as('ada')
    const said = async (id: string) => (await ada.page(`/decisions/${id}/abandonment`)).text
    expect(await said(room.id)).toContain('Nobody has voted yet. It can’t be undone.')
    await world.vote('bo', room)
    expect(await said(room.id)).toContain('stay sealed for good: nobody will read them, you included.')
    await world.vote('ada', room)
    await world.reveal(room)
    expect(await said(room.id)).toContain('No outcome will be recorded. The result stays readable.')
    const draft = await openDraft(world, { team: { name: 'Elsewhere' } })
    expect(await said(draft.id)).toContain('The draft ends here')
  })

  test('tells everybody in the room who did it, when and why, and keeps the ballots sealed', async () => {
    await (await world.as('bo')).post(`${path}/ballot`, ballotForm(room, { comment: 'CANARY' }))
    const both = await Promise.all([giveUp(), giveUp()])
    expect(both.map(({ headers }) => headers.get('Location'))).toEqual([path, path])
    expect((await actionsIn(world, room)).filter((action) => action === 'decision_abandoned').length).toBe(1)
    for (const person of ['ada', 'bo', 'vera'] as const) {
      const { document, text } = await (await world.as(person)).page(path)
      expect(document.querySelector('[aria-current=step]')?.textContent).toBe('Abandoned')
      expect(text).toContain('Given up by Ada on Monday 23 November 2026, 09:00 UTC')
      expect(text).toMatch(/The customer left\..*We keep what we learned\./)
      expect(text).toContain('One ballot was cast before. Nobody will read it.')
      expect(text).not.toContain('CANARY')
    }
    expect((await (await world.as('mallory')).get(path)).status).toBe(404)
    const invite = await world.anonymous().get(await world.invite(room))
    expect(invite.status).toBeGreaterThanOrEqual(400)
  })

  test('ends all that a room does', async () => {
    await world.vote('bo', room)
    await giveUp()
    const [ada, bo] = [await world.as('ada'), await world.as('bo')]
    for (const [browser, rest, fields] of [
      [bo, '/ballot', ballotForm(room)],
      [bo, '/suggestions', { kind: 'option', name: 'Zig', why: 'Because.' }],
      [ada, '/additions', { kind: 'option', name: 'Zig' }],
      [ada, '/items', { kind: 'option', name: 'Zig' }],
      [ada, '/deadline', { deadline: '2026-12-24T18:00' }],
      [ada, '/start', {}],
      [ada, '/draft', {}],
      [ada, '/outcome', { option: room.options[0]?.id ?? '' }],
    ] as const) {
      const { status } = await browser.post(`${path}${rest}`, fields)
      expect([rest, [303, 409].includes(status)]).toEqual([rest, true])
    }
    await ada.post(`${path}/reveal`, { few: 'yes' })
    const now = await world.room(room.id)
    expect([now.state, now.round.revealedAt, now.options.length]).toEqual(['abandoned', null, 6])
    expect([await countRows(world.db, 'ballots'), await countRows(world.db, 'adrs')]).toEqual([1, 0])
  })

  test('leaves the result of a round that was revealed', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await giveUp()
    const { document } = await (await world.as('vera')).page(path)
    const link = document.querySelector('.btn-main')
    expect(link?.textContent).toBe('Read the result of round 1')
    expect((await (await world.as('vera')).get(link?.getAttribute('href') ?? '')).status).toBe(200)
  })

  test('passes no ballot that came before it, and takes none after it', async () => {
    const read = await world.room(room.id)
    const answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }
    const [cast] = await Promise.all([
      castBallot(world.db, world.deps.secret, {
        room: read,
        userId: await world.userId('bo'),
        ballot: { name: 'Bo', comment: 'Just in time?', answers },
        submissionKey: null,
        at: world.now(),
      }),
      giveUp(),
    ])
    expect(await countRows(world.db, 'ballots')).toBe(cast ? 1 : 0)
    expect((await world.room(room.id)).round.ballots).toBe(cast ? 1 : 0)
  })

  test.each([
    ['', 'Say in a sentence why.'],
    [' \u200b ', 'Say in a sentence why.'],
    ['x'.repeat(1001), 'Use at most 1000 characters.'],
  ])('needs a reason: %#', async (reason, message) => {
    const response = await giveUp({ reason })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'reason')]).toEqual([422, message])
    expect(inputOf(page, 'reason')).toBe(reason)
    expect((await world.room(room.id)).state).toBe('voting')
  })

  test('comes too late for a decision that is made', async () => {
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    expect((await giveUp()).status).toBe(409)
    expect((await world.room(room.id)).state).toBe('decided')
  })

  test.each([
    ['bo', 403],
    ['vera', 403],
    ['mallory', 404],
  ] as const)('is not up to %s', async (person, status) => {
    const browser = await world.as(person)
    expect((await browser.get(`${path}/abandonment`)).status).toBe(status)
    expect((await browser.post(`${path}/abandonment`, REASON)).status).toBe(status)
    expect((await world.room(room.id)).state).toBe('voting')
  })
})
