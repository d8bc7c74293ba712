/**
 * A letter for each name, two where the first repeats: with that of the last word, or with the next one of a single
 * word. Nothing for a hidden name.
 */
export function initialsOf(names: readonly string[]): string[] {
  const letters = names.map((name) => Array.from(name.trim()))
  const first = letters.map(([letter]) => letter?.toLocaleUpperCase('en') ?? '')
  return letters.map((name, i) => {
    const repeats = first.filter((letter) => letter === first[i]).length > 1
    const [last = ''] = name.slice(name.lastIndexOf(' ') + 1)
    const second = name.includes(' ') ? last.toLocaleUpperCase('en') : (name[1] ?? '')
    return `${first[i]}${repeats ? second : ''}`
  })
}
