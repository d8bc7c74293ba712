import { cleanLine } from './text.ts'

export const MOST_TAGS = 12
export const MOST_TAG = 40

/** As it is kept: the same tag however it was typed; a comma parts two. */
const normal = (text: string) => cleanLine(text).normalize('NFC').toLowerCase()

/** The tags of a field, with commas between them; what is said twice counts once. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(normal)
      .filter((tag) => tag !== ''),
  ),
]

/** What is wrong with them, in a sentence; undefined where nothing is. */
export function problemOfTags(tags: readonly string[]): string | undefined {
  if (tags.length > MOST_TAGS) return `A record has at most ${MOST_TAGS} tags. Take some out.`
  const long = tags.find((tag) => [...tag].length > MOST_TAG)
  return long === undefined
    ? undefined
    : `Use at most ${MOST_TAG} characters for a tag: “${short(long)}” is longer.`
}

const short = (tag: string) => `${[...tag].slice(0, 20).join('')}…`
