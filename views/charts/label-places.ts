/** A point on a plot with a label: `x` a share of the width, `y` pixels down. */
export type Labelled = { label: string; x: number; y: number }

/** Where a label goes: to the right of the point (`start`), to the left (`end`) or across (`mid`), moved by `dy`. */
export type LabelPlace = { side: 'start' | 'end' | 'mid'; dy: number }

type Box = { left: number; right: number; top: number; bottom: number }

/** The narrowest plot, so that labels that clear each other there do so everywhere. */
const WIDTH = 230
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
 * Places labels so that none covers another or a point, the first ones first; null where there is no room. Every
 * label stands in the table too.
 */
export function placeLabels(points: readonly Labelled[]): (LabelPlace | null)[] {
  const taken: Box[] = points.map(({ x, y }) => dot(WIDTH * x, y))
  return points.map((point, i) => {
    const place = CANDIDATES.find((candidate) => {
      const box = boxOf(point, candidate)
      return isInside(box) && taken.every((other, j) => j === i || !overlap(box, other))
    })
    if (place) taken.push(boxOf(point, place))
    return place ?? null
  })
}

const dot = (x: number, y: number): Box => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })

function boxOf({ label, x, y }: Labelled, { side, dy }: LabelPlace): Box {
  const length = LETTER * label.length
  const at = WIDTH * x
  const start = side === 'start' ? at + 10 : side === 'end' ? at - 10 - length : at - length / 2
  return { left: start, right: start + length, top: y + dy - 10, bottom: y + dy + 3 }
}

const isInside = ({ left, right }: Box) => left >= -MARGIN_LEFT && right <= WIDTH + MARGIN_RIGHT

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
