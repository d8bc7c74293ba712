import type { Room } from '../../src/domain/room.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'

export type FormFields = Record<string, string | readonly string[]>

type Levels = { importance?: number; familiarity?: number; comment?: string }

/** What a browser sends for a ballot that answers every question at the given levels. */
export function ballotForm(
  room: Pick<Room, 'options' | 'criteria'>,
  { importance = 3, familiarity = 2, comment = '' }: Levels = {},
): Record<string, string> {
  const form: Record<string, string> = { comment }
  for (const { id } of room.criteria) form[`importance.${id}`] = String(importance)
  for (const { id } of room.options) form[`familiarity.${id}`] = String(familiarity)
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
  team: '',
  teamName: '',
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
