import { defineConfig } from 'vitest/config'

/** The advisor's own tests alone, without a database, a browser or random rooms, for the mutation run. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/advisor/**/*.test.ts', 'test/vectors/vectors.test.ts'],
    exclude: ['**/*.properties.test.ts'],
    // Reference draws by the million, and what needs a process of its own, take too long for each of 5,000 changes.
    testNamePattern: /^(?!.*(smaa2|every implemented method|as a command))/,
    // The advisor keeps no state, so files may share what they import.
    isolate: false,
    testTimeout: 60_000,
    env: { PROPERTY_RUNS: '20' },
  },
})
