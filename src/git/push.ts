import { setTimeout } from 'node:timers/promises'
import type { Db } from '../../db/connect.ts'
import { type LoggedRecord, listRecords, listVersionsOf } from '../../db/queries/team-records.ts'
import { type FolderFormat, nameOfFile, writeRecord } from '../adr/folder.ts'
import { INDEX_NAME } from '../adr/index-file.ts'
import type { GitSettings } from '../env.ts'
import { inTurns } from '../in-turns.ts'
import { type Git, openGit, type Place } from './commands.ts'
import { changedIn, type Folder, planCommits } from './plan.ts'
import { commitStream } from './stream.ts'
import { FolderTaken, hasMoved } from './words.ts'

const TRIES = 5
const WAIT_MS = 200

type Push = Place & {
  db: Db
  settings: GitSettings
  dir: string
  teamId: string
  format: FolderFormat
  /** What the addresses of authors end with. */
  host: string
  now: string
}

/**
 * Puts what has changed on top of the branch and pushes it; answers with the branch's newest commit, empty where there is
 * none. When somebody else has pushed meanwhile, it fetches and begins again: what they wrote stays, and ours comes after.
 */
export async function pushRecords(push: Push): Promise<string> {
  const git = openGit(push.settings, push.dir, push)
  await git.prepare()
  for (let tried = 1; ; tried++) {
    const base = await git.fetch()
    const folder = await folderAt(git, base, push.folder)
    const commits = await planCommits(await wanted(push, folder))
    if (commits.length === 0) return base ?? ''
    const commit = await git.write(commitStream(commits, { base, host: push.host, now: push.now }))
    try {
      await git.push(commit)
      return commit
    } catch (error) {
      if (!hasMoved(error) || tried === TRIES) throw error
      await setTimeout(WAIT_MS * 2 ** (tried - 1))
    }
  }
}

async function folderAt(git: Git, base: string | undefined, path: string): Promise<Folder> {
  if (base === undefined) return { path, files: new Map(), index: undefined }
  const parents = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))
  const taken = (await git.list(base, parents)).find(({ type }) => type !== 'tree')
  if (taken)
    throw new FolderTaken(`In the repository ${taken.path} is a file, so there can be no folder ${path}.`)
  const files = new Map(
    (await git.list(base, [`${path}/`])).map(({ path: name, sha }) => [name.slice(path.length + 1), sha]),
  )
  const index = files.get(INDEX_NAME)
  return { path, files, index: index === undefined ? undefined : await git.read(index) }
}

async function wanted({ db, teamId, format, now }: Push, folder: Folder) {
  const records = await listRecords(db, teamId)
  const changed = changedIn(folder, await written(records, format))
  const versions = await listVersionsOf(
    db,
    teamId,
    changed.map(({ id }) => id),
  )
  return { folder, format, records, changed, versions, now }
}

async function written(records: readonly LoggedRecord[], format: FolderFormat) {
  return inTurns(records, (item) => ({
    ...{ item, name: nameOfFile(item.record), text: writeRecord(item.record, format) },
  }))
}
