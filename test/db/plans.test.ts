import Database from 'better-sqlite3'
import { type CompiledQuery, Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'
import { findInLog, listFacets } from '../../db/queries/adr-search.ts'
import { findOwnBallot, listRevealedBallots, listSeats } from '../../db/queries/ballots.ts'
import { listCells } from '../../db/queries/briefs.ts'
import { findRoomByInvite, findRoomFor } from '../../db/queries/decisions.ts'
import { findInvitation } from '../../db/queries/invites.ts'
import { countRecords, findPlainTexts, listEntries } from '../../db/queries/log.ts'
import { countChangesSinceReveal, findLastOverride } from '../../db/queries/overrides.ts'
import { listPeople } from '../../db/queries/people.ts'
import { findReturnLink } from '../../db/queries/return-links.ts'
import { findResult } from '../../db/queries/rounds.ts'
import { listVoters } from '../../db/queries/voters.ts'
import { sqliteDialect } from '../../db/sqlite/dialect.ts'
import { createSessions } from '../../src/auth/sessions.ts'
import { readLogFilter } from '../../src/domain/log-filter.ts'
import type { Room } from '../../src/domain/room.ts'
import { formOf } from '../../src/form.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe('what SQLite does for a query', () => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld('sqlite')
    room = await world.openRoom()
    await world.vote('bo', room)
    await world.reveal(room)
    await world.db.destroy()
  })
  afterEach(() => world.close())

  /** A database that was closed and opened again while it was small, as most are. */
  const planned = async (ask: (db: Db) => Promise<unknown>): Promise<string[]> => {
    const queries: CompiledQuery[] = []
    await connect(world.deps.databaseUrl).destroy()
    const db: Db = new Kysely({
      dialect: sqliteDialect(world.deps.databaseUrl),
      log: ({ query }) => void queries.push(query),
    })
    await ask(db)
    await db.destroy()
    const database = new Database(world.deps.databaseUrl, { readonly: true })
    const steps = queries.flatMap(({ sql, parameters }) =>
      database.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters),
    )
    database.close()
    expect(steps.length).toBeGreaterThan(0)
    return steps.map(({ detail }) => detail)
  }

  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['a room', async (db) => findRoomFor(db, await world.userId('bo'), room.id)],
    ['a room by its code', (db) => findInvitation(db, { code: room.code })],
    ['a room by an invite', (db) => findInvitation(db, { tokenHash: 'x' })],
    ['the room of an invite', (db) => findRoomByInvite(db, { decisionId: room.id })],
    ['a personal link', (db) => findReturnLink(db, 'x', world.now())],
    ['the people of a team', (db) => listPeople(db, room.team.id, 'x')],
    ['who is expected', (db) => listVoters(db, room.id)],
    ['a session', (db) => createSessions(db, world.now).validate('x')],
    ['one’s own ballot', async (db) => findOwnBallot(db, room.round.id, await world.userId('bo'))],
    ['the ballots of a round', (db) => listRevealedBallots(db, room.round.id)],
    ['who has voted', (db) => listSeats(db, room.team.id, room.round.id)],
    ['the profile', (db) => listCells(db, room.id)],
    ['the last change of a score', (db) => findLastOverride(db, room.id, 'x', 'x')],
    ['how often the profile was changed', (db) => countChangesSinceReveal(db, room.id)],
    ['the result', (db) => findResult(db, room.round.id)],
    ['a log', (db) => findInLog(db, room.team.id, asked('page=2'))],
    ['a log by its dates', (db) => findInLog(db, room.team.id, asked('order=date&from=2026-01-01'))],
    ['a log by status', (db) => findInLog(db, room.team.id, asked('status=accepted&status=proposed'))],
    ['a log by tag and decider', (db) => findInLog(db, room.team.id, asked('tag=api&decider=Bo'))],
    ['how long a log is', (db) => countRecords(db, room.team.id)],
    ['what a log is filtered by', (db) => listFacets(db, room.team.id)],
    ['what is told of records', (db) => listEntries(db, ['x', 'y'])],
    ['what records say', (db) => findPlainTexts(db, ['x', 'y'])],
  ])('%s is looked up, and no table gone through', async (_what, ask) => {
    expect((await planned(ask)).filter(isScan)).toEqual([])
  })

  test.each(['q=queue', 'q=queue+"two+words"&status=accepted', 'q=0012'])(
    'a search asks the index of words, and looks up each hit: %s',
    async (query) => {
      const scans = (await planned((db) => findInLog(db, room.team.id, asked(query)))).filter(isScan)
      expect(scans.filter((step) => !/^SCAN (found|hits|every_hit)$/.test(step))).not.toEqual([])
      for (const step of scans)
        expect(step).toMatch(/^SCAN (adr_search VIRTUAL TABLE INDEX 0:M|found$|hits$|every_hit$)/)
    },
  )
})

/** What was put together on the way, such as to count it, is no table. */
const isScan = (step: string) => step.startsWith('SCAN') && !step.startsWith('SCAN (subquery')

const asked = (query: string) => readLogFilter(formOf(new URLSearchParams(query)))
