import { stateOf } from '../../src/domain/life-cycle.ts'
import { rolesOf } from '../../src/domain/permissions.ts'
import type { HardConstraint, Room } from '../../src/domain/room.ts'
import { stepOf } from '../../src/domain/turnout.ts'
import type { Db } from '../connect.ts'
import { prepared } from '../prepared.ts'
import type { DecisionRow } from '../schema.ts'

export type RoomView = Room

const roomColumns = [
  'decisions.id',
  'decisions.question',
  'decisions.context',
  'decisions.template',
  'decisions.code',
  'decisions.facilitator_id',
  'decisions.decider_id',
  'decisions.deadline_at',
  'decisions.time_zone',
  'decisions.quorum',
  'decisions.expected_voters',
  'decisions.names_shown',
  'decisions.veto_percent',
  'decisions.importance_method',
  'decisions.direct_vote',
  'decisions.cell_ratings',
  'decisions.version',
  'decisions.created_at',
  'decisions.started_at',
  'decisions.decided_at',
  'decisions.abandoned_at',
  'decisions.abandon_reason',
  'decisions.reveal_rule',
  'decisions.anonymous',
  'decisions.quorum_percent',
  'decisions.constraints',
  'decisions.willingness_asked',
  'decisions.started_from',
  'decisions.review_on',
  'decisions.public_version',
  'decisions.imported_at',
  'decisions.imported_by',
  'decisions.imported_id',
  'teams.id as team_id',
  'teams.name as team_name',
  'teams.public_at',
  'rounds.id as round_id',
  'rounds.number as round_number',
  'rounds.opened_at',
  'rounds.rules_version',
  'rounds.ballot_count',
  'rounds.revealed_at',
  'rounds.revealed_how',
  'rounds.asked',
  'rounds.note',
  'facilitator.name as facilitator_name',
  'decider.name as decider_name',
] as const

const rooms = (db: Db) =>
  db
    .selectFrom('decisions')
    .innerJoin('teams', 'teams.id', 'decisions.team_id')
    .innerJoin('rounds', (join) =>
      join.onRef('rounds.decision_id', '=', 'decisions.id').on('rounds.number', '=', (eb) =>
        eb
          .selectFrom('rounds as latest')
          .select((of) => of.fn.max('latest.number').as('number'))
          .whereRef('latest.decision_id', '=', 'decisions.id'),
      ),
    )
    .leftJoin('members as facilitator', (join) =>
      join
        .onRef('facilitator.team_id', '=', 'decisions.team_id')
        .onRef('facilitator.user_id', '=', 'decisions.facilitator_id'),
    )
    .leftJoin('members as decider', (join) =>
      join
        .onRef('decider.team_id', '=', 'decisions.team_id')
        .onRef('decider.user_id', '=', 'decisions.decider_id'),
    )
    .select(roomColumns)

const roomsFor = prepared((db, actorId: string, id: string) =>
  rooms(db)
    .leftJoin('members as self', (join) =>
      join.onRef('self.team_id', '=', 'decisions.team_id').on('self.user_id', '=', actorId),
    )
    .select('self.role as own_role')
    .where('decisions.id', '=', id)
    .where((eb) => eb.or([eb('self.user_id', 'is not', null), eb('teams.public_at', 'is not', null)])),
)

/** What a round asks about: from the round it came in to the one it was last asked in. */
const optionsOf = prepared((db, decisionId: string, round: number, alike: number) =>
  db
    .selectFrom('options')
    .select(['id', 'key', 'name', 'since_round as sinceRound', 'late_at as lateAt'])
    .where('decision_id', '=', decisionId)
    .where('removed_at', 'is', null)
    .where('since_round', '<=', round)
    .where((eb) => eb.or([eb('last_round', 'is', null), eb('last_round', '>=', alike)]))
    .orderBy('position'),
)

const criteriaOf = prepared((db, decisionId: string, round: number, alike: number) =>
  db
    .selectFrom('criteria')
    .select(['id', 'key', 'name', 'help', 'kind', 'since_round as sinceRound', 'late_at as lateAt'])
    .where('decision_id', '=', decisionId)
    .where('removed_at', 'is', null)
    .where('since_round', '<=', round)
    .where((eb) => eb.or([eb('last_round', 'is', null), eb('last_round', '>=', alike)]))
    .orderBy('position'),
)

const roundsOf = prepared((db, decisionId: string, number: number) =>
  db
    .selectFrom('rounds')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .where('number', '=', number)
    .where('revealed_at', 'is not', null),
)

/** The room as this person may see it; undefined when it does not exist or is another team's. */
export async function findRoomFor(db: Db, actorId: string | null, id: string): Promise<Room | undefined> {
  const [row] = await roomsFor(db, actorId ?? '', id)
  return row && toRoom(db, row, actorId, row.own_role)
}

/** The same room with what an earlier round asked; undefined where that round is not revealed, or never was. */
export async function roomInRound(db: Db, room: Room, number: number): Promise<Room | undefined> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 10_000) return undefined
  const [row] = await roundsOf(db, room.id, number)
  if (!row) return undefined
  return {
    ...room,
    options: await optionsOf(db, room.id, number, number),
    criteria: await criteriaOf(db, room.id, number, number),
    round: toRound({ ...row, round_id: row.id, round_number: row.number }),
  }
}

const roomsOf = prepared((db, id: string) => rooms(db).where('decisions.id', '=', id))

/** The room an invite opens, as somebody sees it who is about to join; whoever asks looks at its state. */
export async function findRoomByInvite(
  db: Db,
  { decisionId }: { decisionId: string },
): Promise<Room | undefined> {
  const [row] = await roomsOf(db, decisionId)
  return row && toRoom(db, row, null, null)
}

async function toRoom(
  db: Db,
  row: RoomRow,
  actorId: string | null,
  ownRole: 'owner' | 'member' | 'observer' | null,
): Promise<Room> {
  const options = await optionsOf(db, row.id, row.round_number, row.round_number)
  const criteria = await criteriaOf(db, row.id, row.round_number, row.round_number)
  const isPublic = row.public_at !== null
  return {
    id: row.id,
    team: { id: row.team_id, name: row.team_name, isPublic },
    question: row.question,
    context: row.context,
    template: row.template,
    state: stateOf(row),
    facilitator: { id: row.facilitator_id, name: row.facilitator_name ?? '' },
    decider: { id: row.decider_id, name: row.decider_name ?? '' },
    deadlineAt: row.deadline_at,
    timeZone: row.time_zone,
    quorum: row.quorum,
    quorumPercent: row.quorum_percent,
    expectedVoters: row.expected_voters,
    namesShown: row.names_shown === 1 && row.anonymous === 0,
    anonymous: row.anonymous === 1,
    revealRule: row.reveal_rule,
    constraints: JSON.parse(row.constraints) as HardConstraint[],
    vetoPercent: row.veto_percent,
    importanceMethod: row.importance_method,
    directVote: row.direct_vote === 1,
    cellRatings: row.cell_ratings === 1,
    willingnessAsked: row.willingness_asked === 1,
    code: row.code,
    createdAt: row.created_at,
    version: row.version,
    publicVersion: row.public_version,
    startedFrom: row.started_from,
    imported:
      row.imported_at === null
        ? null
        : { at: row.imported_at, by: row.imported_by ?? '', id: row.imported_id ?? '' },
    abandoned: row.abandoned_at === null ? null : { at: row.abandoned_at, reason: row.abandon_reason },
    reviewOn: row.review_on,
    options,
    criteria,
    round: seenRound(toRound(row), row),
    roles: rolesOf(actorId, ownRole, {
      facilitatorId: row.facilitator_id,
      deciderId: row.decider_id,
      isPublic,
    }),
  }
}

type RoundRowParts = Pick<
  RoomRow,
  | 'round_id'
  | 'round_number'
  | 'opened_at'
  | 'rules_version'
  | 'ballot_count'
  | 'revealed_at'
  | 'revealed_how'
  | 'asked'
  | 'note'
>

/** While an anonymous round is sealed, its ballots are counted in steps. */
const seenRound = (round: Room['round'], { anonymous }: Pick<RoomRow, 'anonymous'>): Room['round'] =>
  anonymous === 1 && round.revealedAt === null ? { ...round, ballots: stepOf(round.ballots) } : round

const toRound = (row: RoundRowParts): Room['round'] => ({
  id: row.round_id,
  number: row.round_number,
  openedAt: row.opened_at,
  rulesVersion: row.rules_version,
  ballots: row.ballot_count,
  revealedAt: row.revealed_at,
  revealedHow: row.revealed_how,
  asked: row.asked === null ? null : (JSON.parse(row.asked) as string[]),
  note: row.note,
})

type RoomRow = Awaited<ReturnType<ReturnType<typeof rooms>['executeTakeFirstOrThrow']>>

export const insertDecision = (db: Db, row: DecisionRow) => db.insertInto('decisions').values(row).execute()

export const findDecisionBySubmission = (db: Db, submissionKey: string) =>
  db
    .selectFrom('decisions')
    .select(['id', 'facilitator_id', 'question', 'created_at'])
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
