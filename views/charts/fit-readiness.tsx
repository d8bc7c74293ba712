import { scaleLinear } from 'd3-scale'
import { type SymbolType, symbol, symbolCircle, symbolDiamond2, symbolSquare2 } from 'd3-shape'
import { score } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { along, px } from './geometry.ts'
import { type LabelPlace, placeLabels } from './label-places.ts'
import { clipped, columnNames, inOrder } from './names.ts'

const HEIGHT = 230
/** Below this width of the axis small differences would look large. */
const NARROWEST = 20

export type Plotted = { option: OptionResult; fit: number; readiness: number }

/** Options that have both; none where familiarity is no criterion or carries all the weight. */
export const plotted = (result: Result): Plotted[] =>
  inOrder(result).flatMap((option) =>
    option.fit === null || option.readiness === null
      ? []
      : [{ option, fit: option.fit, readiness: option.readiness }],
  )

type Props = {
  result: Result
  /** Ids of the options that no other one beats in both. */
  front?: readonly string[]
}

/** Are we trading fit for readiness? The two scores the total is made of, never a third. */
export const FitReadiness = ({ result, front = [] }: Props) => {
  const options = plotted(result)
  const brief = columnNames(result)
  const x = fitAxis(options)
  const y = scaleLinear([0, 100], [HEIGHT, 0])
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
          {y.ticks(4).map((tick) => (
            <>
              <line class="rule" x1="0%" x2="100%" y1={px(y(tick))} y2={px(y(tick))} />
              <text class="end" x="0%" dx="-6" y={px(y(tick) + 4)}>
                {tick}
              </text>
            </>
          ))}
          {x.ticks(4).map((tick) => (
            <text class="mid" x={along(x(tick))} y={HEIGHT + 18}>
              {tick}
            </text>
          ))}
          {steps(points.filter(({ option }) => front.includes(option.id))).map(([from, to]) => (
            <line class="front" x1={along(from.x)} y1={px(from.y)} x2={along(to.x)} y2={px(to.y)} />
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

/** Square pixels of a mark. */
const AREA = 136

/** Leader and rival are told from the others by shape as well. */
const shapeOf = ({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): SymbolType => {
  if (excluded) return symbolCircle
  return id === leaderId ? symbolSquare2 : id === rivalId ? symbolDiamond2 : symbolCircle
}

const AWAY = { start: 10, mid: 0, end: -10 }

const Mark = ({ result, option, label, x, y, place }: MarkProps) => (
  <>
    <svg x={along(x)} y={px(y)} overflow="visible" aria-hidden="true">
      <path class={`pt${markOf(result, option)}`} d={symbol(shapeOf(result, option), AREA)() ?? ''} />
    </svg>
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

/** Shares of the width, over all options and not less than the narrowest axis. */
function fitAxis(options: readonly Plotted[]) {
  const fits = options.map(({ fit }) => fit)
  const low = Math.max(0, Math.min(...fits.map((fit) => fit - 2), 100 - NARROWEST))
  const high = Math.min(100, Math.max(...fits.map((fit) => fit + 2), low + NARROWEST))
  return scaleLinear([low, high], [0, 1]).nice(3)
}

/** From one option of the front to the next, by fit. */
function steps<Point extends { x: number; y: number }>(points: readonly Point[]): [Point, Point][] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  return sorted.slice(1).flatMap((to, i) => {
    const from = sorted[i]
    return from ? [[from, to]] : []
  })
}

function markOf({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): string {
  if (excluded) return ' pt-out'
  return id === leaderId ? ' pt-a' : id === rivalId ? ' pt-b' : ''
}

function textOf({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): string {
  if (excluded) return ''
  return id === leaderId ? ' ta' : id === rivalId ? ' tb' : ' strong'
}
