import type { GivenFile } from '../adr/reading/plan.ts'
import { readRecord } from '../adr/reading/read-record.ts'
import { sha256 } from '../ids.ts'
import { inTurns } from '../in-turns.ts'
import type { TextFile } from '../sent-files.ts'

/** Reads what was given. A file that can't be read keeps none of the others from being read. */
export const readFiles = (files: readonly TextFile[]): Promise<GivenFile[]> =>
  inTurns(files, ({ name, text, why }) =>
    text === null ? { name, text, why, hash: null, record: null } : readFile(name, text),
  )

function readFile(name: string, text: string): GivenFile {
  const reading = readRecord(name, text)
  return reading.ok
    ? { name, text, hash: sha256(text), record: reading.record, why: null }
    : { name, text: null, hash: null, record: null, why: reading.problem }
}
