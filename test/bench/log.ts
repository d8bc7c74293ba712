import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../db/connect.ts'
import { fileName } from '../../src/adr/file-name.ts'
import { toMadr } from '../../src/adr/madr.ts'
import { importFolder } from '../../src/adr-import.ts'
import { cookieOf } from './load.ts'
import { COMMON_WORD, fillLog, RARE_WORD, recordOf } from './records.ts'
import type { Running } from './servers.ts'

/** Milliseconds of CPU and from request to answer, one request at a time. */
export type LogCost = { engine: Engine; what: string; records: number; cpu: number[]; time: number[] }

const RECORDS = 5_000
const FILES = 1_000

const PAGES = [
  { what: 'log', query: '' },
  { what: 'log, last page', query: `?page=${RECORDS / 50}` },
  { what: 'log, filtered', query: '?status=accepted&tag=data&decider=Bo&order=date' },
  { what: 'search, word in every record', query: `?q=${COMMON_WORD}` },
  { what: 'search, one letter', query: '?q=s' },
  { what: 'search, rare word', query: `?q=${RARE_WORD}` },
  { what: 'search, three words', query: `?q=${COMMON_WORD}+quay+tide` },
]

type Options = {
  folder: string
  engine: Engine
  databaseUrl: string
  start: () => Promise<Running>
  /** Milliseconds used so far by whatever answers. */
  cpuOf: (server: Running | null) => number | undefined
  turns: number
}

/** The log of a team with many records, as a page. */
export async function measureLog({
  folder,
  engine,
  databaseUrl,
  start,
  cpuOf,
  turns,
}: Options): Promise<LogCost[]> {
  const imported = await measureImport(join(folder, 'decisions'), { engine, databaseUrl, cpuOf })
  const { teamId, token } = await fillLog(databaseUrl, RECORDS)
  const server = await start()
  try {
    const costs: LogCost[] = [imported]
    for (const { what, query } of PAGES) {
      const cost: LogCost = { engine, what, records: RECORDS, cpu: [], time: [] }
      for (let turn = 0; turn <= turns; turn += 1) {
        const [cpu, started] = [cpuOf(server), performance.now()]
        const requests = 5
        for (let request = 0; request < requests; request += 1) {
          const response = await fetch(`${server.url}/teams/${teamId}/adrs${query}`, {
            headers: cookieOf(token),
          })
          if (response.status !== 200) throw new Error(`${query} answered ${response.status}.`)
          await response.text()
        }
        // The first turn warms up.
        if (turn === 0) continue
        cost.time.push((performance.now() - started) / requests)
        const after = cpuOf(server)
        if (cpu !== undefined && after !== undefined) cost.cpu.push((after - cpu) / requests)
      }
      costs.push(cost)
    }
    return costs
  } finally {
    await server.stop()
  }
}

/** Files of MADR into an empty log, by the command line. */
async function measureImport(
  folder: string,
  { engine, databaseUrl, cpuOf }: Pick<Options, 'engine' | 'databaseUrl' | 'cpuOf'>,
): Promise<LogCost> {
  const { teamId } = await fillLog(databaseUrl, 0)
  mkdirSync(folder)
  for (let number = 1; number <= FILES; number += 1) {
    const record = recordOf(number)
    writeFileSync(join(folder, fileName(record)), toMadr(record))
  }
  const [cpu, started] = [cpuOf(null), performance.now()]
  const { lines, exitCode } = await importFolder({ databaseUrl }, [folder, '--team', teamId])
  if (exitCode !== 0) throw new Error(lines.slice(-3).join('\n'))
  const [after, time] = [cpuOf(null), performance.now() - started]
  const used = cpu === undefined || after === undefined ? [] : [after - cpu]
  return { engine, what: 'import of files', records: FILES, cpu: used, time: [time] }
}
