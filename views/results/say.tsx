import type { Explanation } from '../../src/advisor/explain.ts'

const PAIR_ENDS = ' too close to call. '

/** The verdict in one sentence, and what follows from it where that is a sentence of its own. */
export function split(headline: string): { says: string; next: string | null } {
  const end = headline.indexOf(PAIR_ENDS)
  if (end < 0) return { says: headline, next: null }
  const at = end + PAIR_ENDS.length
  return { says: headline.slice(0, at).trimEnd(), next: headline.slice(at) }
}

/** The leader is set in the colour of all charts; a verdict that names none has none. */
export const Say = ({ explanation }: { explanation: Explanation }) => {
  const { says } = split(explanation.headline)
  const { leader } = explanation
  if (leader === null || !says.startsWith(leader)) return <p class="say">{says}</p>
  return (
    <p class="say">
      <b>{leader}</b>
      {says.slice(leader.length)}
    </p>
  )
}
