import { inWords } from '../advisor/format.ts'
import type { Event } from './history.ts'

export type Particulars = Readonly<Record<string, string | number | null>>

/** What a sentence needs besides its event. Names of what is gone are empty. */
export type Telling = {
  /** Who did it; empty where nobody did, or where that is not told. */
  who: string
  person: (userId: string) => string
  /** Name of an option or a criterion, or of what a comment is about. */
  named: (id: string) => string
  when: (instant: string) => string
  /** False while whoever knows a score would be anchored by it. */
  showsScores: boolean
}

type Sentence = (particulars: Particulars, telling: Telling) => string

const text = (value: string | number | null | undefined) => (value === undefined ? '' : String(value ?? ''))

const ROLES: Readonly<Record<string, string>> = {
  observer: 'an observer',
  member: 'a voter',
  owner: 'an owner of the team',
}

const many = (count: Particulars[string] | undefined, one: string, several: string) =>
  typeof count === 'number' ? `${inWords(count)} ${count === 1 ? one : several}` : several
const people = (count: Particulars[string] | undefined) => many(count, 'person', 'people')

const item = (kind: 'option' | 'criterion') => ({
  added: (p: Particulars, { who, named }: Telling) =>
    `${who} added the ${kind} ${text(p.name) || named(text(p[kind]))}.`,
  renamed: (p: Particulars, { who }: Telling) =>
    p.from === p.to
      ? `${who} reworded the help of the ${kind} ${text(p.to)}.`
      : `${who} renamed the ${kind} ${text(p.from)} to ${text(p.to)}.`,
  removed: (p: Particulars, { who, named }: Telling) =>
    `${who} took out the ${kind} ${text(p.name) || named(text(p[kind]))}.`,
  restored: (p: Particulars, { who, named }: Telling) =>
    `${who} put back the ${kind} ${text(p.name) || named(text(p[kind]))}.`,
  ordered: (p: Particulars, { who, named }: Telling) =>
    `${who} moved the ${kind} ${text(p.name) || named(text(p[kind]))} to place ${text(p.place)}.`,
})

const option = item('option')
const criterion = item('criterion')

const suggested = (p: Particulars) => `the ${text(p.kind)} ${text(p.name)}`
const onTopic = (p: Particulars, { named }: Telling) => named(text(p.topic)) || 'something that is gone'
const score = (value: Particulars[string] | undefined) =>
  value === null ? 'unknown' : typeof value === 'number' ? value.toFixed(1) : text(value)

function joined(p: Particulars, { who }: Telling) {
  return p.role === 'observer' ? `${who} joined to read along.` : `${who} joined.`
}

function roleChanged(p: Particulars, { who, person }: Telling) {
  const member = person(text(p.member))
  const role = ROLES[text(p.to)] ?? text(p.to)
  return who === '' || who === member ? `${member} became ${role}.` : `${who} made ${member} ${role}.`
}

function renamed(p: Particulars, { who, person }: Telling) {
  const self = who === person(text(p.member))
  return self
    ? `${text(p.from)} goes by ${text(p.to)} now.`
    : `${who} renamed ${text(p.from)} to ${text(p.to)}.`
}

function deadline(p: Particulars, { who, when }: Telling) {
  if (p.to == null) return `${who} lifted the end of voting, which was ${when(text(p.from))}.`
  if (p.from == null) return `${who} set the end of voting to ${when(text(p.to))}.`
  return `${who} moved the end of voting from ${when(text(p.from))} to ${when(text(p.to))}.`
}

const REVEALED: Readonly<Record<string, string>> = {
  deadline: 'was revealed at the end of voting',
  complete: 'was revealed, because everybody had voted',
}

function revealed(p: Particulars, { who }: Telling) {
  const by = REVEALED[text(p.how)]
  const what = by ? `Round ${text(p.round)} ${by}` : `${who} revealed round ${text(p.round)}`
  const eligible = p.eligible == null ? '' : ` of ${p.eligible}`
  return `${what}. ${text(p.ballots)}${eligible} had voted.`
}

function roundOpened(p: Particulars, { who }: Telling) {
  const asks =
    typeof p.criteria === 'number'
      ? `It asks those who have voted again about ${many(p.criteria, 'criterion', 'criteria')}.`
      : 'It asks about everything.'
  const added = p.added ? ` New in it: ${many(p.added, 'option or criterion', 'options and criteria')}.` : ''
  const dropped = p.dropped ? ` Not in it any more: ${many(p.dropped, 'option', 'options')}.` : ''
  return `${who} opened round ${text(p.round)}. ${asks}${added}${dropped}`
}

const STANCES: Readonly<Record<string, string>> = {
  consent: 'consents to the proposal',
  concern: 'has a concern about the proposal',
  objection: 'objects to the proposal',
}
const stance = (p: Particulars) => STANCES[text(p.stance)] ?? 'answered the proposal'

function withdrawn(p: Particulars, { who, person }: Telling) {
  if (p.member) return `The ballot of ${person(text(p.member))} was withdrawn.`
  return who ? `${who} withdrew their ballot.` : 'A ballot was withdrawn.'
}

const adr = (value: Particulars[string] | undefined) => `ADR-${text(value).padStart(4, '0')}`

/** What happened, in a sentence each; without an answer of anybody’s. */
export const SENTENCES: Record<Event['action'], Sentence> = {
  decision_opened: (p, { who }) =>
    `${who} opened the room${p.draft ? ' as a draft' : ', and the vote with it'}: ${many(p.options, 'option', 'options')} and ${many(p.criteria, 'criterion', 'criteria')}.`,
  settings_changed: (_, { who }) => `${who} changed the settings.`,
  option_added: option.added,
  option_renamed: option.renamed,
  option_removed: option.removed,
  option_restored: option.restored,
  options_ordered: option.ordered,
  criterion_added: criterion.added,
  criterion_renamed: criterion.renamed,
  criterion_removed: criterion.removed,
  criterion_restored: criterion.restored,
  criteria_ordered: criterion.ordered,
  suggestion_made: (p, { who }) => `${who} suggested ${suggested(p)}.`,
  suggestion_accepted: (p, { who }) => `${who} accepted the suggestion of ${suggested(p)}.`,
  suggestion_declined: (p, { who }) => `${who} declined the suggestion of ${suggested(p)}.`,
  suggestion_withdrawn: (p, { who }) => `${who} took back the suggestion of ${suggested(p)}.`,
  profile_changed: (p, { who, named, showsScores }) =>
    showsScores
      ? `${who} set the score of ${named(text(p.option))} on ${named(text(p.criterion))} to ${score(p.to)} instead of ${score(p.from)}.`
      : `${who} set a score of the profile.`,
  voting_started: (_, { who }) => `${who} started the vote.`,
  draft_resumed: (_, { who }) => `${who} made the room a draft again.`,
  member_joined: joined,
  member_renamed: renamed,
  member_removed: (p, { who, person }) => `${who} removed ${text(p.name) || person(text(p.member))}.`,
  role_changed: roleChanged,
  facilitator_changed: (p, { who, person }) =>
    `${who} handed the room over: ${person(text(p.to))} facilitates.`,
  decider_changed: (p, { who, person }) => `${who} named ${person(text(p.to))} as the decider.`,
  return_link_renewed: (p, { who, person }) =>
    `${who} made a new personal link for ${person(text(p.member))}.`,
  invite_renewed: (_, { who }) => `${who} made a new invite link. The old one opens nothing any more.`,
  invite_changed: (_, { who }) => `${who} changed how long and how often the invite link works.`,
  invite_closed: (_, { who }) => `${who} closed the invite link.`,
  voters_listed: (p, { who }) => `${who} listed ${people(p.people)} as expected to vote.`,
  invitations_sent: (p, { who }) => `${who} sent invitations to ${people(p.people)}.`,
  ballot_cast: (_, { who }) => (who ? `${who} cast a ballot.` : 'A ballot was cast.'),
  ballot_revised: (_, { who }) => (who ? `${who} changed their ballot.` : 'A ballot was changed.'),
  ballot_withdrawn: withdrawn,
  deadline_extended: deadline,
  round_revealed: revealed,
  round_opened: roundOpened,
  comment_added: (p, telling) => `${telling.who} commented on ${onTopic(p, telling)}.`,
  comment_edited: (p, telling) => `${telling.who} changed a comment on ${onTopic(p, telling)}.`,
  comment_deleted: (p, telling) => `${telling.who} deleted a comment on ${onTopic(p, telling)}.`,
  proposal_made: (p, { who, named }) => `${who} asked for consent to ${named(text(p.option))}.`,
  proposal_withdrawn: (_, { who }) => `${who} took the proposal back.`,
  stance_taken: (p, { who }) => `${who} ${stance(p)}.`,
  stance_changed: (p, { who }) => `${who} ${stance(p)} now.`,
  objection_resolved: (_, { who }) => `${who} noted an objection as resolved.`,
  objection_carried: (_, { who }) => `${who} carried an objection into the consequences.`,
  outcome_recorded: (p, { who, named }) =>
    `${who} recorded the outcome as ${adr(p.number)}: ${p.option ? named(text(p.option)) : 'none of the options'}, ${text(p.status)}.`,
  outcome_accepted: (_, { who }) => `${who} accepted the record.`,
  outcome_rejected: (_, { who }) => `${who} rejected the record.`,
  record_edited: (_, { who }) => `${who} edited the record.`,
  record_deprecated: (_, { who }) => `${who} marked the record as deprecated.`,
  record_superseded: (p) => `The record was superseded by ${adr(p.number)}.`,
  record_linked: (p, { who }) => `${who} linked the record: ${text(p.verb)} ${adr(p.number)}.`,
  record_unlinked: (p, { who }) => `${who} took a link off the record: ${text(p.verb)} ${adr(p.number)}.`,
  record_tagged: (_, { who }) => `${who} changed the tags of the record.`,
  review_recorded: (_, { who }) => `${who} recorded what came true.`,
  decision_abandoned: (_, { who }) => `${who} gave the decision up.`,
}
