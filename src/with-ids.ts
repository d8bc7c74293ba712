/** The same value with other ids, wherever one stands alone: as a text, or as the name of a part. */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  return renamed(value, ids) as Value
}

function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [ids.get(key) ?? key, renamed(item, ids)]),
  )
}
