import type { CellOverrideRow, DecisionRow, EventRow } from '../../db/schema.ts'
import { newId, newRoomCode } from '../ids.ts'
import type { CompleteRoom } from '../room-complete.ts'
import { withIds } from '../with-ids.ts'
import { instantIn, tenths } from './imported-asked.ts'
import type { ImportedPeople } from './imported-people.ts'

/**
 * The room of a file under ids of this database, and what they were in the file: it may be here already, under those. Ids of
 * comments rise, since within a day that is their order.
 */
export function withOwnIds(file: CompleteRoom) {
  const { decision, rounds, comments, people, history } = file
  const sorted = comments.map(newId).sort()
  const ids = new Map(comments.map(({ id }, at) => [id, sorted[at] ?? newId()]))
  const items = rounds.flatMap(({ options, criteria }) => [...options, ...criteria])
  const others = [decision, ...items, ...people].map(({ id }) => id)
  const actors = history.events.flatMap(({ actorId }) => actorId ?? [])
  for (const id of [...others, ...actors]) if (!ids.has(id)) ids.set(id, newId())
  const before = Object.fromEntries([...ids].map(([theirs, ours]) => [ours, theirs]))
  return { room: withIds(file, ids), before, cameFrom: decision.id }
}

type Facts = {
  teamId: string
  userId: string
  /** Name of whoever imports it. */
  by: string
  hash: string
  before: Readonly<Record<string, string>>
  cameFrom: string
  submissionKey: string | null
  at: string
}

/** The row of the room itself: whoever imports it looks after it from now on. */
export function importedDecision(room: CompleteRoom, facts: Facts): DecisionRow {
  const { decision, history, round } = room
  const decided = history.events.find(({ action }) => action === 'outcome_recorded')
  const version = history.events.at(-1)?.seq ?? 0
  return {
    id: decision.id,
    team_id: facts.teamId,
    question: decision.question,
    context: decision.context,
    template: decision.template,
    code: newRoomCode(),
    facilitator_id: facts.userId,
    decider_id: facts.userId,
    deadline_at: null,
    time_zone: decision.timeZone,
    quorum: decision.quorum,
    expected_voters: decision.expectedVoters,
    names_shown: decision.namesShown ? 1 : 0,
    veto_percent: decision.vetoPercent,
    importance_method: decision.importanceMethod,
    direct_vote: decision.directVote ? 1 : 0,
    cell_ratings: decision.cellRatings ? 1 : 0,
    version,
    history_hash: history.hash,
    submission_key: facts.submissionKey,
    created_at: instantIn(decision.createdAt),
    changed_at: facts.at,
    decided_at: decided ? instantIn(decided.at) : null,
    abandoned_at: null,
    started_at: instantIn(room.rounds[0]?.openedAt ?? round.openedAt ?? decision.createdAt),
    abandoned_by: null,
    abandon_reason: '',
    reveal_rule: decision.revealRule,
    anonymous: decision.anonymous ? 1 : 0,
    quorum_percent: decision.quorumPercent,
    constraints: JSON.stringify(decision.constraints),
    willingness_asked: decision.willingnessAsked ? 1 : 0,
    started_from: null,
    started_from_record: null,
    imported_at: facts.at,
    imported: facts.hash,
    imported_by: facts.by,
    imported_id: facts.cameFrom,
    imported_ids: JSON.stringify(facts.before),
    review_on: decision.reviewOn,
    public_version: version,
  }
}

/** Rows of the history as it is in the file. Without hashes of its own the last event has that of the whole. */
export function importedEvents({ decision, history }: CompleteRoom, people: ImportedPeople): EventRow[] {
  const last = history.events.length - 1
  return history.events.map(({ seq, actorId, action, particulars, at, hash }, index) => ({
    decision_id: decision.id,
    seq,
    actor_id: people.actor(actorId),
    action,
    particulars: JSON.stringify(particulars),
    at: instantIn(at),
    hash: hash ?? (index === last ? history.hash : ''),
  }))
}

/** Rows of the scores that the team set. */
export const importedChanges = (
  { decision, changes }: CompleteRoom,
  people: ImportedPeople,
): CellOverrideRow[] =>
  changes.map(({ seq, optionId, criterionId, kind, score, reason, by, at }) => ({
    decision_id: decision.id,
    seq,
    option_id: optionId,
    criterion_id: criterionId,
    kind,
    score: tenths(score),
    reason,
    user_id: people.named(by),
    name: by,
    at: instantIn(at),
  }))
