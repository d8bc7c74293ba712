import { describe, expect, test } from 'vitest'
import { nameOfFile, staleIn, writeIndex } from '../../src/adr/folder.ts'
import { listedIn } from '../../src/adr/index-file.ts'
import type { WrittenRecord } from '../../src/adr/record.ts'
import { lint } from './reading.ts'

const record = (number: number, title: string, changes: Partial<WrittenRecord> = {}): WrittenRecord => ({
  kind: 'written',
  form: 'madr',
  number,
  title,
  status: 'accepted',
  date: '2026-11-23',
  decisionMakers: [],
  consulted: [],
  informed: [],
  decider: '',
  links: [],
  body: '',
  ...changes,
})

describe('the index of a folder', () => {
  test('lists number, title, status and date, by number', () => {
    const old = record(1, 'Use Perl', {
      status: 'superseded',
      links: [{ verb: 'superseded by', number: 2, title: 'Use C#', fileName: '0002-use-c-sharp.md' }],
    })
    const { name, text } = writeIndex([record(2, 'Use C#'), old])
    expect(name).toBe('index.md')
    expect(text).toBe(
      [
        '# Decision records',
        '',
        'Written by Stackmoot. What is changed here or in the records beside it is overwritten.',
        '',
        '| Number | Title | Status | Date |',
        '| - | - | - | - |',
        '| 0001 | [Use Perl](0001-use-perl.md) | superseded by ADR-0002 | 2026-11-23 |',
        '| 0002 | [Use C#](0002-use-c-sharp.md) | accepted | 2026-11-23 |',
        '',
      ].join('\n'),
    )
  })

  test('holds hostile titles as text', async () => {
    const titles = [
      'a | b](evil.md) | c',
      '<img src=x>',
      '![x](y)',
      '`a`',
      '[x]: y',
      'مرحبا',
      '日本語',
      '# no',
    ]
    const { text } = writeIndex(titles.map((title, at) => record(at + 1, title)))
    expect(text.trim().split('\n')).toHaveLength(6 + titles.length)
    expect(listedIn(text)).toHaveLength(titles.length)
    expect(await lint(text)).toEqual([])
  })

  test('says that there is nothing yet', () => {
    expect(writeIndex([]).text).toContain('There is no record yet.')
    expect(listedIn(writeIndex([]).text)).toEqual([])
  })
})

describe('what is stale in a folder', () => {
  const index = writeIndex([record(1, 'Use Perl'), record(2, 'Use C#')]).text

  test('is the old name of a record that has another one now', () => {
    expect(staleIn(index, [record(1, 'Use Raku'), record(2, 'Use C#')])).toEqual(['0001-use-perl.md'])
  })
  test('is found by any name that a record may have kept', () => {
    for (const fileName of ['0001_use_perl.md', '0001.md', '0001-größe.md', '0001-日本語.md']) {
      const known = writeIndex([record(1, 'Use Perl', { fileName })]).text
      expect(staleIn(known, [record(1, 'Use Raku')])).toEqual([fileName])
      expect(nameOfFile(record(1, 'Use Perl', { fileName }))).toBe(fileName)
    }
  })
  test('is no record that is not ours any more, nor anything an index of somebody else lists', () => {
    expect(staleIn(index, [record(2, 'Use C#')])).toEqual([])
    expect(staleIn('# Log\n\n* [x](0001-use-perl.md)\n', [record(1, 'Use Raku')])).toEqual([])
    expect(staleIn(undefined, [record(1, 'Use Raku')])).toEqual([])
  })
})

test.each([
  ['0001-as-it-was.md', '0001-as-it-was.md'],
  ['0001-日本.md', '0001-日本.md'],
  ['0001-../../etc.md', '0001-use-perl.md'],
  ['../0001-x.md', '0001-use-perl.md'],
  ['0001-a\nb.md', '0001-use-perl.md'],
  ['index.md', '0001-use-perl.md'],
])('a file name that no folder could hold is not used: %j', (fileName, expected) => {
  expect(nameOfFile(record(1, 'Use Perl', { fileName }))).toBe(expected)
})
