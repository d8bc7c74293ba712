import type { Db } from '../../db/connect.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { holdUnended } from '../../db/queries/life-cycle.ts'
import { listEverybody } from '../../db/queries/people.ts'
import { claimVoter, deleteVoters, insertVoters, listVoters, updateVoter } from '../../db/queries/voters.ts'
import { toldApart } from '../domain/people.ts'
import type { Room } from '../domain/room.ts'
import { sameName } from '../domain/text.ts'
import { changedVoters, type ExpectedVoter } from '../domain/voters.ts'
import { newId, sha256 } from '../ids.ts'
import type { Secret } from '../secret.ts'

export type ListVoters = {
  room: Room
  voters: readonly ExpectedVoter[]
  actorId: string
  at: Date
}

/**
 * Says who is expected to vote. Members of the same name are found at once. Whoever has come by a place on the list stays
 * on it while a round is sealed: `came` names them.
 */
export async function listExpected(
  db: Db,
  secret: Secret,
  { room, voters, actorId, at }: ListVoters,
): Promise<'listed' | 'late' | { came: string[] }> {
  const now = at.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!(await holdUnended(trx, room.id))) return 'late'
    const { changed, added, gone } = changedVoters(await listVoters(trx, room.id), voters)
    const came = room.state === 'voting' ? gone.filter(({ userId }) => userId !== null) : []
    if (came.length > 0) return { came: came.map(({ name }) => name) }
    await deleteVoters(
      trx,
      gone.map(({ id }) => id),
    )
    for (const voter of changed) await updateVoter(trx, voter)
    await insertVoters(
      trx,
      added.map((voter) => rowOf(secret, voter, { decisionId: room.id, at: now })),
    )
    await findMembers(trx, room)
    if (changed.length + added.length + gone.length === 0) return 'listed'
    await recordEvent(trx, room.id, {
      actorId,
      action: 'voters_listed',
      particulars: { people: voters.length, added: added.length, gone: gone.length },
      at: now,
    })
    return 'listed'
  })
}

function rowOf(
  secret: Secret,
  { name, email, position }: ExpectedVoter & { position: number },
  { decisionId, at }: { decisionId: string; at: string },
) {
  const id = newId()
  return {
    id,
    decision_id: decisionId,
    name,
    email,
    token_hash: sha256(secret.token('seat', id)),
    user_id: null,
    position,
    created_at: at,
  }
}

/** Puts members at the places that bear their names, or what tells them apart. Observers come to theirs when they vote. */
async function findMembers(trx: Db, room: Room) {
  const people = await listEverybody(trx, room.team.id)
  const labels = toldApart(people, room.timeZone)
  const byName = new Map(people.toReversed().map((person) => [sameName(person.name), person]))
  people.forEach((person, i) => {
    byName.set(sameName(labels[i] ?? ''), person)
  })
  for (const { id, name, userId } of await listVoters(trx, room.id)) {
    const member = userId === null ? byName.get(sameName(name)) : undefined
    if (member && member.role !== 'observer') await claimVoter(trx, id, member.id)
  }
}
