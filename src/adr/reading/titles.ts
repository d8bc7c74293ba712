import { line } from '../text.ts'

/** 7 of 0007-use-x.md, adr-7.md or ADR0007.md; null where a name begins with a day, or with no number of ours. */
export function numberInName(fileName: string): number | null {
  const [, digits] = /^(?:adr|ad)?[-_ ]?(\d{1,4})(?!\d)(?=[-_. ])/i.exec(fileName) ?? []
  return digits === undefined || Number(digits) === 0 ? null : Number(digits)
}

/** A title without the number that tools write before it: "7. Use X", "ADR-0007: Use X". */
export function titleFrom(written: string): { title: string; numberOfTitle: number | null } {
  const [, id, plain, title] =
    /^(?:\[?ADR[-\s]?(\d{1,4})\]?\s*[.:)–—-]?\s+|(\d{1,4})[.:)]\s+)(\S.*)$/i.exec(written) ?? []
  const digits = id ?? plain
  return digits === undefined || !title
    ? { title: written, numberOfTitle: null }
    : { title, numberOfTitle: Number(digits) || null }
}

/** `0007-use-x.md` as "Use x". */
export function nameWithoutEnd(fileName: string): string {
  const words = line(
    fileName
      .replace(/\.[^.]*$/, '')
      .replace(/^(?:adr|ad)?[-_ ]?\d+[-_. ]+/i, '')
      .replace(/[-_]+/g, ' '),
  )
  return words ? `${words[0]?.toUpperCase()}${words.slice(1)}` : 'Decision'
}
