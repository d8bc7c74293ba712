import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const LAUNCHER = join(import.meta.dirname, '../../src/stackmoot.js')

/** Runs the `stackmoot` command as a person would; it builds itself first if it must. */
export function stackmoot(
  args: readonly string[],
  { node = process.execPath, flags = [] as readonly string[] } = {},
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(node, [...flags, LAUNCHER, ...args], { encoding: 'utf8' })
  // What the build says is not the command's.
  return { status, stdout, stderr: stderr.replace(/^Built in .*\n/m, '') }
}
