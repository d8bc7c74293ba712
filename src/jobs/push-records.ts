import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { claimPush, listDuePushes, markPushed, markPushFailed } from '../../db/queries/repositories.ts'
import type { RepositoryRow } from '../../db/schema.ts'
import { isFolderFormat } from '../adr/folder.ts'
import { nextPush, problemOfRemote } from '../domain/repository.ts'
import type { Deps } from '../env.ts'
import { pushRecords } from '../git/push.ts'
import { inPlainWords } from '../git/words.ts'

/** Longer than a push takes; then another process may begin. */
const CLAIM_MS = 5 * 60 * 1000

/** Pushes what is due, one team after the other, outside of any transaction: taken first, so that no other process does. */
export async function pushDue(deps: Deps) {
  const { db, now, git } = deps
  if (git.remotes.length === 0) return
  for (const { teamId } of await listDuePushes(db, now().toISOString())) {
    const at = now()
    const until = new Date(at.getTime() + CLAIM_MS).toISOString()
    const claimed = await claimPush(db, { teamId, at: at.toISOString(), until })
    if (claimed) await pushClaimed(deps, claimed)
  }
}

async function pushClaimed(deps: Deps, claimed: RepositoryRow) {
  const { db, git, now, log, publicUrl } = deps
  const { team_id: teamId, remote, branch, folder, format } = claimed
  const dir = join(git.folder, teamId)
  try {
    const problem = problemOfRemote(remote, git.remotes)
    if (problem !== undefined || !isFolderFormat(format)) throw new NotAllowed(problem)
    const commit = await pushRecords({
      db,
      settings: git,
      dir,
      ...{ teamId, remote, branch, folder, format },
      host: new URL(publicUrl).hostname,
      now: now().toISOString(),
    })
    await markPushed(db, claimed, { at: now().toISOString(), commit })
  } catch (error) {
    const words = error instanceof NotAllowed ? error.message : inPlainWords(error)
    log.warn({ err: error, tries: claimed.tries + 1 }, 'records were not pushed')
    // It may be in any state, and all of it can be fetched again.
    await rm(dir, { recursive: true, force: true })
    await markPushFailed(db, claimed, { error: words, nextAt: nextPush(claimed.tries, now()) })
  }
}

class NotAllowed extends Error {}
