/** Voters per grade, lowest grade first; every option has the same number of voters. */
type Tally = readonly number[]

/** Index of the grade that a majority gives at least; the lower one in the middle. Null without voters. */
export function medianGrade(tally: Tally): number | null {
  const voters = tally.reduce((sum, count) => sum + count, 0)
  if (voters === 0) return null
  let seen = 0
  return tally.findIndex((count) => {
    seen += count
    return 2 * seen >= voters
  })
}

/**
 * Ranks by Majority Judgment, highest median grade first (Balinski & Laraki 2010). Ties are broken by taking one median
 * grade away from each until they differ; only identical profiles share a rank.
 */
export function majorityRanks(tallies: readonly Tally[]): number[] {
  return tallies.map((tally) => 1 + tallies.filter((other) => compareMerit(other, tally) > 0).length)
}

/** Above 0 when the first profile is ranked higher, 0 when both are identical. */
export function compareMerit(a: Tally, b: Tally): number {
  const [left, right] = [[...a], [...b]]
  for (;;) {
    const [grade, other] = [medianGrade(left), medianGrade(right)]
    if (grade === null || other === null || grade !== other) return (grade ?? -1) - (other ?? -1)
    left[grade] = (left[grade] ?? 0) - 1
    right[other] = (right[other] ?? 0) - 1
  }
}
