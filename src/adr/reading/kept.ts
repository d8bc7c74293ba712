import { paragraph, toMarkdown } from '../markdown.ts'

/** A block goes with the blank lines below it, a line alone. */
export type Piece = [start: number, end: number, how?: 'line']

const AFTER = { line: /[ \t]*(?:\n|$)/y, block: /[ \t]*(?:\n[ \t]*)*(?:\n|$)/y }

/** A text without some pieces of it, and without the blank lines around them. */
export function pieces(text: string, taken: readonly Piece[]): string {
  let from = 0
  let left = ''
  for (const [start, end, how] of [...taken].sort(([a], [b]) => a - b)) {
    if (start < from) continue
    left += text.slice(from, start)
    if (how !== 'line' && left !== '' && !left.endsWith('\n\n')) left += '\n'
    AFTER[how ?? 'block'].lastIndex = end
    from = end + (AFTER[how ?? 'block'].exec(text)?.[0].length ?? 0)
  }
  return (left + text.slice(from)).replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

/** A sentence of a file that is no Markdown, as Markdown. */
export const sentenceOf = (text: string): string => toMarkdown([paragraph(text)]).trimEnd()

/**
 * What a file says beyond what a record has a place for, above its body: there no open fence or comment of the body can
 * swallow it.
 */
export function keptText(paragraphs: readonly string[], frontMatter: string, body: string): string {
  const keys = toMarkdown([
    paragraph('The front matter of the file also says:'),
    { type: 'code', lang: 'yaml', value: frontMatter },
  ]).trimEnd()
  return [...paragraphs, frontMatter && keys, body].filter((part) => part !== '').join('\n\n')
}
