import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { methods } from './methods/index.ts'
import { runFile, runVectors } from './run.ts'

describe('the reference vectors', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
  const passing: string[] = []

  test.each(files)('%s agrees', (file) => {
    const report = runFile(import.meta.dirname, file)
    expect(report.notes).toEqual([])
    expect(report.failed).toBe(0)
    if (report.passed > 0) passing.push(report.method)
  })

  test('every implemented method has a file with cases that pass', () => {
    expect(passing.sort()).toEqual([...methods.keys()].sort())
  })
})

describe('the runner', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vectors-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const method = 'weighted sum on an absolute 0..10 scale'
  const input = { profile: [[10, 0]], weights: [0.5, 0.5], scaleMax: 10 }
  const runCase = (expected: object, tolerance = {}) => {
    const cases = [{ id: 'one', input, expected, tolerance }]
    writeFileSync(join(folder, 'one.json'), JSON.stringify({ schema: 1, method, cases }))
    return runVectors(folder)[0]
  }

  test('passes a case whose every key agrees', () => {
    expect(runCase({ score100: [50] })).toMatchObject({ passed: 1, failed: 0, skipped: 0, notes: [] })
  })

  test('fails a case with a wrong number, a wrong shape or a missing entry', () => {
    expect(runCase({ score100: [51] })).toMatchObject({ passed: 0, failed: 1 })
    expect(runCase({ score100: null })).toMatchObject({ passed: 0, failed: 1 })
    expect(runCase({ score100: [50, 50] })).toMatchObject({ passed: 0, failed: 1 })
    expect(runCase({ score100: { 0: 50 } })).toMatchObject({ passed: 0, failed: 1 })
  })

  test('holds each key to its own tolerance, else to the common one', () => {
    expect(runCase({ score100: [50.5] }, { abs: 1 })).toMatchObject({ passed: 1, failed: 0 })
    expect(runCase({ score100: [50.5] }, { abs: 1, score100: 0.1 })).toMatchObject({ passed: 0, failed: 1 })
  })

  test('skips a case with a key it does not understand, and says which', () => {
    const report = runCase({ score100: [50], mood: 'good' })
    expect(report).toMatchObject({ passed: 0, failed: 0, skipped: 1 })
    expect(report?.notes).toEqual(['one: not understood: mood'])
  })

  test('fails a case that is wrong besides having a key it does not understand', () => {
    expect(runCase({ score100: [51], mood: 'good' })).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  })

  test('skips a method nobody has written', () => {
    writeFileSync(join(folder, 'x.json'), JSON.stringify({ method: 'astrology', cases: [{}, {}] }))
    expect(runVectors(folder)[0]).toMatchObject({ isImplemented: false, failed: 0, skipped: 2 })
  })

  test('skips a variant nobody has written, and says which', () => {
    const cases = [
      {
        id: 'one',
        input: { matrix: [[1]], weights: [1], preferenceFunction: 'cubic' },
        expected: { netFlow: [0] },
      },
    ]
    writeFileSync(
      join(folder, 'one.json'),
      JSON.stringify({ schema: 1, method: 'PROMETHEE II net flows', cases }),
    )
    expect(runVectors(folder)[0]).toMatchObject({
      failed: 0,
      skipped: 1,
      notes: ['one: preference function cubic is not understood'],
    })
  })

  test('fails on a file it cannot read', () => {
    writeFileSync(join(folder, 'broken.json'), '{"method": ')
    writeFileSync(join(folder, 'empty.json'), '{}')
    expect(runVectors(folder).map((report) => report.failed)).toEqual([1, 1])
  })

  test('as a command prints a line per file and ends with 1 on any failure, or with nothing to check', () => {
    const run = () => {
      const env = { ...process.env, VECTORS_DIR: folder }
      const script = join(import.meta.dirname, 'run.ts')
      const { status, stdout } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' })
      return { status, lines: stdout.trim().split('\n') }
    }
    expect(run().status).toBe(1)
    runCase({ score100: [50] })
    expect(run()).toEqual({
      status: 0,
      lines: ['one.json: 1 passed, 0 failed, 0 skipped', '1 files: 1 passed, 0 failed, 0 skipped'],
    })
    writeFileSync(join(folder, 'broken.json'), 'no')
    const { status, lines } = run()
    expect(status).toBe(1)
    expect(lines[0]).toBe('broken.json: 0 passed, 1 failed, 0 skipped')
  })
})
