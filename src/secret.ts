import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Links that must be shown again (invite, return) are derived from the secret and the id of a row, so that the
 * database holds only their hash and a stolen backup opens nothing.
 */
export type Secret = {
  token: (
    purpose:
      | 'invite'
      | 'return'
      | 'receipt'
      | 'unsubscribe'
      | 'address'
      | 'guest'
      | 'ballot key'
      | 'seat'
      | 'read token',
    id: string,
  ) => string
}

export function secretFrom(key: string): Secret {
  const subkeys = new Map<string, Buffer>()
  const subkey = (purpose: string) => {
    const known = subkeys.get(purpose)
    if (known) return known
    const fresh = Buffer.from(hkdfSync('sha256', key, 'stackmoot', purpose, 32))
    subkeys.set(purpose, fresh)
    return fresh
  }
  return {
    /** 192 bits, 32 URL-safe characters. */
    token: (purpose, id) =>
      createHmac('sha256', subkey(purpose)).update(id).digest().subarray(0, 24).toString('base64url'),
  }
}

/** Reads the secret kept beside the data, or makes it on the first start. */
export function loadSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8').trim()
}
