import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

type Source = { path: string; text: string }
type Import = { from: string; isType: boolean }

type Rule = {
  title: string
  applies: (path: string) => boolean
  /** What breaks the rule in this file; empty when it keeps to it. */
  breaches: (source: Source) => string[]
  /** A file that must be caught, so that a scanner gone blind is noticed. */
  culprits: Source[]
}

const STATEMENT =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?<names>[^'";]*?)\s*\bfrom\s+['"](?<from>[^'"]+)['"]/gm
const BARE = /^\s*import\s+['"](?<from>[^'"]+)['"]/gm
const CALL = /\b(?:import|require|require\.resolve)\(\s*['"`](?<from>[^'"`]+)['"`]/g

/** Every import of a file, those of our own as paths from the root. */
function importsOf({ path, text }: Source): Import[] {
  const found = [STATEMENT, BARE, CALL].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ groups }) => ({
      from: resolve(path, groups?.from ?? ''),
      isType: groups?.type !== undefined || hasOnlyTypes(groups?.names),
    })),
  )
  return found.filter(({ from }) => from !== '')
}

const resolve = (path: string, from: string) =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : from

function hasOnlyTypes(names = '') {
  const listed = /^\{(.*)\}$/s.exec(names.trim())?.[1]
  const each = listed?.split(',').map((name) => name.trim()) ?? []
  return each.some(Boolean) && each.every((name) => name === '' || name.startsWith('type '))
}

const inside = (...folders: string[]) => {
  const roots = folders.map((folder) => `${folder}/`)
  return (path: string) => roots.some((root) => path.startsWith(root))
}

const isPackage = (from: string, ...packages: string[]) =>
  packages.some((name) => from === name || from.startsWith(`${name}/`))

const importing =
  (isForbidden: (found: Import) => boolean) =>
  (source: Source): string[] =>
    importsOf(source)
      .filter(isForbidden)
      .map(({ from }) => `imports ${from}`)

const containing =
  (...patterns: RegExp[]) =>
  ({ text }: Source): string[] =>
    patterns.flatMap((pattern) => text.match(pattern)?.[0] ?? [])

const PURE = inside('src/advisor', 'src/adr', 'src/domain', 'src/templates')
const MOST_LINES = 250

const rules: Rule[] = [
  {
    title: 'the advisor imports nothing outside itself',
    applies: inside('src/advisor'),
    breaches: importing(({ from }) => !inside('src/advisor')(from)),
    culprits: [
      { path: 'src/advisor/a.ts', text: "import { z } from 'zod'" },
      { path: 'src/advisor/a.ts', text: "export * from '../domain/room.ts'" },
      { path: 'src/advisor/a.ts', text: "import type {\n  Room,\n} from '../domain/room.ts'" },
      { path: 'src/advisor/a.ts', text: "const fs = await import('node:fs')" },
    ],
  },
  {
    title: 'records import the advisor and what reads, writes and compares Markdown and YAML',
    applies: inside('src/adr'),
    breaches: importing(
      ({ from, isType }) =>
        !inside('src/adr', 'src/advisor')(from) &&
        !isPackage(from, 'unified', 'yaml', 'diff') &&
        !from.startsWith('remark-') &&
        !(isType && from === 'mdast'),
    ),
    culprits: [
      { path: 'src/adr/a.ts', text: "import type { Room } from '../domain/room.ts'" },
      { path: 'src/adr/a.ts', text: "import 'mdast'" },
    ],
  },
  {
    title: 'the domain imports the pure folders and a calendar',
    applies: inside('src/domain'),
    breaches: importing(
      ({ from, isType }) =>
        !inside('src/domain', 'src/advisor', 'src/adr')(from) &&
        !(isType && inside('src/templates')(from)) &&
        from !== 'temporal-polyfill',
    ),
    culprits: [
      { path: 'src/domain/a.ts', text: "import { templates } from '../templates/index.ts'" },
      { path: 'src/domain/a.ts', text: "import type { Db } from '../../db/connect.ts'" },
      { path: 'src/domain/a.ts', text: "import { createHash } from 'node:crypto'" },
    ],
  },
  {
    title: 'the pure folders know no clock and no chance',
    applies: PURE,
    breaches: containing(/new Date\(\)/, /\bDate\.now\b/, /\bMath\.random\b/, /\bperformance\.now\b/),
    culprits: [
      { path: 'src/domain/a.ts', text: 'const at = new Date()' },
      { path: 'src/advisor/a.ts', text: 'const draw = Math.random()' },
    ],
  },
  {
    title: 'views are functions of data',
    applies: inside('views'),
    breaches: (source) =>
      importing(
        ({ from, isType }) =>
          !inside('views', 'src/advisor', 'src/adr', 'src/domain', 'src/templates')(from) &&
          !isPackage(from, 'hono/jsx', 'hono/html') &&
          !(
            inside('views/charts')(source.path) && isPackage(from, 'd3-scale', 'd3-shape', '@dagrejs/dagre')
          ) &&
          !(isType && from === 'mdast'),
      )(source),
    culprits: [
      { path: 'views/results/page.tsx', text: "import { scaleLinear } from 'd3-scale'" },
      { path: 'views/adrs/graph.tsx', text: "import { layout } from '@dagrejs/dagre'" },
      { path: 'views/home/page.tsx', text: "import type { Context } from 'hono'" },
      { path: 'views/home/page.tsx', text: "import { type Config, readConfig } from '../../src/config.ts'" },
      { path: 'views/home/page.tsx', text: "import type { AppEnv } from '../../src/env.ts'" },
      { path: 'views/home/page.tsx', text: "import type { Sessions } from '../../src/auth/sessions.ts'" },
      { path: 'views/layout.tsx', text: "import type { Db } from '../db/connect.ts'" },
    ],
  },
  {
    title: 'views have no unescaped markup and no inline style',
    applies: inside('views'),
    breaches: containing(/dangerouslySetInnerHTML/, /\braw\s*[(`]/, /\sstyle=/),
    culprits: [
      { path: 'views/home/page.tsx', text: '<p dangerouslySetInnerHTML={{ __html: text }} />' },
      { path: 'views/home/page.tsx', text: 'const body = raw(text)' },
      { path: 'views/home/page.tsx', text: '<p style="color: red">' },
    ],
  },
  {
    title: 'queries import no routes, views or actions',
    applies: inside('db/queries'),
    breaches: importing(({ from }) => inside('src/routes', 'src/actions', 'views')(from)),
    culprits: [
      { path: 'db/queries/a.ts', text: "import { castBallot } from '../../src/actions/cast-ballot.ts'" },
    ],
  },
  {
    title: 'actions import no routes or views',
    applies: inside('src/actions'),
    breaches: importing(({ from }) => inside('src/routes', 'views')(from)),
    culprits: [{ path: 'src/actions/a.ts', text: "import { scopeRoom } from '../routes/scoping.ts'" }],
  },
  {
    title: 'migrations are frozen: they import nothing that changes',
    applies: (path) => /^db\/migrations\/\d/.test(path),
    breaches: importing(({ from, isType }) => !(isType && from === 'db/migrations/index.ts')),
    culprits: [{ path: 'db/migrations/0002-a.ts', text: "import type { Tables } from '../schema.ts'" }],
  },
  {
    title: 'only one file knows lucia',
    applies: (path) => path !== 'src/auth/sessions.ts',
    breaches: importing(({ from }) => isPackage(from, 'lucia')),
    culprits: [{ path: 'src/auth/cookie.ts', text: "import type { Session } from 'lucia'" }],
  },
  {
    title: 'only the configuration reads the environment; the command line hands it over',
    applies: (path) => path !== 'src/config.ts',
    breaches: ({ path, text }) =>
      containing(
        /\bprocess\s*\.\s*env\b/,
        /\benv\b.*from ['"]node:process['"]/,
      )({
        path,
        text: path === 'src/cli.ts' ? text.replaceAll('readConfig(process.env)', '') : text,
      }),
    culprits: [
      { path: 'src/server.ts', text: 'const port = process.env.PORT' },
      { path: 'src/cli.ts', text: 'if (process.env.CI) run(readConfig(process.env))' },
    ],
  },
  {
    title: 'only migrations run text as SQL',
    applies: (path) => path !== 'db/migrate.ts',
    breaches: containing(/\bsql\s*\.\s*raw\b/),
    culprits: [{ path: 'db/queries/a.ts', text: 'sql.raw(order)' }],
  },
  {
    title: `a file has fewer than ${MOST_LINES} lines`,
    applies: (path) => /\.(ts|tsx|js)$/.test(path),
    breaches: ({ text }) => {
      const lines = text.trimEnd().split('\n').length
      return lines < MOST_LINES ? [] : [`${lines} lines`]
    },
    culprits: [{ path: 'src/a.ts', text: 'a\n'.repeat(MOST_LINES) }],
  },
]

const root = join(import.meta.dirname, '..')

const sources: Source[] = ['src', 'views', 'db'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    })),
)

describe.each(rules)('$title', ({ applies, breaches, culprits }) => {
  test('is kept', () => {
    const own = sources.filter(({ path }) => applies(path))
    expect(own.length).toBeGreaterThan(0)
    expect(own.flatMap((source) => breaches(source).map((what) => `${source.path}: ${what}`))).toEqual([])
  })

  test.each(culprits)('catches $text', (culprit) => {
    expect(applies(culprit.path)).toBe(true)
    expect(breaches(culprit)).not.toEqual([])
  })
})

test('the top level holds the four folders, the four files and dot files', () => {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n')
  const entries = readdirSync(root, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !name.startsWith('.') && !ignored.includes(name))
  const known = ['src/', 'views/', 'db/', 'test/', 'package.json', 'package-lock.json', 'tsconfig.json']
  expect(entries.filter((name) => ![...known, 'README.md', 'LICENSE'].includes(name))).toEqual([])
})

test('the map in the README names every folder', () => {
  const map = readFileSync(join(root, 'README.md'), 'utf8')
    .split('```')
    .find((block) => block.includes('\nsrc/ '))
  const folders = ['src', 'views', 'db', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )
  expect(folders.filter((name) => !new RegExp(`\\b${name}/`).test(map ?? ''))).toEqual([])
})
