import { get } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'

/** Bytes of a page as a browser without a cache loads it; the page itself as a compressing proxy sends it. */
export type Weight = { page: string; plain: number; packed: number; first: number }

const packedSize = (text: string) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength

/** The extended font files are loaded only by pages with letters beyond Latin-1. */
const isLoaded = (address: string) => !address.includes('-ext.')

export async function weigh(origin: string, path: string, headers: Record<string, string>): Promise<Weight> {
  const response = await fetch(new URL(path, origin), { headers })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  const html = await response.text()
  const named = new Set(addressesIn(html))
  for (const address of [...named].filter((name) => name.endsWith('.css')))
    for (const inner of addressesIn(await (await fetch(new URL(address, origin))).text())) named.add(inner)
  let files = 0
  for (const address of [...named].filter(isLoaded)) files += await sentSize(new URL(address, origin))
  const packed = packedSize(html)
  return { page: path, plain: Buffer.byteLength(html), packed, first: packed + files }
}

const addressesIn = (text: string) => text.match(/\/assets\/[\w.-]+/g) ?? []

/** Bytes on the wire: fetch would unpack them. */
const sentSize = (url: URL) =>
  new Promise<number>((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'br' } }, async (response) => {
      let bytes = 0
      for await (const chunk of response) bytes += chunk.length
      resolve(bytes)
    }).once('error', reject)
  })
