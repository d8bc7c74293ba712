import { problemOfTags } from './domain/adr-tags.ts'
import { MOST_BRIEF } from './domain/brief.ts'
import { SENTENCES } from './domain/history-words.ts'
import { MOST_RECORD } from './domain/record-form.ts'
import { cleanLine } from './domain/text.ts'
import { isTimeZone } from './domain/time.ts'
import { isId, sha256 } from './ids.ts'
import { InputError } from './json-file.ts'
import { type CompleteRoom, isComplete } from './room-complete.ts'
import { roomIn } from './room-file.ts'
import { problemOfJson } from './room-json.ts'
import { verifyRoom } from './verify-file.ts'

export type ReadImport = { ok: true; room: CompleteRoom; hash: string } | { ok: false; message: string }

const EARLIER =
  'This file is from an earlier version and lacks parts that are needed here. Export the room again from a Stackmoot that is up to date.'
const NOT_EQUAL = 'This room is not what its ballots give, so it was not imported. It'

/** How much of each a room may have: more than any has, and little enough to be computed while somebody waits. */
const MOST = {
  items: 40,
  everAsked: 400,
  rounds: 50,
  ballots: 2_000,
  events: 20_000,
  comments: 10_000,
} as const

/** Reads a room out of an uploaded file, and computes it anew; otherwise says in a sentence why not. */
export function readImport(bytes: Uint8Array): ReadImport {
  const refused = (message: string) => ({ ok: false as const, message })
  const text = textOf(bytes)
  if (text === undefined) return refused('This file is not text in UTF-8, so it is no room export.')
  const json = jsonOf(text)
  if (json === undefined) return refused('This file is not JSON, so it is no room export.')
  const broken = problemOfJson(json)
  if (broken) return refused(broken)
  try {
    const room = roomIn(json, 'This file')
    if (!isComplete(room)) return refused(EARLIER)
    const problem = problemOf(room)
    if (problem) return refused(problem)
    const { exitCode, line } = verifyRoom(room)
    return exitCode === 1 ? refused(`${NOT_EQUAL} ${line}.`) : { ok: true, room, hash: sha256(text) }
  } catch (error) {
    if (error instanceof InputError) return refused(inWords(error))
    throw error
  }
}

/** The part that is wrong first, and what is wrong with it. */
const inWords = ({ message }: InputError) => `${message.replace(/ export at (\S+):/, ' export: $1')}.`

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a schema can't say and the database or a page would stumble over. */
const problemOf = (room: CompleteRoom): string | undefined =>
  problemOfState(room) ??
  problemOfSize(room) ??
  problemOfRounds(room) ??
  problemOfIds(room) ??
  problemOfTexts(room) ??
  problemOfHistory(room)

function problemOfState({ decision: { state }, adr }: CompleteRoom): string | undefined {
  if (state === 'voting')
    return 'A further round was under way when this file was made. Export the room again once it is revealed.'
  if (state === 'abandoned') return 'This decision was given up, so there is nothing to import.'
  return state === 'decided' && adr === null ? EARLIER : undefined
}

function problemOfSize({ rounds, history, comments }: CompleteRoom): string | undefined {
  const isLarge =
    rounds.length > MOST.rounds ||
    rounds.some(({ options, criteria }) => options.length > MOST.items || criteria.length > MOST.items) ||
    rounds.reduce((sum, { ballots }) => sum + (ballots?.length ?? 0), 0) > MOST.ballots ||
    new Set(rounds.flatMap(({ options, criteria }) => [...options, ...criteria]).map(({ id }) => id)).size >
      MOST.everAsked ||
    history.events.length > MOST.events ||
    comments.length > MOST.comments
  return isLarge
    ? `This room is larger than any here: at most ${MOST.items} options and ${MOST.items} criteria a round, ${MOST.rounds} rounds, ${MOST.ballots} ballots.`
    : undefined
}

function problemOfRounds({ rounds, round, decision }: CompleteRoom): string | undefined {
  if (rounds.some(({ number }, at) => number !== at + 1) || rounds.at(-1)?.number !== round.number)
    return 'The rounds of this file are not counted from 1 on, without a gap.'
  if (rounds.some(({ revealedAt }) => revealedAt === null))
    return 'A round of this file was not revealed when it was made.'
  const { quorum, vetoPercent } = decision
  const isPossible =
    Number.isInteger(quorum) && quorum >= 1 && quorum <= 1_000 && (decision.expectedVoters ?? 1) <= 10_000
  if (!isPossible) return 'The quorum of this file is none that a room can have.'
  return vetoPercent === null || (Number.isInteger(vetoPercent) && vetoPercent >= 1 && vetoPercent <= 100)
    ? undefined
    : 'The veto of this file is none that a room can have.'
}

function problemOfIds(room: CompleteRoom): string | undefined {
  const { decision, rounds, profile, comments, proposals, people, history } = room
  const options = new Set(rounds.flatMap((one) => one.options.map(({ id }) => id)))
  const criteria = new Set(rounds.flatMap((one) => one.criteria.map(({ id }) => id)))
  const own = [
    ...[decision.id, ...options, ...criteria],
    ...people.map(({ id }) => id),
    ...comments.map(({ id }) => id),
  ]
  const actors = history.events.flatMap(({ actorId }) => actorId ?? [])
  const foreign = [...own, ...actors].find((id) => !isId(id))
  if (foreign !== undefined) return `This file has an id that is none of ours: ${shortened(foreign)}.`
  if (new Set(own).size < own.length) return 'Two things in this file have one id.'
  const isLost =
    profile.some(({ optionId, criterionId }) => !options.has(optionId) || !criteria.has(criterionId)) ||
    comments.some(({ topic }) => topic !== 'room' && !options.has(topic) && !criteria.has(topic)) ||
    comments.some((comment) => !rounds.some(({ number }) => number === comment.round)) ||
    proposals.some(({ option }) => !options.has(option))
  return isLost
    ? 'Something in this file is about an option, a criterion or a round that is not in it.'
    : undefined
}

const isLine = (text: string, most: number) => text !== '' && text.length <= most && cleanLine(text) === text

function problemOfTexts(room: CompleteRoom): string | undefined {
  const { decision, rounds, profile, changes, adr } = room
  const items = rounds.flatMap(({ options, criteria }) => [...options, ...criteria])
  if (!isLine(decision.question, MOST_BRIEF.question)) return 'The question of this file is no line of text.'
  const name = items.find((item) => !isLine(item.name, MOST_BRIEF.option))
  if (name) return `This file has a name that is no line of text: ${shortened(name.name)}.`
  // Somebody who left has no name.
  const person = signaturesIn(room).find((signed) => signed !== '' && !isLine(signed, MOST_BRIEF.name))
  if (person !== undefined)
    return `This file has a person whose name is no line of text: ${shortened(person)}.`
  if (adr && !isFit(adr))
    return 'The record of this file has a title, a decider or tags that no record here can have.'
  if (!isTimeZone(decision.timeZone)) return 'The time zone of this file is none we know.'
  const scores = [
    ...profile.flatMap(({ score, band, builtIn }) => [score, band, builtIn?.score, builtIn?.band]),
    ...changes.map(({ score }) => score),
  ]
  return scores.some((score) => score != null && Math.abs(score * 10 - Math.round(score * 10)) > 1e-9)
    ? 'A score of this file has more than one decimal.'
    : undefined
}

/** What a log is sorted and searched by. */
const isFit = ({ title, decider, tags = [] }: NonNullable<CompleteRoom['adr']>) =>
  isLine(title, MOST_RECORD.title) &&
  (decider === '' || isLine(decider, MOST_RECORD.person)) &&
  problemOfTags(tags) === undefined &&
  tags.every((tag) => isLine(tag, MOST_RECORD.person))

/** Every name that somebody is called by. */
const signaturesIn = ({ people, rounds, changes, comments, proposals, reviews }: CompleteRoom): string[] => [
  ...people.map(({ name }) => name),
  ...rounds.flatMap(({ ballots }) => (ballots ?? []).map(({ name }) => name ?? '')),
  ...[...changes, ...comments, ...reviews].map(({ by }) => by),
  ...proposals.flatMap(({ by, stances }) => [by, ...stances.map((stance) => stance.by)]),
]

function problemOfHistory({ history: { events }, decision }: CompleteRoom): string | undefined {
  const unknown = events.find(({ action }) => !Object.hasOwn(SENTENCES, action))
  if (unknown)
    return `This file is from a later version: its history tells of something unknown here (${shortened(unknown.action)}).`
  if (events.some(({ seq }, at) => seq > 1_000_000 || seq <= (events[at - 1]?.seq ?? 0)))
    return 'The events of this file are not in order.'
  const decided = events.filter(({ action }) => action === 'outcome_recorded').length
  return (decision.state === 'decided') === (decided === 1)
    ? undefined
    : 'Whether this room is decided and what its history tells are not the same.'
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
