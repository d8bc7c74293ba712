import type Database from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { GroupCommit } from './group-commit.ts'
import { openSqlite } from './open.ts'

/**
 * One writer and one read-only connection on the same file. Reads outside a transaction never wait for a
 * writer; transactions take turns on the writer and share its fsync (see GroupCommit).
 */
export class SqliteDriver implements Driver {
  readonly #path: string
  #connections: { writer: Connection; reader: Connection; turns: GroupCommit } | undefined

  constructor(path: string) {
    this.#path = path
  }

  async init() {
    const writer = openSqlite(this.#path)
    const reader = openSqlite(this.#path, { readonly: true })
    this.#connections = {
      writer: new Connection(writer),
      reader: new Connection(reader),
      turns: new GroupCommit(writer),
    }
  }

  get #open() {
    if (!this.#connections) throw new Error('The database is not open.')
    return this.#connections
  }

  async acquireConnection(): Promise<Lease> {
    const { writer, reader, turns } = this.#open
    return new Lease(writer, reader, turns)
  }

  async beginTransaction(lease: DatabaseConnection) {
    await (lease as Lease).begin()
  }

  async commitTransaction(lease: DatabaseConnection) {
    await (lease as Lease).commit()
  }

  async rollbackTransaction(lease: DatabaseConnection) {
    await (lease as Lease).rollback()
  }

  async releaseConnection() {}

  async destroy() {
    if (!this.#connections) return
    const { writer, reader, turns } = this.#connections
    turns.flush()
    reader.database.close()
    writer.database.pragma('wal_checkpoint(TRUNCATE)')
    writer.database.close()
    this.#connections = undefined
  }
}

/** What Kysely calls a connection: in a transaction the writer, else whichever suits the statement. */
class Lease implements DatabaseConnection {
  readonly #writer: Connection
  readonly #reader: Connection
  readonly #turns: GroupCommit
  #writing = false

  constructor(writer: Connection, reader: Connection, turns: GroupCommit) {
    this.#writer = writer
    this.#reader = reader
    this.#turns = turns
  }

  async begin() {
    await this.#turns.begin()
    this.#writing = true
  }

  async commit() {
    this.#writing = false
    await this.#turns.commit()
  }

  async rollback() {
    if (!this.#writing) return
    this.#writing = false
    this.#turns.rollback()
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#writing) return this.#writer.execute(query)
    if (query.query.kind === 'SelectQueryNode') return this.#reader.execute(query)
    return this.#alone(() => this.#writer.execute<R>(query))
  }

  async #alone<T>(write: () => T): Promise<T> {
    await this.#turns.begin()
    let result: T
    try {
      result = write()
    } catch (error) {
      this.#turns.rollback()
      throw error
    }
    await this.#turns.commit()
    return result
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const connection = this.#writing ? this.#writer : this.#reader
    for (const row of connection.prepare(query.sql).iterate(...query.parameters)) yield { rows: [row as R] }
  }
}

const STATEMENTS_KEPT = 500

class Connection {
  readonly database: Database.Database
  readonly #statements = new Map<string, Database.Statement<unknown[]>>()

  constructor(database: Database.Database) {
    this.database = database
  }

  prepare(sql: string) {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear()
    const statement = this.database.prepare<unknown[]>(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.prepare(sql)
    if (statement.reader) {
      const rows = statement.all(...parameters) as R[]
      return { rows, numAffectedRows: BigInt(rows.length) }
    }
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) }
  }
}
