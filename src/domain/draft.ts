import type { Template } from '../templates/template.ts'
import type { FieldErrors } from './ballot.ts'
import { MOST_BRIEF } from './brief.ts'
import type { Criterion, Room } from './room.ts'
import { cleanLine, cleanText, sameName } from './text.ts'

/** What a room asks about. */
export type ItemKind = 'option' | 'criterion'

const MOST_ITEMS = 40
export const MOST_HELP = 300

export type ItemFields = { name: string; help: string }
export type Item = { name: string; help: string }

const PLURAL: Record<ItemKind, string> = { option: 'options', criterion: 'criteria' }

/** Reads an option or a criterion that is added or renamed; `others` are the ones beside it. */
export function parseItem(
  kind: ItemKind,
  fields: ItemFields,
  others: readonly { name: string }[],
): { ok: true; item: Item } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = cleanLine(fields.name)
  const longest = MOST_BRIEF[kind]
  if (!name) errors.name = `Write the name of the ${kind}.`
  else if (name.length > longest) errors.name = `Use at most ${longest} characters.`
  else if (others.some((other) => sameName(other.name) === sameName(name)))
    errors.name = `${name} is there already.`
  else if (others.length >= MOST_ITEMS) errors.name = `Use at most ${MOST_ITEMS} ${PLURAL[kind]}.`

  const help = cleanText(fields.help)
  if (help.length > MOST_HELP) errors.help = `Use at most ${MOST_HELP} characters.`
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, item: { name, help } }
}

type Origin = Pick<Criterion, 'key' | 'help' | 'kind'>

/** Whoever writes the name of something in the template means that, with its scores. */
export function originOf(
  template: Pick<Template, 'options' | 'criteria'>,
  kind: ItemKind,
  { name, help }: Item,
  taken: readonly (string | null)[],
): Origin {
  const free = <T extends { key: string; name: string }>(listed: readonly T[]) =>
    listed.find((one) => sameName(one.name) === sameName(name) && !taken.includes(one.key))
  if (kind === 'option') return { key: free(template.options)?.key ?? null, help: '', kind: 'profile' }
  const known = free(template.criteria)
  return known
    ? { key: known.key, help: help || known.help, kind: known.kind }
    : { key: null, help, kind: 'profile' }
}

/** The template under the names this room has for its parts. */
export function templateIn<T extends Template>(
  template: T,
  { options, criteria }: Pick<Room, 'options' | 'criteria'>,
): T {
  const renamed = <Part extends { key: string; name: string }>(
    parts: readonly Part[],
    own: readonly { key: string | null; name: string }[],
  ) => parts.map((part) => ({ ...part, name: own.find(({ key }) => key === part.key)?.name ?? part.name }))
  return {
    ...template,
    options: renamed(template.options, options),
    criteria: renamed(template.criteria, criteria).map((part) => ({
      ...part,
      help: criteria.find(({ key }) => key === part.key)?.help ?? part.help,
    })),
  }
}

export type Direction = 'up' | 'down'

/** The same with one of them a place further up or down, where there is a place. */
export function moved(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id)
  const to = from + (direction === 'up' ? -1 : 1)
  const neighbour = ids[to]
  if (from < 0 || neighbour === undefined) return [...ids]
  return ids.map((one, index) => (index === from ? neighbour : index === to ? id : one))
}

const REMOVED_FROM_ONE_PLACE = 1_000

/** Below zero, and remembers the place: what is removed comes back to where it was. */
export function removedPosition(place: number, taken: readonly number[]): number {
  let position = -1 - place * REMOVED_FROM_ONE_PLACE
  while (taken.includes(position)) position -= 1
  return position
}

export const placeBefore = (position: number) => Math.floor((-1 - position) / REMOVED_FROM_ONE_PLACE)

/** The ids with one put in at its place, or at the end where there are fewer by now. */
export const putBack = (ids: readonly string[], id: string, place: number) => [
  ...ids.slice(0, place),
  id,
  ...ids.slice(place),
]

/** Why the vote can't start yet; null when it can. */
export function missingToStart(
  { options, criteria, deadlineAt }: Pick<Room, 'options' | 'criteria' | 'deadlineAt'>,
  now: Date,
): string | null {
  if (options.length < 2)
    return `A decision needs two options. Add ${options.length === 0 ? 'two' : 'one more'}.`
  if (criteria.length === 0) return 'A decision needs a criterion. Add one.'
  if (deadlineAt !== null && new Date(deadlineAt) <= now)
    return 'The end of voting has passed. Set another one in the settings.'
  return null
}
