/** A letter for each name, two where the first repeats; nothing for a hidden name. */
export function initialsOf(names: readonly string[]): string[] {
  const letters = names.map((name) => Array.from(name.trim()))
  const first = letters.map(([letter]) => letter?.toLocaleUpperCase('en') ?? '')
  return letters.map((name, i) => {
    const repeats = first.filter((letter) => letter === first[i]).length > 1
    return `${first[i]}${repeats ? (name[1] ?? '') : ''}`
  })
}
