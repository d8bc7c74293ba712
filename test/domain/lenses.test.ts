import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import type { AdvisorInput, Result } from '../../src/advisor/types.ts'
import { lensRows } from '../../src/domain/lenses.ts'
import type { Lens } from '../../src/templates/template.ts'

const lens = (importance: Lens['importance'], key = 'speed'): Lens => ({
  key,
  name: 'Speed',
  of: 'a fast thing',
  about: 'It has to be fast.',
  importance,
})

/** Hare is fast and hard to keep, Tortoise lasts, Snail is a little less of both. */
const room: AdvisorInput = {
  options: [
    { id: 'a', name: 'Hare' },
    { id: 'b', name: 'Tortoise' },
    { id: 'c', name: 'Snail' },
  ],
  criteria: [
    { id: 'known', name: 'Known', kind: 'familiarity' },
    { id: 'cpu', name: 'Speed', kind: 'profile' },
    { id: 'life', name: 'Life', kind: 'profile' },
    { id: 'own', name: 'Own', kind: 'profile' },
  ],
  profile: [
    [null, 10, 2, 1],
    [null, 4, 9, 2],
    [null, 3.8, 8, 10],
  ],
  ballots: [{ importance: [5, 1, 5, 1], familiarity: [0, 4, 0] }],
  constraints: [],
  quorum: 1,
  eligible: null,
  model: defaultModel,
}
const KEYS = [
  { id: 'known', key: 'team_skill' },
  { id: 'cpu', key: 'cpu' },
  { id: 'life', key: 'longevity' },
  { id: 'own', key: null },
]

const rowsOf = (input: AdvisorInput, ...lenses: Lens[]) => lensRows(advise(input), KEYS, lenses)
const rowOf = (input: AdvisorInput, ...lenses: Lens[]) => {
  const [row] = rowsOf(input, ...lenses)
  if (!row) throw new Error('the lens is not shown')
  return row
}

describe('a lens', () => {
  test('ranks by its own priorities, not by those of the room nor by what the team knows', () => {
    const row = rowOf(room, lens({ cpu: 5 }))
    expect(row).toMatchObject({ key: 'speed', first: ['Hare'], second: 'Tortoise', gap: 60 })
    expect(row).toMatchObject({ of: 'a fast thing', about: 'It has to be fast.' })
    const shared = rowOf(room, lens({ cpu: 4, longevity: 2 }))
    expect(shared).toMatchObject({ first: ['Hare'], second: 'Tortoise', gap: 16.6 })
  })

  test('says whether the room’s leader stays first', () => {
    expect(advise(room).leaderId).toBe('b')
    expect(rowOf(room, lens({ cpu: 5 })).keepsLeader).toBe(false)
    expect(rowOf(room, lens({ longevity: 5 })).keepsLeader).toBe(true)
    const silent = { ...room, ballots: [{ importance: [0, 0, 0, 0], familiarity: [0, 4, 0] }] }
    expect(rowOf(silent, lens({ cpu: 5 })).keepsLeader).toBeNull()
  })

  test('names nobody alone within three points', () => {
    const twins = room.profile.map((row, i) => (i === 2 ? [null, 3.8, 8.8, 0] : row))
    expect(rowOf({ ...room, profile: twins }, lens({ longevity: 5 }))).toMatchObject({
      first: ['Tortoise', 'Snail'],
      second: 'Snail',
      gap: 2,
      keepsLeader: true,
    })
    const apart = room.profile.map((row, i) => (i === 2 ? [null, 3.8, 8.7, 0] : row))
    expect(rowOf({ ...room, profile: apart }, lens({ longevity: 5 })).first).toEqual(['Tortoise'])
  })

  test('counts what the team knows beside the fit, at a quarter', () => {
    // Hare 100 and 0 known, Tortoise 40 and 100 known: 75 against 55; Hare at 70: 52.5 against 55.
    expect(rowOf(room, lens({ cpu: 5 })).known).toEqual(['Hare'])
    const slower = room.profile.map((row, i) => (i === 0 ? [null, 7, 2, 1] : row))
    expect(rowOf({ ...room, profile: slower }, lens({ cpu: 5 }))).toMatchObject({
      first: ['Hare'],
      known: ['Tortoise', 'Hare'],
    })
  })

  test('says nothing of what the team knows where nobody has said it, or where it is no criterion', () => {
    const unsaid = { ...room, ballots: [{ importance: [5, 1, 5, 1], familiarity: [null, null, null] }] }
    expect(rowOf(unsaid, lens({ cpu: 5 })).known).toBeNull()
    const [, ...criteria] = room.criteria
    const unasked = {
      ...room,
      criteria,
      profile: room.profile.map((row) => row.slice(1)),
      ballots: [{ importance: [1, 5, 1], familiarity: [0, 4, 0] }],
    }
    expect(rowOf(unasked, lens({ cpu: 5 }))).toMatchObject({ first: ['Hare'], known: null })
  })

  test('leaves out what the room does not ask, and is absent with less than half of it left', () => {
    expect(rowOf(room, lens({ cpu: 3, hiring: 3 })).first).toEqual(['Hare'])
    expect(rowsOf(room, lens({ cpu: 2, hiring: 3 }), lens({ longevity: 1 }, 'life'))).toMatchObject([
      { key: 'life' },
    ])
    expect(rowsOf(room, lens({}))).toEqual([])
    expect(rowsOf(room)).toEqual([])
  })

  test('leaves out options that are ruled out, and is absent with fewer than two', () => {
    const ruled = (least: number): AdvisorInput => ({
      ...room,
      constraints: [{ kind: 'min', criterionId: 'life', value: least }],
    })
    expect(rowOf(ruled(5), lens({ cpu: 5 })).first).toEqual(['Tortoise', 'Snail'])
    expect(rowsOf(ruled(9), lens({ cpu: 5 }))).toEqual([])
  })

  test('is absent where it would rest on unknown values', () => {
    const unknown = room.profile.map(([known = null, , ...rest]) => [known, null, ...rest])
    expect(rowsOf({ ...room, profile: unknown }, lens({ cpu: 5 }))).toEqual([])
    const half = room.profile.map((row, i) => (i === 2 ? [null, null, 8, 0] : row))
    expect(rowOf({ ...room, profile: half }, lens({ cpu: 5 }))).toMatchObject({ second: 'Snail', gap: 50 })
  })

  test('changes nothing in the result it looks at', () => {
    const result: Result = advise(room)
    const before = structuredClone(result)
    lensRows(result, KEYS, [lens({ cpu: 5 })])
    expect(result).toEqual(before)
  })
})
