import { listExpected } from '../../src/actions/list-voters.ts'
import type { Room } from '../../src/domain/room.ts'
import type { ExpectedVoter } from '../../src/domain/voters.ts'
import { createSchedule } from '../../src/jobs/schedule.ts'
import { documentOf, textOf } from './html.ts'
import type { Person, World } from './world.ts'

/** What people do about mail in a test. */
export const mailIn = (world: World) => ({
  /** All that is due is queued and sent. */
  run: () => createSchedule(world.deps).run(),
  expect: async (room: Room, voters: readonly ExpectedVoter[]) =>
    listExpected(world.db, world.deps.secret, {
      room,
      voters,
      actorId: await world.userId('ada'),
      at: world.now(),
    }),
  invite: async (room: Room) => (await world.as('ada')).post(`/decisions/${room.id}/invitations`),
  /** The list of invitations as the facilitator sees it. */
  invitations: async (room: Room) =>
    textOf(await documentOf(await (await world.as('ada')).get(`/decisions/${room.id}/invitations`))),
  subscribe: async (person: Person, room: Room, wish: readonly string[], address = `${person}@example.org`) =>
    (await world.as(person)).post(`/decisions/${room.id}/subscription`, { address, wish }),
  /** Everything written to the log. */
  log: () => world.lines.join(''),
})

/** The address of the page at the end of a mail. */
export const unsubscribePath = (text: string) => /\/unsubscribe\/[\w-]{32}/.exec(text)?.[0] ?? ''
