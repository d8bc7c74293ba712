import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Lists in quotes in lists. */
const MOST_NESTED = 24
const MOST_CONTAINERS = 1_000
/** Marks and line ends between two blank lines, and in all. The parser takes time with their square. */
const MOST_MARKS = 2_500
const MOST_MARKS_IN_ALL = 8_000

/** What may end an address, so many times that looking for its end takes time with their square. */
const TRAIL = /[!"'),.:;?*_~<&\]]{500}/

const reader = unified().use(remarkParse).use(remarkGfm).freeze()

/** CommonMark with tables, footnotes and the rest of GitHub’s, as a tree. What is too tangled is one block as typed. */
export const parsed = (markdown: string): Root =>
  isTangled(markdown)
    ? { type: 'root', children: [{ type: 'code', value: markdown }] }
    : reader.parse(markdown)

/** Made to keep a parser busy: nobody writes so many marks into one paragraph, nor so deep. */
export function isTangled(markdown: string): boolean {
  if (TRAIL.test(markdown)) return true
  const lines = markdown.split(/\r\n?|\n/)
  let near = 0
  let all = 0
  let containers = 0
  for (const line of lines) {
    const nested = containersOf(line)
    containers += nested
    if (nested > MOST_NESTED || containers > MOST_CONTAINERS) return true
    const marks = marksIn(line) + 1
    near = line.trim() === '' ? 0 : near + marks
    all += marks
    if (near > MOST_MARKS || all > MOST_MARKS_IN_ALL) return true
  }
  return false
}

const containersOf = (line: string) =>
  (/^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))+/.exec(line)?.[0] ?? '').match(/>|[-+*]|\d+/g)?.length ?? 0

const marksIn = (line: string) => line.match(/[*_`~[\]()<>!|&\\:]/g)?.length ?? 0
