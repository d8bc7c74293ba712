import { fileOf } from './file-name.ts'
import { toJsonAdr } from './json-adr.ts'
import { toLog4brains } from './log4brains.ts'
import { toMadr, toMinimalMadr } from './madr.ts'
import { toNygard } from './nygard.ts'
import type { AnyRecord } from './record.ts'
import { toYStatement } from './y-statement.ts'

export const FORMAT_NAMES = [
  'madr',
  'madr-minimal',
  'log4brains',
  'nygard',
  'y-statement',
  'y-statement-long',
  'json-adr',
] as const

export type FormatName = (typeof FORMAT_NAMES)[number]

export type Format = {
  label: string
  /** What it is for, in one plain sentence. */
  purpose: string
  mediaType: string
  ending: 'md' | 'json'
  write: (record: AnyRecord) => string
}

const MARKDOWN = { mediaType: 'text/markdown; charset=utf-8', ending: 'md' } as const

/** One record, written for whoever reads it. */
export const FORMATS: Record<FormatName, Format> = {
  madr: {
    ...MARKDOWN,
    label: 'MADR 4',
    purpose: 'The whole record for docs/decisions in your repository.',
    write: toMadr,
  },
  'madr-minimal': {
    ...MARKDOWN,
    label: 'MADR 4, minimal',
    purpose: 'Context, options, outcome and consequences alone, for a wiki page.',
    write: toMinimalMadr,
  },
  log4brains: {
    ...MARKDOWN,
    label: 'MADR 4 for log4brains',
    purpose: 'The same file for log4brains, which reads status and date under the title.',
    write: toLog4brains,
  },
  nygard: {
    ...MARKDOWN,
    label: 'Nygard',
    purpose: 'For adr-tools and what else reads doc/adr.',
    write: toNygard,
  },
  'y-statement': {
    ...MARKDOWN,
    label: 'Y-statement',
    purpose: 'The decision in one sentence, for a commit or a chat.',
    write: (record) => toYStatement(record),
  },
  'y-statement-long': {
    ...MARKDOWN,
    label: 'Y-statement, long',
    purpose: 'The same sentence with the options left aside and the reason.',
    write: (record) => toYStatement(record, 'long'),
  },
  'json-adr': {
    mediaType: 'application/json; charset=utf-8',
    ending: 'json',
    label: 'JSON-ADR',
    purpose: 'The record as data, for programs.',
    write: toJsonAdr,
  },
}

export const isFormatName = (name: string): name is FormatName =>
  FORMAT_NAMES.some((format) => format === name)

/** What such a file is called: the name that the record has had from the beginning. */
export const fileNameOf = (record: AnyRecord, format: FormatName): string =>
  fileOf(record, FORMATS[format].ending)
