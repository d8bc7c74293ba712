import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertMember, insertUser } from '../../db/queries/users.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roundForm } from '../helpers/forms.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

type Opened = Parameters<World['openRoom']>[0]

describe.each(ENGINES)('who took part, in the record on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  /** Ada's room with Bo, Mallory and Cy as members and Vera reading along. */
  const opened = async (changes: Opened = {}, of = world): Promise<Room> => {
    const room = await of.openRoom(changes)
    const at = of.now().toISOString()
    await insertUser(of.db, { id: 'cy', name: 'Cy', at })
    for (const [userId, name] of [
      [await of.userId('mallory'), 'Mallory'],
      ['cy', 'Cy'],
    ] as const)
      await insertMember(of.db, { teamId: room.team.id, userId, name, role: 'member', at })
    return of.room(room.id)
  }
  /** A ballot that puts one criterion above all others. */
  const votes = async (
    person: Person,
    room: Room,
    top: number,
    more: Record<string, string> = {},
    of = world,
  ) => {
    const form = ballotForm(room, { importance: 0, familiarity: 2 })
    form[`importance.${room.criteria[top]?.id}`] = '5'
    const response = await (await of.as(person)).post(`/decisions/${room.id}/ballot`, { ...form, ...more })
    expect(response.status).toBe(303)
  }
  const file = async (room: Room, of = world) =>
    (await (await of.as('ada')).get(`/decisions/${room.id}/adr.md`)).text()
  const indexOf = (room: Room, name: string) =>
    room.criteria.findIndex((criterion) => criterion.name === name)

  test('is told by name where names are shown: who voted, who spoke or reads along, who else there is', async () => {
    const room = await opened({ vetoPercent: 100 })
    const node = room.options.find(({ name }) => name === 'Node.js')?.id ?? ''
    await votes('ada', room, indexOf(room, 'One language'))
    await votes('mallory', room, indexOf(room, 'Data & AI'), {
      comment: 'We need the models.',
      [`vetoes.${node}`]: 'No types.',
    })
    await world.reveal(room)
    await world.comment('bo', room, 'I had no time.')
    await world.comment('ada', room, 'A pity.')
    await world.decide(room, { option: node, draftedFor: node })
    const text = await file(room)
    expect(text).toContain('\ndecision-makers: [Ada, Mallory]\nconsulted: [Bo, Vera]\ninformed: [Cy]\n')
    expect(text).toContain(
      '\nDissent and silence:\n\n* By its own priorities 1 of 2 ballots put Python first (Mallory).\n* Mallory wrote on the ballot: "We need the models."\n* Mallory could not work with Node.js: "No types."\n* 2 of 4 did not vote: Bo and Cy.\n',
    )
  })

  test('takes what was said back with a comment that was deleted', async () => {
    const room = await opened()
    await votes('ada', room, 1)
    await votes('mallory', room, 1)
    await world.reveal(room)
    const id = await world.comment('bo', room, 'Never mind.')
    const bo = await world.as('bo')
    expect((await bo.post(`/decisions/${room.id}/comments/${id}/deletion`, { version: '1' })).status).toBe(
      303,
    )
    await world.decide(room)
    expect(await file(room)).toContain('\nconsulted: [Vera]\ninformed: [Bo, Cy]\n')
  })

  test.each([
    ['hidden', { namesShown: false }],
    ['anonymous', { namesShown: false, anonymous: true }],
  ])('is the same in a room with %s names whoever voted what, and whoever spoke', async (_, names) => {
    const told = async (people: readonly Person[], speaker: Person) => {
      const other = await createWorld(engine)
      try {
        const room = await opened(names, other)
        for (const [k, person] of people.entries())
          await votes(person, room, k, { comment: `I am ${person}.` }, other)
        await other.reveal(room)
        await other.comment(speaker, room, 'Hello.')
        await other.decide(room, { option: room.options.find(({ name }) => name === 'Ruby')?.id ?? '' })
        const text = await file(room, other)
        // Random draws differ by the room, receipts by the ballot.
        return text.replace(/Receipts of .*|Room history: .*|.*(?:draws|Among weights|Drawing).*/g, '')
      } finally {
        await other.close()
      }
    }
    const one = await told(['ada', 'bo', 'mallory'], 'bo')
    expect(await told(['mallory', 'bo', 'ada'], 'mallory')).toBe(one)
    expect(await told(['bo', 'ada', 'mallory'], 'ada')).toBe(one)
    expect(one).toContain('\ndecision-makers: [Ada]\nconsulted: [Vera]\n---\n')
    expect(one).toMatch(/\* By their own priorities \d of 3 ballots put /)
    expect(one).toContain('\n* 1 of 4 did not vote.\n')
    for (const said of ['Bo', 'Mallory', 'Cy', 'I am ']) expect(one).not.toContain(said)
  })

  test('tells what moved between two rounds, and nothing of it by name', async () => {
    const room = await opened({ namesShown: false })
    for (const person of ['ada', 'bo', 'mallory'] as const) await votes(person, room, 1)
    await world.reveal(room)
    expect((await (await world.as('ada')).post(`/decisions/${room.id}/rounds`, roundForm(room))).status).toBe(
      303,
    )
    const again = await world.room(room.id)
    for (const person of ['ada', 'bo', 'mallory'] as const) await votes(person, again, 3)
    await world.reveal(again)
    await world.decide(again)
    const text = await file(again)
    expect(text).toContain('\nThey were cast in round 2; the round before it is kept in the room.\n')
    expect(text).toMatch(/\nWhat had moved since the round before:\n\n\* .*round 1/)
    expect(text).not.toContain('Mallory')
  })
})
