import { type AnyRecord, isWritten } from '../adr/record.ts'
import { sentencesOf } from '../adr/wording.ts'
import { wordingField } from './wording.ts'

const LABELS = {
  title: 'Title',
  decisionMakers: 'Decision-makers',
  consulted: 'Consulted',
  informed: 'Informed',
  tags: 'Tags',
  date: 'Date',
  body: 'The record',
}

/** What the fields are called by which a record is edited. */
export const labelsOf = (record: AnyRecord): Readonly<Record<string, string>> => ({
  ...LABELS,
  ...(isWritten(record)
    ? {}
    : Object.fromEntries(sentencesOf(record).map(({ id, label }) => [wordingField(id), label]))),
})
