import { setImmediate } from 'node:timers/promises'

/** Longer at a stretch nobody else is kept waiting. */
const AT_ONCE_MS = 20

/** The same as `map`, but others get their turn in between: a log may hold thousands of records. */
export async function inTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  let since = performance.now()
  for (const item of items) {
    if (performance.now() - since > AT_ONCE_MS) {
      await setImmediate()
      since = performance.now()
    }
    made.push(make(item))
  }
  return made
}
