import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isGitHere } from '../../src/git/commands.ts'

const PATH = process.env.PATH ?? ''
const ENV = {
  PATH,
  GIT_AUTHOR_NAME: 'Olga',
  GIT_AUTHOR_EMAIL: 'olga@example.org',
  GIT_COMMITTER_NAME: 'Olga',
  GIT_COMMITTER_EMAIL: 'olga@example.org',
}

export const hasGit = await isGitHere({ remotes: [], folder: '', env: { PATH } })

/** A bare repository as a server would have it, and somebody else who pushes to it as well. */
export async function openRemote({ branch = 'main' } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'stackmoot-remote-'))
  const bare = join(dir, 'records.git')
  const other = join(dir, 'other')
  const git = async (cwd: string, ...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd, env: { ...ENV, HOME: dir } })).stdout.trimEnd()
  await git(dir, 'init', '--quiet', '--bare', '-b', branch, bare)

  const remote = {
    dir,
    bare,
    url: `file://${bare}`,
    /** What the app may be told: any repository in here. */
    settings: { remotes: [`file://${dir}/`], folder: join(dir, 'own'), env: { PATH, HOME: dir } },
    git: (...args: string[]) => git(bare, ...args),
    /** Subjects from the first commit on. */
    subjects: async (of = branch) =>
      (await git(bare, 'log', '--reverse', '--first-parent', '--format=%s', of)).split('\n'),
    files: async (commit = branch) =>
      (await git(bare, 'ls-tree', '-r', '--name-only', commit)).split('\n').filter((path) => path !== ''),
    text: (path: string, commit = branch) => git(bare, 'show', `${commit}:${path}`),
    count: async () => Number(await git(bare, 'rev-list', '--count', branch)),
    /** Olga commits these files; null takes one away, and a link begins with `->`. */
    push: async (files: Record<string, string | null>, subject = 'Something else') => {
      await rm(other, { recursive: true, force: true })
      await git(dir, 'clone', '--quiet', bare, other)
      for (const [path, text] of Object.entries(files)) {
        await mkdir(join(other, path, '..'), { recursive: true })
        if (text === null) await rm(join(other, path))
        else if (text.startsWith('->'))
          await promisify(execFile)('ln', ['-s', text.slice(2), join(other, path)])
        else await writeFile(join(other, path), text)
      }
      await git(other, 'add', '--all')
      await git(other, 'commit', '--quiet', '-m', subject)
      await git(other, 'push', '--quiet', 'origin', `HEAD:${branch}`)
    },
    /** Settings with a git before the real one, in front of whose next pushes Olga is faster. */
    overtaken: async (times: number) => {
      const shims = join(dir, 'shims')
      await mkdir(shims, { recursive: true })
      await writeFile(join(dir, 'left'), String(times))
      await writeFile(
        join(shims, 'git'),
        `#!/bin/sh
left=$(cat '${dir}/left')
case " $* " in *" push "*)
  if [ "$left" -gt 0 ]; then
    echo $((left - 1)) > '${dir}/left'
    commit=$(PATH='${PATH}' git --git-dir='${bare}' -c user.name=Olga -c user.email=o@example.org commit-tree -m "Olga $left" -p ${branch} '${branch}^{tree}')
    PATH='${PATH}' git --git-dir='${bare}' update-ref refs/heads/${branch} "$commit"
  fi;;
esac
PATH='${PATH}' exec git "$@"
`,
      )
      await chmod(join(shims, 'git'), 0o755)
      return { ...remote.settings, env: { PATH: `${shims}:${PATH}`, HOME: dir } }
    },
    close: () => rm(dir, { recursive: true, force: true }),
  }
  return remote
}

export type Remote = Awaited<ReturnType<typeof openRemote>>
