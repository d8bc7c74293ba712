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

/** Names that tell people apart: two of one name get the day they joined, and on the same day a number. */
export function toldApart(people: readonly { name: string; joinedAt: string }[], timeZone: string): string[] {
  const dayOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone })
  const first = withSuffix(
    people.map(({ name }) => name),
    (i) => `joined ${dayOf.format(new Date(people[i]?.joinedAt ?? 0))}`,
  )
  return withSuffix(first, (_, nth) => String(nth))
}

function withSuffix(names: readonly string[], suffix: (index: number, nth: number) => string): string[] {
  const times = new Map<string, number>()
  for (const name of names) times.set(sameName(name), (times.get(sameName(name)) ?? 0) + 1)
  const seen = new Map<string, number>()
  return names.map((name, i) => {
    const key = sameName(name)
    if (times.get(key) === 1) return name
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return `${name} (${suffix(i, seen.get(key) ?? 1)})`
  })
}
