import type { LoggedRecord, PastVersion } from '../../db/queries/team-records.ts'
import { type FolderFormat, nameOfFile, staleIn, writeIndex, writeRecord } from '../adr/folder.ts'
import { INDEX_NAME, listedIn } from '../adr/index-file.ts'
import { adrId } from '../adr/links.ts'
import { inTurns } from '../in-turns.ts'
import { blobSha } from './commands.ts'
import { dated, type Step, stepsInCommits, subjectOf } from './steps.ts'
import type { Commit } from './stream.ts'

export type Folder = {
  path: string
  /** Names in it, with what Git calls their content. */
  files: ReadonlyMap<string, string>
  /** Text of its index, if there is one. */
  index: string | undefined
}

type Changed = LoggedRecord & { text: string }

/** The records whose file is missing or another. */
export function changedIn(
  folder: Folder,
  written: readonly { item: LoggedRecord; name: string; text: string }[],
): Changed[] {
  return written.flatMap(({ item, name, text }) =>
    folder.files.get(name) === blobSha(text) ? [] : [{ ...item, text }],
  )
}

type Wanted = {
  folder: Folder
  format: FolderFormat
  records: readonly LoggedRecord[]
  changed: readonly Changed[]
  versions: ReadonlyMap<string, readonly PastVersion[]>
  now: string
}

/** Above this many lines of index in all commits together only the last commit has one. */
const MOST_INDEXED = 5_000

/**
 * What has happened since the folder was last written, as commits: found out from the folder itself, so that it holds
 * whoever pushed what in between. Each record goes on from the version that lies there.
 */
export async function planCommits(wanted: Wanted): Promise<Commit[]> {
  const { folder, format, records, changed, versions, now } = wanted
  if (records.length === 0 && folder.files.size === 0) return []
  const state = new Map(records.map(({ record }) => [record.number, record]))
  const steps: Step[] = []
  const rewritten: Step[] = []
  const all = await inTurns(changed, (item) => ({
    ...{ item, ...goOn(item, versions.get(item.id) ?? [], folder, format) },
  }))
  for (const { item, ...found } of all) {
    if (found.isForeign) rewritten.push(...found.steps)
    else {
      steps.push(...found.steps)
      if (found.from) state.set(item.record.number, found.from)
      else state.delete(item.record.number)
    }
  }
  const plan = [...stepsInCommits(steps), ...(rewritten.length > 0 ? [rewritten] : [])]
  const isIndexOurs = folder.index === undefined || listedIn(folder.index) !== undefined
  const isIndexEach = plan.length * records.length <= MOST_INDEXED
  let index = folder.files.get(INDEX_NAME)
  const indexNow = (): [string, string][] => {
    const { name, text } = writeIndex([...state.values()])
    if (!isIndexOurs || blobSha(text) === index) return []
    index = blobSha(text)
    return [[`${folder.path}/${name}`, text]]
  }
  const stale = staleIn(
    folder.index,
    records.map(({ record }) => record),
  ).filter((name) => folder.files.has(name))
  const commits = plan.map((group, at): Commit => {
    for (const { record } of group) state.set(record.number, record)
    const gone = group.flatMap(({ old }) => old)
    const isLast = at === plan.length - 1
    const files = [
      ...[...gone, ...(isLast ? stale : [])].map((name) => [`${folder.path}/${name}`, null] as const),
      ...group.map(({ name, text }) => [`${folder.path}/${name}`, text] as const),
      ...(isIndexEach || isLast ? indexNow() : []),
    ]
    return { ...told(group, group === rewritten, now), files: new Map(files) }
  })
  if (plan.length > 0) return commits
  const rest = [...stale.map((name) => [`${folder.path}/${name}`, null] as const), ...indexNow()]
  return rest.length === 0
    ? []
    : [
        {
          subject: 'Put the index of records right',
          body: '',
          author: 'Stackmoot',
          at: now,
          files: new Map(rest),
        },
      ]
}

function told(group: readonly Step[], isRewritten: boolean, now: string): Omit<Commit, 'files'> {
  const [first, ...more] = group
  if (!first || isRewritten)
    return { subject: 'Write records as they stand in the log', body: '', author: 'Stackmoot', at: now }
  const others = [...new Set(more.map(({ record }) => record.number))].filter(
    (n) => n !== first.record.number,
  )
  const names = others.map(adrId)
  return {
    subject: subjectOf(first),
    body: names.map((name) => `${name} changes with it.`).join('\n'),
    ...dated(first),
  }
}

/** The steps from what lies in the folder to what the record is now. */
function goOn(item: Changed, versions: readonly PastVersion[], folder: Folder, format: FolderFormat) {
  const all = stepsOf(item, versions, format)
  const lies = all.findLastIndex(({ name, text }) => folder.files.get(name) === blobSha(text))
  const there = [...new Set(all.map(({ name }) => name))].filter((name) => folder.files.has(name))
  const isForeign = lies < 0 && there.length > 0
  const pending = isForeign ? all.slice(-1) : all.slice(lies + 1)
  const [first, ...rest] = pending
  const last = nameOfFile(item.record)
  const old = there.filter((name) => name !== (pending.length > 0 ? first?.name : last) && name !== last)
  return {
    isForeign,
    from: all[lies]?.record,
    steps: first ? [{ ...first, old }, ...rest] : [],
  }
}

/** What the record was, one after the other, without those that leave its file as it is. */
function stepsOf(item: Changed, versions: readonly PastVersion[], format: FolderFormat): Step[] {
  const past = versions.map(({ action, at, by, record }): Step => {
    return {
      number: record.number,
      action,
      at,
      by,
      record,
      name: nameOfFile(record),
      text: writeRecord(record, format),
      old: [],
    }
  })
  const now: Step = {
    number: item.record.number,
    action: 'current',
    at: past.at(-1)?.at ?? item.changedAt,
    by: '',
    record: item.record,
    name: nameOfFile(item.record),
    text: item.text,
    old: [],
  }
  const kept: Step[] = []
  for (const step of [...past, now]) {
    const last = kept.at(-1)
    if (last?.text === step.text && last.name === step.name) continue
    kept.push({ ...step, old: last && last.name !== step.name ? [last.name] : [] })
  }
  return kept
}
