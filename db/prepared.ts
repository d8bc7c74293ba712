import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './connect.ts'

/** Stands for the value at this place while a query is built. */
const placeholder = (place: number) => `\u0000${place}\u0000`

/**
 * A query that is built once per engine and then only given its values: on SQLite the building costs several times
 * what the running does. It must be built the same way whatever the values are; a change says what it hit by `returning`.
 */
export function prepared<Row, Values extends readonly (string | number | null)[]>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  const known = new WeakMap<object, { query: CompiledQuery<Row>; places: readonly (number | null)[] }>()
  return async (db, ...values) => {
    const { adapter } = db.getExecutor()
    let ready = known.get(adapter)
    if (!ready) {
      const names = values.map((_, place) => placeholder(place))
      const query = build(db, ...(names as unknown as Values)).compile()
      const places = query.parameters.map((value) => {
        const place = names.indexOf(String(value))
        return place < 0 ? null : place
      })
      ready = { query, places }
      known.set(adapter, ready)
    }
    const { query, places } = ready
    const parameters = query.parameters.map((value, at) => {
      const place = places[at]
      return place === null || place === undefined ? value : values[place]
    })
    return (await db.executeQuery<Row>({ ...query, parameters } as CompiledQuery<Row>)).rows
  }
}
