import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The checkout's folder, whether this file runs from `src` or, built, from `dist/src`. */
export const root = nearestPackage(import.meta.dirname)

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No package.json above this file.')
  return nearestPackage(parent)
}
