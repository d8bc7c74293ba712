import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { root } from './root.ts'

type Asset = { body: Uint8Array<ArrayBuffer>; brotli: Uint8Array<ArrayBuffer> | null; type: string }

/** What browsers load, under names that change with the content and can be kept for ever. */
export type Assets = { url: (name: AssetName) => string; find: (hashedName: string) => Asset | undefined }

type AssetName = keyof typeof sources

const require = createRequire(import.meta.url)
const ours = (name: string) => join(root, 'views/assets', name)

/** The style sheet is one file to browsers: the tokens and the common parts first, then the parts of single pages. */
const STYLES = [
  'app.css',
  'consent.css',
  'comments.css',
  'brief.css',
  'rounds.css',
  'drafts.css',
  'people.css',
  'outcomes.css',
  'records.css',
  'log.css',
  'formats.css',
  'record-links.css',
  'imports.css',
  'files.css',
] as const

const sources = {
  'hanken-grotesk.woff2': () =>
    require.resolve('@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2'),
  'hanken-grotesk-ext.woff2': () =>
    require.resolve('@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2'),
  'newsreader.woff2': () =>
    require.resolve('@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'),
  'newsreader-ext.woff2': () =>
    require.resolve('@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2'),
  'favicon.svg': () => ours('favicon.svg'),
  'app.js': () => ours('app.js'),
  'live.js': () => ours('live.js'),
  'htmx.js': () => require.resolve('htmx.org/dist/htmx.min.js'),
  // Last, because it names the fonts by their hashed names.
  'app.css': () => ours('app.css'),
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Reads all of them once; they are few and small. */
export function loadAssets(): Assets {
  const urls = new Map<string, string>()
  const assets = new Map<string, Asset>()
  for (const [name, path] of Object.entries(sources)) {
    const content = name === 'app.css' ? styles() : readFileSync(path())
    const body = name.endsWith('.css') ? Buffer.from(withHashedUrls(content.toString('utf8'), urls)) : content
    const dot = name.lastIndexOf('.')
    const extension = name.slice(dot + 1)
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
    const hashedName = `${name.slice(0, dot)}.${hash}.${extension}`
    urls.set(name, `/assets/${hashedName}`)
    assets.set(hashedName, {
      body: new Uint8Array(body),
      brotli:
        extension === 'woff2'
          ? null
          : new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
      type: TYPES[extension] ?? 'application/octet-stream',
    })
  }
  return { url: (name) => urls.get(name) ?? '', find: (hashedName) => assets.get(hashedName) }
}

const styles = () => Buffer.concat(STYLES.map((name) => readFileSync(ours(name))))

const withHashedUrls = (css: string, urls: ReadonlyMap<string, string>) =>
  css.replace(/\/assets\/([a-z0-9.-]+)/g, (whole, name: string) => urls.get(name) ?? whole)
