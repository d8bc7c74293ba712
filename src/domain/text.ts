// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Longer than anything we take: what is over is refused by its length, so it need not be cleaned first. */
const MOST_TYPED = 50_000

/** What shows on a page. Besides white space and format characters, some letters are blank by definition. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Paragraphs as typed, without what no database, page or Markdown file can hold; empty where nothing would be seen. */
export function cleanText(text: string, most = MOST_TYPED): string {
  const clean = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(CONTROL, '')
    .trim()
  return VISIBLE.test(clean) ? clean : ''
}

/** The same on one line. */
export const cleanLine = (text: string) => cleanText(text).replace(/\s+/g, ' ')

/** Two names people would call the same. */
export const sameName = (name: string) => name.normalize('NFKC').toLocaleLowerCase('en')

/** A whole number exactly as a control of ours sends it; undefined when it is anything else. */
export function levelIn(value: string, least: number, most: number): number | undefined {
  if (!/^(0|[1-9]\d{0,2})$/.test(value)) return undefined
  const level = Number(value)
  return level >= least && level <= most ? level : undefined
}
