/** True when a write broke a unique key, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Locks and statements that took too long, deadlocks, lost and missing connections, a full disk. */
const PASSING = /^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_FULL|55P03|57014|40001|40P01|57P01|53...|08...|ECONN.*)/

/** True for what may well work in a moment: nothing was written, and the same request can be sent again. */
export function isPassing(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return PASSING.test(String(code)) || message === 'timeout exceeded when trying to connect'
}

/** The team has given its last number to a record. */
export class NoNumberLeft extends Error {}
