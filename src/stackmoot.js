#!/usr/bin/env node
// Plain JavaScript that any Node can read: it checks the version, builds what changed, and starts the command.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST_NODE = 22
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'dist', '.built')

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(
    `Stackmoot needs Node.js ${OLDEST_NODE} or newer, and this is ${process.versions.node}. "npm start" uses the one that "npm ci" installed.`,
  )
  process.exit(1)
}

const [command = 'serve', ...given] = process.argv.slice(2)
const rest = given.filter((argument) => argument !== '--with-parent')
if (rest.length < given.length) stopWithParent()
if (command === 'build') build()
else if (command === 'dev') develop()
else {
  if (isStale()) build()
  const { run } = await import(pathToFileURL(join(root, 'dist', 'src', 'cli.js')).href)
  await run(command, rest)
}

/** npm starts us through a shell, and a shell that is told to stop does not pass it on: we would stay behind. */
function stopWithParent() {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 250).unref()
}

function build() {
  if (!compile()) process.exit(1)
}

function compile() {
  const started = Date.now()
  const { status } = spawnSync(
    process.execPath,
    [compiler(), '-p', join(root, 'src', 'tsconfig.build.json')],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) {
    console.error('Stackmoot could not be built.')
    return false
  }
  writeFileSync(stamp, '')
  const began = new Date(started)
  // What was saved while the compiler ran is built next time.
  utimesSync(stamp, began, began)
  console.error(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
  return true
}

/** Builds and starts again after every change to a source. */
function develop() {
  build()
  let server = start()
  let soon
  for (const name of ['src', 'views', 'db'])
    watch(join(root, name), { recursive: true }, () => {
      clearTimeout(soon)
      soon = setTimeout(again, 150)
    })
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      server.kill()
      process.exit(0)
    })

  function start() {
    return spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), 'serve', ...rest], {
      stdio: 'inherit',
    })
  }

  function again() {
    if (!compile()) return
    if (server.exitCode === null && server.signalCode === null) {
      server.once('exit', () => {
        server = start()
      })
      server.kill()
    } else server = start()
  }
}

function compiler() {
  const path = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  if (existsSync(path)) return path
  console.error('Stackmoot is not built, and the compiler is missing. Run "npm ci" first.')
  process.exit(1)
}

/** Built before the last change to a source, or never. Without a compiler, what is built is what runs. */
function isStale() {
  if (!existsSync(stamp)) return true
  if (!existsSync(join(root, 'node_modules', 'typescript'))) return false
  const built = statSync(stamp).mtimeMs
  return ['package.json', 'tsconfig.json', 'src', 'views', 'db'].some(
    (name) => newest(join(root, name)) > built,
  )
}

function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(
    mtimeMs,
    ...readdirSync(path)
      .filter((name) => name !== 'assets')
      .map((name) => newest(join(path, name))),
  )
}
