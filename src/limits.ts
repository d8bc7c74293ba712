import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Counts wrong room codes by address. A try is taken before the look-up, so that many at once count as well. */
export type Limits = {
  /** False once there were too many. */
  take: (address: string) => Promise<boolean>
  /** For a code that was right. */
  giveBack: (address: string) => Promise<void>
}

const MISSES = 20
const PER_SECONDS = 300

/** In memory: each process counts for itself. */
export function createLimits(): Limits {
  const misses = new RateLimiterMemory({ points: MISSES, duration: PER_SECONDS })
  return {
    take: async (address) => {
      if (((await misses.get(address))?.consumedPoints ?? 0) >= MISSES) return false
      await misses.penalty(address)
      return true
    },
    giveBack: async (address) => {
      await misses.reward(address)
    },
  }
}
