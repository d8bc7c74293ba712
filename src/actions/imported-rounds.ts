import type { AnonymousBallotRow, BallotRow, RoundRow } from '../../db/schema.ts'
import { fullResult } from '../advisor/full-result.ts'
import { advisorInput } from '../domain/advisor-input.ts'
import type { Answers } from '../domain/ballot.ts'
import { effectiveCells } from '../domain/profile.ts'
import type { Round } from '../domain/room.ts'
import { newId, sha256 } from '../ids.ts'
import type { CompleteRoom, CompleteRound } from '../room-complete.ts'
import { openingOf, revealOf } from '../room-file.ts'
import { instantIn } from './imported-asked.ts'
import type { ImportedPeople } from './imported-people.ts'

type Facts = { decisionId: string; userId: string; people: ImportedPeople }

/** Rows of the rounds and of their ballots, as far as the file has them. */
export function importedRounds(room: CompleteRoom, facts: Facts) {
  const rounds: RoundRow[] = []
  const ballots: BallotRow[] = []
  const anonymous: AnonymousBallotRow[] = []
  for (const round of room.rounds) {
    const row = roundRow(room, round, facts)
    rounds.push(row)
    if (room.decision.anonymous) anonymous.push(...(round.ballots ?? []).map(apart(row.id)))
    else ballots.push(...namedBallots(round, row, facts.people))
  }
  return { rounds, ballots, anonymous }
}

function roundRow(room: CompleteRoom, round: CompleteRound, { decisionId, userId }: Facts): RoundRow {
  const { particulars } = revealOf({ ...room, round })
  const { how } = particulars
  return {
    id: newId(),
    decision_id: decisionId,
    number: round.number,
    opened_at: instantIn(round.openedAt),
    opened_by: userId,
    rules_version: 1,
    ballot_count: round.ballots?.length ?? 1,
    revealed_at: instantIn(round.revealedAt ?? round.openedAt),
    revealed_by: null,
    result: JSON.stringify(round.result ?? computed(room, round, { answers: [{ ...NO_ANSWERS }] })),
    revealed_result: resultAtReveal(room, round),
    asked: round.asked && JSON.stringify(round.asked),
    note: round.note,
    revealed_how: how === 'deadline' || how === 'complete' ? how : 'manual',
  }
}

/** Stands for a ballot that the file leaves out because it was alone. */
const NO_ANSWERS: Answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }

/** What a round would give with the profile as it was at an event. */
function computed(
  room: CompleteRoom,
  round: CompleteRound,
  { answers, until = Number.POSITIVE_INFINITY }: { answers: readonly Answers[]; until?: number },
) {
  const builtIn = room.profile.map(({ builtIn: under, change: _, ...cell }) => ({ ...cell, ...under }))
  const cells = effectiveCells(
    builtIn,
    room.changes.filter(({ seq }) => seq < until),
  )
  const { eligible } = revealOf({ ...room, round }).particulars
  const asked = { ...room.decision, ...round, round: { number: round.number } as Round }
  return fullResult(advisorInput(asked, cells, answers, typeof eligible === 'number' ? eligible : null))
}

/** The result before scores were changed after the reveal; null where none was. */
function resultAtReveal(room: CompleteRoom, round: CompleteRound): string | null {
  const revealed = room.history.events[revealOf({ ...room, round }).at]?.seq ?? 0
  const next = openingOf(room, round.number + 1)?.seq ?? Number.POSITIVE_INFINITY
  const isChanged = room.changes.some(({ seq }) => seq > revealed && seq < next)
  if (!isChanged || !round.ballots) return null
  const answers = round.ballots.map((ballot) => ballot.answers as Answers)
  const before = JSON.stringify(computed(room, round, { answers, until: revealed }))
  return before
}

function namedBallots({ ballots }: CompleteRound, round: RoundRow, people: ImportedPeople): BallotRow[] {
  const voters = new Set<string>()
  return (ballots ?? []).map(({ receipt, name, answers, comment }) => {
    const voter = people.named(name ?? '', voters)
    voters.add(voter)
    return {
      id: newId(),
      round_id: round.id,
      user_id: voter,
      name: name ?? '',
      answers: JSON.stringify(answers),
      comment,
      receipt,
      revision: 1,
      submission_key: null,
      cast_at: round.opened_at,
      revised_at: null,
      veiled_at: null,
    }
  })
}

/** Nobody has its key. */
const apart =
  (roundId: string) =>
  ({ receipt, answers, comment }: NonNullable<CompleteRound['ballots']>[number]): AnonymousBallotRow => ({
    id: newId(),
    round_id: roundId,
    answers: JSON.stringify(answers),
    comment,
    receipt,
    key_hash: sha256(newId()),
  })
