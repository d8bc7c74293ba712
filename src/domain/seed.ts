/** A whole number 0..2³²−1 that is the same for the same text (FNV-1a). */
export function seedOf(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) {
    value ^= character.codePointAt(0) ?? 0
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}
