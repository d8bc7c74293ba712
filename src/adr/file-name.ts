import { LETTERS } from './letters.ts'
import { line } from './text.ts'

const LONGEST = 60

/** What a record's file may be called: four digits, and letters and figures of any script with signs between them. */
export const FILE_NAME = /^\d{4}(?:[-_.]*[\p{L}\p{M}\p{N}])*\.md$/u

/** `0007-use-node-js.md`, as adr-tools, MADR and Structurizr expect it: exactly four digits. */
export function fileName({ number, title }: { number: number; title: string }): string {
  if (!Number.isInteger(number) || number < 1 || number > 9999)
    throw new RangeError(`A record has a number from 1 to 9999, not ${number}.`)
  return `${String(number).padStart(4, '0')}-${slug(title)}.md`
}

/** Name of a record's file: the one it has had from the beginning, whatever its title is now. */
export const fileOf = (
  record: { number: number; title: string; fileName?: string | null },
  ending = 'md',
): string => (record.fileName ?? fileName(record)).replace(/\.md$/, `.${ending}`)

export function slug(title: string): string {
  const words = line(title)
    .toLowerCase()
    .replace(/(?<=[a-z])#/g, ' sharp ')
    .replace(/(?<=[a-z])\+\+/g, ' plus plus ')
    .replace(/&/g, ' and ')
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return capped(words) || 'decision'
}

/** Cut between words where there is a place to cut. */
function capped(words: string): string {
  if (words.length <= LONGEST) return words
  const cut = words.slice(0, LONGEST + 1).lastIndexOf('-')
  return words.slice(0, cut > 0 ? cut : LONGEST)
}

/** RFC 6266: an ASCII name for old readers, the whole one in UTF-8 beside it. */
export function contentDisposition(name: string, type: 'attachment' | 'inline' = 'attachment'): string {
  const bare = line(name).replace(/[/\\]/g, '-').replace(/^\.+/, '') || 'decision'
  const ascii = bare
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._ -]/g, '-')
  const whole = encodeURIComponent(bare).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${type}; filename="${ascii}"; filename*=UTF-8''${whole}`
}
