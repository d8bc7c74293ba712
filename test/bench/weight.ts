import { get } from 'node:http'

/** Bytes on the wire of a page, plain and packed, and of all that a browser without a cache loads with it. */
export type Weight = { page: string; plain: number; packed: number; first: number }

/** The extended font files are loaded only by pages with letters beyond Latin-1. */
const isLoaded = (address: string) => !address.includes('-ext.')

export async function weigh(origin: string, path: string, headers: Record<string, string>): Promise<Weight> {
  const url = new URL(path, origin)
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  const html = await response.text()
  const named = new Set(addressesIn(html))
  for (const address of [...named].filter((name) => name.endsWith('.css')))
    for (const inner of addressesIn(await (await fetch(new URL(address, origin))).text())) named.add(inner)
  const packed = await sentSize(url, headers)
  let first = packed
  for (const address of [...named].filter(isLoaded)) first += await sentSize(new URL(address, origin))
  return { page: path, plain: Buffer.byteLength(html), packed, first }
}

const addressesIn = (text: string) => text.match(/\/assets\/[\w.-]+/g) ?? []

/** Counted as they arrive: fetch would unpack them. */
const sentSize = (url: URL, headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) => {
    get(url, { headers: { ...headers, 'Accept-Encoding': 'gzip, br' } }, async (response) => {
      let bytes = 0
      for await (const chunk of response) bytes += chunk.length
      resolve(bytes)
    }).once('error', reject)
  })
