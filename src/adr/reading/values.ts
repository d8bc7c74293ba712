import type { AdrStatus } from '../record.ts'
import { line } from '../text.ts'

/** What a status of another tool means here. */
const WORDS: Record<AdrStatus, string> = {
  proposed: `proposed|proposal|draft|pending|on hold|open|in review|under review|in progress|in discussion|
    under discussion|request for comments|rfc|idea|wip|postponed|deferred`,
  accepted: 'accepted|approved|decided|done|implemented|adopted|agreed|active|valid|final|enforced|ratified',
  rejected: 'rejected|declined|refused|denied|withdrawn|discarded',
  deprecated: 'deprecated|obsolete|obsoleted|retired|outdated|expired',
  superseded: 'superseded|superceded|replaced',
}

const STATUSES = new Map(
  Object.entries(WORDS).flatMap(([status, words]) =>
    words.split('|').map((word) => [word.trim(), status as AdrStatus] as const),
  ),
)

export type FoldedStatus = {
  status: AdrStatus
  /** The word is one of ours, or means the same in another spelling. */
  isOurs: boolean
  /** Nothing else stands beside it. */
  isWhole: boolean
}

/** A status by its word, which may stand at the beginning of more; null where it is none we know. */
export function foldStatus(text: string): FoldedStatus | null {
  const words = line(text)
    .toLowerCase()
    .replace(/^[\s*_`"'“”‘’[({]+/, '')
  const bare = words.replace(END, '')
  const whole = STATUSES.get(bare)
  if (whole) return { status: whole, isOurs: isOurs(bare, whole), isWhole: true }
  const [first] = [...STATUSES.keys()]
    .sort((a, b) => b.length - a.length)
    .filter((word) => bare.startsWith(word) && /^[^\p{L}\p{N}]/u.test(bare.slice(word.length)))
  const status = first === undefined ? undefined : STATUSES.get(first)
  return status && first !== undefined ? { status, isOurs: isOurs(first, status), isWhole: false } : null
}

/** Tried where such marks begin and nowhere between them. */
const END = /(?<![\s*_`"'“”‘’\])}.!,;:])[\s*_`"'“”‘’\])}.!,;:]+$/

const isOurs = (word: string, status: AdrStatus) =>
  word === status || word === 'superceded' || word === 'proposal'

/** YYYY-MM-DD of a day that there is, also where slashes or a time of day were written; null for anything else. */
export function dayIn(text: string): string | null {
  const [, year, month, day] =
    /^\s*["'“]?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?\S*)?["'”]?\.?\s*$/.exec(
      text,
    ) ?? []
  return year && month && day ? dayOf(year, month, day) : null
}

/** The day that a file name begins with, as log4brains writes it: 20240131-use-x.md. */
export function dayInName(name: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})[-_. ]/.exec(name) ?? []
  return year && month && day ? dayOf(year, month, day) : null
}

function dayOf(year: string, month: string, day: string): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? null : written
}

const MOST_NAMES = 200

/** Names or tags, written one after the other; without what a template left to be filled in. */
export const listIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map(line)
      .filter((item) => item !== '' && !/^[[{].*[\]}]$/.test(item))
      .slice(0, MOST_NAMES),
  ),
]

/** As tags are kept: lower case, on one line, at most 40 characters and 12 of them. */
export const tagsOf = (items: readonly string[]): string[] =>
  [
    ...new Set(
      items
        .map((item) => [
          ...line(item).normalize('NFC').toLowerCase().replace(/^#/, '').replaceAll(',', ' ').trim(),
        ])
        .map((letters) => letters.slice(0, 40).join('').trim())
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, 12)
