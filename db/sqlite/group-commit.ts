import type Database from 'better-sqlite3'

const MOST_PER_BATCH = 256

type Waiting = { resolve: () => void; reject: (error: unknown) => void }

/**
 * Transactions take turns on one connection. Each is a savepoint of one open batch, which commits once the event
 * loop has run every request that was waiting, or when it is full; then everybody in it is told. `commit()`
 * resolves only after that, so an acknowledged write is on disk at a fraction of an fsync each.
 */
export class GroupCommit {
  readonly #database: Database.Database
  readonly #queue: (() => void)[] = []
  #finished: Waiting[] = []
  #busy = false
  #scheduled = false
  /** The batch should have been committed, but a transaction was at work. */
  #overdue = false

  constructor(database: Database.Database) {
    this.#database = database
  }

  /** Resolves when it is this transaction's turn. */
  async begin() {
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve))
    this.#busy = true
    try {
      if (!this.#database.inTransaction) this.#database.exec('begin immediate')
      this.#database.exec('savepoint turn')
    } catch (error) {
      this.#next()
      throw error
    }
  }

  commit(): Promise<void> {
    return new Promise((resolve, reject) => {
      try {
        this.#database.exec('release turn')
        this.#finished.push({ resolve, reject })
      } catch (error) {
        reject(error)
        // A statement may have rolled back the whole batch, and with it those who are finished.
        if (!this.#database.inTransaction) this.#fail(error)
      }
      this.#next()
    })
  }

  rollback() {
    // An error such as a full disk may have rolled back the whole batch already.
    if (this.#database.inTransaction) this.#database.exec('rollback to turn; release turn')
    else this.#fail(new Error('The batch was rolled back.'))
    this.#next()
  }

  /** Commits what is finished. Nothing may be at work. */
  flush() {
    this.#overdue = false
    if (!this.#database.inTransaction) return this.#fail(new Error('The batch was rolled back.'))
    try {
      this.#database.exec('commit')
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('rollback')
      return this.#fail(error)
    }
    const finished = this.#finished
    this.#finished = []
    for (const { resolve } of finished) resolve()
  }

  #next() {
    if (this.#overdue || this.#finished.length >= MOST_PER_BATCH) this.flush()
    else this.#schedule()
    const resume = this.#queue.shift()
    if (resume) resume()
    else this.#busy = false
  }

  #schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#busy) this.#overdue = true
      else this.flush()
    })
  }

  #fail(error: unknown) {
    const finished = this.#finished
    this.#finished = []
    for (const { reject } of finished) reject(error)
  }
}
