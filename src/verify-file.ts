import type { Event } from './domain/history.ts'
import { eventText } from './domain/history.ts'
import { effectiveCells } from './domain/profile.ts'
import { type Difference, firstDifference, shown } from './first-difference.ts'
import { sha256 } from './ids.ts'
import { InputError, oneLine } from './json-file.ts'
import { isEarlierFormat, isNoted, type RoomFile, readRoom, revealOf } from './room-file.ts'
import { differenceOfInput, differenceOfRounds, judgeResult, plain } from './verify-round.ts'

/** 0 equal, 1 not, 3 equal as far as it can be checked. */
export type Verified = { exitCode: 0 | 1 | 3; line: string }

/** Whether the result of a room export follows from its ballots and its profile, and its history from itself. */
export function verifyFile(path: string | undefined): Verified {
  if (!path) throw new InputError('Name a file: stackmoot verify FILE')
  return verifyRoom(readRoom(path))
}

export function verifyRoom(room: RoomFile): Verified {
  const { isEarlier, difference: ofResult } = judgeResult(room)
  const difference =
    differenceOfInput(room) ??
    ofResult ??
    differenceOfProfile(room) ??
    differenceOfHistory(room) ??
    differenceOfRounds(room)
  if (difference) return { exitCode: 1, line: oneLine(differs(difference)) }
  const unchecked = uncheckedOf(room)
  const equal = unchecked.length === 0 ? 'equal' : 'equal as far as it can be checked'
  return {
    exitCode: unchecked.length === 0 ? 0 : 3,
    line: oneLine(`${equal}: ${[whatFollows(room, isEarlier), ...unchecked].join('; ')}`),
  }
}

/** The profile is what is built in with the changes over it, and the changes are those that the history tells of. */
function differenceOfProfile(room: RoomFile): Difference | undefined {
  const { profile, changes, history } = room
  const told = history.events.filter(({ action }) => action === 'profile_changed')
  const expected = told.map(({ seq, at, particulars }) => ({
    seq,
    at,
    optionId: particulars.option,
    criterionId: particulars.criterion,
  }))
  const listed = changes?.map(({ seq, at, optionId, criterionId }) => ({ seq, at, optionId, criterionId }))
  const isBefore = isEarlierFormat(room) && told.length === 0
  const builtIn = profile.map(({ builtIn: under, change: _, ...cell }) => ({ ...cell, ...under }))
  return (
    firstDifference(listed, isBefore ? undefined : expected, 'changes') ??
    firstDifference(profile, changes ? plain(effectiveCells(builtIn, changes)) : builtIn, 'profile') ??
    differenceOfScores(room, told)
  )
}

function differenceOfScores(
  { profile, changes = [] }: RoomFile,
  told: RoomFile['history']['events'],
): Difference | undefined {
  for (const [at, { kind, score }] of changes.entries()) {
    const { to } = told[at]?.particulars ?? {}
    if (kind === 'set' && score !== to) return { path: `changes[${at}].score`, inFile: score, recomputed: to }
  }
  const last = new Map(
    told.map(({ particulars }) => [`${particulars.option} ${particulars.criterion}`, particulars]),
  )
  for (const [at, { optionId, criterionId, score }] of profile.entries()) {
    const particulars = last.get(`${optionId} ${criterionId}`)
    if (particulars && particulars.to !== score)
      return { path: `profile[${at}].score`, inFile: score, recomputed: particulars.to }
  }
  return undefined
}

/** With names hidden the export has no hashes of events, because they would tell who did what. */
function differenceOfHistory(room: RoomFile): Difference | undefined {
  const { history, decision, ballots, input } = room
  const { at: revealed, particulars } = revealOf(room)
  const path = `history.events${revealed < 0 ? '' : `[${revealed}].particulars`}`
  if (particulars.ballots !== ballots.length)
    return { path: `${path}.ballots`, inFile: particulars.ballots, recomputed: ballots.length }
  if (isNoted(room) && particulars.eligible !== input.eligible)
    return { path: `${path}.eligible`, inFile: particulars.eligible, recomputed: input.eligible }
  if (!decision.namesShown) return undefined
  let hash = ''
  for (const [at, one] of history.events.entries()) {
    hash = sha256(eventText(hash, one as Event))
    if (one.hash !== hash) return { path: `history.events[${at}].hash`, inFile: one.hash, recomputed: hash }
  }
  if (history.hash !== hash) return { path: 'history.hash', inFile: history.hash, recomputed: hash }
  return differenceOfRecord(room)
}

/** The record bears the hash of the event that made it, so a history written anew, or cut short, is not that one. */
function differenceOfRecord({ history, adr }: RoomFile): Difference | undefined {
  const inFile = adr?.historyHash ?? null
  const recomputed = history.events.find(({ action }) => action === 'outcome_recorded')?.hash
  return inFile === null || inFile === recomputed
    ? undefined
    : { path: 'adr.historyHash', inFile, recomputed }
}

const differs = ({ path, inFile, recomputed }: Difference) =>
  `differs at ${path}: ${shown(inFile)} in the file, ${shown(recomputed)} recomputed`

function whatFollows({ ballots, decision, rounds = [] }: RoomFile, isEarlier: boolean) {
  const count = ballots.length
  const earlier = rounds.slice(0, -1).filter((round) => round.ballots !== null).length
  return [
    `the result follows from ${count === 1 ? 'the one ballot' : `the ${count} ballots`}`,
    earlier > 0
      ? `, ${earlier === 1 ? 'that of the earlier round' : `those of ${earlier} earlier rounds`} likewise`
      : '',
    isEarlier ? ' by the rules of an earlier version' : '',
    decision.namesShown ? ', and the history from its events' : '',
  ].join('')
}

const uncheckedOf = (room: RoomFile) => [
  ...(room.decision.namesShown ? [] : ['the history can’t be checked, because names are hidden']),
  ...(isNoted(room)
    ? []
    : ['how many may vote can’t be checked, because an earlier version did not note it at the reveal']),
  ...(room.rounds ?? [])
    .filter(({ ballots }) => ballots === null)
    .map(({ number }) => `round ${number} can’t be checked, because its one ballot is left out`),
]
