import { inWords } from '../../src/advisor/format.ts'

/** Names in a row, the ones over `most` only counted: “A, B or two more”. */
export function listed(names: readonly string[], join: 'and' | 'or', most = names.length): string {
  const more = names.length - most
  const parts = more > 0 ? [...names.slice(0, most), `${inWords(more)} more`] : names
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${join} ${parts.at(-1)}`
}
