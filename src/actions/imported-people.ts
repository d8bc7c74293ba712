import { newId } from '../ids.ts'

/**
 * The people of a file as users: they have no session and no link, so nobody can ever be them. Whoever signs by one name
 * is one person, as far as can be told.
 */
export function importedPeople(known: readonly { id: string; name: string }[], at: string) {
  const names = new Map<string, string>()
  const ids = new Map<string, string[]>()
  const add = (id: string, name: string) => {
    names.set(id, name)
    ids.set(name, [...(ids.get(name) ?? []), id])
  }
  for (const { id, name } of known) add(id, name)
  return {
    /** Somebody of that name who is not among the others; of no name, somebody new. */
    named(name: string, others: ReadonlySet<string> = new Set()): string {
      const found = name === '' ? undefined : ids.get(name)?.find((id) => !others.has(id))
      if (found !== undefined) return found
      const id = newId()
      if (name === '') names.set(id, name)
      else add(id, name)
      return id
    },
    /** Who did something, whatever their name. */
    actor(id: string | null): string | null {
      if (id !== null && !names.has(id)) names.set(id, '')
      return id
    },
    rows: () => [...names].map(([id, name]) => ({ id, name, created_at: at })),
  }
}

export type ImportedPeople = ReturnType<typeof importedPeople>
