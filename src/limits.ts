import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Counts wrong room codes by address; false once there were too many. */
export type Limits = {
  mayTry: (address: string) => Promise<boolean>
  missed: (address: string) => Promise<void>
}

const MISSES = 20
const PER_SECONDS = 300

/** In memory: each process counts for itself. */
export function createLimits(): Limits {
  const misses = new RateLimiterMemory({ points: MISSES, duration: PER_SECONDS })
  return {
    mayTry: async (address) => ((await misses.get(address))?.consumedPoints ?? 0) < MISSES,
    missed: async (address) => {
      await misses.penalty(address)
    },
  }
}
