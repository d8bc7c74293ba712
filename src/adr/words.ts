import { LETTERS } from './letters.ts'

/** A record of more words is found by its first ones; a database takes no more than about a megabyte of them. */
const MOST_WORDS = 40_000
const MOST_OF_WORD = 64

const FOLDED: Readonly<Record<string, string>> = { ...LETTERS, ς: 'σ' }

/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic; the signs of other scripts are letters. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g

/** The same for upper and lower case, with and without accents, wide and narrow. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþıħŋς]/g, (letter) => FOLDED[letter] ?? letter)

/** Of scripts that put no space between words. */
const UNSPACED = `(?:(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]\\p{M}*)`
const CHARACTER = new RegExp(UNSPACED, 'gu')
const TOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}])[a-z](?:#|\\+\\+)(?![\\p{L}\\p{N}#+])|${UNSPACED}+|(?:(?!${UNSPACED})[\\p{L}\\p{N}]\\p{M}*)+`,
  'gu',
)

/**
 * A piece of folded text: a word, the name of a language such as C#, or a stretch of a script without spaces. The last is
 * found by every two characters that stand together, so that nobody needs to know where its words end.
 */
export type Token = { text: string; isUnspaced: boolean }

export const tokens = (text: string): Token[] =>
  (fold(text).match(TOKEN) ?? []).map((token) => ({ text: token, isUnspaced: startsUnspaced.test(token) }))

const startsUnspaced = new RegExp(`^${UNSPACED}`, 'u')

/** How a token stands in the index: one word, or its pairs of characters with the last one alone. */
export function indexed({ text, isUnspaced }: Token): string[] {
  if (!isUnspaced) return [shortened(text.replace('#', 'sharp').replace('++', 'plusplus'))]
  const characters = text.match(CHARACTER) ?? []
  return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}

/** The words of a text, also in scripts that write none apart. */
export const words = (text: string): string[] => tokens(text).flatMap(indexed).slice(0, MOST_WORDS)

const shortened = (word: string) =>
  word.length <= MOST_OF_WORD ? word : [...word].slice(0, MOST_OF_WORD).join('')
