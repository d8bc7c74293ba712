import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { skippedBecause } from './adr/reading/file-kinds.ts'
import { InputError } from './json-file.ts'
import { type TextFile, textOf } from './sent-files.ts'
import { MOST_BYTES_A_FILE } from './zip-reader.ts'

const MOST_FILES = 5_000

/** Folders in which nobody keeps records. */
const isOther = (name: string) => name.startsWith('.') || name === 'node_modules'

/** The Markdown files of a folder and those below it, by path; links are not followed. */
export function readFolder(dir: string): TextFile[] {
  const files: TextFile[] = []
  for (const name of pathsIn(dir)) {
    if (files.length >= MOST_FILES) throw new InputError(`${dir} holds more than ${MOST_FILES} files.`)
    files.push(readOne(dir, name))
  }
  return files
}

function readOne(dir: string, name: string): TextFile {
  const refuse = (why: string): TextFile => ({ name, text: null, why })
  const skipped = skippedBecause(name)
  if (skipped) return refuse(skipped)
  const path = join(dir, name)
  try {
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) return refuse('A link to another file, which is not followed.')
    if (stats.size > MOST_BYTES_A_FILE) return refuse('It is larger than 1 MB.')
    return textOf({ name, bytes: readFileSync(path), why: null })
  } catch (error) {
    return refuse(`It can’t be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`)
  }
}

function pathsIn(dir: string, below = ''): string[] {
  return entriesOf(dir, below)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${below}${entry.name}`
      if (entry.isDirectory()) return isOther(entry.name) ? [] : pathsIn(dir, `${path}/`)
      return entry.isFile() || entry.isSymbolicLink() ? [path] : []
    })
}

function entriesOf(dir: string, below: string): Dirent[] {
  try {
    return readdirSync(join(dir, below), { withFileTypes: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new InputError(`There is no folder ${dir}.`)
    throw new InputError(`${join(dir, below)} can’t be read (${code ?? 'unknown reason'}).`)
  }
}
