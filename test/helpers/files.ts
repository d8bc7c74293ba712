import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder that is gone after the tests of a block, and what writes a file there: text as it is, anything else as JSON. */
export function useFiles() {
  const files = {
    folder: '',
    file: (content: unknown, name = 'file.json') => {
      const path = join(files.folder, name)
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
      return path
    },
  }
  beforeAll(() => {
    files.folder = mkdtempSync(join(tmpdir(), 'stackmoot-files-'))
  })
  afterAll(() => rmSync(files.folder, { recursive: true, force: true }))
  return files
}
