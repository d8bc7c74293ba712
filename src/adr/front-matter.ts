import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { adrId, successorsOf } from './links.ts'
import type { AdrHead } from './record.ts'
import { line } from './text.ts'

/** Names that every reader of YAML 1.1 and 1.2 takes for text without quotes. */
const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}.'’ -]*$/u
const KEYWORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The five keys of MADR 4 in their order, empty ones left out; ends with the closing `---` and one line end. With a blank
 * line before that, CommonMark takes none of it for a heading.
 */
export function frontMatter(record: AdrHead, { blankLine = false } = {}): string {
  if (!DAY.test(record.date)) throw new RangeError(`A record has a date as YYYY-MM-DD, not ${record.date}.`)
  const map = new YAMLMap()
  // Structurizr and Backstage take these two lines as they stand, quotes included.
  map.set('status', plain(statusOf(record)))
  map.set('date', plain(record.date))
  for (const [key, people] of [
    ['decision-makers', record.decisionMakers],
    ['consulted', record.consulted],
    ['informed', record.informed],
  ] as const) {
    const names = people.map(line).filter((name) => name !== '')
    if (names.length > 0) map.set(key, flowList(names))
  }
  const yaml = new Document(map).toString({ lineWidth: 0, flowCollectionPadding: false })
  return `---\n${yaml}${blankLine ? '\n' : ''}---\n`
}

function statusOf(record: AdrHead): string {
  const successors = successorsOf(record).map(({ number }) => adrId(number))
  return successors.length > 0 ? `superseded by ${successors.join(', ')}` : record.status
}

function flowList(names: readonly string[]): YAMLSeq {
  const list = new YAMLSeq()
  list.flow = true
  list.items = names.map((name) => (PLAIN.test(name) && !KEYWORD.test(name) ? plain(name) : quoted(name)))
  return list
}

const plain = (value: string) => scalar(value, Scalar.PLAIN)
const quoted = (value: string) => scalar(value, Scalar.QUOTE_DOUBLE)

function scalar(value: string, type: Scalar.Type): Scalar {
  const node = new Scalar(value)
  node.type = type
  return node
}
