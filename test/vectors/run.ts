import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { difference, NotUnderstood } from './compare.ts'
import { methods } from './methods/index.ts'

type Case = {
  id: string
  input: unknown
  expected: Record<string, unknown>
  tolerance?: Record<string, unknown>
}

/** Outcome of one file. A case is skipped when nothing failed but a part of what it expects is not understood. */
export type Report = {
  file: string
  method: string
  isImplemented: boolean
  passed: number
  failed: number
  skipped: number
  /** Failures, and keys that are not understood. */
  notes: string[]
}

const DEFAULT_TOLERANCE = 1e-9

/** Compares every vector file of a folder with the advisor. An unreadable file is a failure. */
export function runVectors(folder: string): Report[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.sort().map((file) => runFile(folder, file))
}

/** Compares one vector file. */
export function runFile(folder: string, file: string): Report {
  const report: Report = {
    file,
    method: '',
    isImplemented: false,
    passed: 0,
    failed: 0,
    skipped: 0,
    notes: [],
  }
  try {
    const { method, cases } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    report.method = method
    report.isImplemented = methods.has(method)
    if (!Array.isArray(cases)) throw new Error('there is no list of cases')
    for (const vector of cases) runCase(report, vector)
  } catch (error) {
    report.failed += 1
    report.notes.push(`unreadable: ${String(error)}`)
  }
  return report
}

function runCase(report: Report, { id, input, expected, tolerance = {} }: Case): void {
  const method = methods.get(report.method)
  if (!method) {
    report.skipped += 1
    return
  }
  try {
    const found = method(input as never)
    const keys = Object.keys(expected)
    const known = keys.filter((key) => key in found)
    const wrong = known.flatMap((key) => {
      const allowed = Number(tolerance[key] ?? tolerance.abs ?? DEFAULT_TOLERANCE)
      return difference(expected[key], found[key], allowed, key) ?? []
    })
    const unknown = keys.filter((key) => !(key in found))
    report.notes.push(...wrong.map((note) => `${id}: ${note}`))
    if (unknown.length > 0) report.notes.push(`${id}: not understood: ${unknown.join(', ')}`)
    if (wrong.length > 0) report.failed += 1
    else if (unknown.length > 0 || keys.length === 0) report.skipped += 1
    else report.passed += 1
  } catch (error) {
    const isVariant = error instanceof NotUnderstood
    report[isVariant ? 'skipped' : 'failed'] += 1
    report.notes.push(`${id}: ${isVariant ? error.message : String(error)}`)
  }
}

function print({ file, method, isImplemented, passed, failed, skipped, notes }: Report): void {
  const reason = isImplemented || method === '' ? '' : ` (not implemented: ${method})`
  console.log(`${file}: ${passed} passed, ${failed} failed, ${skipped} skipped${reason}`)
  for (const note of notes) console.log(`  ${note}`)
}

if (import.meta.main) {
  const folder = process.env.VECTORS_DIR || import.meta.dirname
  const reports = runVectors(folder)
  reports.forEach(print)
  const count = (key: 'passed' | 'failed' | 'skipped') =>
    reports.reduce((total, report) => total + report[key], 0)
  console.log(
    `${reports.length} files: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
  )
  if (reports.length === 0) console.error(`There is no vector file in ${folder}.`)
  process.exitCode = count('failed') > 0 || reports.length === 0 ? 1 : 0
}
