import { ratedCriteria, ratingField } from '../../src/domain/ballot.ts'
import { importanceField } from '../../src/domain/importance.ts'
import type { Room } from '../../src/domain/room.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'

export type FormFields = Record<string, string | readonly string[]>

type Levels = {
  importance?: number
  familiarity?: number
  comment?: string
  /** Sent where the room asks for it. */
  direct?: number
  rating?: number
}

type Asked = Pick<Room, 'options' | 'criteria'> &
  Partial<Pick<Room, 'importanceMethod' | 'directVote' | 'cellRatings'>>

/**
 * What a browser sends for a ballot that answers every question at the given levels. In a ranking the criteria get
 * their places in the room's order; points are shared out alike, and the first criterion takes what is left.
 */
export function ballotForm(
  room: Asked,
  { importance = 3, familiarity = 2, comment = '', direct, rating }: Levels = {},
): Record<string, string> {
  const { options, criteria, importanceMethod = 'rating' } = room
  const form: Record<string, string> = { comment }
  const each = Math.floor(100 / criteria.length)
  criteria.forEach(({ id }, index) => {
    const points = index === 0 ? 100 - each * (criteria.length - 1) : each
    const answer = { rating: importance, points, 'rank-sum': index + 1, 'rank-order-centroid': index + 1 }
    form[importanceField(importanceMethod, id)] = String(answer[importanceMethod])
  })
  for (const { id } of options) {
    form[`familiarity.${id}`] = String(familiarity)
    if (room.directVote && direct !== undefined) form[`direct.${id}`] = String(direct)
    for (const criterion of room.cellRatings ? ratedCriteria(criteria) : [])
      form[ratingField(id, criterion.id)] = rating === undefined ? '' : String(rating)
  }
  return form
}

/** The form of a new room as it is prefilled, with a name. */
export const roomForm = (changes: FormFields = {}): FormFields => ({
  template: backendStack.key,
  question: 'Which back-end stack for the queue?',
  option: backendStack.options.filter(({ ticked }) => ticked).map(({ key }) => key),
  ownOptions: '',
  criterion: backendStack.criteria.map(({ key }) => key),
  ownCriteria: '',
  context: '',
  deadline: '',
  timeZone: 'UTC',
  name: 'Ada',
  quorum: '2',
  expectedVoters: '',
  veto: 'half',
  pace: 'own',
  importanceMethod: 'rating',
  willingness: 'yes',
  team: '',
  teamName: '',
  ...changes,
})

/** Another round on everything. */
export const roundForm = (room: Pick<Room, 'options' | 'round'>, changes: FormFields = {}): FormFields => ({
  from: String(room.round.number),
  note: '',
  asking: 'all',
  again: [],
  keep: room.options.map(({ id }) => id),
  ownOptions: '',
  ownCriteria: '',
  deadline: '',
  timeZone: 'UTC',
  ...changes,
})

export function outcomeForm(room: Pick<Room, 'options'>, changes: FormFields = {}): FormFields {
  const option = room.options[0]?.id ?? ''
  return {
    option,
    draftedFor: (changes.option as string | undefined) ?? option,
    title: 'Build the queue on it',
    how: 'agreed',
    because: 'we know it well.',
    good: '',
    bad: '',
    reviewDate: '',
    expected: '',
    status: 'accepted',
    ...changes,
  }
}
