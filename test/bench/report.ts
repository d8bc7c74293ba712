import { cpus } from 'node:os'
import type { Engine } from '../../db/connect.ts'
import type { Sample } from './load.ts'
import type { LogCost } from './log.ts'
import type { ResultCost } from './result.ts'
import type { Weight } from './weight.ts'

/** One thing measured on both servers, in turn, several times. */
export type Measure = { engine: Engine; ballots: number; what: string; ours: Sample[]; limit: Sample[] }

export type Report = {
  date: string
  machine: string
  measures: Measure[]
  /** Milliseconds from the start of the process to its first answer. */
  start: { ours: number[]; limit: number[] }
  /** Resident MB after the load; by engine, as the measures come. */
  memory: { engine: Engine; ballots: number; ours: number | undefined; limit: number | undefined }[]
  weights: Weight[]
  results: ResultCost[]
  logs: LogCost[]
}

export const machine = () => {
  const all = cpus()
  return `${all.length} x ${all[0]?.model.trim() ?? 'unknown processor'}, Node.js ${process.versions.node}`
}

function median(numbers: readonly (number | undefined)[]): number | undefined {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]
  return sorted.length === 0 ? undefined : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Markdown tables of what was measured. */
export function printed(report: Report): string {
  const { date, machine: where, measures, weights, results, logs } = report
  return [
    `${date.slice(0, 10)}, ${where}`,
    ...(measures.length > 0 ? [costTable(report)] : []),
    ...(weights.length > 0
      ? [
          table(
            ['page', 'HTML', 'HTML packed', 'first view with style, script and fonts'],
            weights.map(({ page, plain, packed, first }) => [page, kB(plain), kB(packed), kB(first)]),
          ),
        ]
      : []),
    ...(results.length > 0 ? [resultTable(results)] : []),
    ...(logs.length > 0 ? [logTable(logs)] : []),
  ].join('\n\n')
}

function costTable({ measures, start, memory }: Report): string {
  const costs = measures.map(({ engine, ballots, what, ours, limit }) => {
    const [a, b] = [of(ours), of(limit)]
    return [what, engine, whole(ballots), cost(a), cost(b), ratio(a.cpu, b.cpu), ratio(a.rate, b.rate)]
  })
  const [ours, limit] = [median(start.ours), median(start.limit)]
  const others = [
    ['start to first answer', '', '', unit(ours, 'ms'), unit(limit, 'ms'), ratio(ours, limit), ''],
    ...memory.map((row) => [
      'resident memory after the load',
      row.engine,
      whole(row.ballots),
      unit(row.ours, 'MB'),
      unit(row.limit, 'MB'),
      ratio(row.ours, row.limit),
      '',
    ]),
  ]
  return table(
    ['', 'engine', 'ballots', 'Stackmoot', 'limit app', 'ratio of CPU', 'ratio of rate'],
    [...costs, ...others],
  )
}

function resultTable(results: readonly ResultCost[]): string {
  const rows = results.map(({ what, options, criteria, ballots, cpu, time }) => {
    const plain = results.find((other) => other.what === 'plain ranking' && other.ballots === ballots)
    return [
      what,
      `${options} × ${criteria} × ${whole(ballots)}`,
      milliseconds(median(cpu)),
      milliseconds(median(time)),
      ratio(median(cpu), median(plain?.cpu ?? [])),
    ]
  })
  return table(['', 'options × criteria × ballots', 'CPU', 'time', 'ratio to the plain ranking'], rows)
}

const logTable = (logs: readonly LogCost[]) =>
  table(
    ['', 'engine', 'records', 'CPU', 'time'],
    logs.map(({ what, engine, records, cpu, time }) => [
      what,
      engine,
      whole(records),
      unit(median(cpu), 'ms'),
      unit(median(time), 'ms'),
    ]),
  )

const of = (samples: readonly Sample[]) => ({
  cpu: median(samples.map(({ cpu }) => cpu)),
  rate: median(samples.map(({ rate }) => rate)),
})

const cost = ({ cpu, rate }: ReturnType<typeof of>) => `${unit(cpu, 'µs')}, ${unit(rate, '/s')}`

const whole = (number: number) => Math.round(number).toLocaleString('en')
const unit = (number: number | undefined, name: string) =>
  number === undefined ? '?' : `${whole(number)} ${name}`.replace(' /', '/')
const milliseconds = (number: number | undefined) => (number === undefined ? '?' : `${number.toFixed(1)} ms`)
const ratio = (a: number | undefined, b: number | undefined) =>
  a === undefined || !b ? '?' : (a / b).toFixed(a < b ? 2 : 1)
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (column < 1 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
