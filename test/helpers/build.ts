import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Builds before the first test, so that those that start the command don't build it all at the same time. Whatever
 * keeps it from being built is told by them.
 */
export default function build() {
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/stackmoot.js'), 'help'])
}
