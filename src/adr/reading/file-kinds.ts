/** What lies in a folder of records without being one. */
const OTHERS: readonly [pattern: RegExp, why: string][] = [
  [/^readme\.md$/i, 'A readme, not a record.'],
  [/^index\.md$/i, 'An index, not a record.'],
  [/(?:^|[-_.])template(?:[-_.].*)?\.md$/i, 'A template, not a record.'],
  [/^backlog\.md$/i, 'A backlog, not a record.'],
  [/^(?:contributing|changelog|license|licence|security|code_of_conduct)\.md$/i, 'Not a record.'],
]

/** Why a file is not looked into; null where it may be a record. */
export function skippedBecause(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (path.startsWith('__MACOSX/') || name.startsWith('.')) return 'Not Markdown.'
  if (!/\.(?:md|markdown)$/i.test(name)) return 'Not Markdown.'
  return OTHERS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** Folders whose names say nothing about what lies in them. */
const PLAIN = new Set(
  `doc docs adr adrs decision decisions architecture architecture-decisions architecture-decision-records records
  packages src lib libs apps services modules`.split(/\s+/),
)

/** The folders between the common one and the file, as tags: MADR and log4brains sort records by them. */
export const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((folder) => folder.toLowerCase().trim())
    .filter((folder) => folder !== '' && folder !== '.' && !PLAIN.has(folder))

/** The folder that all paths share, with the slash at its end; empty for none. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1))
  let shared = first.length
  for (const folders of rest)
    while (shared > 0 && first.slice(0, shared).some((name, at) => folders[at] !== name)) shared -= 1
  return first
    .slice(0, shared)
    .map((name) => `${name}/`)
    .join('')
}

/** Where a relative link of a file leads; null where it leaves the folder. */
export function resolved(from: string, target: string): string | null {
  const parts = from.split('/').slice(0, -1)
  for (const part of unescaped(target.replace(/[?#].*$/s, '')).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

function unescaped(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
