/** A point on a plot with a label: `x` a share of the width, `y` pixels down. */
export type Labelled = { label: string; x: number; y: number }

/** Where a label goes: to the right of the point (`start`), to the left (`end`) or across (`mid`), moved by `dy`. */
export type LabelPlace = { side: 'start' | 'end' | 'mid'; dy: number }

/** What stands at a point: its label, or the letter that a key explains. */
export type Placed = LabelPlace & { text: string; isLetter: boolean }

type Box = { left: number; right: number; top: number; bottom: number }

/** The narrowest plots, on a phone and beside a page: labels that clear each other there do so everywhere wider. */
const NARROW = 230
export const ROOMY = 390
/** Pixels of any plot. */
export const HEIGHT = 230

const LETTER = 6.8
const MARGIN_LEFT = 30
const MARGIN_RIGHT = 34

/** Beside the point first, then a little above or below it. */
const CANDIDATES: readonly LabelPlace[] = [
  { side: 'start', dy: 4 },
  { side: 'end', dy: 4 },
  { side: 'start', dy: -6 },
  { side: 'start', dy: 14 },
  { side: 'end', dy: -6 },
  { side: 'end', dy: 14 },
  { side: 'mid', dy: -12 },
  { side: 'mid', dy: 20 },
]

/**
 * Places labels so that none covers another or a point, the first ones first. The first `always` points have their
 * label in any case; the others have a letter where there is no room for it, so that no point is without a name.
 */
export function placeLabels(points: readonly Labelled[], always: number, plot = NARROW): Placed[] {
  const dots = points.map(({ x, y }) => dot(plot * x, y))
  const labels: Box[] = []
  const put = (i: number, text: string, isLetter: boolean, isForced: boolean): Placed[] => {
    const boxes = CANDIDATES.map((place) => ({ place, box: boxOf(points[i], text, place, plot) }))
    const inside = boxes.filter(({ box }) => isInside(box, plot))
    const others = [...dots.filter((_, j) => j !== i), ...labels]
    const covered = (box: Box, over: readonly Box[]) => over.filter((other) => overlap(box, other)).length
    const free = inside.find(({ box }) => covered(box, others) === 0)
    // A label that must stand somewhere rather covers a point than another label.
    const least = [...inside].sort((a, b) => covered(a.box, labels) - covered(b.box, labels))[0]
    const found = free ?? (isForced ? least : undefined)
    if (!found) return []
    labels.push(found.box)
    return [{ ...found.place, text, isLetter }]
  }
  const named = points.map(({ label }, i) => put(i, label, false, i < always))
  let letters = 0
  return named.flatMap((placed, i) => (placed.length > 0 ? placed : put(i, letterOf(letters++), true, true)))
}

/** A to Z, then AA to ZZ. */
const letterOf = (count: number): string =>
  (count < 26 ? '' : String.fromCharCode(64 + Math.floor(count / 26))) +
  String.fromCharCode(65 + (count % 26))

const dot = (x: number, y: number): Box => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })

function boxOf(point: Labelled | undefined, text: string, { side, dy }: LabelPlace, plot: number): Box {
  const { x, y } = point ?? { x: 0, y: 0 }
  const length = LETTER * text.length
  const at = plot * x
  const start = side === 'start' ? at + 10 : side === 'end' ? at - 10 - length : at - length / 2
  return { left: start, right: start + length, top: y + dy - 10, bottom: y + dy + 3 }
}

/** Beside the plot there is room for a label; above and beneath it stand the words of the axes. */
const isInside = ({ left, right, top, bottom }: Box, plot: number) =>
  left >= -MARGIN_LEFT && right <= plot + MARGIN_RIGHT && top >= -10 && bottom <= HEIGHT + 8

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
