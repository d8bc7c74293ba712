import { describe, expect, test } from 'vitest'
import { invitationState, isReviewDay, nextTry, parseWishes, remindAt } from '../../src/domain/mail.ts'

const NOW = new Date('2026-11-23T09:00:00.000Z')

test('a mail is tried eight times in about a day', () => {
  let at = NOW
  let tries = 1
  for (let next = nextTry(tries, at); next !== undefined; next = nextTry(tries, at)) {
    expect(Date.parse(next)).toBeGreaterThan(at.getTime())
    at = new Date(next)
    tries += 1
  }
  expect(tries).toBe(8)
  const hours = (at.getTime() - NOW.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(20)
  expect(hours).toBeLessThan(25)
})

test('a reminder comes a day before the end, also over a change of the clocks', () => {
  expect(remindAt('2026-10-25T17:00:00.000Z')).toBe('2026-10-24T17:00:00.000Z')
})

test('the day of a review begins at midnight where the room is', () => {
  const at = (time: string, zone: string) => isReviewDay('2026-11-24', zone, new Date(time))
  expect(at('2026-11-23T23:30:00Z', 'UTC')).toBe(false)
  expect(at('2026-11-23T23:30:00Z', 'Europe/Berlin')).toBe(true)
  expect(at('2026-11-24T07:00:00Z', 'America/Los_Angeles')).toBe(false)
  expect(at('2026-11-24T08:00:00Z', 'America/Los_Angeles')).toBe(true)
  expect(at('2027-01-01T00:00:00Z', 'UTC')).toBe(true)
})

describe('what somebody wants to be mailed', () => {
  const fields = { address: ' bo@example.org ', reminder: false, result: true, review: false }
  test('is taken with a clean address', () => {
    expect(parseWishes(fields)).toEqual({ ok: true, wanted: { ...fields, address: 'bo@example.org' } })
  })
  test('needs an address and a wish, each with its message', () => {
    expect(parseWishes({ ...fields, address: 'bo', result: false })).toEqual({
      ok: false,
      errors: {
        address: expect.stringMatching(/^Write your address/),
        wishes: expect.stringMatching(/^Tick/),
      },
    })
  })
})

describe('an invitation', () => {
  const mail = { sentAt: null, failedAt: null, droppedAt: null }
  const at = NOW.toISOString()
  const voter = { email: 'bo@example.org', userId: null }
  test.each([
    ['none', { ...voter, email: null }, undefined, false],
    ['none', { ...voter, email: 'no address' }, undefined, false],
    ['came', { ...voter, userId: 'bo' }, { ...mail, sentAt: at }, false],
    ['not yet', voter, undefined, false],
    ['unwanted', voter, undefined, true],
    ['unwanted', voter, { ...mail, droppedAt: at }, true],
    ['waiting', voter, mail, false],
    ['sent', voter, { ...mail, sentAt: at }, false],
    ['sent', voter, { ...mail, sentAt: at }, true],
    ['failed', voter, { ...mail, failedAt: at }, false],
    ['not yet', voter, { ...mail, droppedAt: at }, false],
  ] as const)('is %s', (state, who, its, unwanted) => {
    expect(invitationState(who, its, unwanted)).toBe(state)
  })
})
