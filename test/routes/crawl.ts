import { dumpTables } from '../helpers/tables.ts'
import type { World } from '../helpers/world.ts'
import { type ACTORS, ask, type Stage } from './expectations.ts'

export type Watchers = readonly (typeof ACTORS)[number][]

/** What can be asked for, as the app has it: a new route is in this without being added. */
export const readsOf = (world: World): string[] => [
  ...new Set(
    world.app.routes
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => `GET ${path}`)
      .sort(),
  ),
]

/** What differs between any two answers: the code of the request, its time, and the key of a fresh form. */
export const normal = (text: string) =>
  text
    .replace(/"(requestId|ms|time)":("[^"]*"|[\d.]+),?/g, '')
    .replace(/(name="submission" value=")[^"]+/g, '$1')
    .replace(/Code [\w-]{8}\./g, 'Code.')
    // Somebody who joins gets an id by chance, in which their answers have no part.
    .replace(/(\/people\/|<option value=")[\w-]{22}/g, '$1')

/** The ballot of somebody who joins has its options in another order each time it is opened. */
const unordered = (route: string, text: string) =>
  route === 'GET /join/:token' ? text.split('<').sort().join('<') : text

/** Everything the watchers can see: every page, stream and file with its headers, the log, and the mail that waits. */
export async function crawl(world: World, stage: Stage, watchers: Watchers): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  world.lines.length = 0
  for (const watcher of watchers)
    for (const route of readsOf(world)) {
      const response = await ask(route, stage, watcher)
      response.headers.delete('X-Request-Id')
      const headers = JSON.stringify([...response.headers])
      const text = normal(`${response.status} ${headers} ${await response.text()}`)
      seen[`${route} ${watcher}`] = unordered(route, text)
    }
  seen.log = normal(world.lines.join(''))
  const { outbox } = await dumpTables(world.db)
  seen.mail = JSON.stringify(outbox.map(({ kind, address, payload }) => [kind, address, payload]).sort())
  return seen
}

/** Where two worlds look different. */
export const differing = (a: Record<string, string>, b: Record<string, string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name])
