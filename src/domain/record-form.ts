import { sectionsOf } from '../adr/body.ts'
import { isTangled, parsed } from '../adr/parsed.ts'
import { formOf } from '../adr/reading/read-record.ts'
import type { WrittenRecord } from '../adr/record.ts'
import { headingsIn } from '../adr/shown.ts'
import { problemOfTags, tagsIn } from './adr-tags.ts'
import type { FieldErrors } from './ballot.ts'
import { MOST_OUTCOME } from './outcome.ts'
import { isUntouched } from './record-templates.ts'
import { cleanLine, cleanText } from './text.ts'
import { isDay } from './time.ts'

export const MOST_RECORD = { title: MOST_OUTCOME.title, people: 100, person: 100, bytes: 100_000 } as const

/** Longer than a body may be, in whatever script. */
const MOST_TYPED = MOST_RECORD.bytes + 1

/** Who was in it, with commas between the names. */
export type PeopleFields = { decisionMakers: string; consulted: string; informed: string }
type People = Record<keyof PeopleFields, string[]>

/** A record as a person writes it: the fields of the form, as typed. */
export type RecordFields = PeopleFields & { title: string; date: string; tags: string; body: string }

/** The same, understood. */
export type WrittenDraft = Pick<
  WrittenRecord,
  'title' | 'date' | 'decisionMakers' | 'consulted' | 'informed' | 'body' | 'form'
> & { tags: string[] }

export const STATUS_OF_NEW = ['proposed', 'accepted'] as const
export type StatusOfNew = (typeof STATUS_OF_NEW)[number]

export const isStatusOfNew = (text: string): text is StatusOfNew =>
  (STATUS_OF_NEW as readonly string[]).includes(text)

type Parsed = { ok: true; draft: WrittenDraft } | { ok: false; errors: FieldErrors }

export function parseRecord(fields: RecordFields): Parsed {
  const title = cleanLine(fields.title)
  const people = peopleIn(fields)
  const tags = tagsIn(fields.tags)
  const body = cleanBody(fields.body)
  const found = {
    title: problemOfTitle(title),
    date: isDay(fields.date) ? undefined : 'Give the day of the decision, such as 2026-11-20.',
    ...problemsOfPeople(people),
    tags: problemOfTags(tags),
    body: problemOfBody(body, fields.body),
  }
  const errors = Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem !== undefined),
  ) as FieldErrors
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    draft: { title, date: fields.date, ...people, tags, body, form: formOf(sectionsOf(body)) },
  }
}

export function problemOfTitle(title: string): string | undefined {
  if (!title) return 'Give the record a title.'
  return title.length > MOST_RECORD.title ? `Use at most ${MOST_RECORD.title} characters.` : undefined
}

export const peopleIn = (fields: PeopleFields): People => ({
  decisionMakers: namesIn(fields.decisionMakers),
  consulted: namesIn(fields.consulted),
  informed: namesIn(fields.informed),
})

export const problemsOfPeople = (people: People) => ({
  decisionMakers: problemOfNames(people.decisionMakers),
  consulted: problemOfNames(people.consulted),
  informed: problemOfNames(people.informed),
})

/** The names of a field, with commas, semicolons or line ends between them. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map(cleanLine)
      .filter((name) => name !== ''),
  ),
]

function problemOfNames(names: readonly string[]): string | undefined {
  if (names.length > MOST_RECORD.people) return `Name at most ${MOST_RECORD.people} people.`
  return names.some((name) => name.length > MOST_RECORD.person)
    ? `Use at most ${MOST_RECORD.person} characters a name, and commas between them.`
    : undefined
}

/** As it is kept: as typed, with one line end behind it. */
export function cleanBody(text: string): string {
  const clean = cleanText(text, MOST_TYPED)
  return clean === '' ? '' : `${clean}\n`
}

function problemOfBody(body: string, typed: string): string | undefined {
  if (body === '') return 'Write what was decided, and why.'
  if (typed.length > MOST_RECORD.bytes || new TextEncoder().encode(body).length > MOST_RECORD.bytes)
    return 'A record has at most 100 kB. Shorten it, or link to the rest.'
  if (isUntouched(body)) return 'This is the template as it was. Replace what stands in braces.'
  if (isTangled(body)) return 'There are too many marks or levels in it to draw a page from. Make it simpler.'
  return headingsIn(parsed(body)).some(({ depth }) => depth === 1)
    ? 'The title stands above already. Begin the headings here with ## instead of one #.'
    : undefined
}
