import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOLDER_FORMATS, nameOfFile, writeRecord } from '../../src/adr/folder.ts'
import { readRecord } from '../../src/adr/reading/read-record.ts'
import type { AdrLink, AnyRecord, WrittenRecord } from '../../src/adr/record.ts'
import { record } from './example.ts'
import { HOSTILE, hostile, withTexts } from './hostile.ts'

const ROUND = FOLDER_FORMATS.filter((format) => format !== 'madr-minimal')

/** What the reader makes of a file of ours, as a record again; links are looked up among those it was written with. */
function readBack(text: string, original: AnyRecord): WrittenRecord {
  const reading = readRecord(nameOfFile(original), text)
  if (!reading.ok) throw new Error(reading.problem)
  const { record: read } = reading
  const links = original.links.filter(({ verb, number, fileName }: AdrLink) =>
    read.links.some((link) => link.verb === verb && (link.number === number || link.target === fileName)),
  )
  return {
    ...read,
    kind: 'written',
    number: original.number,
    date: read.date ?? '',
    decider: '',
    links,
    fileName: original.fileName ?? null,
  }
}

describe.each(ROUND)('a file of ours as %s', (format) => {
  const comesBack = (original: AnyRecord) => {
    const text = writeRecord(original, format)
    expect(writeRecord(readBack(text, original), format)).toBe(text)
  }

  test('comes back to the letter, with status, links and tags', () => {
    const plain = record()
    comesBack(plain)
    comesBack({ ...plain, tags: ['back end', 'hosting'] })
    comesBack({
      ...plain,
      status: 'superseded',
      links: [
        { verb: 'superseded by', number: 9, title: 'Use Go', fileName: '0009-use-go.md' },
        { verb: 'superseded by', number: 12, title: 'Use Java', fileName: '0012-use-java.md' },
        ...plain.links,
      ],
    })
    for (const status of ['proposed', 'accepted', 'rejected', 'deprecated'] as const)
      comesBack({ ...plain, status })
  })

  test('comes back to the letter whatever people typed', () => {
    // Each of them in one place or another of a few records.
    for (let next = 0; next < HOSTILE.length; next += 1)
      comesBack(withTexts(record(), () => HOSTILE[next++ % HOSTILE.length] ?? ''))
    fc.assert(
      fc.property(fc.gen(), (gen) => comesBack(withTexts(record(), () => gen(() => hostile)))),
      { numRuns: 25 },
    )
  })
})
