import { z } from 'zod'
import { explain } from './advisor/explain.ts'
import { fullResult } from './advisor/full-result.ts'
import type { AdvisorInput } from './advisor/types.ts'
import { advisorFile } from './advisor-file.ts'
import { withoutConfidential } from './domain/confidential.ts'
import { escaped, InputError, readJson, saidOf } from './json-file.ts'

const roomFile = z.object({ format: z.literal('stackmoot-room-1'), input: advisorFile })

/** The full result of a room export or an advisor input, as JSON with two spaces. */
export function scoreFile(path: string | undefined): string {
  if (!path) throw new InputError('Name a file: stackmoot score FILE')
  const { input, isRoom } = parseInput(readJson(path), path)
  const result = fullResult(input)
  const explanation = explain(result, result.complements)
  if (!isRoom) return printed({ ...result, explanation })
  const { confidential: _, ...open } = explanation
  return printed({ ...withoutConfidential(result), explanation: open })
}

const printed = (result: object) => escaped(JSON.stringify(result, null, 2))

function parseInput(json: unknown, path: string): { input: AdvisorInput; isRoom: boolean } {
  const isRoom = typeof json === 'object' && json !== null && 'format' in json
  const parsed = isRoom ? roomFile.safeParse(json) : advisorFile.safeParse(json)
  if (parsed.success) return { input: 'input' in parsed.data ? parsed.data.input : parsed.data, isRoom }
  throw new InputError(`${path} is neither a room export nor an advisor input${saidOf(parsed.error.issues)}`)
}
