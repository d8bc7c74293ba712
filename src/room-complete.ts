import type { RoomFile, RoundFile } from './room-file.ts'

type With<Whole, Part extends keyof Whole> = Omit<Whole, Part> & {
  [Name in Part]-?: Exclude<Whole[Name], undefined>
}
type All<Whole> = { [Name in keyof Whole]-?: Exclude<Whole[Name], undefined> }

type Cast = All<RoomFile['ballots'][number]>

export type CompleteRound = Omit<With<RoundFile, 'openedAt' | 'revealedAt' | 'asked' | 'note'>, 'ballots'> & {
  ballots: Cast[] | null
}

/** A room as today's version exports it: nothing is missing. */
export type CompleteRoom = Omit<
  With<RoomFile, 'changes' | 'comments' | 'proposals' | 'reviews' | 'adr' | 'people'>,
  'decision' | 'rounds' | 'ballots'
> & {
  decision: All<RoomFile['decision']>
  rounds: readonly CompleteRound[]
  ballots: Cast[]
}

const OF_ROOM = ['changes', 'comments', 'proposals', 'reviews', 'adr', 'people', 'rounds'] as const
const OF_ROUND = ['openedAt', 'revealedAt', 'asked', 'note'] as const
const OF_BALLOT = ['name', 'comment'] as const
const OF_DECISION = [
  'team',
  'question',
  'context',
  'state',
  'template',
  'timeZone',
  'expectedVoters',
  'quorumPercent',
  'constraints',
  'revealRule',
  'importanceMethod',
  'willingnessAsked',
  'anonymous',
  'createdAt',
  'reviewOn',
] as const

const has = <Whole extends object>(whole: Whole, parts: readonly (keyof Whole)[]) =>
  parts.every((part) => whole[part] !== undefined)

/** Whether a file has all that was added since the first version that wrote one. */
export function isComplete(room: RoomFile): room is RoomFile & CompleteRoom {
  const { rounds = [], decision, ballots } = room
  const cast = [...ballots, ...rounds.flatMap((round) => round.ballots ?? [])]
  return (
    has(room, OF_ROOM) &&
    has(decision, OF_DECISION) &&
    rounds.every((round) => has(round, OF_ROUND)) &&
    cast.every((ballot) => has(ballot, OF_BALLOT))
  )
}
