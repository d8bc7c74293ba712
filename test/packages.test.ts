import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Locked = {
  version?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
const manifest = read('package.json')
const locked: Record<string, Locked> = read('package-lock.json').packages

test('every version is exact', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  expect(Object.entries(wanted).filter(([, version]) => !/^\d/.test(String(version)))).toEqual([])
})

// A registry that lacks the build for one platform leaves it out of the lock file, and npm ci then fails on all.
test('the lock file holds the builds for every platform, each with its hash', () => {
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in locked) && !(`${path}/node_modules/${name}` in locked),
    ),
  )
  expect(missing).toEqual([])
  expect(Object.entries(locked).filter(([path, { integrity }]) => path !== '' && !integrity)).toEqual([])
})

test('every install script was reviewed', () => {
  const withScript = Object.keys(locked).filter((path) => locked[path]?.hasInstallScript)
  const names = withScript.map((path) => path.replace(/^.*node_modules\//, ''))
  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([])
})
