import type { FullResult } from './advisor/complement-types.ts'
import { adviseEarlier, completed, type EarlierResult } from './advisor/earlier.ts'
import { fullResult } from './advisor/full-result.ts'
import type { AdvisorInput } from './advisor/types.ts'
import { advisorInput } from './domain/advisor-input.ts'
import { withoutConfidential } from './domain/confidential.ts'
import { type Event, eventText } from './domain/history.ts'
import { effectiveCells } from './domain/profile.ts'
import type { Round } from './domain/room.ts'
import { type Difference, firstDifference, shown } from './first-difference.ts'
import { sha256 } from './ids.ts'
import { InputError, oneLine } from './json-file.ts'
import { isEarlierFormat, isNoted, type RoomFile, readRoom, revealOf } from './room-file.ts'

/** 0 equal, 1 not, 3 equal as far as it can be checked. */
export type Verified = { exitCode: 0 | 1 | 3; line: string }

/** Whether the result of a room export follows from its ballots and its profile, and its history from itself. */
export function verifyFile(path: string | undefined): Verified {
  if (!path) throw new InputError('Name a file: stackmoot verify FILE')
  const room = readRoom(path)
  const { isEarlier, difference: ofResult } = judgeResult(room)
  const difference =
    differenceOfInput(room) ?? ofResult ?? differenceOfProfile(room) ?? differenceOfHistory(room)
  if (difference) return { exitCode: 1, line: oneLine(differs(difference)) }
  const unchecked = uncheckedOf(room)
  const equal = unchecked.length === 0 ? 'equal' : 'equal as far as it can be checked'
  return {
    exitCode: unchecked.length === 0 ? 0 : 3,
    line: oneLine(`${equal}: ${[whatFollows(room, isEarlier), ...unchecked].join('; ')}`),
  }
}

function differenceOfInput(room: RoomFile) {
  const derived = advisorInput(
    { ...room.decision, ...room, round: room.round as Round },
    room.profile,
    room.ballots.map((ballot) => ballot.answers),
    room.input.eligible,
  )
  const input = isEarlierFormat(room) && !isNoted(room) ? earlierInput(derived) : derived
  return firstDifference(room.given, plain(input), 'input')
}

const earlierInput = ({ bands: _bands, seed: _seed, ballots, ...input }: AdvisorInput): AdvisorInput => ({
  ...input,
  ballots: ballots.map(({ importance, familiarity, vetoes }) => ({ importance, familiarity, vetoes })),
})

type Judged = { isEarlier: boolean; difference: Difference | undefined }

/** By today's rules, or by those of an earlier version where the room may have been revealed by it. */
function judgeResult(room: RoomFile): Judged {
  const { input, result } = room
  const against = (expected: FullResult | EarlierResult) => firstDifference(result, plain(expected), 'result')
  if (isEarlierFormat(room) && !isNoted(room))
    return { isEarlier: true, difference: against(adviseEarlier(input)) }
  const today = against(withoutConfidential(fullResult(input)))
  if (!today || isNoted(room)) return { isEarlier: false, difference: today }
  const then = against(withoutConfidential(completed(input, adviseEarlier(input))))
  const { degrees } = (result as Partial<FullResult>).certainty ?? {}
  return !then || degrees === null
    ? { isEarlier: true, difference: then }
    : { isEarlier: false, difference: today }
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
  return history.hash === hash ? undefined : { path: 'history.hash', inFile: history.hash, recomputed: hash }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const differs = ({ path, inFile, recomputed }: Difference) =>
  `differs at ${path}: ${shown(inFile)} in the file, ${shown(recomputed)} recomputed`

function whatFollows({ ballots, decision }: RoomFile, isEarlier: boolean) {
  const count = ballots.length
  return [
    `the result follows from ${count === 1 ? 'the one ballot' : `the ${count} ballots`}`,
    isEarlier ? ' by the rules of an earlier version' : '',
    decision.namesShown ? ', and the history from its events' : '',
  ].join('')
}

const uncheckedOf = (room: RoomFile) => [
  ...(room.decision.namesShown ? [] : ['the history can’t be checked, because names are hidden']),
  ...(isNoted(room)
    ? []
    : ['how many may vote can’t be checked, because an earlier version did not note it at the reveal']),
]
