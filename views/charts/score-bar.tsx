import { score } from '../../src/advisor/format.ts'
import type { OptionResult } from '../../src/advisor/types.ts'
import { along } from './geometry.ts'
import { type Part, scoreParts } from './parts.ts'

/** Width in points of 100 from which a number fits its part on any screen, and on a chart of 30rem. */
const ALWAYS = 7.2
const ROOMY = 3.6

/** One score on a track of 100, in parts that carry their numbers. */
export const ScoreBar = ({ parts, option }: { parts: readonly Part[]; option: OptionResult }) => {
  let start = 0
  const placed = scoreParts(parts, option).sums.map((sum) => {
    const from = start
    start += sum.points
    return { ...sum, from }
  })
  const words = placed.map(({ part, shown }) => `${part.name} ${score(shown)}`).join(', ')
  const reach = reachOf(option)
  return (
    <svg
      width="100%"
      height={reach ? 42 : 30}
      role="img"
      aria-label={`${option.name} ${score(option.score)} of 100: ${words}${reach ? `; ${reach}` : ''}`}
    >
      <rect class="track" x="0" y="0" width="100%" height="30" />
      {placed
        .filter(({ points }) => points >= 0.005)
        .map(({ part, points, shown, from }) => (
          <>
            <rect
              class={part.series ? `seg ${part.series}` : 'seg seg-rest'}
              x={along(from / 100)}
              y="0"
              width={along(points / 100)}
              height="30"
            />
            {points >= ROOMY && (
              <text
                class={`v v${part.series?.slice(1) ?? '0'}${points < ALWAYS ? ' wm' : ''}`}
                x={along((from + points / 2) / 100)}
                y="19"
              >
                {score(shown)}
              </text>
            )}
          </>
        ))}
      {reach && <Reach low={option.lo / 100} high={option.hi / 100} />}
    </svg>
  )
}

/** Where a score could end once its unknown values are known; null where all are. */
export const reachOf = ({ unknown, lo, hi }: OptionResult): string | null =>
  unknown.includes(true) && score(lo) !== score(hi)
    ? `could end anywhere from ${score(lo)} to ${score(hi)}`
    : null

const Reach = ({ low, high }: { low: number; high: number }) => (
  <>
    <line class="reach" x1={along(low)} x2={along(high)} y1="37" y2="37" />
    {[low, high].map((end) => (
      <line class="reach" x1={along(end)} x2={along(end)} y1="33" y2="41" />
    ))}
  </>
)
