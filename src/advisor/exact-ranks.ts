import type { Acceptability } from './smaa.ts'

/**
 * What `acceptability` draws, exactly, for two criteria: the first one's weight t runs evenly from `from` to `to`
 * (0..1), scores are straight lines of t, and between two crossings nothing changes. `values` are [option][criterion].
 */
export function exactRanks(values: readonly (readonly number[])[], from = 0, to = 1): Acceptability {
  const at = (i: number, t: number) => t * (values[i]?.[0] ?? 0) + (1 - t) * (values[i]?.[1] ?? 0)
  const options = values.map((_, i) => i)
  const cuts = [from, ...crossings(values).filter((t) => t > from && t < to), to].sort((a, b) => a - b)
  const ranks = options.map(() => options.map(() => 0))
  const pairwise = options.map(() => options.map(() => 0))
  const firsts = options.map(() => ({ share: 0, weight: 0 }))
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] ?? to
    const share = (end - start) / (to - from)
    const middle = (start + end) / 2
    for (const a of options) {
      const ahead = options.filter((b) => at(b, middle) > at(a, middle)).length
      addAt(ranks[a], ahead, share)
      for (const b of options) if (at(b, middle) < at(a, middle)) addAt(pairwise[a], b, share)
      const first = firsts[a]
      if (ahead > 0 || !first) continue
      first.share += share
      first.weight += share * middle
    }
  }
  return {
    ranks,
    pairwise,
    central: firsts.map(({ share, weight }) => (share > 0 ? [weight / share, 1 - weight / share] : null)),
  }
}

// Weights at which two options are level.
function crossings(values: readonly (readonly number[])[]): number[] {
  return values.flatMap((a, i) =>
    values.slice(i + 1).flatMap((b) => {
      const [first, second] = [(a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)]
      return first * second < 0 ? [second / (second - first)] : []
    }),
  )
}

function addAt(row: number[] | undefined, index: number, amount: number): void {
  if (row) row[index] = (row[index] ?? 0) + amount
}
