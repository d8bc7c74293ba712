import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stackmoot } from '../helpers/command.ts'

const LINE = /^Stackmoot needs Node\.js 22 or newer, and this is \d+\.\d+\.\d+\. .*"npm ci" installed\.\n$/

/** Makes this Node say that it is another one, before the launcher asks. */
const pretend = (version: string) => {
  const program = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`]
}

describe('on a Node that is too old', () => {
  test.each(['18.20.8', '20.20.2', '21.7.3'])('%s, the command ends with one clear line', (version) => {
    const { status, stdout, stderr } = stackmoot(['help'], { flags: pretend(version) })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(LINE)
    expect(stderr).toContain(version)
  })

  test('a real one of this machine, if there is any, prints that line too', () => {
    const found = ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => existsSync(path))
    for (const node of found) {
      const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
      const answer = stackmoot(['help'], { node })
      if (Number.parseInt(version.slice(1), 10) < 22) expect(answer.stderr).toMatch(LINE)
      else expect(answer.status).toBe(0)
    }
  })

  test('is not what a new enough one is taken for', () => {
    expect(stackmoot(['help'], { flags: pretend('22.0.0') }).status).toBe(0)
  })
})
