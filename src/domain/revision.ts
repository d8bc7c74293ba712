import { type Clash, merged, mergedList } from '../adr/difference.ts'
import { type AdrRecord, type AnyRecord, isWritten, type WrittenRecord } from '../adr/record.ts'
import { sentencesOf, textOf, withSentences } from '../adr/wording.ts'
import { problemOfTags, tagsIn } from './adr-tags.ts'
import type { FieldErrors } from './ballot.ts'
import {
  namesIn,
  parseRecord,
  peopleIn,
  problemOfTitle,
  problemsOfPeople,
  type RecordFields,
} from './record-form.ts'
import { cleanLine } from './text.ts'
import { parseWording, wordingField } from './wording.ts'

export const MOST_NOTE = 500

/** What can be edited of a record, as text under the names of its fields. */
export type RevisionFields = Readonly<Record<string, string>>

const HEAD = ['title', 'decisionMakers', 'consulted', 'informed', 'tags'] as const
const LISTS: readonly string[] = ['decisionMakers', 'consulted', 'informed', 'tags']

export function fieldsOf(record: AnyRecord): RevisionFields {
  const head = {
    title: record.title,
    decisionMakers: record.decisionMakers.join(', '),
    consulted: record.consulted.join(', '),
    informed: record.informed.join(', '),
    tags: (record.tags ?? []).join(', '),
  }
  if (isWritten(record)) return { ...head, date: record.date, body: record.body }
  const parts = sentencesOf(record).map((part) => [wordingField(part.id), textOf(part)] as const)
  return { ...head, ...Object.fromEntries(parts) }
}

/** Line ends as browsers send them, and what stands at the ends, make no difference. */
const flat = (text: string) => text.replace(/\r\n?/g, '\n').trim()
const isSame = (a: string | undefined, b: string | undefined) => flat(a ?? '') === flat(b ?? '')

type Revised<T> = { ok: true; record: T } | { ok: false; errors: FieldErrors }

/** The record with what was typed. What was not touched stays to the letter, and is not asked for what it was never asked for. */
export function revise(record: AnyRecord, fields: RevisionFields): Revised<AnyRecord> {
  return isWritten(record) ? reviseWritten(record, fields) : reviseOfRoom(record, fields)
}

function reviseWritten(record: WrittenRecord, typed: RevisionFields): Revised<WrittenRecord> {
  const before = fieldsOf(record)
  const touched = Object.keys(before).filter((name) => !isSame(typed[name] ?? before[name], before[name]))
  const parsed = parseRecord({ ...before, ...typed } as RecordFields)
  if (parsed.ok) return { ok: true, record: { ...record, ...only(parsed.draft, touched) } }
  const errors: FieldErrors = only<Record<string, string>>(parsed.errors, touched) as FieldErrors
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { draft } = draftOf(record, typed, touched)
  return { ok: true, record: { ...record, ...draft } }
}

/** Where something that was not touched would not be taken today, such as a heading in an imported body. */
function draftOf(record: WrittenRecord, typed: RevisionFields, touched: readonly string[]) {
  const stand = { title: 'Title', date: '2026-01-01', tags: '', body: 'Body', ...NOBODY }
  const parsed = parseRecord({ ...stand, ...only(typed, touched) } as RecordFields)
  if (!parsed.ok) throw new Error(`What was taken before is refused in record ${record.number}.`)
  return { draft: only(parsed.draft, touched) }
}

const NOBODY = { decisionMakers: '', consulted: '', informed: '' }

/** The form of a body goes with it. */
const only = <T extends object>(all: T, names: readonly string[]): Partial<T> =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([name]) => names.includes(name) || (name === 'form' && names.includes('body')),
    ),
  ) as Partial<T>

function reviseOfRoom(record: AdrRecord, typed: RevisionFields): Revised<AdrRecord> {
  const before = fieldsOf(record)
  const given = (name: string) => typed[name] ?? before[name] ?? ''
  const isTouched = (name: string) => !isSame(given(name), before[name])
  const parts = sentencesOf(record).filter(({ id }) => isTouched(wordingField(id)))
  const wording = parseWording(
    parts,
    Object.fromEntries(parts.map(({ id }) => [id, given(wordingField(id))])),
  )
  const head = {
    title: cleanLine(given('title')),
    ...peopleIn({
      decisionMakers: given('decisionMakers'),
      consulted: given('consulted'),
      informed: given('informed'),
    }),
    tags: tagsIn(given('tags')),
  }
  const problems = {
    title: problemOfTitle(head.title),
    ...problemsOfPeople(head),
    tags: problemOfTags(head.tags),
  }
  const errors: FieldErrors = { ...wording.errors }
  for (const name of HEAD) if (isTouched(name) && problems[name]) errors[name] = problems[name]
  if (wording.texts.because === '') errors[wordingField('because')] = 'Write why it was decided.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const changed = Object.fromEntries(HEAD.filter(isTouched).map((name) => [name, head[name]]))
  return { ok: true, record: withSentences({ ...record, ...changed }, wording.texts) }
}

export const isUnchanged = (before: AnyRecord, after: AnyRecord) => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return Object.keys(now).every((name) => isSame(now[name], old[name]))
}

/** The words of an earlier version; how it stands to others, and whether it holds, stay as they are. */
export function restored(now: AnyRecord, then: AnyRecord): AnyRecord {
  const { notes: _, ...words } = then
  const { number, status, date, links, fileName = null, notes } = now
  return { ...words, number, status, date, links, fileName, ...(notes ? { notes } : {}) }
}

/** What one person wrote while another one saved. */
export type Clashing = {
  /** For the form: both in one, and mine where they touch. */
  fields: RevisionFields
  /** Names of fields that hold something of theirs now. */
  taken: string[]
  clashes: (Clash & { field: string })[]
}

export function mergeFields(base: RevisionFields, theirs: RevisionFields, mine: RevisionFields): Clashing {
  const found: Clashing = { fields: {}, taken: [], clashes: [] }
  const fields: Record<string, string> = {}
  for (const [name, now] of Object.entries(theirs)) {
    const was = flat(base[name] ?? '')
    const own = flat(mine[name] ?? base[name] ?? '')
    const items = itemsOf(name)
    const { text, clashes } = LISTS.includes(name)
      ? { text: mergedList(items(was), items(now), items(own)).join(', '), clashes: [] }
      : merged(was, flat(now), own)
    fields[name] = text
    if (text !== own) found.taken.push(name)
    found.clashes.push(...clashes.map((clash) => ({ ...clash, field: name })))
  }
  return { ...found, fields }
}

/** As the form reads them. */
const itemsOf = (name: string) => (name === 'tags' ? tagsIn : namesIn)
