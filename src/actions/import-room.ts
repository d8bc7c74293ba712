import type { Db } from '../../db/connect.ts'
import { isUniqueViolation } from '../../db/errors.ts'
import { holdLog, takeAdrNumber } from '../../db/queries/adrs.ts'
import { findImportBySubmission, findImportIn, insertRows } from '../../db/queries/imported-rooms.ts'
import { insertRecord, keepVersion } from '../../db/queries/records.ts'
import { findMember, insertMember } from '../../db/queries/users.ts'
import { adrId } from '../adr/links.ts'
import { newId, sha256 } from '../ids.ts'
import type { CompleteRoom } from '../room-complete.ts'
import type { Secret } from '../secret.ts'
import { importedAsked } from './imported-asked.ts'
import { importedPeople } from './imported-people.ts'
import { importedChanges, importedDecision, importedEvents, withOwnIds } from './imported-room.ts'
import { importedRounds } from './imported-rounds.ts'
import { importedComments, importedConsent, importedReviews } from './imported-talk.ts'
import { insertGuest } from './open-decision.ts'
import { isReplay } from './replay.ts'

export type ImportRoom = {
  /** Checked, and found to be what its ballots give. */
  file: CompleteRoom
  /** Of the file. */
  hash: string
  team: { id: string } | { name: string }
  /** Null for somebody who has no session yet. */
  userId: string | null
  name: string
  /** Made with the form; the same form sent twice imports one room. */
  submissionKey: string | null
  at: Date
}

export type ImportedRoom = { decisionId: string; userId: string }

/**
 * Writes the room of a file with all that was said and done in it, all or nothing. Whoever imports it facilitates it; the
 * people in it are names, and nobody can sign in as one of them. The same file twice in one team is one room.
 */
export async function importRoom(db: Db, secret: Secret, wanted: ImportRoom): Promise<ImportedRoom> {
  try {
    return await write(db, secret, wanted)
  } catch (error) {
    // The same form at the same moment, or a short code that was taken: the second try finds the one or draws another.
    if (!isUniqueViolation(error)) throw error
    return write(db, secret, wanted)
  }
}

function write(db: Db, secret: Secret, wanted: ImportRoom): Promise<ImportedRoom> {
  const { file, hash, team, userId, name, submissionKey, at } = wanted
  const now = at.toISOString()
  const key = submissionKey === null ? null : sha256(submissionKey)
  return db.transaction().execute(async (trx) => {
    if ('id' in team) await holdLog(trx, team.id)
    const there = await findThere(trx, wanted, key)
    if (there) return there
    const importerId = userId ?? (await insertGuest(trx, secret, name, now))
    const teamId = await teamOf(trx, wanted, importerId, now)
    const by = (await findMember(trx, teamId, importerId))?.name ?? name
    const { room, before, cameFrom } = withOwnIds(file)
    const isKeyFree = key !== null && !(await findImportBySubmission(trx, key))
    const decision = importedDecision(room, {
      ...{ teamId, userId: importerId, by, hash, before, cameFrom },
      submissionKey: isKeyFree ? key : null,
      at: now,
    })
    await writeRoom(trx, room, { decision, importerId, now })
    await writeRecord(trx, room, { teamId, importerId, now })
    return { decisionId: decision.id, userId: importerId }
  })
}

/** What the same file in the team, or the same form, has become before. */
async function findThere(
  trx: Db,
  { team, hash, userId, at }: ImportRoom,
  key: string | null,
): Promise<ImportedRoom | undefined> {
  const twin = key === null ? undefined : await findImportBySubmission(trx, key)
  const isOwn = twin && (userId === twin.userId || (userId === null && isReplay(twin.at ?? '', at)))
  if (isOwn && twin.imported === hash) return { decisionId: twin.id, userId: twin.userId }
  const same = 'id' in team ? await findImportIn(trx, team.id, hash) : undefined
  return same && userId !== null ? { decisionId: same.id, userId } : undefined
}

async function teamOf(trx: Db, { team, name }: ImportRoom, userId: string, at: string): Promise<string> {
  if ('id' in team) return team.id
  const id = newId()
  await insertRows(trx, 'teams', [{ id, name: team.name, adr_number: 0, public_at: null, created_at: at }])
  await insertMember(trx, { teamId: id, userId, name, role: 'owner', at })
  return id
}

type Written = { decision: ReturnType<typeof importedDecision>; importerId: string; now: string }

async function writeRoom(trx: Db, room: CompleteRoom, { decision, importerId, now }: Written) {
  const people = importedPeople(room.people, now)
  const facts = { decisionId: decision.id, userId: importerId, people }
  const events = importedEvents(room, people)
  const asked = importedAsked(decision.id, room)
  const { rounds, ballots, anonymous } = importedRounds(room, facts)
  const changes = importedChanges(room, people)
  const talk = importedComments(room, rounds, facts)
  const consent = importedConsent(room, rounds.at(-1)?.id ?? '', facts)
  const reviews = importedReviews(room, facts)
  await insertRows(trx, 'users', people.rows())
  await insertRows(trx, 'decisions', [decision])
  await insertRows(trx, 'options', asked.options)
  await insertRows(trx, 'criteria', asked.criteria)
  await insertRows(trx, 'profile_cells', asked.cells)
  await insertRows(trx, 'cell_overrides', changes)
  await insertRows(trx, 'rounds', rounds)
  await insertRows(trx, 'ballots', ballots)
  await insertRows(trx, 'anonymous_ballots', anonymous)
  await insertRows(trx, 'comments', talk.comments)
  await insertRows(trx, 'comment_versions', talk.versions)
  await insertRows(trx, 'proposals', consent.proposals)
  await insertRows(trx, 'stances', consent.stances)
  await insertRows(trx, 'stance_versions', consent.versions)
  await insertRows(trx, 'reviews', reviews)
  await insertRows(trx, 'events', events)
}

/** The record takes the team's next number; what it was linked to is not here. */
async function writeRecord(
  trx: Db,
  { adr, decision }: CompleteRoom,
  { teamId, importerId, now }: { teamId: string; importerId: string; now: string },
) {
  if (adr === null) return
  const id = newId()
  const number = await takeAdrNumber(trx, teamId)
  const own = {
    id,
    team_id: teamId,
    decision_id: decision.id,
    created_by: importerId,
    origin: 'room' as const,
  }
  await insertRecord(trx, own, { ...adr, number, fileName: null, links: [] }, now)
  const note = `It was ${adrId(adr.number)} of ${decision.team}.`
  await keepVersion(trx, id, { action: 'imported', actorId: importerId, note, at: now })
}
