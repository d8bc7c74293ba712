import type { Result } from '../../src/advisor/types.ts'
import { answersTo } from './answers.ts'
import { px } from './geometry.ts'
import type { Person } from './knowledge.tsx'
import { bandsOf } from './scales.ts'

type Props = { result: Result; criterionId: string; people: readonly Person[] | null }

const WIDTH = 120
const TALLEST = 36
const SLAT = 6

/** One question in little: a slat per ballot, bars where there are too many. */
export const AnswerSlats = ({ result, criterionId, people }: Props) => {
  const { columns, said } = answersTo(result, criterionId, people)
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const isBar = most * SLAT > TALLEST
  const height = isBar ? TALLEST : most * SLAT
  const ground = height + 2
  return (
    <svg width={WIDTH} height={ground + 2} role="img" aria-label={said}>
      {bandsOf(columns.length, 0, WIDTH).map(({ start, end }, i) => {
        const count = columns[i]?.count ?? 0
        const tall = (TALLEST * count) / most
        return (
          <>
            <line class="tick" x1={px(start)} x2={px(end)} y1={ground} y2={ground} />
            {isBar
              ? count > 0 && <Slat {...{ start, end, y: ground - 1 - tall, height: tall }} />
              : Array.from({ length: count }, (_, step) => (
                  <Slat {...{ start, end, y: ground - SLAT * (step + 1), height: 4.5 }} />
                ))}
          </>
        )
      })}
    </svg>
  )
}

type SlatProps = { start: number; end: number; y: number; height: number }

const Slat = ({ start, end, y, height }: SlatProps) => (
  <rect class="mini" x={px(start)} y={px(y)} width={px(end - start)} height={px(height)} />
)
