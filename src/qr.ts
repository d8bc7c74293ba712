import { encode } from 'uqr'

const QUIET_ZONE = 4

/** A QR code as one SVG path of unit squares, with the quiet zone scanners need. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const path = data
    .flatMap((row, y) => runs(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`))
    .join('')
  return { size, path }
}

/** Neighbouring dark modules as one rectangle: no hairlines between them, and a third of the bytes. */
function runs(row: readonly boolean[]): [from: number, length: number][] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) found.push([x, 1])
  })
  return found
}
