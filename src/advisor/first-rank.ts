const NOTHING = 1e-12

/** Corners of a piece of the weight space, as many as there are criteria. */
type Simplex = readonly (readonly number[])[]

export type FirstRank = {
  /** Share of all weights that put the option first. */
  share: number
  /** Mean of those weights; null when there are none. */
  central: number[] | null
}

/**
 * What share of all weights puts each option first, exactly: the space of weights is cut along the lines where two
 * options are level. `values` are [option][criterion]. The pieces multiply with the criteria; use it for up to five.
 */
export function firstRanks(values: readonly (readonly number[])[]): FirstRank[] {
  const criteria = values[0]?.length ?? 0
  const corners = Array.from({ length: criteria }, (_, j) =>
    Array.from({ length: criteria }, (_, l) => Number(j === l)),
  )
  return values.map((own, i) => {
    const rivals = values.filter((_, h) => h !== i)
    const pieces = rivals.reduce<Simplex[]>(
      (left, rival) =>
        left.flatMap((piece) =>
          cut(
            piece,
            own.map((value, j) => value - (rival[j] ?? 0)),
          ),
        ),
      [corners],
    )
    return measure(pieces, criteria)
  })
}

// The parts of a piece where the advantage is not negative.
function cut(piece: Simplex, advantage: readonly number[]): Simplex[] {
  const sides = piece.map((corner) => side(corner, advantage))
  const above = sides.findIndex((value) => value > NOTHING)
  const below = sides.findIndex((value) => value < -NOTHING)
  if (below === -1) return [piece]
  if (above === -1) return []
  const [high, low] = [sides[above] ?? 0, sides[below] ?? 0]
  const share = high / (high - low)
  const between = (piece[above] ?? []).map(
    (weight, j) => weight + share * ((piece[below]?.[j] ?? 0) - weight),
  )
  const replace = (index: number) => piece.map((corner, k) => (k === index ? between : corner))
  return [...cut(replace(above), advantage), ...cut(replace(below), advantage)]
}

const side = (corner: readonly number[], advantage: readonly number[]): number =>
  corner.reduce((sum, weight, j) => sum + weight * (advantage[j] ?? 0), 0)

function measure(pieces: readonly Simplex[], criteria: number): FirstRank {
  // The corners are shares of the whole, so their determinant is the share of the piece in it.
  const shares = pieces.map((piece) => Math.abs(determinant(piece)))
  const share = shares.reduce((sum, part) => sum + part, 0)
  if (share < NOTHING) return { share: 0, central: null }
  const central = Array.from({ length: criteria }, (_, j) =>
    pieces.reduce((sum, piece, index) => {
      const middle = piece.reduce((total, corner) => total + (corner[j] ?? 0), 0) / criteria
      return sum + ((shares[index] ?? 0) / share) * middle
    }, 0),
  )
  return { share, central }
}

function determinant(matrix: Simplex): number {
  const rows = matrix.map((row) => [...row])
  let result = 1
  for (let j = 0; j < rows.length; j += 1) {
    const pivot = rows.findIndex(
      (row, i) =>
        i >= j && rows.every((other, h) => h < j || Math.abs(other[j] ?? 0) <= Math.abs(row[j] ?? 0)),
    )
    const top = rows[pivot] ?? []
    if ((top[j] ?? 0) === 0) return 0
    if (pivot !== j) {
      rows[pivot] = rows[j] ?? []
      rows[j] = top
      result = -result
    }
    result *= top[j] ?? 0
    for (const row of rows.slice(j + 1)) {
      const factor = (row[j] ?? 0) / (top[j] ?? 1)
      for (let l = j; l < row.length; l += 1) row[l] = (row[l] ?? 0) - factor * (top[l] ?? 0)
    }
  }
  return result
}
