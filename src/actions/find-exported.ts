import type { Db } from '../../db/connect.ts'
import { listRecords } from '../../db/queries/team-records.ts'
import { FOLDER_FORMATS, writeRecord } from '../adr/folder.ts'
import type { GivenFile, KnownRecord } from '../adr/reading/plan.ts'
import { inTurns } from '../in-turns.ts'

/** Which files say to the letter what we export of the record with their number, by hash; so that they change nothing. */
export async function findExported(
  db: Db,
  teamId: string,
  files: readonly GivenFile[],
  known: readonly KnownRecord[],
): Promise<Map<string, string>> {
  const hashes = new Set(known.map(({ source }) => source?.hash))
  const numbers = new Set(known.map(({ number }) => number))
  const asked = files.filter(
    ({ record, hash }) => record?.number && numbers.has(record.number) && !hashes.has(hash ?? ''),
  )
  const found = new Map<string, string>()
  if (asked.length === 0) return found
  const records = new Map((await listRecords(db, teamId)).map((logged) => [logged.record.number, logged]))
  await inTurns(asked, ({ text, hash, record }) => {
    const logged = records.get(record?.number ?? 0)
    const plain = text?.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    if (logged && FOLDER_FORMATS.some((format) => writeRecord(logged.record, format) === plain))
      found.set(hash ?? '', logged.id)
  })
  return found
}
