import type { RoundsCompared } from '../../src/advisor/explain-movement.ts'
import { inSeries, score } from '../../src/advisor/format.ts'
import type { ScoreChange } from '../../src/advisor/score-parts.ts'
import { optionName } from '../../src/advisor/subject.ts'
import { px } from './geometry.ts'
import { clipped, columnNames } from './names.ts'
import { axisOf } from './scales.ts'
import { movedApart } from './slope-lines.ts'

const HEIGHT = 200
const LABEL = 14
const MOST_LINES = 12
/** Letters of a name beside the chart on a phone, and where there is room. */
const BRIEF = 9
const ROOMY = 20

/** One line an option, from its score in the earlier round to the one it has now. */
export const RoundSlopes = ({ after, movement, rounds: [then, now] }: RoundsCompared) => {
  const ranked = new Set(after.options.filter(({ rank }) => rank !== null).map(({ id }) => id))
  const lines = movement.scores.filter(({ optionId }) => ranked.has(optionId)).slice(0, MOST_LINES)
  if (lines.length < 2) return null
  const axis = axisOf(...rangeOf(lines), 4)
  const y = (points: number) => px(HEIGHT * (1 - axis.at(points)))
  const tone = (id: string) => (id === after.leaderId ? 'a' : id === after.rivalId ? 'b' : '')
  const names = columnNames(after)
  const [left, right] = [lines.map((line) => y(line.before)), lines.map((line) => y(line.after))].map(
    (places) => movedApart(places, LABEL, 0, HEIGHT),
  )
  return (
    <div class="fig">
      <svg width="100%" height={HEIGHT + 44} role="img" aria-label={nameOf(lines, after, [then, now])}>
        <svg x="44" y="28" width="54%" height={HEIGHT} overflow="visible" aria-hidden="true">
          <line class="rule" x1="0%" x2="0%" y1="-6" y2={HEIGHT} />
          <line class="rule" x1="100%" x2="100%" y1="-6" y2={HEIGHT} />
          <text x="0%" y="-14">
            round {then}
          </text>
          <text class="end" x="100%" y="-14">
            round {now}
          </text>
          {[...lines].reverse().map(({ optionId, before, after: is }) => (
            <line
              class={tone(optionId) ? `ln ln-${tone(optionId)}` : 'ln'}
              x1="0%"
              x2="100%"
              y1={y(before)}
              y2={y(is)}
            />
          ))}
          {lines.map(({ optionId, before, after: is }, i) => {
            const mark = tone(optionId) && `t${tone(optionId)}`
            const name = names.get(optionId) ?? optionName(after, optionId)
            const at = { x: '100%', dx: 8, y: px((right?.[i] ?? 0) + 4) }
            return (
              <>
                <text class={`end ${mark}`.trim()} x="0%" dx="-8" y={px((left?.[i] ?? 0) + 4)}>
                  {score(before)}
                </text>
                <text class={`wm ${mark}`.trim()} {...at}>
                  {score(is)} {clipped(name, ROOMY)}
                </text>
                <text class={`nw ${mark}`.trim()} {...at}>
                  {score(is)} {clipped(name, BRIEF)}
                </text>
              </>
            )
          })}
        </svg>
      </svg>
    </div>
  )
}

function rangeOf(lines: readonly ScoreChange[]): [number, number] {
  const scores = lines.flatMap(({ before, after }) => [before, after])
  const [low, high] = [Math.min(...scores), Math.max(...scores)]
  return [Math.max(0, low - 1), Math.min(100, high + 1)]
}

const nameOf = (
  lines: readonly ScoreChange[],
  after: RoundsCompared['after'],
  [then, now]: readonly number[],
) =>
  `Scores in round ${then} and round ${now}: ${inSeries(
    lines.map(
      (line) => `${optionName(after, line.optionId)} ${score(line.before)}, then ${score(line.after)}`,
    ),
  )}.`
