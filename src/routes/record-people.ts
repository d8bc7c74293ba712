import type { Context } from 'hono'
import { listSeats, type OwnBallot } from '../../db/queries/ballots.ts'
import { listCommenters } from '../../db/queries/comments.ts'
import { listPeople } from '../../db/queries/people.ts'
import type { RoomFacts } from '../adr/draft.ts'
import type { Result } from '../advisor/types.ts'
import { voicesOf } from '../domain/voices.ts'
import type { AppEnv } from '../env.ts'

type Revealed = { result: Result; ballots: readonly OwnBallot[] }
type People = Pick<RoomFacts, 'voters' | 'observers' | 'subscribers' | 'silent' | 'voices'>

/**
 * Who took what part, as far as the room tells it. Where it hides names there are only roles, which no ballot and no
 * comment has touched, and ballots that can be counted and no more.
 */
export async function peopleFacts(c: Context<AppEnv>, revealed: Revealed): Promise<People> {
  const { room, deps } = c.var
  // As nobody in particular: a record is read by everybody.
  const people = await listPeople(deps.db, room.team.id, null)
  const observers = people.filter(({ role }) => role === 'observer')
  const voices = voicesOf(room, revealed)
  if (!room.namesShown)
    return { voters: null, observers: names(observers), subscribers: [], silent: null, voices }
  const voted = new Set(revealed.ballots.map(({ userId }) => userId))
  const heard = [...observers, ...(await listCommenters(deps.db, room.id))].filter(({ id }) => !voted.has(id))
  const known = new Set([...voted, ...heard.map(({ id }) => id)])
  const seats = await listSeats(deps.db, room.team.id, room.round.id)
  return {
    voters: names(revealed.ballots),
    observers: names(new Map(heard.map((person) => [person.id, person])).values()),
    subscribers: names(people.filter(({ id }) => !known.has(id))),
    silent: names(seats.filter(({ voted }) => !voted)),
    voices,
  }
}

const names = (people: Iterable<{ name: string }>) =>
  Array.from(people, ({ name }) => name).sort((a, b) => a.localeCompare(b, 'en'))
