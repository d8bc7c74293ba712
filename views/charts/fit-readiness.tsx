import { score } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { along, px } from './geometry.ts'
import { type LabelPlace, placeLabels } from './label-places.ts'
import { clipped, columnNames, inOrder } from './names.ts'

const HEIGHT = 230
const TICKS = [0, 25, 50, 75, 100]

export type Plotted = { option: OptionResult; fit: number; readiness: number }

/** Options that have both; none where familiarity is no criterion or carries all the weight. */
export const plotted = (result: Result): Plotted[] =>
  inOrder(result).flatMap((option) =>
    option.fit === null || option.readiness === null
      ? []
      : [{ option, fit: option.fit, readiness: option.readiness }],
  )

/** Are we trading fit for readiness? The two scores the total is made of, never a third. */
export const FitReadiness = ({ result }: { result: Result }) => {
  const options = plotted(result)
  const brief = columnNames(result)
  const [from, to] = fitAxis(options)
  const x = (fit: number) => (fit - from) / (to - from)
  const y = (readiness: number) => HEIGHT * (1 - readiness / 100)
  const points = options.map(({ option, fit, readiness }) => ({
    option,
    label: clipped(brief.get(option.id) ?? option.name),
    x: x(fit),
    y: y(readiness),
  }))
  const places = placeLabels(points)
  const marks = points.map((point, i) => ({ ...point, place: places[i] ?? null }))
  const name = options
    .map(({ option, fit, readiness }) => `${option.name} fit ${score(fit)}, readiness ${score(readiness)}`)
    .join('; ')
  return (
    <div class="fig">
      <svg width="100%" height="294" role="img" aria-label={`Fit and readiness: ${name}`}>
        <text x="0" y="12">
          Readiness: what the team already knows, of 100
        </text>
        <svg x="32" y="26" width="82%" height={HEIGHT} overflow="visible" aria-hidden="true">
          {TICKS.map((tick) => (
            <>
              <line class="rule" x1="0%" x2="100%" y1={px(y(tick))} y2={px(y(tick))} />
              <text class="end" x="0%" dx="-6" y={px(y(tick) + 4)}>
                {tick}
              </text>
            </>
          ))}
          {fitTicks(from, to).map((tick) => (
            <text class="mid" x={along(x(tick))} y={HEIGHT + 18}>
              {tick}
            </text>
          ))}
          {marks.reverse().map((mark) => (
            <Mark result={result} {...mark} />
          ))}
        </svg>
        <text x="32" y="292">
          Fit: everything else, of 100 →
        </text>
      </svg>
    </div>
  )
}

type MarkProps = {
  result: Result
  option: OptionResult
  label: string
  x: number
  y: number
  place: LabelPlace | null
}

const AWAY = { start: 10, mid: 0, end: -10 }

const Mark = ({ result, option, label, x, y, place }: MarkProps) => (
  <>
    <circle class={`pt${markOf(result, option)}`} cx={along(x)} cy={px(y)} r="6" />
    {place && (
      <text
        class={`${place.side}${textOf(result, option)}`}
        x={along(x)}
        dx={AWAY[place.side]}
        y={px(y + place.dy)}
      >
        {label}
      </text>
    )}
  </>
)

function fitAxis(options: readonly Plotted[]): [number, number] {
  const fits = options.map(({ fit }) => fit)
  const from = 10 * Math.floor((Math.min(...fits) - 2) / 10)
  const to = 10 * Math.ceil((Math.max(...fits) + 2) / 10)
  const low = Math.max(0, Math.min(from, 80))
  return [low, Math.min(100, Math.max(to, low + 20))]
}

function fitTicks(from: number, to: number): number[] {
  const step = to - from > 50 ? 20 : 10
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
}

function markOf({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): string {
  if (excluded) return ' pt-out'
  return id === leaderId ? ' pt-a' : id === rivalId ? ' pt-b' : ''
}

function textOf({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): string {
  if (excluded) return ''
  return id === leaderId ? ' ta' : id === rivalId ? ' tb' : ' strong'
}
