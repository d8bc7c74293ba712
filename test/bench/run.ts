import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Engine } from '../../db/connect.ts'
import { startPostgres } from '../helpers/postgres.ts'
import { cpuOf, cpuOfFamily, memoryOf } from './cost.ts'
import {
  castRequests,
  cookieOf,
  drive,
  limitCastRequests,
  pageRequest,
  type Request,
  type Sample,
} from './load.ts'
import { measureLog } from './log.ts'
import { type Measure, machine, printed, type Report } from './report.ts'
import type { ResultCost } from './result.ts'
import { fillRooms, type Rooms } from './rooms.ts'
import { buildServer, type Running, startLimit, startStackmoot, timeStart } from './servers.ts'
import { weigh } from './weight.ts'

const { values: options } = parseArgs({
  options: {
    ballots: { type: 'string', default: '10,1000' },
    engine: { type: 'string', default: 'sqlite' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

const sizes = options.ballots.split(',').map(Number)
const engines = options.engine.split(',')
if (
  !sizes.every((size) => size >= 1) ||
  !engines.every((name) => name === 'sqlite' || name === 'postgres') ||
  ![undefined, 'result', 'server', 'log'].includes(options.only)
) {
  console.error(
    'npm run bench -- [--only result|server|log] [--ballots 10,1000] [--engine sqlite,postgres] [--json FILE] [--quick]',
  )
  process.exit(2)
}

const TURNS = options.quick ? 1 : 5
const CASTS = options.quick ? 200 : 800
const VIEWS = options.quick ? 50 : 200
const FIRST_VIEWS = options.quick ? 5 : 12
const LIMIT_VIEWS = 1_000

type Pair = {
  ours: Running
  limit: Running
  rooms: Rooms
  cpu: { ours: () => number | undefined; limit: () => number | undefined }
}

const report: Report = {
  date: new Date().toISOString(),
  machine: machine(),
  measures: [],
  start: { ours: [], limit: [] },
  memory: [],
  weights: [],
  results: isWanted('result') ? measureResults() : [],
  logs: [],
}

if (isWanted('server') || isWanted('log')) buildServer()
if (isWanted('server'))
  for (const engine of engines as Engine[])
    for (const size of sizes) await inFolder((folder) => measure(folder, engine, size))
if (isWanted('log'))
  for (const engine of engines as Engine[]) await inFolder((folder) => measureLogOn(folder, engine))
console.log(`\n${printed(report)}`)
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)

function isWanted(part: 'result' | 'server' | 'log') {
  return options.only === undefined || options.only === part
}

async function measureLogOn(folder: string, engine: Engine) {
  console.error(`${engine}, the log`)
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  try {
    const databaseUrl = postgres?.url ?? join(folder, 'stackmoot.db')
    const start = () => startStackmoot(folder, databaseUrl)
    const database = () => (postgres ? cpuOfFamily(postgres.pid) : 0)
    const used = (server: Running | null) => added(cpuOf(server?.pid ?? process.pid), database())
    report.logs.push(...(await measureLog({ folder, engine, databaseUrl, start, cpuOf: used, turns: TURNS })))
  } finally {
    await postgres?.stop()
  }
}

/** In a process of its own, in which nothing else has run. */
function measureResults(): ResultCost[] {
  console.error('results')
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'result.ts'), ...(options.quick ? ['--quick'] : [])],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (status !== 0) throw new Error('The results could not be measured.')
  return JSON.parse(stdout) as ResultCost[]
}

async function measure(folder: string, engine: Engine, ballots: number) {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  try {
    const databaseUrl = postgres?.url ?? join(folder, 'stackmoot.db')
    console.error(`${engine}, ${ballots} ballots`)
    const rooms = await fillRooms(databaseUrl, ballots, FIRST_VIEWS * (TURNS + 1))
    const launch = {
      ours: () => startStackmoot(folder, databaseUrl),
      limit: () => startLimit(folder, ballots),
    }
    const [ours, limit] = [await launch.ours(), await launch.limit()]
    const database = () => (postgres ? cpuOfFamily(postgres.pid) : 0)
    const cpu = {
      ours: () => added(cpuOf(ours.pid), database()),
      limit: () => cpuOf(limit.pid),
    }
    try {
      await measurePair({ ours, limit, rooms, cpu }, engine, ballots)
      report.memory.push({ engine, ballots, ours: memoryOf(ours.pid), limit: memoryOf(limit.pid) })
      if (report.weights.length === 0) await weighPages(ours.url, rooms)
    } finally {
      await ours.stop()
      await limit.stop()
    }
    if (report.start.ours.length > 0) return
    for (let turn = 0; turn < TURNS; turn++) {
      report.start.ours.push(await timeStart(launch.ours, '/livez'))
      report.start.limit.push(await timeStart(launch.limit, '/'))
    }
  } finally {
    await postgres?.stop()
  }
}

async function measurePair(pair: Pair, engine: Engine, ballots: number) {
  const { rooms } = pair
  const measures = new Map<string, Measure>()
  let run = 0
  /** The first turn warms both up and is not kept. */
  const keep = (turn: number, what: string, ours: Sample, limit: Sample) => {
    if (turn === 0) return
    const known = measures.get(what) ?? { engine, ballots, what, ours: [], limit: [] }
    known.ours.push(ours)
    known.limit.push(limit)
    measures.set(what, known)
  }

  for (let turn = 0; turn <= TURNS; turn++) {
    for (const connections of [8, 64]) {
      run += 1
      const ours = await load(pair, 'ours', connections, CASTS, (at) => castRequests(rooms, at, run))
      const limit = await load(pair, 'limit', connections, CASTS, (at) => limitCastRequests(rooms, at, run))
      keep(turn, `cast, ${connections} at once`, ours, limit)
    }
    const fresh = rooms.revealed.slice(turn * FIRST_VIEWS, (turn + 1) * FIRST_VIEWS)
    const views = fresh.map((id) => pageRequest(`/decisions/${id}/results`, rooms.tokens[0]))
    const first = await load(pair, 'ours', 1, views.length, () => views)
    const alone = await load(pair, 'limit', 1, LIMIT_VIEWS, () => [pageRequest('/')])
    const next = await load(pair, 'ours', 8, VIEWS, () => views.slice(0, 1))
    const page = await load(pair, 'limit', 8, LIMIT_VIEWS, () => [pageRequest('/')])
    keep(turn, 'result page, first view', first, alone)
    keep(turn, 'result page, next views', next, page)
  }
  report.measures.push(...measures.values())
}

function load(
  { cpu, ...servers }: Pair,
  which: 'ours' | 'limit',
  connections: number,
  amount: number,
  requestsOf: (connection: number) => Request[],
) {
  return drive({ url: servers[which].url, connections, amount, requestsOf, cpu: cpu[which] })
}

async function weighPages(origin: string, { voting, revealed, tokens }: Rooms) {
  const pages = [
    '/',
    '/advisor',
    '/method',
    '/method/evidence',
    '/decisions/new',
    `/decisions/${voting.id}`,
    `/decisions/${voting.id}/ballot`,
    `/decisions/${revealed[0]}/results`,
  ]
  for (const page of pages) {
    const weight = await weigh(origin, page, cookieOf(tokens[0]))
    report.weights.push({ ...weight, page: page.replace(/(?<=decisions\/)[\w-]{22}/, ':id') })
  }
}

function added(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? undefined : a + b
}

async function inFolder(use: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'stackmoot-bench-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
