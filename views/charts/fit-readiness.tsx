import { scaleLinear } from 'd3-scale'
import { type SymbolType, symbol, symbolCircle, symbolDiamond2, symbolSquare2 } from 'd3-shape'
import { score } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { along, px } from './geometry.ts'
import { HEIGHT, type Placed, placeLabels, ROOMY } from './label-places.ts'
import { clipped, columnNames, inOrder } from './names.ts'

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
  const { marks, always } = inTurn(result, points, front)
  const narrow = placeLabels(marks, always)
  const roomy = placeLabels(marks, always, ROOMY)
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
          {marks
            .map((mark, i) => <Mark result={result} {...mark} narrow={narrow[i]} roomy={roomy[i]} />)
            .reverse()}
        </svg>
        <text x="32" y="292">
          Fit: everything else, of 100 →
        </text>
      </svg>
      <Letters {...{ marks, narrow, roomy }} />
    </div>
  )
}

type Point = { option: OptionResult; label: string; x: number; y: number }

/** In the order in which labels are placed: leader, rival and the front have theirs in any case. */
function inTurn({ leaderId, rivalId }: Result, points: readonly Point[], front: readonly string[]) {
  const rank = ({ option: { id } }: Point) =>
    id === leaderId ? 0 : id === rivalId ? 1 : front.includes(id) ? 2 : 3
  const marks = [...points].sort((a, b) => rank(a) - rank(b))
  return { marks, always: marks.filter((mark) => rank(mark) < 3).length }
}

type LettersProps = { marks: readonly Point[]; narrow: readonly Placed[]; roomy: readonly Placed[] }

/** The options that have a letter beside their point, because there is no room for the name. */
const Letters = ({ marks, narrow, roomy }: LettersProps) => {
  const items = marks.flatMap(({ option }, i) => {
    const [small, large] = [narrow[i], roomy[i]]
    const item = (placed: Placed | undefined, only?: string) =>
      placed?.isLetter ? [{ letter: placed.text, name: option.name, only }] : []
    return small?.text === large?.text ? item(small) : [...item(small, 'nw'), ...item(large, 'wm')]
  })
  if (items.length === 0) return null
  return (
    <ul class="key" aria-hidden="true">
      {items.map(({ letter, name, only }) => (
        <li class={only}>
          <b>{letter}</b> {name}
        </li>
      ))}
    </ul>
  )
}

type MarkProps = Point & { result: Result; narrow: Placed | undefined; roomy: Placed | undefined }

/** Square pixels of a mark. */
const AREA = 136

/** Leader and rival are told from the others by shape as well. */
const shapeOf = ({ leaderId, rivalId }: Result, { id, excluded }: OptionResult): SymbolType => {
  if (excluded) return symbolCircle
  return id === leaderId ? symbolSquare2 : id === rivalId ? symbolDiamond2 : symbolCircle
}

const AWAY = { start: 10, mid: 0, end: -10 }

const Mark = ({ result, option, x, y, narrow, roomy }: MarkProps) => {
  const isSame = narrow?.text === roomy?.text && narrow?.side === roomy?.side && narrow?.dy === roomy?.dy
  const label = (placed: Placed | undefined, only: string) =>
    placed && (
      <text
        class={`${placed.side}${textOf(result, option)}${only}`}
        x={along(x)}
        dx={AWAY[placed.side]}
        y={px(y + placed.dy)}
      >
        {placed.text}
      </text>
    )
  return (
    <>
      <svg x={along(x)} y={px(y)} overflow="visible" aria-hidden="true">
        <path class={`pt${markOf(result, option)}`} d={symbol(shapeOf(result, option), AREA)() ?? ''} />
      </svg>
      {label(narrow, isSame ? '' : ' nw')}
      {!isSame && label(roomy, ' wm')}
    </>
  )
}

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
