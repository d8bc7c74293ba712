import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The package says of none of its files where they lie. */
const MEZA = join(import.meta.dirname, '../../node_modules/@meza/adr-tools/dist/index.js')

function run(script: string, args: readonly string[], cwd: string, command = process.execPath): string {
  const given = command === process.execPath ? [script, ...args] : args
  const { status, stdout, stderr } = spawnSync(command, given, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: cwd, NO_COLOR: '1' },
  })
  if (status !== 0)
    throw new Error(`${basename(script)} ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`)
  return stdout
}

/** Lets a tool work on a copy of the folder, at the place where it looks. */
function onCopy<Answer>(folder: string, place: string, work: (root: string) => Answer): Answer {
  const root = mkdtempSync(join(tmpdir(), 'stackmoot-tool-'))
  try {
    cpSync(folder, join(root, place), { recursive: true })
    return work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

export type Listed = { file: string; title: string }

const LINE = /^\* \[ADR-\d{4}\]\((?:\.\/)?([^)]+)\) - (.*)$/gm

const listedIn = (text: string): Listed[] =>
  [...text.matchAll(LINE)].map(([, file = '', title = '']) => ({ file, title }))

/** adr-log: the log it puts into an index. */
export const adrLog = (folder: string): Listed[] =>
  onCopy(folder, 'docs/decisions', (root) => {
    const decisions = join(root, 'docs/decisions')
    writeFileSync(join(decisions, 'log.md'), '<!-- adrlog -->\n')
    run(require.resolve('adr-log/cli.js'), ['-i', 'log.md', '-d', '.', '-e', 'index.md'], decisions)
    return listedIn(readFileSync(join(decisions, 'log.md'), 'utf8'))
  })

/** madr-tools: the index it makes. */
export const madrIndex = (folder: string): Listed[] =>
  onCopy(folder, 'docs/decisions', (root) => {
    const settings = { madrDirectory: 'docs/decisions', indexFileName: 'made.md' }
    writeFileSync(join(root, '.madrrc.json'), JSON.stringify(settings))
    run(require.resolve('madr-tools/dist/cli.js'), ['index'], root)
    return listedIn(readFileSync(join(root, 'docs/decisions/made.md'), 'utf8'))
  })

export type BackstageReading = {
  content: string
  status: string | undefined
  date: string | undefined
  attributes: Record<string, unknown>
}

/** Backstage's plugin. */
export const backstage = require('@backstage/plugin-adr-common') as {
  madrFilePathFilter: (path: string) => boolean
  parseMadrWithFrontmatter: (content: string) => BackstageReading
}

export type Log4brainsReading = {
  slug: string
  title: string
  status: string
  supersededBy: string | null
  tags: string[]
  deciders: string[]
  publicationDate: string | null
  body: { enhancedMdx: string }
}

/** log4brains, as its own command reads a project. */
export const log4brains = (folder: string): Log4brainsReading[] =>
  onCopy(folder, 'docs/adr', (root) => {
    writeFileSync(
      join(root, '.log4brains.yml'),
      '---\nproject:\n  name: Quayside\n  tz: UTC\n  adrFolder: ./docs/adr\n',
    )
    const script = join(root, 'read.cjs')
    writeFileSync(
      script,
      `const { Log4brains } = require(${JSON.stringify(require.resolve('@log4brains/core'))})
      Log4brains.create(${JSON.stringify(root)}).searchAdrs().then((found) =>
        require('node:fs').writeFileSync('read.json', JSON.stringify(found)))`,
    )
    run(script, [], root)
    return JSON.parse(readFileSync(join(root, 'read.json'), 'utf8'))
  })

/** adr-tools: its successor in npm, and Debian's own where it is installed. */
export const ADR_TOOLS: readonly { name: string; adr: (args: readonly string[], root: string) => string }[] =
  [
    {
      name: '@meza/adr-tools',
      adr: (args, root) => run(MEZA, args, root),
    },
    ...['/usr/bin/adr', '/usr/local/bin/adr']
      .filter((path) => existsSync(path) && readFileSync(path, 'utf8').startsWith('#!'))
      .map((path) => ({
        name: path,
        adr: (args: readonly string[], root: string) => run(path, args, root, path),
      })),
  ]

export const inAdrFolder = <Answer>(folder: string, work: (root: string) => Answer): Answer =>
  onCopy(folder, 'doc/adr', (root) => {
    writeFileSync(join(root, '.adr-dir'), 'doc/adr\n')
    return work(root)
  })
