import { scaleBand, scaleLinear } from 'd3-scale'

/** A straight axis that ends on round numbers. */
export type Axis = {
  from: number
  to: number
  ticks: readonly number[]
  /** Where a value lies, as a share of the axis. */
  at: (value: number) => number
}

/** An axis that holds both values, with about `steps` stretches between its ticks. */
export function axisOf(low: number, high: number, steps: number): Axis {
  const scale = scaleLinear().domain([low, high]).nice(steps)
  const [from = low, to = high] = scale.domain()
  return { from, to, ticks: scale.ticks(steps), at: scale }
}

/** The smallest round number, a whole one, by which one counts from 0 past `most` in so many steps. */
export function stepTo(most: number, steps: number): number {
  for (let wanted = steps; wanted > 1; wanted--) {
    const [, step = 1] = scaleLinear().domain([0, most]).ticks(wanted)
    if (step >= 1 && step * steps > most) return step
  }
  return most + 1
}

export type Band = { start: number; middle: number; end: number }

/** Columns side by side between two shares of the width, with a little room between them. */
export function bandsOf(count: number, from: number, to: number): Band[] {
  const columns = Array.from({ length: count }, (_, column) => column)
  const scale = scaleBand<number>().domain(columns).range([from, to]).paddingInner(0.16)
  return columns.map((column) => {
    const start = scale(column) ?? from
    return { start, middle: start + scale.bandwidth() / 2, end: start + scale.bandwidth() }
  })
}
