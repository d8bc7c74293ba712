import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 10

/** Fields of /proc/PID/stat from the state on; undefined where there is no /proc or no such process. */
function statOf(pid: number | string): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

const sum = (fields: readonly string[], positions: readonly number[]) =>
  positions.reduce((total, position) => total + Number(fields[position]), 0) * TICK_MS

/** Milliseconds of CPU a process has used, user and system, in all its threads. */
export function cpuOf(pid: number): number | undefined {
  const fields = statOf(pid)
  return fields && sum(fields, [11, 12])
}

/** The same for a process with its children, those that have ended included. */
export function cpuOfFamily(pid: number): number | undefined {
  const own = statOf(pid)
  if (!own) return undefined
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((fields) => fields?.[1] === String(pid))
  return children.reduce(
    (total, fields) => total + (fields ? sum(fields, [11, 12]) : 0),
    sum(own, [11, 12, 13, 14]),
  )
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}
