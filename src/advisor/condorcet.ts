/** One or more like-minded voters: ranks from 1, equal ranks are ties, null stands behind all that are ranked. */
export type RankedBallot = { ranks: readonly (number | null)[]; count: number }

/** Voters who rank one option above another, [one][other]. */
export type Pairwise = readonly (readonly number[])[]

/** Groups of options that are level, first group leading. */
export type Groups = number[][]

/** How much a pairwise victory weighs: the voters on the winning side, or the difference of both sides. */
export type Strength = 'winning' | 'margins'

export function pairwise(ballots: readonly RankedBallot[], options: number): number[][] {
  const rank = ({ ranks }: RankedBallot, i: number) => ranks[i] ?? Infinity
  return square(options, (a, b) =>
    ballots.reduce((count, ballot) => count + (rank(ballot, a) < rank(ballot, b) ? ballot.count : 0), 0),
  )
}

/** Points per option: on each ballot the number of options it beats and half of those it ties with. */
export function bordaPoints(ballots: readonly RankedBallot[], options: number): number[] {
  const preferred = pairwise(ballots, options)
  const voters = ballots.reduce((count, ballot) => count + ballot.count, 0)
  return preferred.map((row, a) =>
    row.reduce((points, wins, b) => {
      const ties = voters - wins - at(preferred, b, a)
      return a === b ? points : points + wins + ties / 2
    }, 0),
  )
}

/** The option that beats every other, if there is one. */
export function condorcetWinner(preferred: Pairwise): number | null {
  const winner = preferred.findIndex((_, a) => preferred.every((_, b) => a === b || beats(preferred, a, b)))
  return winner === -1 ? null : winner
}

/** Victories less defeats. */
export function copeland(preferred: Pairwise): Groups {
  const points = preferred.map((_, a) =>
    preferred.reduce((sum, _, b) => sum + Number(beats(preferred, a, b)) - Number(beats(preferred, b, a)), 0),
  )
  return byPoints(points)
}

/** By the worst defeat, the smallest first; by margins a narrowest victory counts as a negative defeat. */
export function minimax(preferred: Pairwise, strength: Strength): Groups {
  const worst = preferred.map((_, a) =>
    Math.max(
      ...preferred.flatMap((_, b) => {
        if (a === b) return []
        if (strength === 'margins') return [at(preferred, b, a) - at(preferred, a, b)]
        return [beats(preferred, b, a) ? at(preferred, b, a) : 0]
      }),
    ),
  )
  return byPoints(worst.map((defeat) => -defeat))
}

/** Strength of the strongest path from one option to another, as strong as its weakest victory (Schulze 2011). */
export function strongestPaths(preferred: Pairwise, strength: Strength): number[][] {
  const paths = square(preferred.length, (a, b) =>
    beats(preferred, a, b) ? victory(preferred, a, b, strength) : 0,
  )
  for (const via of paths.keys()) {
    for (const a of paths.keys()) {
      for (const b of paths.keys()) {
        const row = paths[a]
        if (a === b || a === via || b === via || !row) continue
        row[b] = Math.max(at(paths, a, b), Math.min(at(paths, a, via), at(paths, via, b)))
      }
    }
  }
  return paths
}

/** Schulze's order: those to whom no remaining option has a stronger path come first (Schulze 2011). */
export function schulze(preferred: Pairwise, strength: Strength): Groups {
  const paths = strongestPaths(preferred, strength)
  return inLayers(preferred.length, (a, b) => at(paths, a, b) > at(paths, b, a))
}

/**
 * Ranked pairs: victories are locked from the largest margin down unless they would close a circle; victories of one
 * size are judged together, so that the order of the options does not matter.
 */
export function rankedPairs(preferred: Pairwise): Groups {
  const victories = preferred.flatMap((_, a) =>
    preferred.flatMap((_, b) =>
      beats(preferred, a, b) ? [{ a, b, size: victory(preferred, a, b, 'margins') }] : [],
    ),
  )
  const locked = square(preferred.length, () => 0)
  for (const size of new Set(victories.map((one) => one.size).sort((x, y) => y - x))) {
    const equal = victories.filter((one) => one.size === size)
    const tried = square(preferred.length, (a, b) =>
      Math.max(at(locked, a, b), Number(equal.some((one) => one.a === a && one.b === b))),
    )
    for (const { a, b } of equal.filter((one) => !reaches(tried, one.b, one.a))) {
      const row = locked[a]
      if (row) row[b] = 1
    }
  }
  return inLayers(preferred.length, (a, b) => at(locked, a, b) === 1)
}

function victory(preferred: Pairwise, a: number, b: number, strength: Strength): number {
  return at(preferred, a, b) - (strength === 'margins' ? at(preferred, b, a) : 0)
}

function reaches(arcs: Pairwise, from: number, to: number, seen = new Set<number>()): boolean {
  if (from === to) return true
  seen.add(from)
  return arcs.some(
    (_, next) => at(arcs, from, next) === 1 && !seen.has(next) && reaches(arcs, next, to, seen),
  )
}

function inLayers(options: number, isAhead: (a: number, b: number) => boolean): Groups {
  const groups: Groups = []
  let left = Array.from({ length: options }, (_, i) => i)
  while (left.length > 0) {
    const free = left.filter((b) => !left.some((a) => isAhead(a, b)))
    const group = free.length > 0 ? free : left
    groups.push(group)
    left = left.filter((option) => !group.includes(option))
  }
  return groups
}

function byPoints(points: readonly number[]): Groups {
  const sizes = [...new Set(points)].sort((a, b) => b - a)
  return sizes.map((size) => [...points.keys()].filter((i) => points[i] === size))
}

const at = (matrix: Pairwise, a: number, b: number): number => matrix[a]?.[b] ?? 0

const beats = (preferred: Pairwise, a: number, b: number): boolean =>
  at(preferred, a, b) > at(preferred, b, a)

const square = (size: number, of: (a: number, b: number) => number): number[][] =>
  Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, b) => (a === b ? 0 : of(a, b))))
