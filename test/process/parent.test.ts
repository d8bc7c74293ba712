import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackmoot-parent-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32')(
  'npm start ends when the shell that npm put around it does',
  async () => {
    const shell = spawn('sh', ['-c', `${manifest.scripts.start}; exit 0`], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
    })
    let output = ''
    shell.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    while (!output.includes('listening on')) await sleep(20)
    const address = /http:\S+/.exec(output)?.[0] ?? ''
    expect((await fetch(`${address}/livez`)).status).toBe(200)

    shell.kill('SIGKILL')
    await once(shell.stdout, 'close')
    await expect(fetch(`${address}/livez`)).rejects.toThrow()
  },
)
