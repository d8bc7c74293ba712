import { fold, indexed, type Token, tokens } from './words.ts'

/** Words that stand together in a record, in this order; of the last one the beginning is enough where it is a prefix. */
export type Term = { words: string[]; isPrefix: boolean; tokens: Token[] }

export type Search = {
  terms: Term[]
  /** Of a record that was asked for by its number: 12, #12, ADR-0012. */
  number: number | null
}

export const MOST_OF_SEARCH = 200
const MOST_TERMS = 12

/**
 * What somebody typed into the search: each word, and what stands in quotes as one. Everything else is left out, so no
 * query language is spoken here that could be misspelt.
 */
export function parseSearch(text: string): Search {
  const typed = text.slice(0, MOST_OF_SEARCH)
  const found = new Map<string, Term>()
  for (const [, quoted, bare = ''] of typed.matchAll(/["“”„«]([^"“”„«»]*)["“”»]|([^"“”„«»]+)/g)) {
    const all = tokens(quoted ?? bare)
    const terms = quoted === undefined ? all.map((token) => termOf([token], true)) : [termOf(all, false)]
    for (const term of terms)
      if (term.words.length > 0) found.set(`${term.isPrefix} ${term.words.join(' ')}`, term)
  }
  const [, number] = /^\s*(?:adr[-\s]*|#\s*)?0*([1-9]\d{0,3})\s*$/i.exec(typed) ?? []
  return { terms: [...found.values()].slice(0, MOST_TERMS), number: number ? Number(number) : null }
}

/** Pairs of characters say all of a stretch; its last one stands in the index alone only where the stretch ends. */
function termOf(all: Token[], isPrefix: boolean): Term {
  const last = all.at(-1)
  const words = all.flatMap(indexed)
  if (!last?.isUnspaced) return { words, isPrefix, tokens: all }
  const hasPairs = indexed(last).length > 1
  return { words: hasPairs ? words.slice(0, -1) : words, isPrefix: !hasPairs, tokens: all }
}

export type Piece = { text: string; isHit: boolean }

const LENGTH = 220
const BEFORE = 60
/** Hits that are looked at to find the best place. */
const MOST_HITS = 300

/** The whole text in pieces, with what was searched for set apart. */
export const marked = (text: string, { terms }: Search): Piece[] =>
  pieces(text, 0, text.length, hitsIn(text, terms))

/** The place of a text that says most of what was searched for; null where none of it stands there. */
export function excerpt(text: string, { terms }: Search): Piece[] | null {
  const hits = hitsIn(text, terms)
  const [first] = hits
  if (!first) return null
  const said = (from: number) =>
    new Set(
      hits.filter(({ start, end }) => start >= from && end <= from + LENGTH - BEFORE).map(({ term }) => term),
    ).size
  let best = { at: first.start, count: said(first.start) }
  for (const { start } of hits) {
    if (best.count === terms.length) break
    const count = said(start)
    if (count > best.count) best = { at: start, count }
  }
  const start = wordAt(text, Math.max(0, best.at - BEFORE), best.at)
  const end = text.length <= start + LENGTH ? text.length : cutAt(text, start + LENGTH)
  return [
    ...(start > 0 ? [{ text: '… ', isHit: false }] : []),
    ...pieces(text, start, end, hits),
    ...(end < text.length ? [{ text: ' …', isHit: false }] : []),
  ]
}

type Hit = { start: number; end: number; term: number }

function pieces(text: string, from: number, to: number, hits: readonly Hit[]): Piece[] {
  const found: Piece[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > to) continue
    if (start > at) found.push({ text: text.slice(at, start), isHit: false })
    found.push({ text: text.slice(start, end), isHit: true })
    at = end
  }
  if (at < to) found.push({ text: text.slice(at, to), isHit: false })
  return found
}

/** Where a word begins, at most so far before a hit. */
function wordAt(text: string, earliest: number, hit: number): number {
  if (earliest === 0) return 0
  const space = text.indexOf(' ', earliest)
  return space >= 0 && space < hit ? space + 1 : whole(text, earliest)
}

function cutAt(text: string, latest: number): number {
  const space = text.lastIndexOf(' ', latest)
  return space > latest - 40 ? space : whole(text, latest)
}

/** Not between the two halves of a character. */
const whole = (text: string, at: number) => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at)

const LETTER = '[\\p{L}\\p{N}\\p{M}]'

/** All hits in the order of the text. */
function hitsIn(text: string, terms: readonly Term[]): Hit[] {
  if (terms.length === 0) return []
  const { folded, places } = foldedWithPlaces(text)
  const pattern = new RegExp(terms.map((term) => `(${patternOf(term)})`).join('|'), 'gu')
  const hits: Hit[] = []
  for (const match of folded.matchAll(pattern)) {
    const end = match.index + match[0].length
    const term = match.slice(1).findIndex((group) => group !== undefined)
    hits.push({ start: places?.[match.index] ?? match.index, end: places?.[end] ?? end, term })
    if (hits.length === MOST_HITS) break
  }
  return hits
}

/** A hit is marked to the end of its word; what lies between the words of a phrase belongs to it. */
function patternOf({ tokens: all, isPrefix }: Term): string {
  const parts = all.map(({ text, isUnspaced }) => {
    const literal = text.replaceAll('+', '\\+')
    return isUnspaced ? literal : `(?<!${LETTER})${literal}${isPrefix ? `${LETTER}*` : `(?!${LETTER})`}`
  })
  return parts.join('[^\\p{L}\\p{N}]*')
}

/** Folded character by character, with the place of each in the text; none where both are alike. */
function foldedWithPlaces(text: string): { folded: string; places: number[] | null } {
  if (/^[\0-\x7f]*$/.test(text)) return { folded: text.toLowerCase(), places: null }
  const places: number[] = []
  const known = new Map<string, string>()
  let folded = ''
  let at = 0
  for (const character of text) {
    const own = known.get(character) ?? fold(character)
    known.set(character, own)
    for (let unit = 0; unit < own.length; unit += 1) places.push(at)
    folded += own
    at += character.length
  }
  places.push(text.length)
  return { folded, places }
}
