import { setImmediate } from 'node:timers/promises'
import type { LoggedRecord } from '../db/queries/team-records.ts'
import { type FolderFile, type FolderFormat, nameOfFile, writeIndex, writeRecord } from './adr/folder.ts'

/** Records written before others get their turn again: a log may hold thousands. */
const AT_ONCE = 10

/** One file for each record, by number, and the index. */
export async function recordFiles(
  logged: readonly LoggedRecord[],
  format: FolderFormat,
): Promise<FolderFile[]> {
  const files: FolderFile[] = []
  for (const [at, { record }] of logged.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
    files.push({ name: nameOfFile(record), text: writeRecord(record, format) })
  }
  return [...files, writeIndex(logged.map(({ record }) => record))]
}
