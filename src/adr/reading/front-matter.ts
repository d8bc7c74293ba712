import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import { line } from '../text.ts'
import { listIn } from './values.ts'

/** What the front matter of a file says; the rest of it stays as it was written. */
export type FrontMatter = {
  status: string | null
  date: string | null
  title: string | null
  decisionMakers: string[]
  consulted: string[]
  informed: string[]
  tags: string[]
  /** Whether it names people as MADR 2 and 3 do. */
  isEarlier: boolean
  /** Lines of keys that we have no place for. */
  kept: string
}

export type SplitFile =
  | { ok: true; frontMatter: FrontMatter | null; rest: string }
  | { ok: false; problem: string }

const MOST_CHARACTERS = 20_000
const MOST_ALIASES = 20

const KEYS: Record<
  string,
  'status' | 'date' | 'title' | 'decisionMakers' | 'consulted' | 'informed' | 'tags'
> = {
  status: 'status',
  date: 'date',
  title: 'title',
  'decision-makers': 'decisionMakers',
  'decision makers': 'decisionMakers',
  decision_makers: 'decisionMakers',
  decisionmakers: 'decisionMakers',
  deciders: 'decisionMakers',
  consulted: 'consulted',
  informed: 'informed',
  tags: 'tags',
}

/** Remarks of MADR's templates, which say nothing about a decision. */
const TEMPLATE =
  /these are optional (metadata )?elements|feel free to remove any of them|configuration for the jekyll/i

/** Parts the front matter from the Markdown. Line ends are `\n` already. */
export function splitFrontMatter(text: string): SplitFile {
  if (!/^---[ \t]*\n/.test(text)) return { ok: true, frontMatter: null, rest: text }
  const from = text.indexOf('\n') + 1
  const end = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.slice(from))
  if (!end) {
    if (/^[\w-]+:(?: |\n|$)/.test(text.slice(from)))
      return { ok: false, problem: 'Its front matter has no end.' }
    return { ok: true, frontMatter: null, rest: text }
  }
  const source = text.slice(from, from + end.index)
  const rest = text.slice(from + end.index + end[0].length)
  const read = readYaml(source)
  return typeof read === 'string'
    ? { ok: false, problem: `Its front matter is no YAML: ${read}` }
    : { ok: true, frontMatter: read, rest }
}

function readYaml(source: string): FrontMatter | string {
  if (source.length > MOST_CHARACTERS) return `it is longer than ${MOST_CHARACTERS} characters.`
  const lines = new LineCounter()
  try {
    const document = parseDocument(source, { lineCounter: lines, stringKeys: true, logLevel: 'silent' })
    const [error] = document.errors
    // The first line of the file is the mark above it.
    if (error) return `line ${error.linePos ? error.linePos[0].line + 1 : 2}: ${lowered(said(error.message))}`
    if (document.contents === null) return readPairs(source, [])
    if (!isMap(document.contents)) return 'it has no keys.'
    // Throws where aliases stand for more than anybody wrote.
    document.toJS({ maxAliasCount: MOST_ALIASES })
    let hasAliases = false
    visit(document, {
      Alias: () => {
        hasAliases = true
        return visit.BREAK
      },
    })
    return readPairs(source, document.contents.items as Pair<Node, Node | null>[], hasAliases)
  } catch (error) {
    return said(error instanceof Error ? error.message : 'it can’t be read.')
  }
}

const lowered = (text: string) => `${text[0]?.toLowerCase()}${text.slice(1)}`

/** The first line of what the library says. */
const said = (message: string) =>
  `${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}.`.replace(/[.:]+$/, '.')

function readPairs(
  source: string,
  pairs: readonly Pair<Node, Node | null>[],
  hasAliases = false,
): FrontMatter {
  const found: FrontMatter = {
    ...{ status: null, date: null, title: null, isEarlier: false, kept: '' },
    ...{ decisionMakers: [], consulted: [], informed: [], tags: [] },
  }
  const starts = pairs.map(({ key }) => source.lastIndexOf('\n', (key.range?.[0] ?? 0) - 1) + 1)
  const isBlock = starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0))
  const kept = [commentsOf(source.slice(0, starts[0] ?? source.length))]
  for (const [at, pair] of pairs.entries()) {
    const slice = source.slice(starts[at], starts[at + 1] ?? source.length)
    const isRead = readPair(found, pair)
    kept.push(isRead ? commentsOf(slice) : withoutTemplate(slice))
  }
  // Lines of one pair can't be told from those of another: then all of it stays.
  const whole = !isBlock || hasAliases ? source.trimEnd() : kept.filter((text) => text !== '').join('\n')
  return { ...found, kept: whole }
}

const withoutTemplate = (slice: string): string =>
  slice
    .split('\n')
    .filter((row) => !(row.startsWith('#') && TEMPLATE.test(row)))
    .join('\n')
    .trimEnd()

/** Remarks beside and between the keys, but for those of a template. */
const commentsOf = (slice: string): string =>
  slice
    .split('\n')
    .map(commentOf)
    .filter((comment) => comment !== '' && !TEMPLATE.test(comment))
    .join('\n')

function commentOf(row: string): string {
  const unquoted = row.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, (text) => '"'.repeat(text.length))
  const at = unquoted.search(/(?<=^|\s)#/)
  return at < 0 ? '' : row.slice(at).trim()
}

/** Whether its key is one of ours and its value what we take there. */
function readPair(found: FrontMatter, { key, value }: Pair<Node, Node | null>): boolean {
  const name = isScalar(key) ? String(key.value).toLowerCase() : ''
  const field = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined
  if (field === undefined) return false
  if (name === 'deciders') found.isEarlier = true
  if (value === null || (isScalar(value) && value.value === null)) return true
  if (field === 'status' || field === 'date' || field === 'title') {
    if (!isScalar(value) || found[field] !== null) return false
    found[field] = value.source ?? String(value.value)
    return true
  }
  const items = isScalar(value)
    ? listIn(value.source ?? String(value.value))
    : isSeq(value)
      ? textsOf(value.items)
      : null
  if (items === null || found[field].length > 0) return false
  found[field] = items
  return true
}

function textsOf(items: readonly unknown[]): string[] | null {
  const texts = items.map((item) =>
    isScalar(item) && !isAlias(item) ? (item.source ?? String(item.value)) : null,
  )
  return texts.some((text) => text === null)
    ? null
    : texts.map((text) => line(text ?? '')).filter((text) => text !== '')
}
