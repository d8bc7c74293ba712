import { adrId } from '../links.ts'
import type { AdrStatus } from '../record.ts'
import { resolved } from './file-kinds.ts'
import type { ReadLink } from './link-line.ts'
import type { Entry, KnownLink, KnownRecord, Log } from './plan.ts'

type Verb = KnownLink['verb']

/** Between records by number, as a team has each number once. */
export type PlannedLink = { from: number; to: number; verb: Verb }

export type LinkPlan = {
  links: PlannedLink[]
  /** Links that the files do not say any more. */
  unlinks: KnownLink[]
  /** Records that stay as they are but for a new link on their side, and those of them that are replaced by it. */
  linked: { id: string; number: number; isSuperseded: boolean }[]
}

/** One end of a link: a file of the import, or a record that is there. */
type End = { number: number; status: AdrStatus; entry: Entry | null; known: KnownRecord | null }

/** Looks up what the files say of each other. `kept` holds what leads nowhere, to stay in the text. */
export function planLinks(
  entries: readonly Entry[],
  names: ReadonlyMap<Entry, string>,
  log: Log,
): LinkPlan & { kept: Map<Entry, string[]> } {
  const there = linksThere(log)
  const ends = endsBy(entries, names, log)
  const made: Made = { there, wanted: new Map(), linked: new Map(), kept: new Map(), older: new Map() }
  for (const { link } of there.values()) noteOlder(made, link)
  for (const entry of entries)
    for (const said of entry.outcome === 'left out' ? [] : (entry.file.record?.links ?? [])) {
      const why = makeLink(made, said, ends.of(entry.number), ends.find(entry, said))
      if (why === null || entry.outcome === 'unchanged') continue
      entry.warnings.push(why)
      if (said.text) made.kept.set(entry, [...new Set([...(made.kept.get(entry) ?? []), said.text])])
    }
  warnOfStatus([...made.wanted.values()], ends.of)
  return {
    kept: made.kept,
    links: [...made.wanted].filter(([key]) => !there.has(key)).map(([, link]) => link),
    unlinks: [...there.values()]
      .filter(({ link }) => isGone(link, made, ends.of))
      .map(({ stored }) => stored),
    linked: [...made.linked.values()],
  }
}

type Made = {
  there: ReadonlyMap<string, { link: PlannedLink; stored: KnownLink }>
  wanted: Map<string, PlannedLink>
  linked: Map<string, LinkPlan['linked'][number]>
  kept: Map<Entry, string[]>
  /** What each record replaces. */
  older: Map<number, number[]>
}

function linksThere({ links, records }: Log): Made['there'] {
  const numbers = new Map(records.map(({ id, number }) => [id, number]))
  return new Map(
    links.map((stored) => {
      const { fromId, toId, verb } = stored
      const link = { from: numbers.get(fromId) ?? 0, to: numbers.get(toId) ?? 0, verb }
      return [keyOf(link), { link, stored }]
    }),
  )
}

function noteOlder({ older }: Made, { from, to, verb }: PlannedLink) {
  if (verb === 'supersedes') older.set(from, [...(older.get(from) ?? []), to])
}

/** Null where the link is made or is there already; else why not. */
function makeLink(made: Made, said: ReadLink, own: End | undefined, other: End | undefined): string | null {
  if (!own || !other) return `It links to ${labelOf(said)}, which is no record here.`
  if (other.number === own.number) return 'It links to itself.'
  const link = linkBetween(said, own, other)
  const key = keyOf(link)
  const isOld = own.entry?.outcome === 'unchanged'
  if (made.there.has(key)) made.wanted.set(key, link)
  if (made.wanted.has(key)) return null
  if (isOld || (said.text === null && isWeaker(link, made))) return null
  if (!isWritten(other) && other.known?.origin === 'room')
    return `It names ${adrId(other.number)}, which came from a room: link the two on its page.`
  if (goesRound(link, made)) return `It and ${adrId(other.number)} would replace each other.`
  made.wanted.set(key, link)
  noteOlder(made, link)
  if (!isWritten(other) && other.known) made.linked.set(other.known.id, touched(link, own, other))
  return null
}

const isWritten = ({ entry }: End) => entry !== null && entry.outcome !== 'unchanged'

function endsBy(entries: readonly Entry[], names: ReadonlyMap<Entry, string>, { records }: Log) {
  const live = entries.filter(({ outcome, number }) => outcome !== 'left out' && number !== null)
  const byNumber = new Map<number, End>(
    records.map((known) => [
      known.number,
      { number: known.number, status: known.status, entry: null, known },
    ]),
  )
  for (const entry of live) {
    const { number, known, file } = entry
    const status = (entry.outcome === 'unchanged' ? known : file.record)?.status ?? 'proposed'
    if (number !== null) byNumber.set(number, { number, status, entry, known })
  }
  const byPath = new Map(live.map((entry) => [entry.path, entry]))
  const byRead = new Map(live.map((entry) => [`${folderOf(entry.path)} ${entry.file.record?.number}`, entry]))
  const byName = new Map([
    ...records.flatMap((record) =>
      [record.fileName, baseOf(record.source?.name ?? '')].map((name) => [name, record.number] as const),
    ),
    ...live.flatMap((entry) =>
      [baseOf(entry.path), names.get(entry) ?? ''].map((name) => [name, entry.number ?? 0] as const),
    ),
  ])
  const of = (number: number | null | undefined) =>
    number === null || number === undefined ? undefined : byNumber.get(number)
  return {
    of,
    /** By the path it leads to, by the name of a file, or by the number alone. */
    find: (from: Entry, { target, number }: ReadLink): End | undefined => {
      const path = target === null ? null : resolved(from.path, target)
      if (path !== null) return of(byPath.get(path)?.number) ?? of(byName.get(baseOf(path)))
      if (target !== null) return of(byName.get(baseOf(target)))
      return of(byRead.get(`${folderOf(from.path)} ${number}`)?.number) ?? of(number)
    },
  }
}

const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

const labelOf = ({ target, number }: ReadLink) => target ?? adrId(number ?? 0)

function linkBetween({ verb }: ReadLink, own: End, other: End): PlannedLink {
  const isBack = verb === 'superseded by' || verb === 'amended by'
  const [from, to] = isBack ? [other.number, own.number] : [own.number, other.number]
  const stored = verb === 'superseded by' ? 'supersedes' : verb === 'amended by' ? 'amends' : verb
  return { from, to, verb: stored }
}

const keyOf = ({ from, to, verb }: PlannedLink) =>
  verb === 'relates to' ? `${Math.min(from, to)} ${verb} ${Math.max(from, to)}` : `${from} ${verb} ${to}`
/** A mere mention where the two are linked by more. */
const isWeaker = ({ from, to, verb }: PlannedLink, { wanted, there }: Made) =>
  verb === 'relates to' &&
  [from, to].some((one) =>
    (['supersedes', 'amends'] as const).some((stronger) => {
      const key = keyOf({ from: one, to: one === from ? to : from, verb: stronger })
      return wanted.has(key) || there.has(key)
    }),
  )

/** Whether the one to be replaced replaces, over others or at once, the one that would replace it. */
function goesRound({ from, to, verb }: PlannedLink, { older }: Made): boolean {
  const seen = new Set<number>()
  const open = verb === 'supersedes' ? [to] : []
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === from) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(older.get(at) ?? []))
  }
  return false
}

function touched({ verb, to }: PlannedLink, own: End, other: End): LinkPlan['linked'][number] {
  const isForced = own.status !== 'proposed' && own.status !== 'rejected'
  const isOld = other.number === to && (other.status === 'accepted' || other.status === 'deprecated')
  return {
    id: other.known?.id ?? '',
    number: other.number,
    isSuperseded: verb === 'supersedes' && isForced && isOld,
  }
}

/** A file keeps the status it says, also where another one says that it replaces it. */
function warnOfStatus(links: readonly PlannedLink[], of: (number: number) => End | undefined) {
  for (const { from, to, verb } of links) {
    const [newer, older] = [of(from), of(to)]
    if (verb !== 'supersedes' || !newer || !older?.entry || older.entry.outcome === 'unchanged') continue
    if (older.status !== 'superseded' && newer.status === 'accepted')
      older.entry.warnings.push(
        `${adrId(from)} says that it replaces this one, whose status is ${older.status}.`,
      )
  }
}

/** Between two files of the import of which one has changed, and neither says it any more. */
function isGone(link: PlannedLink, { wanted }: Made, of: (number: number) => End | undefined): boolean {
  const ends = [of(link.from), of(link.to)]
  const areImported = ends.every(
    (end) => end?.entry && end.known?.origin === 'imported' && !end.known.isTouched,
  )
  return areImported && ends.some((end) => end?.entry?.outcome === 'changed') && !wanted.has(keyOf(link))
}
