import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const START_MS = 20_000

export type Running = { url: string; pid: number; stop: () => Promise<void> }

/** What the benchmark and the server under test both derive links and receipts from. */
export const APP_SECRET = 'the secret of a benchmark, 32 characters or more'

export function buildServer() {
  const { status } = spawnSync(process.execPath, [join(root, 'src/stackmoot.js'), 'build'], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The server could not be built.')
}

/** The built server as it is deployed, with its log on. */
export const startStackmoot = (folder: string, databaseUrl: string) =>
  start([join(root, 'dist/src/main.js'), 'serve'], join(folder, 'stackmoot.log'), {
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    APP_SECRET,
  })

export const startLimit = (folder: string, ballots: number) =>
  start([join(import.meta.dirname, 'limit-app.ts'), folder, String(ballots)], join(folder, 'limit.log'), {})

async function start(args: string[], log: string, env: Record<string, string>): Promise<Running> {
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  })
  closeSync(output)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = Date.now() + START_MS
  for (;;) {
    const url = /listening on (http:\S+)/.exec(readFileSync(log, 'utf8'))?.[1]
    if (url && child.pid)
      return {
        url,
        pid: child.pid,
        stop: async () => {
          child.kill('SIGTERM')
          await ended
        },
      }
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${args[0]} did not start.`)
    await sleep(2)
  }
}

/** Milliseconds from the start of the process to its first answer. */
export async function timeStart(launch: () => Promise<Running>, path: string): Promise<number> {
  const started = performance.now()
  const server = await launch()
  await (await fetch(server.url + path)).text()
  const time = performance.now() - started
  await server.stop()
  return time
}
