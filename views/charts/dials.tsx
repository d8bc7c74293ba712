import { percent } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import type { Result, Stability } from '../../src/advisor/types.ts'
import { Marked } from '../components/marked.tsx'
import { along } from './geometry.ts'
import { clipped, columnNames, indexOf } from './names.ts'

const NEAREST = 5

type Props = {
  result: Result
  /** One sentence per crossover, nearest first. */
  sentences: readonly { criterionId: string; sentence: string }[]
}

/** What would flip it? For the nearest criteria: the weight now, and how far the leader stays first. */
export const Dials = ({ result, sentences }: Props) => {
  const dials = nearestDials(result)
  if (dials.length === 0) return null
  const end = axisEnd(dials)
  const leader = optionName(result, result.leaderId)
  return (
    <>
      <div>
        <h3 class="chart-h">
          One criterion at a time: how far its weight can go before another option leads
        </h3>
        <p class="small">
          Ring: its weight now. Thick line: {leader} leads. Axis 0 to {percent(end)} of the weight; the others
          keep their proportions. Nearest first.
        </p>
      </div>
      <div class="ranking">
        <ul class="dial">
          {dials.map((dial) => {
            const name = result.criteria[indexOf(result, dial.criterionId)]?.name ?? ''
            const said = sentences.filter(({ criterionId }) => criterionId === dial.criterionId)
            return (
              <li>
                <p class="q">
                  {said.map(({ sentence }) => (
                    <>
                      <Marked text={sentence} part={name} />{' '}
                    </>
                  ))}
                </p>
                <div class="fig">
                  <Dial {...{ result, dial, end }} />
                </div>
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}

/** The criteria whose weight reaches a turning point soonest. */
export function nearestDials({ crossovers, stability }: Result): Stability[] {
  const ids = [...new Set(crossovers.map(({ criterionId }) => criterionId))].slice(0, NEAREST)
  return ids.flatMap((id) => stability.filter(({ criterionId }) => criterionId === id))
}

// The next tenth that holds the weights and the nearer turning point of every dial.
function axisEnd(dials: readonly Stability[]): number {
  const ends = dials.map((dial) => Math.max(dial.weight, nearestTurn(dial)))
  return Math.min(1, Math.max(0.1, Math.ceil(10 * Math.max(...ends) - 1e-9) / 10))
}

function nearestTurn({ weight, low, lowRivalId, high, highRivalId }: Stability): number {
  const below = lowRivalId === null ? Number.POSITIVE_INFINITY : weight - low
  const above = highRivalId === null ? Number.POSITIVE_INFINITY : high - weight
  return below <= above ? low : high
}

const Dial = ({ result, dial, end }: { result: Result; dial: Stability; end: number }) => {
  const { weight, low, lowRivalId, high, highRivalId } = dial
  const names = columnNames(result)
  const turns = [
    { at: low, rivalId: lowRivalId, side: 'below' },
    { at: high, rivalId: highRivalId, side: 'above' },
  ].filter(({ at, rivalId }) => rivalId !== null && at <= end)
  return (
    <svg width="100%" height={turns.length > 1 ? 70 : 56} aria-hidden="true">
      <line class="gone" x1="0%" x2="100%" y1="28" y2="28" />
      <line class="hold" x1={along(low / end)} x2={along(high / end)} y1="28" y2="28" />
      {turns.map(({ at, rivalId, side }, line) => (
        <>
          <line class="cut-t" x1={along(at / end)} x2={along(at / end)} y1="18" y2="38" />
          <Turn
            {...{ name: names.get(rivalId ?? '') ?? '', says: turnOf(dial, at, side), share: at / end, line }}
          />
        </>
      ))}
      <circle class="now" cx={along(weight / end)} cy="28" r="7" />
      <text class={`strong ${anchor(weight / end)}`} x={along(weight / end)} y="12">
        now {percent(weight)}
      </text>
    </svg>
  )
}

// At the printed precision the turning point may be the weight itself.
const turnOf = ({ weight }: Stability, at: number, side: string) =>
  percent(at) === percent(weight) ? `slightly ${side}` : `${side} ${percent(at)}`

/** Longest name that fits beside its weight on a phone; the sentence above the dial has it in full. */
const SHORT_NAME = 10

const Turn = ({ name, says, share, line }: { name: string; says: string; share: number; line: number }) => {
  const at = { x: along(share), y: 52 + 14 * line }
  if (name.length <= SHORT_NAME) {
    const label = `${name} ${says}`
    return (
      <text class={`flip ${side(share, label, 290)}`} {...at}>
        {label}
      </text>
    )
  }
  const label = `${clipped(name)} ${says}`
  return (
    <>
      <text class={`flip wm ${side(share, label, 480)}`} {...at}>
        {label}
      </text>
      <text class={`flip nw ${side(share, says, 290)}`} {...at}>
        {says}
      </text>
    </>
  )
}

const LETTER = 6.4

/** To the right of its mark while it fits the narrowest chart that shows it. */
const side = (share: number, label: string, width: number) =>
  share * width + LETTER * label.length > width + 12 ? 'end' : 'start'

const anchor = (share: number) => (share < 0.08 ? 'start' : share > 0.92 ? 'end' : 'mid')
