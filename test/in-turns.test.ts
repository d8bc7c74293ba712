import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurns } from '../src/in-turns.ts'

test('A long list is gone through in its order, and others get their turn in between', async () => {
  let turns = 0
  let isDone = false
  const others = async () => {
    while (!isDone) {
      turns += 1
      await setImmediate()
    }
  }
  const waiting = others()
  const made = await inTurns([1, 2, 3, 4, 5, 6], (item) => {
    const until = performance.now() + 25
    while (performance.now() < until);
    return item * 2
  })
  isDone = true
  await waiting
  expect(made).toEqual([2, 4, 6, 8, 10, 12])
  expect(turns).toBeGreaterThan(4)
})
