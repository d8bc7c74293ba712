import { capital, inWords } from '../advisor/format.ts'
import type { Criterion, Option, Room } from './room.ts'

/** Why a criterion can't come into a round that is under way; null when it can. */
export const lateCriterionProblem = ({ importanceMethod }: Pick<Room, 'importanceMethod'>) =>
  importanceMethod === 'rating'
    ? null
    : importanceMethod === 'points'
      ? 'Points are shared out over all criteria at once, so ballots that are cast could not take in another one. It can come with the next round.'
      : 'A ranking covers all criteria at once, so ballots that are cast could not take in another one. It can come with the next round.'

type Asked = { id: string; sinceRound?: number; lateAt?: string | null }
type InRound = { round?: Pick<Room['round'], 'number'> }

/** Whether it came into this round when the round was under way, so that some ballots may not have been asked. */
export const isLate = ({ lateAt, sinceRound = 1 }: Asked, { round }: InRound) =>
  typeof lateAt === 'string' && sinceRound === round?.number

/** What came into the round late, by id: a ballot says which of these it was shown. */
export const lateIds = (room: Pick<Room, 'options' | 'criteria'> & InRound): string[] =>
  [...room.options, ...room.criteria].filter((one) => isLate(one, room)).map(({ id }) => id)

export type New = { options: Option[]; criteria: Criterion[] }

/** What a cast ballot was not asked; null where it was asked everything. */
export function newSince(
  room: Pick<Room, 'options' | 'criteria'> & InRound,
  { late = [] }: { late?: readonly string[] },
): New | null {
  const isNew = (one: Asked) => isLate(one, room) && !late.includes(one.id)
  const found = { options: room.options.filter(isNew), criteria: room.criteria.filter(isNew) }
  return found.options.length + found.criteria.length > 0 ? found : null
}

/** “One option was added”, without a stop. */
export function newsInWords({ options, criteria }: New): string {
  const counts = [
    counted(options.length, 'option', 'options'),
    counted(criteria.length, 'criterion', 'criteria'),
  ]
  const one = options.length + criteria.length === 1
  return `${capital(counts.filter(Boolean).join(' and '))} ${one ? 'was' : 'were'} added`
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? '' : `${inWords(count)} ${count === 1 ? one : many}`
