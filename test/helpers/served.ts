import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

const LAUNCHER = join(import.meta.dirname, '../../src/stackmoot.js')

/** The process as a person starts it. */
export class Served {
  readonly process: ChildProcess
  output = ''

  constructor(env: Record<string, string>, args: readonly string[] = ['serve']) {
    const { PATH = '', HOME = '' } = process.env
    this.process = spawn(process.execPath, [LAUNCHER, ...args], {
      env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'silent', ...env },
    })
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.on('data', (chunk) => {
        this.output += String(chunk)
      })
  }

  async address(): Promise<string> {
    const pattern = /listening on (http:\S+)/
    while (!pattern.test(this.output)) {
      if (this.process.exitCode !== null || this.process.signalCode !== null)
        throw new Error(`It stopped: ${this.output}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return pattern.exec(this.output)?.[1] ?? ''
  }

  async ended(): Promise<number | null> {
    const { exitCode, signalCode } = this.process
    if (exitCode === null && signalCode === null) await once(this.process, 'exit')
    return this.process.exitCode
  }
}

/** An empty database of its own on the server of the tests. */
export async function ownDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  const name = `serve_${Math.random().toString(36).slice(2, 10)}`
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return url.href
}
