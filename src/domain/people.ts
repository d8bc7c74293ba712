import { sameName } from './text.ts'

export type TeamRole = 'owner' | 'member' | 'observer'

export const ROLES = ['observer', 'member', 'owner'] as const satisfies readonly TeamRole[]

/** As pages say it: whoever may vote is a voter to the room. */
export const ROLE_WORDS: Record<TeamRole, string> = { owner: 'owner', member: 'voter', observer: 'observer' }

export const isRole = (text: string): text is TeamRole => (ROLES as readonly string[]).includes(text)

/** Somebody in the team, as everybody in it may read. */
export type Person = { id: string; name: string; role: TeamRole; joinedAt: string }

const rank = (role: TeamRole) => ROLES.indexOf(role)

/** Nobody gives a role above their own, or takes one from somebody above them. */
export const mayGive = (own: TeamRole, from: TeamRole, to: TeamRole) =>
  rank(own) >= Math.max(rank(from), rank(to))

/** Nobody renames, removes or lets in somebody above them. */
export const mayManage = (own: TeamRole, other: TeamRole) => rank(own) >= rank(other)

/** What stands against taking somebody’s role away, or them out of the team. */
export type Hindrance = 'runs rooms' | 'last owner'

/**
 * Every room keeps a facilitator and a decider who may vote in the team, and every team an owner. `to` is null for
 * somebody who goes.
 */
export function hindranceTo(
  { role, runsRooms, owners }: { role: TeamRole; runsRooms: boolean; owners: number },
  to: TeamRole | null,
): Hindrance | null {
  if (role === 'owner' && to !== 'owner' && owners <= 1) return 'last owner'
  if (runsRooms && (to === null || to === 'observer')) return 'runs rooms'
  return null
}

/** Names that tell people apart: those of one name get the day they joined, if need be the time, and at last a number. */
export function toldApart(people: readonly { name: string; joinedAt: string }[], timeZone: string): string[] {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone })
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const names = people.map(({ name }) => name)
  const joined = people.map(({ joinedAt }) => new Date(joinedAt))
  const ways = [
    names,
    names.map((name, i) => `${name} (joined ${day.format(joined[i])})`),
    names.map((name, i) => `${name} (joined ${day.format(joined[i])} at ${time.format(joined[i])})`),
  ]
  return numbered(names.map((name, i) => firstApart(ways, namesakes(names, name), i) ?? ways[2]?.[i] ?? name))
}

const namesakes = (names: readonly string[], name: string) =>
  names.flatMap((other, i) => (sameName(other) === sameName(name) ? [i] : []))

/** The shortest way in which all of a name differ. */
function firstApart(ways: readonly (readonly string[])[], group: readonly number[], index: number) {
  const way = ways.find(
    (labels) => new Set(group.map((member) => sameName(labels[member] ?? ''))).size === group.length,
  )
  return way?.[index]
}

function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const nth = (seen.get(sameName(name)) ?? 0) + 1
    seen.set(sameName(name), nth)
    return nth === 1 ? name : `${name}, no. ${nth}`
  })
}
