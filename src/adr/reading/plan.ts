import { FILE_NAME, fileName } from '../file-name.ts'
import type { AdrStatus, WrittenRecord } from '../record.ts'
import { commonFolder, foldersOf, resolved } from './file-kinds.ts'
import { keptText } from './kept.ts'
import { type LinkPlan, planLinks } from './plan-links.ts'
import type { ReadRecord } from './read-record.ts'
import { rewriteLinks } from './rewrite.ts'
import { baseOf, indexOf, leaveOut, note, type Seen, settle } from './settle.ts'
import { tagsOf } from './values.ts'

/** A file as it was given, and what was read in it; or why it was not. */
export type GivenFile = {
  name: string
  text: string | null
  hash: string | null
  record: ReadRecord | null
  why: string | null
}

/** A record that the team has already. */
export type KnownRecord = {
  id: string
  number: number
  title: string
  status: AdrStatus
  date: string
  version: number
  fileName: string
  origin: 'room' | 'written' | 'imported'
  source: { name: string; hash: string } | null
  /** Somebody changed it here since it was imported. */
  isTouched: boolean
}

export type KnownLink = { fromId: string; toId: string; verb: 'supersedes' | 'amends' | 'relates to' }

export type Log = {
  records: readonly KnownRecord[]
  links: readonly KnownLink[]
  /** The number that was given last. */
  lastNumber: number
  /** Files that say word for word what we export of a record, by their hash. */
  exported: ReadonlyMap<string, string>
}

export type Entry = {
  file: GivenFile
  /** From the folder that all files share. */
  path: string
  outcome: 'new' | 'changed' | 'unchanged' | 'left out'
  why: string | null
  warnings: string[]
  number: number | null
  /** It would be taken under another number. */
  wantsNumber: boolean
  known: KnownRecord | null
}

export type PlannedFile = Omit<Entry, 'file' | 'known' | 'path'> & {
  name: string
  title: string | null
  status: AdrStatus | null
  /** What is written; the id and version are those of the record it replaces. */
  write: {
    replaces: { id: string; version: number } | null
    record: WrittenRecord
    source: { name: string; hash: string; text: string }
  } | null
}

export type Plan = { files: PlannedFile[]; lastNumber: number } & LinkPlan

const LAST_NUMBER = 9999

/** What an import would do, file by file. It depends on nothing but what is given, so the report is what is done. */
export function planImport(
  files: readonly GivenFile[],
  log: Log,
  { today, renumber }: { today: string; renumber: boolean },
): Plan {
  const entries = begun(files)
  const known = indexOf(log)
  const seen: Seen = { hashes: new Map(), paths: new Set(), known: new Set(), numbers: new Map() }
  for (const entry of entries) {
    settle(entry, known, seen)
    note(entry, seen)
  }
  if (renumber) giveNumbers(entries, log, today)
  const names = new Map(entries.map((entry) => [entry, nameOf(entry)] as const))
  const { kept, ...links } = planLinks(entries, names, log)
  const paths = new Map(entries.map((entry) => [entry.path, entry]))
  return {
    ...links,
    files: entries.map((entry) => planned(entry, { today, names, paths, kept: kept.get(entry) ?? [] })),
    lastNumber: Math.max(log.lastNumber, ...entries.filter(isWritten).map(({ number }) => number ?? 0)),
  }
}

const isWritten = ({ outcome }: Entry) => outcome === 'new' || outcome === 'changed'

function begun(files: readonly GivenFile[]): Entry[] {
  const folder = commonFolder(files.filter(({ record }) => record !== null).map(({ name }) => name))
  return files.map((file) => ({
    file,
    path: file.name.startsWith(folder) ? file.name.slice(folder.length) : file.name,
    outcome: 'left out',
    why: file.why,
    warnings: [...(file.record?.warnings ?? [])],
    number: file.record?.number ?? null,
    wantsNumber: false,
    known: null,
  }))
}

/** The next ones, in the order in which things were decided. */
function giveNumbers(entries: readonly Entry[], { lastNumber }: Log, today: string) {
  let last = Math.max(lastNumber, ...entries.filter(isWritten).map(({ number }) => number ?? 0))
  const dayOf = (entry: Entry) => entry.file.record?.date ?? today
  const waiting = entries.filter(({ wantsNumber }) => wantsNumber)
  for (const entry of waiting.toSorted((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.path, b.path))) {
    if (last >= LAST_NUMBER) leaveOut(entry, `There are no numbers beyond ${LAST_NUMBER}.`)
    else {
      last += 1
      if (entry.number !== null) entry.warnings.push(`It was number ${entry.number}.`)
      Object.assign(entry, { outcome: 'new', why: null, number: last, wantsNumber: false })
    }
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Kept where it fits its number, so that links to the file live on. */
function nameOf({ known, number, path, file }: Entry): string {
  if (known) return known.fileName
  const name = baseOf(path)
  if (number === null) return name
  const isKept = FILE_NAME.test(name) && Number(name.slice(0, 4)) === number
  return isKept ? name : fileName({ number, title: file.record?.title ?? '' })
}

type Context = {
  today: string
  names: ReadonlyMap<Entry, string>
  paths: ReadonlyMap<string, Entry>
  kept: readonly string[]
}

function planned(entry: Entry, context: Context): PlannedFile {
  const { file, path, known, number, outcome, warnings, why, wantsNumber } = entry
  const { record, hash, text } = file
  const isNew = isWritten(entry) && record && number !== null && hash !== null && text !== null
  if (isNew && record.date === null && !known)
    warnings.push('It says no date: the day of the import is taken.')
  const told = outcome === 'unchanged' ? known : (record ?? known)
  return {
    ...{ name: file.name, outcome, why, number, wantsNumber },
    title: told?.title ?? null,
    status: told?.status ?? null,
    write: isNew
      ? {
          replaces: known && { id: known.id, version: known.version },
          record: writtenFrom(entry, record, number, context),
          source: { name: path, hash, text },
        }
      : null,
    warnings: [...new Set(warnings)],
  }
}

function writtenFrom(entry: Entry, record: ReadRecord, number: number, context: Context): WrittenRecord {
  const { title, status, form, decisionMakers, consulted, informed } = record
  const body = rewriteLinks(record.body, placesIn(entry, record, context))
  return {
    ...{ kind: 'written', form, number, title, status, decisionMakers, consulted, informed },
    date: record.date ?? entry.known?.date ?? context.today,
    decider: '',
    links: [],
    tags: tagsOf([...foldersOf(entry.path), ...record.tags]),
    fileName: context.names.get(entry) ?? null,
    body: keptText(context.kept, '', body),
  }
}

/** Links of its body that must lead elsewhere, because the file they mean has another name or folder here. */
function placesIn(entry: Entry, { targets }: ReadRecord, { names, paths }: Context): Map<string, string> {
  const places = new Map<string, string>()
  for (const target of targets) {
    const path = resolved(entry.path, target)
    const other = path === null ? undefined : paths.get(path)
    if (!other) {
      // A link that says how the two are related was warned of already.
      if (path !== null && !entry.warnings.some((warning) => warning.includes(target)))
        entry.warnings.push(`It links to ${target}, which is not among the files.`)
      continue
    }
    if (other.outcome === 'left out') continue
    const place = `${names.get(other)}${/#.*$/s.exec(target)?.[0] ?? ''}`
    if (place !== target.replace(/^\.\//, '')) places.set(target, place)
  }
  return places
}
