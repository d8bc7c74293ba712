import type { Result } from '../../src/advisor/types.ts'
import { IMPORTANCE } from '../../src/domain/importance.ts'
import { stepTo } from './scales.ts'

/** The columns on which answers stand, from the least important at the left to the most important. */
export type AnswerScale = {
  columns: readonly AnswerColumn[]
  /** What stands under the first and the last column. */
  ends: readonly [string, string]
  /** The column of a level. */
  of: (level: number) => number
  /** What somebody said who gave this level. */
  say: (level: number) => string
}
export type AnswerColumn = { label: string; words: string }

/** More levels than these are put together in columns. */
const MOST_COLUMNS = 12
const COLUMNS = 6

/** The scale of the importance answers of a room; the same for all its criteria. */
export function answerScale({ model, criteria }: Result): AnswerScale {
  const { importanceMax: max, importanceMethod: method = 'rating' } = model
  if (method === 'rating')
    return scaleOf(max, stepOf(max), {
      ends: ['irrelevant', 'decisive'],
      say: rated,
      words: (from, to) => (from === to ? `${from}, ${rated(from)}` : `${from} to ${to}`),
    })
  if (method === 'points') {
    const most = Math.max(1, ...criteria.map(({ histogram }) => lastAnswered(histogram)))
    return scaleOf(most, stepTo(most, COLUMNS), {
      ends: ['few points', 'many points'],
      say: pointed,
      words: (from, to) => (from === to ? pointed(from) : `${from} to ${pointed(to)}`),
    })
  }
  const place = (level: number) => max + 1 - level
  const placed = (level: number) => (level === max ? 'first' : level === 0 ? 'last' : `place ${place(level)}`)
  return scaleOf(max, stepOf(max), {
    ends: ['last', 'first'],
    say: placed,
    words: (from, to) => (from === to ? placed(from) : `places ${place(to)} to ${place(from)}`),
    label: (from, to) => (from === to ? String(place(from)) : `${place(to)}–${place(from)}`),
  })
}

type Wording = {
  ends: readonly [string, string]
  say: (level: number) => string
  /** A column of levels in words, and the label under it. */
  words: (from: number, to: number) => string
  label?: (from: number, to: number) => string
}

const between = (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`)

function scaleOf(most: number, step: number, { ends, say, words, label = between }: Wording): AnswerScale {
  const columns = Array.from({ length: Math.floor(most / step) + 1 }, (_, column) => {
    const from = column * step
    const to = Math.min(most, from + step - 1)
    return { label: label(from, to), words: words(from, to) }
  })
  return { columns, ends, say, of: (level) => Math.min(columns.length - 1, Math.floor(level / step)) }
}

const stepOf = (max: number) => (max + 1 > MOST_COLUMNS ? Math.ceil((max + 1) / COLUMNS) : 1)

const pointed = (level: number) => (level === 1 ? '1 point' : `${level} points`)

const rated = (level: number) => IMPORTANCE[level] ?? String(level)

const lastAnswered = (histogram: readonly number[]) =>
  histogram.reduce((last, count, level) => (count > 0 ? level : last), 0)
