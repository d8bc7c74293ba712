import type { LoggedRecord } from '../db/queries/team-records.ts'
import { type FolderFile, type FolderFormat, nameOfFile, writeIndex, writeRecord } from './adr/folder.ts'
import { inTurns } from './in-turns.ts'

/** One file for each record, by number, and the index. */
export async function recordFiles(
  logged: readonly LoggedRecord[],
  format: FolderFormat,
): Promise<FolderFile[]> {
  const files = await inTurns(logged, ({ record }) => ({
    name: nameOfFile(record),
    text: writeRecord(record, format),
  }))
  return [...files, writeIndex(logged.map(({ record }) => record))]
}
