import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hindranceTo, isRole, mayGive, mayManage, ROLES, toldApart } from '../../src/domain/people.ts'

describe('roles', () => {
  test('are given by nobody above their own, nor taken from somebody above', () => {
    expect(mayGive('member', 'observer', 'member')).toBe(true)
    expect(mayGive('member', 'member', 'observer')).toBe(true)
    expect(mayGive('member', 'member', 'owner')).toBe(false)
    expect(mayGive('member', 'owner', 'member')).toBe(false)
    expect(mayGive('owner', 'member', 'owner')).toBe(true)
    expect(mayGive('observer', 'observer', 'member')).toBe(false)
    expect([mayManage('member', 'owner'), mayManage('owner', 'owner')]).toEqual([false, true])
  })

  test('are the three there are', () => {
    expect(ROLES.every(isRole)).toBe(true)
    expect(['', 'admin', 'Owner', '__proto__'].some(isRole)).toBe(false)
  })

  test('leave every team an owner and every room who runs it', () => {
    const somebody = fc.record({
      role: fc.constantFrom(...ROLES),
      runsRooms: fc.boolean(),
      owners: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(somebody, fc.constantFrom(...ROLES, null), (person, to) => {
        const hindrance = hindranceTo(person, to)
        const losesOwner = person.role === 'owner' && to !== 'owner' && person.owners === 1
        const losesRunner = person.runsRooms && (to === null || to === 'observer')
        expect(hindrance !== null).toBe(losesOwner || losesRunner)
      }),
    )
  })
})

describe('names', () => {
  const at = (name: string, joinedAt: string) => ({ name, joinedAt })

  test('stay as they are while they tell people apart', () => {
    expect(toldApart([at('Bo', '2026-05-12T08:00:00Z'), at('Ada', '2026-05-12T08:00:00Z')], 'UTC')).toEqual([
      'Bo',
      'Ada',
    ])
  })

  test('that two people share get the day each joined, in the zone of the room', () => {
    const people = [at('Bo', '2026-05-12T23:30:00Z'), at('BO', '2026-06-01T08:00:00Z')]
    expect(toldApart(people, 'UTC')).toEqual(['Bo (joined 12 May)', 'BO (joined 1 June)'])
    expect(toldApart(people, 'Europe/Berlin')[0]).toBe('Bo (joined 13 May)')
  })

  test('of one day get the time as well, and of one minute a number', () => {
    const [first, second] = ['2026-05-12T08:00:00Z', '2026-05-12T08:01:00Z']
    expect(toldApart([at('Bo', first), at('Bo', second), at('Cy', first)], 'UTC')).toEqual([
      'Bo (joined 12 May at 08:00)',
      'Bo (joined 12 May at 08:01)',
      'Cy',
    ])
    expect(toldApart([at('Bo', first), at('Bo', first)], 'UTC')).toEqual([
      'Bo (joined 12 May at 08:00)',
      'Bo (joined 12 May at 08:00), no. 2',
    ])
  })

  test('told apart are never the same', () => {
    const people = fc.array(
      fc.record({
        name: fc.constantFrom('Bo', 'bo', 'Ada', 'Ada (joined 12 May)'),
        joinedAt: fc.constantFrom('2026-05-12T08:00:00Z', '2026-05-13T08:00:00Z'),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(people, (crowd) => {
        const names = toldApart(crowd, 'UTC').map((name) => name.toLowerCase())
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})
