import { cleanLine } from './text.ts'

/** As long as SMTP takes them. */
const MOST_OF_ADDRESS = 254

/**
 * What mail programs, servers and people agree on: ASCII, one @, a host with a dot. No quoted parts and no comments, so
 * that nothing in it means anything to a mail server but an address.
 */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** An address a mail may go to; undefined for anything else, whatever it is split over. */
export function addressOf(typed: string): string | undefined {
  const address = typed.trim()
  if (address.length > MOST_OF_ADDRESS || (address.split('@')[0] ?? '').length > 64) return undefined
  return ADDRESS.test(address) ? address : undefined
}

/** Two addresses that reach the same person as far as anybody can tell. */
export const sameAddress = (address: string) => address.toLowerCase()

/** A sender as it is written in a setting: an address, or a name before one in angle brackets. */
export function senderOf(written: string): { name: string; address: string } | undefined {
  const parts = /^(?:"?([^"<>]*?)"?\s*)<([^<>]+)>$/.exec(written.trim())
  const address = addressOf(parts?.[2] ?? written)
  return address === undefined ? undefined : { name: cleanLine(parts?.[1] ?? ''), address }
}
