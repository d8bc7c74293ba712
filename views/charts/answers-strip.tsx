import type { Result } from '../../src/advisor/types.ts'
import { type Answers, answersTo, type Group, MOST_CIRCLES, MOST_SLATS } from './answers.ts'
import { along, px } from './geometry.ts'
import type { Person } from './knowledge.tsx'
import { type Band, bandsOf } from './scales.ts'

type Props = { result: Result; criterionId: string; people: readonly Person[] | null }

/** Room at the top, and what a circle, a slat and the tallest bar take. */
const ABOVE = 4
const SEAT = 24
const SLAT = 6
const TALLEST = 84
/** The scale ends here; who is not on it stands apart. */
const SCALE_END = 0.75
const APART: Band = { start: 0.8, middle: 0.895, end: 0.99 }

/** Where do we disagree? Equal seats on the scale of the answers: people, not a mean. */
export const AnswersStrip = ({ result, criterionId, people }: Props) => {
  const answers = answersTo(result, criterionId, people)
  const { columns, scale, apart, said } = answers
  const form = formOf(result.counted.ballots, answers)
  const ground = ABOVE + form.height
  const bands = bandsOf(columns.length, 0.01, SCALE_END)
  const end = bands.at(-1)?.end ?? SCALE_END
  const all: [Group, Band | undefined, string, boolean][] = [
    ...columns.map((group, i): [Group, Band | undefined, string, boolean] => [
      group,
      bands[i],
      scale.columns[i]?.label ?? '',
      false,
    ]),
    [apart, APART, apart.label, true],
  ]
  return (
    <div class="fig dist">
      <svg width="100%" height={px(ground + 36)} role="img" aria-label={said}>
        {all.map(
          ([group, band, label, isApart]) =>
            band && (
              <>
                {!isApart && (
                  <line class="tick" x1={along(band.start)} x2={along(band.end)} y1={ground} y2={ground} />
                )}
                <text class={group.count > 0 ? 'mid strong' : 'mid'} x={along(band.middle)} y={ground + 16}>
                  {label}
                </text>
                <Stack {...{ form, group, band, ground, isApart }} />
              </>
            ),
        )}
        <text x={along(bands[0]?.start ?? 0)} y={ground + 31}>
          {scale.ends[0]}
        </text>
        <text class="end" x={along(end)} y={ground + 31}>
          {scale.ends[1]}
        </text>
      </svg>
    </div>
  )
}

type Form = { kind: 'circles' | 'slats' | 'bars'; height: number; most: number }

function formOf(ballots: number, { columns, apart }: Answers): Form {
  const most = Math.max(1, apart.count, ...columns.map(({ count }) => count))
  if (ballots <= MOST_CIRCLES) return { kind: 'circles', height: SEAT * most, most }
  if (ballots <= MOST_SLATS) return { kind: 'slats', height: SLAT * most + 2, most }
  return { kind: 'bars', height: TALLEST + 16, most }
}

type StackProps = { form: Form; group: Group; band: Band; ground: number; isApart: boolean }

const Stack = ({ form, group, band, ground, isApart }: StackProps) => {
  const each = Array.from({ length: form.kind === 'bars' ? 0 : group.count }, (_, step) => step)
  if (form.kind === 'circles')
    return (
      <>
        {each.map((step) => (
          <Seat {...{ band, isApart, y: ground - 13 - SEAT * step, initial: group.initials[step] ?? '' }} />
        ))}
      </>
    )
  if (form.kind === 'slats')
    return (
      <>
        {each.map((step) => (
          <Block {...{ band, isApart, y: ground - SLAT * (step + 1), height: 4.5 }} />
        ))}
      </>
    )
  const height = (TALLEST * group.count) / form.most
  return group.count === 0 ? null : (
    <>
      <Block {...{ band, isApart, y: ground - height, height }} />
      <text class="mid strong" x={along(band.middle)} y={px(ground - height - 4)}>
        {group.count}
      </text>
    </>
  )
}

type SeatProps = { band: Band; isApart: boolean; y: number; initial: string }

const Seat = ({ band, isApart, y, initial }: SeatProps) => (
  <>
    <circle class={isApart ? 'dot dot-cj' : 'dot'} cx={along(band.middle)} cy={px(y)} r="10.5" />
    {initial && (
      <text class={isApart ? 'ini ini-cj' : 'ini'} x={along(band.middle)} y={px(y + 4)}>
        {initial}
      </text>
    )}
  </>
)

type BlockProps = { band: Band; isApart: boolean; y: number; height: number }

const Block = ({ band, isApart, y, height }: BlockProps) => (
  <rect
    class={isApart ? 'apart' : 'mini'}
    x={along(band.start + 0.01)}
    y={px(y)}
    width={along(band.end - band.start - 0.02)}
    height={px(height)}
  />
)
