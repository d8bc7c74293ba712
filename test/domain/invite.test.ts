import { describe, expect, test } from 'vitest'
import { inviteState, parseInviteRules, usualExpiry } from '../../src/domain/invite.ts'

const NOW = new Date('2026-11-23T09:00:00.000Z')
const DAY = 24 * 60 * 60 * 1000
const later = (ms: number) => new Date(NOW.getTime() + ms).toISOString()

describe('an invite', () => {
  test('works for two weeks, or a day longer than voting', () => {
    expect(usualExpiry(NOW, null)).toBe(later(14 * DAY))
    expect(usualExpiry(NOW, later(DAY))).toBe(later(14 * DAY))
    expect(usualExpiry(NOW, later(30 * DAY))).toBe(later(31 * DAY))
  })

  test('says why it lets nobody in', () => {
    const open = { closedAt: null, expiresAt: later(1), maxUses: 2, uses: 1 }
    expect(inviteState(open, NOW)).toBe('open')
    expect(inviteState({ ...open, expiresAt: NOW.toISOString() }, NOW)).toBe('expired')
    expect(inviteState({ ...open, uses: 2 }, NOW)).toBe('used up')
    expect(inviteState({ ...open, closedAt: NOW.toISOString(), uses: 2 }, NOW)).toBe('closed')
    expect(inviteState({ ...open, expiresAt: null, maxUses: null, uses: 900 }, NOW)).toBe('open')
  })

  test('takes a time from its list and a number of people, or none', () => {
    const facts = { now: NOW, uses: 3, expiresAt: later(DAY) }
    const rules = (days: string, maxUses: string) => {
      const parsed = parseInviteRules({ days, maxUses }, facts)
      return parsed.ok ? parsed.rules : parsed.errors
    }
    expect(rules('7', ' 3 ')).toEqual({ expiresAt: later(7 * DAY), maxUses: 3 })
    expect(rules('as it is', '')).toEqual({ expiresAt: later(DAY), maxUses: null })
    expect(rules('never', '')).toEqual({ expiresAt: null, maxUses: null })
    expect(rules('8', '2')).toEqual({
      days: 'Choose one of the times.',
      maxUses: 'Already 3 have joined by it. Write that or more, or make a new link.',
    })
    for (const wrong of ['0', '-1', '1.5', '10001', 'x', '1e3'])
      expect(rules('7', wrong)).toEqual({
        maxUses: 'Write a whole number from 1 to 10000, or leave it open.',
      })
  })
})
