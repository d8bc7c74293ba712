import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GroupCommit } from '../../db/sqlite/group-commit.ts'

describe('transactions that share a commit', () => {
  let database: Database.Database
  let turns: GroupCommit
  let statements: string[]

  beforeEach(() => {
    statements = []
    database = new Database(':memory:', { verbose: (sql) => void statements.push(String(sql)) })
    database.exec('create table casts (voter text primary key)')
    turns = new GroupCommit(database)
  })
  afterEach(() => database.close())

  const cast = async (voter: string, work: () => Promise<unknown> = async () => {}) => {
    await turns.begin()
    try {
      database.prepare('insert into casts values (?)').run(voter)
      await work()
    } catch (error) {
      turns.rollback()
      throw error
    }
    await turns.commit()
  }
  const stored = () => database.prepare('select voter from casts order by voter').pluck().all()
  const commits = () => statements.filter((sql) => sql === 'commit').length

  test('those that arrive together are committed once', async () => {
    await Promise.all(['a', 'b', 'c'].map((voter) => cast(voter)))
    expect(stored()).toEqual(['a', 'b', 'c'])
    expect(commits()).toBe(1)
  })

  test('those that arrive one after the other within a turn of the event loop are too', async () => {
    const first = cast('a')
    await Promise.resolve()
    await Promise.all([first, cast('b')])
    expect(commits()).toBe(1)
  })

  test('nobody is told before the commit', async () => {
    const told: number[] = []
    await Promise.all(['a', 'b'].map((voter) => cast(voter).then(() => told.push(commits()))))
    expect(told).toEqual([1, 1])
  })

  test('one that fails takes none of the others with it', async () => {
    const failing = cast('b', () => Promise.reject(new Error('no')))
    const outcomes = await Promise.allSettled([cast('a'), failing, cast('c')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(stored()).toEqual(['a', 'c'])
  })

  test('one that takes long is not committed half done, and those behind it wait', async () => {
    const slow = cast('a', async () => {
      await sleep(20)
      database.prepare("insert into casts values ('a, second part')").run()
    })
    await Promise.all([slow, cast('b')])
    expect(stored()).toEqual(['a', 'a, second part', 'b'])
    expect(statements.indexOf('commit')).toBeGreaterThan(
      statements.findIndex((sql) => sql.includes('second part')),
    )
  })

  test('a commit that fails is told to everybody in the batch', async () => {
    database.pragma('foreign_keys = on')
    database.exec(`
      create table teams (id integer primary key);
      create table members (team integer references teams (id) deferrable initially deferred);
    `)
    const outcomes = await Promise.allSettled([
      cast('a'),
      cast('b', async () => database.exec('insert into members values (7)')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(stored()).toEqual([])
    await cast('c')
    expect(stored()).toEqual(['c'])
  })

  test('a statement that undoes the whole batch is told to everybody in it, even where the error is swallowed', async () => {
    const swallow = async () => {
      expect(() => database.exec("insert or rollback into casts values ('b')")).toThrow(/UNIQUE/)
    }
    const outcomes = await Promise.allSettled([cast('a'), cast('b', swallow), cast('c')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(stored()).toEqual(['c'])
  })

  test('a batch in which all failed leaves nothing open', async () => {
    await cast('a', () => Promise.reject(new Error('no'))).catch(() => {})
    await sleep(5)
    expect(database.inTransaction).toBe(false)
    await cast('a')
    expect(stored()).toEqual(['a'])
  })

  test('a full batch does not wait for more', async () => {
    await Promise.all(Array.from({ length: 600 }, (_, voter) => cast(String(voter))))
    expect(stored()).toHaveLength(600)
    expect(commits()).toBe(3)
  })
})
