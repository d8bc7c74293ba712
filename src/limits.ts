import { RateLimiterMemory } from 'rate-limiter-flexible'

/**
 * Counts wrong room codes, new rooms and rankings of the solo advisor by address, and changes of scores and comments by
 * person; requests by read token. A try is taken before the look-up, so that many at once count.
 */
export type Limits = {
  /** False once an address has opened too many rooms. */
  mayOpenRoom: (address: string) => Promise<boolean>
  /** Seconds to wait once a person has changed too many scores, 0 while there is room for one more. */
  waitToChange: (userId: string) => Promise<number>
  /** The same with comments. */
  waitToComment: (userId: string) => Promise<number>
  /** The same with files of records that are read for an import. */
  waitToImport: (userId: string) => Promise<number>
  /** Seconds to wait once too many rankings were computed for an address, 0 while there is room for one more. */
  waitToRank: (address: string) => Promise<number>
  /** Seconds to wait once a read token was used too often, 0 while there is room for one more. */
  waitToRead: (tokenId: string) => Promise<number>
  /** False once an address would have had more people mailed in a day than a team has. */
  mayMail: (address: string, people: number) => Promise<boolean>
  /** False once there were too many. */
  take: (address: string) => Promise<boolean>
  /** For a code that was right. */
  giveBack: (address: string) => Promise<void>
}

const MISSES = 20
const PER_SECONDS = 300
const ROOMS = 60
const ROOMS_PER_SECONDS = 3600
const CHANGES = 60
const CHANGES_PER_SECONDS = 60
const COMMENTS = 20
const COMMENTS_PER_SECONDS = 60
const IMPORTS = 30
const IMPORTS_PER_SECONDS = 300
const RANKINGS = 120
const RANKINGS_PER_SECONDS = 60

const READS = 120
const READS_PER_SECONDS = 60

const MAILS = 600
const MAILS_PER_SECONDS = 24 * 3600

/** In memory: each process counts for itself. */
export function createLimits(): Limits {
  const misses = new RateLimiterMemory({ points: MISSES, duration: PER_SECONDS })
  const rooms = new RateLimiterMemory({ points: ROOMS, duration: ROOMS_PER_SECONDS })
  const changes = new RateLimiterMemory({ points: CHANGES, duration: CHANGES_PER_SECONDS })
  const comments = new RateLimiterMemory({ points: COMMENTS, duration: COMMENTS_PER_SECONDS })
  const imports = new RateLimiterMemory({ points: IMPORTS, duration: IMPORTS_PER_SECONDS })
  const rankings = new RateLimiterMemory({ points: RANKINGS, duration: RANKINGS_PER_SECONDS })
  const reads = new RateLimiterMemory({ points: READS, duration: READS_PER_SECONDS })
  const mails = new RateLimiterMemory({ points: MAILS, duration: MAILS_PER_SECONDS })
  return {
    mayMail: async (address, people) => (await mails.penalty(address, people)).consumedPoints <= MAILS,
    waitToChange: async (userId) => {
      const { consumedPoints, msBeforeNext } = await changes.penalty(userId)
      return consumedPoints > CHANGES ? Math.ceil(msBeforeNext / 1000) : 0
    },
    waitToComment: async (userId) => {
      const { consumedPoints, msBeforeNext } = await comments.penalty(userId)
      return consumedPoints > COMMENTS ? Math.ceil(msBeforeNext / 1000) : 0
    },
    waitToImport: async (userId) => {
      const { consumedPoints, msBeforeNext } = await imports.penalty(userId)
      return consumedPoints > IMPORTS ? Math.ceil(msBeforeNext / 1000) : 0
    },
    waitToRank: async (address) => {
      const { consumedPoints, msBeforeNext } = await rankings.penalty(address)
      return consumedPoints > RANKINGS ? Math.ceil(msBeforeNext / 1000) : 0
    },
    waitToRead: async (tokenId) => {
      const { consumedPoints, msBeforeNext } = await reads.penalty(tokenId)
      return consumedPoints > READS ? Math.ceil(msBeforeNext / 1000) : 0
    },
    mayOpenRoom: async (address) => (await rooms.penalty(address)).consumedPoints <= ROOMS,
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
