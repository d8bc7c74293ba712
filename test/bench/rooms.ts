import { connect, type Db, engineOf } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { openDecision } from '../../src/actions/open-decision.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import { createSessions } from '../../src/auth/sessions.ts'
import type { Answers } from '../../src/domain/ballot.ts'
import type { Brief } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import { newId, receiptFrom } from '../../src/ids.ts'
import { secretFrom } from '../../src/secret.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { APP_SECRET } from './servers.ts'

/** More would only measure sessions; with fewer ballots than this each voter has several connections. */
const MOST_SESSIONS = 64
const ROWS_PER_INSERT = 1_000

export type Rooms = {
  /** Takes ballots. */
  voting: { id: string; criteria: string[]; options: string[] }
  revealed: string[]
  /** Session tokens of voters. */
  tokens: string[]
}

/** A database with one team: a room that takes ballots, and rooms already revealed, each with so many ballots. */
export async function fillRooms(databaseUrl: string, ballots: number, revealed: number): Promise<Rooms> {
  const db = connect(databaseUrl)
  try {
    await migrate(db, engineOf(databaseUrl), new Date().toISOString())
    const { room, facilitatorId } = await openRoom(db, null)
    const voters = await insertVoters(db, room.team.id, ballots)
    await insertBallots(db, room, voters)
    const done: string[] = []
    while (done.length < revealed) {
      const next = await openRoom(db, { facilitatorId, teamId: room.team.id })
      await insertBallots(db, next.room, voters)
      await revealRound(db, { room: next.room, actorId: facilitatorId, at: new Date() })
      done.push(next.room.id)
    }
    const sessions = createSessions(db, () => new Date())
    const tokens: string[] = []
    for (const voter of voters.slice(0, MOST_SESSIONS)) tokens.push(await sessions.create(voter))
    const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)
    return {
      voting: { id: room.id, criteria: ids(room.criteria), options: ids(room.options) },
      revealed: done,
      tokens,
    }
  } finally {
    await db.destroy()
  }
}

async function openRoom(db: Db, known: { facilitatorId: string; teamId: string } | null) {
  const brief: Brief = {
    question: 'Which back-end stack for the booking platform?',
    context: 'About 40 guest houses, one booking calendar each.',
    template: backendStack.key,
    options: backendStack.options.filter(({ ticked }) => ticked),
    criteria: [...backendStack.criteria],
    deadlineAt: null,
    timeZone: 'UTC',
    quorum: 2,
    expectedVoters: null,
    namesShown: true,
    vetoPercent: 50,
    importanceMethod: 'rating',
    quorumPercent: null,
    anonymous: false,
    revealRule: 'manual',
    constraints: [],
    willingnessAsked: true,
    startedFrom: null,
    directVote: false,
    cellRatings: false,
    team: known ? { id: known.teamId } : { name: 'Quayside' },
    facilitatorName: 'Amina',
  }
  const { decisionId, userId } = await openDecision(db, secretFrom(APP_SECRET), {
    brief,
    userId: known?.facilitatorId ?? null,
    submissionKey: null,
    at: new Date(),
  })
  const room = await findRoomFor(db, userId, decisionId)
  if (!room) throw new Error('The room was not opened.')
  return { room, facilitatorId: userId }
}

async function insertVoters(db: Db, teamId: string, count: number): Promise<string[]> {
  const at = new Date().toISOString()
  const voters = Array.from({ length: count }, (_, index) => ({ id: newId(), name: `Member ${index + 1}` }))
  for (const part of parts(voters)) {
    await db
      .insertInto('users')
      .values(part.map(({ id, name }) => ({ id, name, created_at: at })))
      .execute()
    await db
      .insertInto('members')
      .values(
        part.map(({ id, name }) => ({
          team_id: teamId,
          user_id: id,
          name,
          role: 'member' as const,
          joined_at: at,
        })),
      )
      .execute()
  }
  return voters.map(({ id }) => id)
}

async function insertBallots(db: Db, room: Room, voters: readonly string[]) {
  const at = new Date().toISOString()
  const rows = voters.map((voter, index) => ({
    id: newId(),
    round_id: room.round.id,
    user_id: voter,
    name: `Member ${index + 1}`,
    answers: JSON.stringify(answersOf(room, index)),
    comment: '',
    receipt: receiptFrom(`${room.id} ${voter}`),
    revision: 1,
    submission_key: null,
    cast_at: at,
    revised_at: null,
  }))
  for (const part of parts(rows)) await db.insertInto('ballots').values(part).execute()
  await db.updateTable('rounds').set({ ballot_count: rows.length }).where('id', '=', room.round.id).execute()
}

/** All questions answered, no two neighbours alike. */
function answersOf({ criteria, options }: Room, voter: number): Answers {
  const level = (levels: number, at: number) => (voter * 7 + at * 3 + (voter % 5) * at) % levels
  return {
    importance: Object.fromEntries(criteria.map(({ id }, at) => [id, level(6, at)])),
    familiarity: Object.fromEntries(options.map(({ id }, at) => [id, level(5, at)])),
    willingness: {},
    vetoes: {},
  }
}

const parts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, part) =>
    rows.slice(part * ROWS_PER_INSERT, (part + 1) * ROWS_PER_INSERT),
  )
