import { setImmediate } from 'node:timers/promises'
import type { GivenFile } from '../adr/reading/plan.ts'
import { readRecord } from '../adr/reading/read-record.ts'
import { sha256 } from '../ids.ts'
import type { TextFile } from '../sent-files.ts'

/** Milliseconds of reading after which others get their turn. */
const AT_ONCE_MS = 20

/** Reads what was given. A file that can't be read keeps none of the others from being read. */
export async function readFiles(files: readonly TextFile[]): Promise<GivenFile[]> {
  const read: GivenFile[] = []
  let since = performance.now()
  for (const { name, text, why } of files) {
    if (performance.now() - since > AT_ONCE_MS) {
      await setImmediate()
      since = performance.now()
    }
    read.push(text === null ? { name, text, why, hash: null, record: null } : readFile(name, text))
  }
  return read
}

function readFile(name: string, text: string): GivenFile {
  const reading = readRecord(name, text)
  return reading.ok
    ? { name, text, hash: sha256(text), record: reading.record, why: null }
    : { name, text: null, hash: null, record: null, why: reading.problem }
}
