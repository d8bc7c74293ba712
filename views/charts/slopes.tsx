import { percent } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { along, px } from './geometry.ts'
import { clipped, columnNames } from './names.ts'
import { axisOf } from './scales.ts'
import { movedApart, type SlopeLine, type Slopes as SlopesOf, slopesSentence } from './slope-lines.ts'

const HEIGHT = 230
const LABEL = 14
/** Letters of a name beside the chart on a phone, and where there is room. */
const BRIEF = 9
const ROOMY = 14

type Props = { result: Result; slopes: SlopesOf }

/** The nearest turning point from close up: every score as the weight of one criterion changes. */
export const Slopes = ({ result, slopes }: Props) => {
  const { criterion, end, ticks, turns, lines } = slopes
  const scores = lines.flatMap(({ at }) => [at(0), at(end)])
  const axis = axisOf(Math.max(0, Math.min(...scores)), Math.min(100, Math.max(...scores)), 4)
  const y = (score: number) => px(HEIGHT * (1 - axis.at(score)))
  const leader = lines.find(({ option }) => option.id === result.leaderId)
  const now = criterion.weight / end
  return (
    <div class="fig">
      <svg width="100%" height="294" role="img" aria-label={nameOf(result, slopes)}>
        <svg x="28" y="28" width="71%" height={HEIGHT} overflow="visible" aria-hidden="true">
          {axis.ticks.map((tick) => (
            <>
              <line class="rule" x1="0%" x2="100%" y1={y(tick)} y2={y(tick)} />
              <text class="end" x="0%" dx="-6" y={y(tick) + 4}>
                {tick}
              </text>
            </>
          ))}
          {[...lines].reverse().map(({ option, at }) => (
            <line
              class={`ln${tone(result, slopes, option.id, 'ln-')}`}
              x1="0%"
              x2="100%"
              y1={y(at(0))}
              y2={y(at(end))}
            />
          ))}
          <line class="nowline" x1={along(now)} x2={along(now)} y1="-6" y2={HEIGHT} />
          <text class={now < 0.08 ? 'strong' : 'strong mid'} x={along(now)} y="-12">
            now {percent(criterion.weight)}
          </text>
          {leader &&
            turns.map(({ at }) => <circle class="xpt" cx={along(at / end)} cy={y(leader.at(at))} r="5" />)}
          {ticks.map((tick) => (
            <text class="mid" x={along(tick / end)} y={HEIGHT + 18}>
              {percent(tick)}
            </text>
          ))}
          <Names {...{ result, slopes, y }} />
        </svg>
        <text x="28" y="292">
          Weight of {clipped(criterion.name, 34)}
        </text>
      </svg>
    </div>
  )
}

const nameOf = (result: Result, slopes: SlopesOf) =>
  `Score of each option as the weight of ${slopes.criterion.name} goes from 0 to ${percent(slopes.end)}. ${slopesSentence(result, slopes)}`

type NamesProps = Props & { y: (score: number) => number }

/** Names at the right end of their lines, moved apart where lines end close to each other. */
const Names = ({ result, slopes, y }: NamesProps) => {
  const brief = columnNames(result)
  const { lines, end } = slopes
  const places = movedApart(
    lines.map(({ at }) => y(at(end))),
    LABEL,
    0,
    HEIGHT,
  )
  return (
    <>
      {lines.map(({ option }: SlopeLine, i) => {
        const name = brief.get(option.id) ?? option.name
        const mark = tone(result, slopes, option.id, 't').trim()
        const at = { x: '100%', dx: 8, y: px((places[i] ?? 0) + 4) }
        if (Array.from(name).length <= BRIEF)
          return (
            <text class={mark || undefined} {...at}>
              {name}
            </text>
          )
        return (
          <>
            <text class={`wm ${mark}`.trim()} {...at}>
              {clipped(name, ROOMY)}
            </text>
            <text class={`nw ${mark}`.trim()} {...at}>
              {clipped(name, BRIEF)}
            </text>
          </>
        )
      })}
    </>
  )
}

/** The leader and the option that takes over; the others have no tone. */
function tone({ leaderId }: Result, { turns }: SlopesOf, id: string, before: string): string {
  if (id === leaderId) return ` ${before}a`
  return id === turns[0]?.rivalId ? ` ${before}b` : ''
}
