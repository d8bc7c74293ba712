/**
 * A letter for each name, two where the first repeats: with that of the last word, or with the next one of a single
 * word. Nothing for a hidden name.
 */
export function initialsOf(labels: readonly string[]): string[] {
  const names = labels.map((label) => label.replace(/ \(.*$/, '').trim())
  const letters = names.map((name) => Array.from(name))
  const first = letters.map(([letter]) => letter?.toLocaleUpperCase('en') ?? '')
  const times = new Map<string, number>()
  for (const letter of first) times.set(letter, (times.get(letter) ?? 0) + 1)
  return letters.map((name, i) => {
    const letter = first[i] ?? ''
    if (times.get(letter) === 1) return letter
    const [last = ''] = name.slice(name.lastIndexOf(' ') + 1)
    return `${letter}${name.includes(' ') ? last.toLocaleUpperCase('en') : (name[1] ?? '')}`
  })
}
