import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['test/helpers/build.ts', 'test/helpers/postgres.ts', 'test/helpers/chromium.ts'],
    include: ['test/**/*.test.{ts,tsx}'],
    // PostgreSQL and Chromium work beside the tests, which wait for them half of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
