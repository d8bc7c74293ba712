import { z } from 'zod'
import { explain } from './advisor/explain.ts'
import { fullResult } from './advisor/full-result.ts'
import type { AdvisorInput } from './advisor/types.ts'
import { advisorFile } from './advisor-file.ts'
import { InputError, readJson, saidOf } from './json-file.ts'

const roomFile = z.object({ format: z.literal('stackmoot-room-1'), input: advisorFile })

/** The full result of a room export or an advisor input, as JSON with two spaces. */
export function scoreFile(path: string | undefined): string {
  if (!path) throw new InputError('Name a file: stackmoot score FILE')
  const result = fullResult(parseInput(readJson(path), path))
  return JSON.stringify({ ...result, explanation: explain(result, result.complements) }, null, 2)
}

function parseInput(json: unknown, path: string): AdvisorInput {
  const isRoom = typeof json === 'object' && json !== null && 'format' in json
  const parsed = isRoom ? roomFile.safeParse(json) : advisorFile.safeParse(json)
  if (parsed.success) return 'input' in parsed.data ? parsed.data.input : parsed.data
  throw new InputError(`${path} is neither a room export nor an advisor input${saidOf(parsed.error.issues)}`)
}
