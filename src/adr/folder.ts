import { FILE_NAME, fileName, fileOf } from './file-name.ts'
import { FORMATS } from './formats.ts'
import { INDEX_NAME, indexFile, listedIn } from './index-file.ts'
import type { AnyRecord } from './record.ts'

/** How a team's records may lie in a folder: the formats that other tools read there. */
export const FOLDER_FORMATS = ['madr', 'madr-minimal', 'log4brains', 'nygard'] as const
export type FolderFormat = (typeof FOLDER_FORMATS)[number]

export const isFolderFormat = (name: string): name is FolderFormat =>
  FOLDER_FORMATS.some((format) => format === name)

/** Where the tools of that format look. */
export const folderOf = (format: FolderFormat) => (format === 'nygard' ? 'doc/adr' : 'docs/decisions')

export type FolderFile = { name: string; text: string }

/** Its own name, unless no folder could hold a file of that name. */
export const nameOfFile = (record: AnyRecord) =>
  FILE_NAME.test(fileOf(record)) ? fileOf(record) : fileName(record)

export const writeRecord = (record: AnyRecord, format: FolderFormat): string => FORMATS[format].write(record)

export const writeIndex = (records: readonly AnyRecord[]): FolderFile => ({
  name: INDEX_NAME,
  text: indexFile(records.map((record) => ({ ...record, fileName: nameOfFile(record) }))),
})

/**
 * Files of an earlier copy that must go because their record has another name now: an index of ours lists them, and
 * their number is that of a record. Whatever else lies in the folder is somebody else's.
 */
export function staleIn(previousIndex: string | undefined, records: readonly AnyRecord[]): string[] {
  const names = new Set(records.map(nameOfFile))
  const numbers = new Set(records.map(({ number }) => String(number).padStart(4, '0')))
  const listed = previousIndex === undefined ? [] : (listedIn(previousIndex) ?? [])
  return [...new Set(listed)].filter((name) => !names.has(name) && numbers.has(name.slice(0, 4)))
}
