import Database from 'better-sqlite3'

export class AlreadyServedError extends Error {}

/**
 * Keeps a second server off the same data: two writers would block each other's event loops. The lock is an
 * open exclusive transaction on a file of its own, so the operating system frees it however the process ends.
 */
export function lockData(path: string): { release: () => void } {
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new AlreadyServedError(`Another Stackmoot already serves this data (${path}).`)
  }
  return { release: () => lock.close() }
}
