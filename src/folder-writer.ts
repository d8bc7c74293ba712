import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type FolderFile, staleIn } from './adr/folder.ts'
import { INDEX_NAME, listedIn } from './adr/index-file.ts'
import type { AnyRecord } from './adr/record.ts'
import { InputError } from './json-file.ts'

export type Written = { what: 'new' | 'changed' | 'removed' | 'left alone'; name: string; why?: string }

/**
 * Makes the folder hold these files, each in one moment, and touches nothing that is so already or is somebody else's.
 * What is a link is left alone, so that nothing is written outside.
 */
export async function writeFolder(
  dir: string,
  files: readonly FolderFile[],
  records: readonly AnyRecord[],
): Promise<Written[]> {
  await makeFolder(dir)
  const root = await realpath(dir)
  const index = await readRegular(join(root, INDEX_NAME))
  const stale = staleIn(index, records)
  const done: Written[] = []
  for (const file of files) {
    const isTheirs = file.name === INDEX_NAME && index !== undefined && listedIn(index) === undefined
    const line = isTheirs
      ? ({ what: 'left alone', name: file.name, why: 'somebody else wrote it' } as const)
      : await writeFile(root, file)
    if (line) done.push(line)
  }
  for (const name of stale)
    if ((await look(join(root, name)))?.isFile()) {
      await rm(join(root, name))
      done.push({ what: 'removed', name })
    }
  return [...done, ...(await doubles(root, files))]
}

async function makeFolder(dir: string) {
  try {
    await mkdir(dir, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new InputError(`${dir} is no folder.`)
    throw error
  }
}

async function writeFile(root: string, { name, text }: FolderFile): Promise<Written | undefined> {
  const path = join(root, name)
  const there = await look(path)
  if (there?.isSymbolicLink()) return { what: 'left alone', name, why: 'it is a link' }
  if (there && !there.isFile()) return { what: 'left alone', name, why: 'it is no file' }
  if (there && (await readFile(path)).equals(Buffer.from(text))) return undefined
  const fresh = join(root, `.stackmoot-${randomBytes(8).toString('hex')}`)
  try {
    const handle = await open(fresh, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
  return { what: there ? 'changed' : 'new', name }
}

/** Files of others that begin with the number of one of our records. */
async function doubles(root: string, files: readonly FolderFile[]): Promise<Written[]> {
  const own = new Map(files.map(({ name }) => [name.slice(0, 4), name]))
  const names = (await readdir(root)).filter((name) => /^\d{4}(?!\d).*\.md$/.test(name)).toSorted()
  return names.flatMap((name): Written[] => {
    const ours = own.get(name.slice(0, 4))
    return ours === undefined || ours === name
      ? []
      : [{ what: 'left alone', name, why: `it has the number of ${ours}` }]
  })
}

async function readRegular(path: string): Promise<string | undefined> {
  return (await look(path))?.isFile() ? readFile(path, 'utf8') : undefined
}

async function look(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
