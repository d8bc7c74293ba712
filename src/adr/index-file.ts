import type { PhrasingContent, TableRow } from 'mdast'
import { adrId } from './links.ts'
import { heading, link, literal, paragraph, toMarkdown } from './markdown.ts'
import type { AdrHead } from './record.ts'
import { line } from './text.ts'

/** What no tool takes for a record: no number in front, and the name that log4brains and adr-log leave out. */
export const INDEX_NAME = 'index.md'

const HEADING = 'Decision records'
const MARK = 'Written by Stackmoot. What is changed here or in the records beside it is overwritten.'

type Entry = Pick<AdrHead, 'number' | 'title' | 'status' | 'date' | 'links'> & { fileName: string }

/** The list of records in a folder, by number, as a file that is the same as long as they are. */
export function indexFile(entries: readonly Entry[]): string {
  const rows = entries
    .toSorted((a, b) => a.number - b.number)
    .map((entry) => [
      [literal(String(entry.number).padStart(4, '0'))],
      [link(line(entry.title) || entry.fileName, entry.fileName)],
      [literal(statusOf(entry))],
      [literal(entry.date)],
    ])
  return toMarkdown([
    heading(1, HEADING),
    paragraph(MARK),
    ...(rows.length === 0
      ? [paragraph('There is no record yet.')]
      : [
          {
            type: 'table' as const,
            align: [null, null, null, null],
            children: [
              row(['Number', 'Title', 'Status', 'Date'].map((name) => [literal(name)])),
              ...rows.map(row),
            ],
          },
        ]),
  ])
}

const row = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children) => ({ type: 'tableCell', children })),
})

function statusOf({ status, links }: Entry): string {
  const successors = links.filter(({ verb }) => verb === 'superseded by').map(({ number }) => adrId(number))
  return status === 'superseded' && successors.length > 0 ? `superseded by ${successors.join(', ')}` : status
}

/** The files that an index of ours names; undefined where somebody else wrote it. */
export function listedIn(index: string): string[] | undefined {
  if (!index.split('\n').includes(MARK)) return undefined
  return Array.from(
    index.matchAll(/\]\((?<name>\d{4}[\p{L}\p{M}\p{N}._-]*\.md)\)/gu),
    ({ groups }) => groups?.name ?? '',
  )
}
