const DEEPEST = 40
const LONGEST = 50_000
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/

/** What no database or page can hold, wherever in a file it is. Nothing calls itself here, or a deep file would end us. */
export function problemOfJson(json: unknown): string | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { value, depth } = one
    if (depth > DEEPEST) return 'This file is nested deeper than any room.'
    const problem = typeof value === 'string' ? problemOfText(value) : undefined
    if (problem) return problem
    if (typeof value !== 'object' || value === null) continue
    for (const [key, item] of Object.entries(value)) {
      const ofKey = key === '__proto__' ? 'This file has a part named __proto__.' : problemOfText(key)
      if (ofKey) return ofKey
      waiting.push({ value: item, depth: depth + 1 })
    }
  }
  return undefined
}

function problemOfText(text: string): string | undefined {
  if (text.length > LONGEST) return `This file has a text of more than ${LONGEST} characters.`
  if (text.includes('\0') || !text.isWellFormed()) return 'This file has characters that no text can have.'
  return INSTANT.test(text) && !isInstant(text) ? `This file has a day that is none: ${text}.` : undefined
}

function isInstant(text: string): boolean {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
