import { diffArrays, diffLines } from 'diff'

/** More changes than this nobody reads, and finding them takes time with their square. */
const MOST_CHANGES = 800

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Lines that stayed, or lines that changed, word by word. */
export type Stretch = { isChanged: boolean; pieces: Piece[] }

/** What changed from one text to another, in the order of the text. */
export function difference(before: string, after: string): Stretch[] {
  const changes = diffLines(ended(before), ended(after), { maxEditLength: MOST_CHANGES }) ?? [
    { value: ended(before), removed: true, added: false },
    { value: ended(after), added: true, removed: false },
  ]
  const stretches: Stretch[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed !== '' || added !== '') stretches.push({ isChanged: true, pieces: words(removed, added) })
    removed = ''
    added = ''
  }
  for (const change of changes) {
    if (change.removed) removed += change.value
    else if (change.added) added += change.value
    else {
      close()
      stretches.push({ isChanged: false, pieces: [{ kind: 'same', text: change.value }] })
    }
  }
  close()
  return stretches
}

/** The same within a line or a paragraph; a number is one word, and so is one of a script that writes none apart. */
export function words(before: string, after: string): Piece[] {
  const changes = diffArrays(segmentsOf(before), segmentsOf(after), { maxEditLength: MOST_CHANGES }) ?? [
    { value: [before], removed: true, added: false },
    { value: [after], added: true, removed: false },
  ]
  return changes
    .map(
      ({ value, added, removed }): Piece => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }),
    )
    .filter(({ text }) => text !== '')
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

const segmentsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** Where two people changed the same lines: what they were, and what each made of them. */
export type Clash = { base: string; theirs: string; mine: string }

export type Merged = { text: string; clashes: Clash[] }

/** Both changes of a text in one. Where they touch, mine stands and both are given. */
export function merged(base: string, theirs: string, mine: string): Merged {
  if (mine === base || mine === theirs) return { text: theirs, clashes: [] }
  if (theirs === base) return { text: mine, clashes: [] }
  const lines = base.split('\n')
  const sides = { theirs: hunks(lines, theirs.split('\n')), mine: hunks(lines, mine.split('\n')) }
  const text: string[] = []
  const clashes: Clash[] = []
  let at = 0
  for (const region of regionsOf([...sides.theirs, ...sides.mine])) {
    text.push(...lines.slice(at, region.from))
    const own = madeOf(lines, region, sides.mine)
    const other = madeOf(lines, region, sides.theirs)
    const isTheirs = !sides.mine.some((hunk) => isIn(hunk, region))
    const isMine = !sides.theirs.some((hunk) => isIn(hunk, region))
    if (!isTheirs && !isMine && own.join('\n') !== other.join('\n'))
      clashes.push({
        base: lines.slice(region.from, region.to).join('\n'),
        theirs: other.join('\n'),
        mine: own.join('\n'),
      })
    text.push(...(isTheirs ? other : own))
    at = region.to
  }
  text.push(...lines.slice(at))
  return { text: text.join('\n'), clashes }
}

/** Lines of the base, from one to before another. */
type Region = { from: number; to: number }
type Hunk = Region & { lines: string[] }

function hunks(base: string[], changed: string[]): Hunk[] {
  const changes = diffArrays(base, changed, { maxEditLength: MOST_CHANGES })
  if (!changes) return [{ from: 0, to: base.length, lines: changed }]
  const found: Hunk[] = []
  let at = 0
  let isOpen = false
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      at += value.length
      isOpen = false
      continue
    }
    const open = isOpen ? found.at(-1) : undefined
    const hunk = open ?? { from: at, to: at, lines: [] }
    if (!open) found.push(hunk)
    isOpen = true
    if (added) hunk.lines.push(...value)
    else {
      at += value.length
      hunk.to = at
    }
  }
  return found
}

/** Changes that touch are one region. */
function regionsOf(all: readonly Hunk[]): Region[] {
  const regions: Region[] = []
  for (const { from, to } of [...all].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = regions.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else regions.push({ from, to })
  }
  return regions
}

const isIn = (hunk: Region, { from, to }: Region) => hunk.from >= from && hunk.to <= to

function madeOf(base: readonly string[], region: Region, own: readonly Hunk[]): string[] {
  const made: string[] = []
  let at = region.from
  for (const hunk of own) {
    if (!isIn(hunk, region)) continue
    made.push(...base.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  return [...made, ...base.slice(at, region.to)]
}

/** Both changes of a list: what either added is in it, what either took out is not. */
export function mergedList(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): string[] {
  const kept = theirs.filter((item) => mine.includes(item) || !base.includes(item))
  return [...kept, ...mine.filter((item) => !base.includes(item) && !kept.includes(item))]
}
