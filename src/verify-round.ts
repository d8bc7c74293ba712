import type { FullResult } from './advisor/complement-types.ts'
import { adviseEarlier, completed, type EarlierResult } from './advisor/earlier.ts'
import { fullResult } from './advisor/full-result.ts'
import type { AdvisorInput } from './advisor/types.ts'
import { advisorInput } from './domain/advisor-input.ts'
import { withoutConfidential } from './domain/confidential.ts'
import { effectiveCells } from './domain/profile.ts'
import type { Round } from './domain/room.ts'
import { type Difference, firstDifference } from './first-difference.ts'
import { isEarlierFormat, isNoted, openingOf, type RoomFile, type RoundFile, revealOf } from './room-file.ts'

export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Whether the input of a round is the one that its ballots and the profile give; `path` is where the round stands. */
export function differenceOfInput(room: RoomFile, path = ''): Difference | undefined {
  const derived = advisorInput(
    { ...room.decision, ...room, round: room.round as Round },
    room.profile,
    room.ballots.map((ballot) => ballot.answers),
    room.input.eligible,
  )
  const input = isEarlierFormat(room) && !isNoted(room) ? earlierInput(derived) : derived
  return firstDifference(room.given, plain(input), `${path}input`)
}

const earlierInput = ({ bands: _bands, seed: _seed, ballots, ...input }: AdvisorInput): AdvisorInput => ({
  ...input,
  ballots: ballots.map(({ importance, familiarity, vetoes }) => ({ importance, familiarity, vetoes })),
})

export type Judged = { isEarlier: boolean; difference: Difference | undefined }

/** By today's rules, or by those of an earlier version where the room may have been revealed by it. */
export function judgeResult(room: RoomFile, path = ''): Judged {
  const { input, result } = room
  const against = (expected: FullResult | EarlierResult) =>
    firstDifference(result, plain(expected), `${path}result`)
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

/** Whether every revealed round is there, and its result follows from its ballots and the profile as it was then. */
export function differenceOfRounds(room: RoomFile): Difference | undefined {
  const { rounds, history } = room
  const revealed = history.events.filter(({ action }) => action === 'round_revealed')
  if (!rounds)
    return revealed.length > 1
      ? { path: 'rounds', inFile: undefined, recomputed: revealed.length }
      : undefined
  const numbers = revealed.map(({ particulars }) => particulars.round)
  const listed = rounds.map(({ number }) => number)
  return firstDifference(listed, numbers, 'rounds') ?? differenceOfEach(room, rounds)
}

function differenceOfEach(room: RoomFile, rounds: readonly RoundFile[]): Difference | undefined {
  for (const [at, round] of rounds.entries()) {
    const path = `rounds[${at}].`
    const found =
      at === rounds.length - 1
        ? differenceFromLatest(room, round, path)
        : differenceOfEarlier(room, round, path)
    if (found) return found
  }
  return undefined
}

/** The latest round stands at the top of the file as well. */
function differenceFromLatest(room: RoomFile, round: RoundFile, path: string): Difference | undefined {
  const { options, criteria, ballots, result } = room
  const { given } = round
  const same = { options, criteria, ballots, result, input: room.given }
  const { options: own, criteria: asked, ballots: cast, result: found } = round
  return firstDifference(
    { options: own, criteria: asked, ballots: cast, result: found, input: given },
    same,
    path.slice(0, -1),
  )
}

function differenceOfEarlier(room: RoomFile, round: RoundFile, path: string): Difference | undefined {
  const then = inRound(room, round)
  const { at, particulars } = revealOf({ ...room, round })
  const noted = `history.events[${at}].particulars`
  if (!then)
    return particulars.ballots === 1
      ? undefined
      : { path: `${path}ballots`, inFile: null, recomputed: particulars.ballots }
  if (particulars.ballots !== then.ballots.length)
    return { path: `${noted}.ballots`, inFile: particulars.ballots, recomputed: then.ballots.length }
  if (particulars.eligible !== then.input.eligible)
    return { path: `${noted}.eligible`, inFile: particulars.eligible, recomputed: then.input.eligible }
  return differenceOfInput(then, path) ?? judgeResult(then, path).difference
}

/** The room as it was in an earlier round, with the profile as the next round found it; undefined where it is hidden. */
function inRound(
  room: RoomFile,
  { ballots, input, result, given, ...asked }: RoundFile,
): RoomFile | undefined {
  if (!ballots || !input || !result) return undefined
  const end = openingOf(room, asked.number + 1)?.seq ?? Number.POSITIVE_INFINITY
  const builtIn = room.profile.map(({ builtIn: under, change: _, ...cell }) => ({ ...cell, ...under }))
  const changes = (room.changes ?? []).filter(({ seq }) => seq < end)
  const profile = plain(effectiveCells(builtIn, changes)) as RoomFile['profile']
  return { ...room, ...asked, round: { number: asked.number }, profile, ballots, input, result, given }
}
