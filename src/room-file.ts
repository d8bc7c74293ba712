import { InputError, readJson, saidOf } from './json-file.ts'
import { type RoomPart, type RoundPart, roomFile } from './room-schema.ts'

/** `given` is the input as the file has it, without what reading it filled in. */
export type RoundFile = RoundPart & { given: unknown }
export type RoomFile = Omit<RoomPart, 'rounds'> & {
  given: unknown
  /** Absent in a file of an earlier version. */
  rounds: readonly RoundFile[] | undefined
}

export const readRoom = (path: string): RoomFile => roomIn(readJson(path), path)

/** Out of what a file of that name holds. */
export function roomIn(json: unknown, name: string): RoomFile {
  const parsed = roomFile.safeParse(json)
  if (!parsed.success) throw new InputError(`${name} is not a room export${saidOf(parsed.error.issues)}`)
  const { input, rounds = [] } = json as { input: unknown; rounds?: { input: unknown }[] }
  return {
    ...parsed.data,
    given: input,
    rounds: parsed.data.rounds?.map((one, at) => ({ ...one, given: rounds[at]?.input })),
  }
}

/** Written before there was more than one way to vote, bands, a seed, changes of the profile and complements. */
export const isEarlierFormat = ({ decision }: RoomFile) => decision.importanceMethod === undefined

/** The event that opened the ballots, and where it stands; -1 where there is none. */
export function revealOf({ history, round }: Pick<RoomFile, 'history'> & { round: { number: number } }) {
  const at = history.events.findIndex(
    ({ action, particulars }) => action === 'round_revealed' && particulars.round === round.number,
  )
  return { at, particulars: history.events[at]?.particulars ?? {} }
}

/** Whether the reveal noted how many may vote, which no version did that had other rules. */
export const isNoted = (room: RoomFile) => revealOf(room).particulars.eligible !== undefined

/** The event that opened a round after the first one. */
export const openingOf = ({ history }: Pick<RoomFile, 'history'>, number: number) =>
  history.events.find(({ action, particulars }) => action === 'round_opened' && particulars.round === number)
