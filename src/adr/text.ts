/**
 * What people typed, made fit to stand in a file: whole Unicode, no control or bidirectional control characters,
 * one kind of line end. Marks of Markdown are not removed here; the serialiser escapes them.
 */

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\uFEFF]/gu
const ITEM = /^(?:[-*+•]|(\d{1,3})[.)])\s+(\S.*)$/
/** A full stop that ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|vs|cf|etc|approx|[Nn]o|Dr|Mr|Ms|Mrs|St)\.$/u

export type Block =
  | { kind: 'paragraph'; sentences: string[] }
  | { kind: 'list'; ordered: boolean; items: string[] }

/** On one line: for names, titles and items. */
export function line(text: string): string {
  return clean(text)
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .join(' ')
}

/** One line of at most `length` characters, for tables and generated sentences. */
export function shortLine(text: string, length = 80): string {
  const characters = [...line(text)]
  return characters.length <= length
    ? characters.join('')
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** Paragraphs at blank lines, lists where lines carry a marker; one sentence per line inside. */
export function blocks(text: string): Block[] {
  const found: Block[] = []
  let goesOn = false
  for (const row of clean(text).split('\n')) {
    const content = row.trim()
    const last: Block | undefined = goesOn ? found.at(-1) : undefined
    const block: Block | undefined = content ? blockOf(content, last) : undefined
    if (block && block !== last) found.push(block)
    goesOn = block !== undefined || last?.kind === 'list'
  }
  return found
}

/** Splits where a sentence ends and the next begins with a capital letter, a figure or a letter of a script without cases. */
export function sentences(text: string): string[] {
  const pieces = text.split(/(?<=[.!?…]["'”’)]?) +(?=["'“‘(]?[\p{Lu}\p{Lo}\p{N}])/u)
  const whole: string[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last !== undefined && ABBREVIATION.test(last)) whole[whole.length - 1] = `${last} ${piece}`
    else whole.push(piece)
  }
  return whole
}

/** What reads after "because", with a full stop at the end. */
export const clause = (text: string): string => ended(afterBecause(text))

/** With a full stop, where no other mark ends it. */
export const ended = (text: string): string => (/[.!?…。！？]["'”’)]?$/.test(text) ? text : `${text}.`)

/** What reads after "because": no leading "because", and a small first letter where that word is no name. */
export function afterBecause(text: string): string {
  const bare = text.replace(/^because[\s,:]+/i, '')
  const [first = ''] = /^[A-Z][a-z’']*(?![\p{L}\p{N}.+#-]*[\p{L}\p{N}+#])/u.exec(bare) ?? []
  const isName = !STARTERS.has(first.toLowerCase()) && !(GERUND.test(first) && !NAMES_IN_ING.test(first))
  return isName ? bare : first.toLowerCase() + bare.slice(first.length)
}

/** Words that begin a sentence and are no names; what else has a capital may be one, such as Go or Spring. */
const STARTERS = new Set(
  `a about above across after again against all almost already also although always among an and another any anybody
  anyone anything are as at away back bad because been before being below besides best better between both but by can
  cannot changes compared cost costs could despite developers did do does doing down due during each easier either else
  enough even everybody everyone everything except experience faster few fewer first five for four from further given
  good had half has have having he her here his how however i’ve if in instead into is it it’s it's its just last later
  least less like little long longer lower made many maybe members might more most much must my nearly neither never new
  next no nobody none nor not nothing now of off often on once one only or other others our out over people per perhaps
  quite rather same several she should since six slower so some somebody someone something sometimes soon still such
  team teams than that that’s that's the their them then there there’s there's these they they’re they're this those
  though three through to today together too two under unless until up upon very was we we’re we're we’ve we've well
  were what when whenever where whether which while who whoever whom whose why will with within without work would yes
  yet you your`.split(/\s+/),
)
const GERUND = /^[A-Z][a-z]+ing$/
const NAMES_IN_ING =
  /^(?:Beijing|Boeing|Bing|Ning|Ming|Spring|String|Turing|Xing|Zing|Ping|Sterling|Bowling|Wing|King)$/

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, (character) => (character === '\n' ? character : ''))
    .replace(/ {2,}/g, ' ')
}

/** The block a line belongs to: the last one, which it joins, or a new one. */
function blockOf(content: string, last: Block | undefined): Block {
  const item = itemOf(content, last)
  if (item) {
    if (last?.kind !== 'list' || last.ordered !== item.ordered)
      return { kind: 'list', ordered: item.ordered, items: [item.text] }
    last.items.push(item.text)
    return last
  }
  if (last?.kind !== 'paragraph') return { kind: 'paragraph', sentences: sentences(content) }
  last.sentences.push(...sentences(content))
  return last
}

/** A numbered line is an item only where it continues a count from one: "2026. A good year" stays what it says. */
function itemOf(content: string, last: Block | undefined): { text: string; ordered: boolean } | null {
  const [, position, text] = ITEM.exec(content) ?? []
  if (text === undefined) return null
  if (position === undefined) return { text, ordered: false }
  const next = last?.kind === 'list' && last.ordered ? last.items.length + 1 : 1
  return Number(position) === next ? { text, ordered: true } : null
}
