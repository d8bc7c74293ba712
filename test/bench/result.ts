import { advise } from '../../src/advisor/advise.ts'
import { explain } from '../../src/advisor/explain.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import { seededRandom } from '../../src/advisor/random.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'

/** Milliseconds of one result, in several samples of many each. */
export type ResultCost = {
  what: string
  options: number
  criteria: number
  ballots: number
  cpu: number[]
  time: number[]
}

const SIZES = [
  { options: 10, criteria: 12, ballots: 50 },
  { options: 20, criteria: 12, ballots: 1_000 },
]
const KINDS: { what: string; compute: (input: AdvisorInput) => unknown }[] = [
  { what: 'plain ranking', compute: advise },
  { what: 'full result', compute: fullResult },
  {
    what: 'full result with its sentences',
    compute: (input) => {
      const result = fullResult(input)
      return [result, explain(result, result.complements)]
    },
  },
]

/** A room in which nothing is missing that a complement could be computed from, the same in every run. */
function roomOf({ options, criteria, ballots }: (typeof SIZES)[number]): AdvisorInput {
  const random = seededRandom(1)
  const level = (most: number) => Math.floor(random() * (most + 1))
  const list = <Item>(length: number, item: (index: number) => Item) =>
    Array.from({ length }, (_, i) => item(i))
  const table = (cell: () => number) => list(options, () => list(criteria, (j) => (j === 0 ? null : cell())))
  return {
    options: list(options, (i) => ({ id: `o${i}`, name: `Option ${i}` })),
    criteria: list(criteria, (j) => ({
      id: `c${j}`,
      name: `Criterion ${j}`,
      kind: j === 0 ? 'familiarity' : 'profile',
    })),
    profile: table(() => level(100) / 10),
    bands: table(() => 1),
    ballots: list(ballots, () => ({
      importance: list(criteria, () => (random() < 0.1 ? null : level(5))),
      familiarity: list(options, () => level(4)),
      willingness: list(options, () => level(2)),
      direct: list(options, () => level(5)),
    })),
    constraints: [],
    quorum: 2,
    eligible: ballots + 5,
    seed: 1,
    model: defaultModel,
  }
}

function measure(
  compute: () => unknown,
  sampleMs: number,
  samples: number,
): Pick<ResultCost, 'cpu' | 'time'> {
  const started = performance.now()
  let runs = 0
  // Warms up too, and says how many results one sample needs to be long enough to be measured.
  while (performance.now() - started < 2 * sampleMs) {
    compute()
    runs += 1
  }
  const each = Math.max(1, Math.round(runs / 2))
  const cost = { cpu: [] as number[], time: [] as number[] }
  for (let sample = 0; sample < samples; sample += 1) {
    const before = { cpu: process.cpuUsage(), time: performance.now() }
    for (let run = 0; run < each; run += 1) compute()
    const { user, system } = process.cpuUsage(before.cpu)
    cost.time.push((performance.now() - before.time) / each)
    cost.cpu.push((user + system) / 1_000 / each)
  }
  return cost
}

const isQuick = process.argv.includes('--quick')
const costs = SIZES.flatMap((size) => {
  const input = roomOf(size)
  return KINDS.map(
    ({ what, compute }): ResultCost => ({
      what,
      ...size,
      ...measure(() => compute(input), isQuick ? 200 : 500, isQuick ? 3 : 11),
    }),
  )
})
process.stdout.write(JSON.stringify(costs))
