import { adrId } from '../links.ts'
import type { Entry, KnownRecord, Log } from './plan.ts'

/** The records of the team, by what a file may know of them. */
export function indexOf({ records, exported }: Log) {
  const firstBy = <Key>(keyOf: (record: KnownRecord) => Key) =>
    new Map(records.toReversed().map((record) => [keyOf(record), record]))
  const [ids, numbers] = [firstBy(({ id }) => id), firstBy(({ number }) => number)]
  const hashes = firstBy(({ source }) => source?.hash)
  const names = firstBy(({ source }) => source?.name)
  return {
    ofNumber: (number: number | null) => (number === null ? undefined : numbers.get(number)),
    /** Says word for word the same. */
    ofText: (hash: string | null) =>
      hash === null ? undefined : (hashes.get(hash) ?? ids.get(exported.get(hash) ?? '')),
    /** It was imported from this file, or from one of the same name and number in another folder. */
    ofFile: ({ path, number }: Entry) =>
      [names.get(path), number === null ? undefined : numbers.get(number)].find(
        (record) =>
          record?.origin === 'imported' &&
          record.source !== null &&
          (record.source.name === path || baseOf(record.source.name) === baseOf(path)),
      ),
  }
}

/** What the files before said. */
export type Seen = {
  hashes: Map<string, Entry>
  paths: Set<string>
  known: Set<KnownRecord>
  numbers: Map<number, Entry>
}

export function note(entry: Entry, { hashes, paths, known, numbers }: Seen) {
  const { file, path, number, outcome } = entry
  if (file.record && file.hash !== null && !hashes.has(file.hash)) hashes.set(file.hash, entry)
  paths.add(path)
  if (entry.known) known.add(entry.known)
  if (outcome !== 'left out' && number !== null && !numbers.has(number)) numbers.set(number, entry)
}

/** Which record of the team a file is, or whether its number is free. */
export function settle(entry: Entry, log: ReturnType<typeof indexOf>, seen: Seen) {
  const { file, number } = entry
  if (!file.record) return
  const twin = seen.hashes.get(file.hash ?? '')
  if (twin) return leaveOut(entry, `It says the same as ${twin.file.name}.`)
  if (seen.paths.has(entry.path)) return leaveOut(entry, 'Two of the files have this name.')
  const same = log.ofText(file.hash)
  const known = same ?? log.ofFile(entry)
  if (known && seen.known.has(known))
    return leaveOut(entry, `Another of the files is ${adrId(known.number)} as well.`)
  if (known) {
    entry.known = known
    entry.number = known.number
    entry.outcome = same ? 'unchanged' : 'changed'
    if (!same && known.isTouched)
      leaveOut(entry, `${adrId(known.number)} was changed here since it was imported, and stays as it is.`)
    return
  }
  const taken = log.ofNumber(number)
  entry.wantsNumber = true
  if (number === null) return leaveOut(entry, 'Its name has no number.')
  const double = seen.numbers.get(number)
  if (taken) return leaveOut(entry, `${adrId(number)} is another record here: ${taken.title}`)
  if (double) return leaveOut(entry, `${double.file.name} has the number ${number} as well.`)
  entry.wantsNumber = false
  entry.outcome = 'new'
}

export function leaveOut(entry: Entry, why: string) {
  entry.outcome = 'left out'
  entry.why = why
}

export const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
