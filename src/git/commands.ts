import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { simpleGit } from 'simple-git'
import type { GitSettings } from '../env.ts'

/** Longer without a sign of life nobody waits for a server. */
const SILENCE_MS = 60_000

/** What Git is told whatever the machine's own settings say: no hooks, no questions, nowhere but where it is sent. */
const CONFIG = [
  'core.hooksPath=/dev/null',
  'core.sshCommand=ssh -o BatchMode=yes -o ConnectTimeout=20',
  'credential.interactive=false',
  'http.followRedirects=false',
  'fetch.recurseSubmodules=no',
  'gc.auto=0',
  'maintenance.auto=false',
  'init.defaultBranch=main',
]

export type Place = { remote: string; branch: string; folder: string }

/** A file or folder in a commit. */
type TreeEntry = { type: string; sha: string; path: string }

export type Git = ReturnType<typeof openGit>

/** Git in a bare repository of its own, which holds nothing that could not be fetched again. */
export function openGit(settings: GitSettings, dir: string, place: Place) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const run = (args: string[], input?: Buffer) =>
    simpleGit({
      baseDir: dir,
      config: CONFIG,
      timeout: { block: SILENCE_MS },
      allowEnvironment: ['GIT_TERMINAL_PROMPT', 'GIT_ALLOW_PROTOCOL', 'GIT_CEILING_DIRECTORIES'],
      unsafe: { allowUnsafeHooksPath: true, allowUnsafeSshCommand: true },
      ...(input ? { input: () => input } : {}),
    })
      .env({
        ...settings.env,
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOW_PROTOCOL: place.remote.slice(0, place.remote.indexOf(':')),
        GIT_CEILING_DIRECTORIES: dir,
      })
      .raw(args)
  const { remote, branch } = place

  return {
    prepare: async () => {
      if (!existsSync(`${dir}/HEAD`)) await run(['init', '--bare', '--quiet'])
    },
    /** The newest commit of the branch; before there is one that of the repository, which the branch will start from. */
    fetch: async (): Promise<string | undefined> => {
      const refs = (await run(['ls-remote', remote, 'HEAD', `refs/heads/${branch}`]))
        .split('\n')
        .map((line) => line.split('\t'))
      const [, name] =
        refs.find(([, ref]) => ref === `refs/heads/${branch}`) ?? refs.find(([, ref]) => ref === 'HEAD') ?? []
      if (name === undefined) return undefined
      await run(['fetch', '--quiet', '--no-tags', '--depth=1', remote, `+${name}:${BASE}`])
      return (await run(['rev-parse', BASE])).trim()
    },
    list: async (commit: string, paths: readonly string[]): Promise<TreeEntry[]> =>
      (await run(['ls-tree', '-z', commit, ...paths]))
        .split('\0')
        .map((entry) => /^\d+ (?<type>\w+) (?<sha>[0-9a-f]+)\t(?<path>.*)$/s.exec(entry)?.groups)
        .flatMap((found) => (found ? [found as TreeEntry] : [])),
    read: (sha: string) => run(['cat-file', 'blob', sha]),
    /** Makes the commits of a stream, and tells the last one. */
    write: async (stream: Buffer): Promise<string> => {
      await run(['fast-import', '--quiet', '--force', '--done'], stream)
      return (await run(['rev-parse', WORK])).trim()
    },
    push: (commit: string) => run(['push', '--quiet', remote, `${commit}:refs/heads/${branch}`]),
  }
}

const BASE = 'refs/stackmoot/base'
export const WORK = 'refs/stackmoot/work'

export async function isGitHere(settings: GitSettings): Promise<boolean> {
  try {
    return (
      await simpleGit()
        .env({ ...settings.env })
        .version()
    ).installed
  } catch {
    return false
  }
}

/** What Git calls a text, so that equal files are known without reading them. */
export function blobSha(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
