import type {
  CommentRow,
  CommentVersionRow,
  ProposalRow,
  ReviewRow,
  RoundRow,
  StanceRow,
  StanceVersionRow,
} from '../../db/schema.ts'
import { dayOf } from '../domain/time.ts'
import { newId } from '../ids.ts'
import type { CompleteRoom } from '../room-complete.ts'
import { instantIn } from './imported-asked.ts'
import type { ImportedPeople } from './imported-people.ts'

type Facts = { decisionId: string; people: ImportedPeople }

/** Rows of the comments with what they said before. */
export function importedComments(
  room: CompleteRoom,
  rounds: readonly RoundRow[],
  { decisionId, people }: Facts,
) {
  const options = new Set(room.rounds.flatMap((round) => round.options.map(({ id }) => id)))
  const versions: CommentVersionRow[] = []
  const comments = room.comments.map(({ id, topic, before, ...said }): CommentRow => {
    versions.push(
      ...before.map(({ version, text, at }) => ({ comment_id: id, version, text, at: instantIn(at) })),
    )
    return {
      id,
      decision_id: decisionId,
      round_id: rounds[said.round - 1]?.id ?? '',
      subject: topic === 'room' ? 'room' : options.has(topic) ? 'option' : 'criterion',
      subject_id: topic === 'room' ? null : topic,
      user_id: people.named(said.by),
      name: said.by,
      text: said.text,
      version: (before.at(-1)?.version ?? 0) + 1,
      submission_key: null,
      at: instantIn(said.at),
      edited_at: said.editedAt && instantIn(said.editedAt),
      deleted_at: said.deletedAt && instantIn(said.deletedAt),
    }
  })
  return { comments, versions }
}

/** Rows of what was put to consent, and of what was said to it. Of two within one instant the later one has the lower id. */
export function importedConsent(room: CompleteRoom, roundId: string, { decisionId, people }: Facts) {
  const ids = room.proposals.map(newId).sort().reverse()
  const proposals: ProposalRow[] = []
  const stances: StanceRow[] = []
  const versions: StanceVersionRow[] = []
  for (const [at, proposal] of room.proposals.entries()) {
    const id = ids[at] ?? newId()
    const signed = new Set<string>()
    proposals.push({
      id,
      decision_id: decisionId,
      round_id: roundId,
      option_id: proposal.option,
      wording: proposal.wording,
      proposed_by: people.named(proposal.by),
      proposed_name: proposal.by,
      at: instantIn(proposal.at),
      closed_at: proposal.closedAt && instantIn(proposal.closedAt),
      closed_how: proposal.closedHow,
    })
    for (const { by, before, ...said } of proposal.stances) {
      const stance = newId()
      const person = people.named(by, signed)
      signed.add(person)
      stances.push({
        id: stance,
        proposal_id: id,
        user_id: person,
        name: by,
        version: before.length + 1,
        revised_at: null,
        settled_by: null,
        settled_at: null,
        ...saidRow(said),
      })
      versions.push(
        ...before.map((one, index) => ({ stance_id: stance, version: index + 1, ...saidRow(one) })),
      )
    }
  }
  return { proposals, stances, versions }
}

type Said = Omit<CompleteRoom['proposals'][number]['stances'][number], 'by' | 'before'>

const saidRow = ({ kind, reason, remedy, at, settled }: Said) => ({
  kind,
  reason,
  remedy,
  at: instantIn(at),
  settled: settled?.how ?? null,
  settled_note: settled?.note ?? '',
  settled_name: settled?.by ?? '',
})

/** Rows of the reviews, in their order. */
export function importedReviews(
  { reviews, decision }: CompleteRoom,
  { decisionId, people }: Facts,
): ReviewRow[] {
  const ids = reviews.map(newId).sort()
  return reviews.map(({ on, by, verdict, findings, next, nextOn }, at) => ({
    id: ids[at] ?? newId(),
    decision_id: decisionId,
    user_id: people.named(by),
    name: by,
    verdict,
    findings,
    next,
    next_on: nextOn,
    at: onDay(on, decision.timeZone),
  }))
}

/** An instant of that day in the zone: the file has the day alone. */
function onDay(day: string, timeZone: string): string {
  const noon = `${day}T12:00:00.000Z`
  return dayOf(noon, timeZone) === day ? noon : `${day}T02:00:00.000Z`
}
