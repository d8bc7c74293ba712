import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/ballot.ts'
import {
  type Basis,
  changesOf,
  effectiveCells,
  mayChangeProfile,
  nextUnknown,
  type Override,
  parseCellChange,
  profileMatrix,
  profileStage,
  ratingAt,
  teamScores,
} from '../../src/domain/profile.ts'
import type { Room } from '../../src/domain/room.ts'

const option = (id: string) => ({ id, key: null, name: id.toUpperCase() })
const criterion = (id: string, kind: 'familiarity' | 'profile' = 'profile') => ({
  ...{ id, key: null, name: id.toUpperCase(), help: '', kind },
})
const asked = {
  options: [option('go'), option('zig')],
  criteria: [criterion('known', 'familiarity'), criterion('cpu'), criterion('hiring')],
}

const measured: Basis = {
  score: 6.3,
  band: 0.5,
  status: 'measured',
  evidence: 'A table.',
  asOf: '2026-11-23',
}
const unknown: Basis = { score: null, band: null, status: 'unknown', evidence: '', asOf: null }
const builtIn = [
  { optionId: 'go', criterionId: 'cpu', ...measured },
  { optionId: 'zig', criterionId: 'cpu', ...unknown },
  { optionId: 'go', criterionId: 'hiring', ...unknown },
  { optionId: 'zig', criterionId: 'hiring', ...measured, score: 0 },
]
const override = (seq: number, place: string, score: number | null, kind: Override['kind'] = 'set') => {
  const [optionId = '', criterionId = ''] = place.split(' ')
  return {
    ...{ seq, optionId, criterionId, kind, score },
    ...{ reason: `Reason ${seq}.`, by: 'Ada', at: `2026-11-2${seq}T09:00:00.000Z` },
  }
}
const cellAt = (overrides: readonly Override[], place: string) =>
  effectiveCells(builtIn, overrides).find((cell) => `${cell.optionId} ${cell.criterionId}` === place)

describe('cells as they count', () => {
  test('are the built-in ones without a change', () => {
    expect(effectiveCells(builtIn, [])).toEqual(
      builtIn.map((cell) => ({ ...cell, builtIn: null, change: null })),
    )
  })

  test('take the last change of the team, with what is built in beside it', () => {
    const cell = cellAt([override(3, 'go cpu', 2), override(5, 'go cpu', 8.5)], 'go cpu')
    expect(cell).toEqual({
      ...{ optionId: 'go', criterionId: 'cpu' },
      ...{ score: 8.5, band: null, status: 'team', evidence: 'Reason 5.', asOf: '2026-11-25' },
      builtIn: measured,
      change: { seq: 5, reason: 'Reason 5.', by: 'Ada', at: '2026-11-25T09:00:00.000Z' },
    })
  })

  test('can be made unknown, or known', () => {
    expect(cellAt([override(3, 'go cpu', null)], 'go cpu')).toMatchObject({ score: null, status: 'team' })
    expect(cellAt([override(3, 'zig cpu', 0)], 'zig cpu')).toMatchObject({ score: 0, builtIn: unknown })
  })

  test('go back to what is built in, and no other cell does', () => {
    const changes = [
      override(3, 'go cpu', 2),
      override(4, 'zig cpu', 4),
      override(5, 'go cpu', null, 'restored'),
    ]
    expect(cellAt(changes, 'go cpu')).toEqual({ ...builtIn[0], builtIn: null, change: null })
    expect(cellAt(changes, 'zig cpu')?.score).toBe(4)
  })

  test('make the matrix of the advisor, options by criteria', () => {
    const cells = effectiveCells(builtIn, [override(3, 'zig cpu', 4)])
    expect(profileMatrix(asked, cells)).toEqual([
      [null, 6.3, null],
      [null, 4, 0],
    ])
  })
})

describe('what members rate a cell', () => {
  const place = { optionId: 'go', criterionId: 'cpu' }

  test('is the mean of those who did, 0 included', () => {
    const ballots: Pick<Answers, 'ratings'>[] = [
      { ratings: { go: { cpu: 0 } } },
      {},
      { ratings: { go: { cpu: 9, hiring: 2 }, zig: { cpu: 1 } } },
    ]
    expect(ratingAt(ballots, place)).toEqual({ count: 2, mean: 4.5 })
  })

  test('is nothing where nobody did', () => {
    expect([ratingAt([], place), ratingAt([{ ratings: { zig: { cpu: 1 } } }], place)]).toEqual([null, null])
  })
})

describe('the history of the changes', () => {
  test('says from what to what, each time', () => {
    const overrides = [
      override(2, 'go cpu', 8),
      override(3, 'zig cpu', 5),
      override(4, 'go cpu', null),
      override(5, 'go cpu', null, 'restored'),
      override(6, 'go cpu', 1),
    ]
    const changes = changesOf(effectiveCells(builtIn, overrides), overrides)
    expect(changes.map(({ seq, from, to }) => [seq, from, to])).toEqual([
      [2, 6.3, 8],
      [3, null, 5],
      [4, 8, null],
      [5, null, 6.3],
      [6, 6.3, 1],
    ])
    expect(changes[0]).toMatchObject({ by: 'Ada', reason: 'Reason 2.' })
  })

  test('leaves out an option that is gone', () => {
    const overrides = [override(2, 'rust cpu', 8)]
    expect(changesOf(effectiveCells(builtIn, overrides), overrides)).toEqual([])
  })
})

describe('the next unknown score', () => {
  const cells = effectiveCells(builtIn, [])
  const next = (place?: string) => {
    const [optionId = '', criterionId = ''] = place?.split(' ') ?? []
    const found = nextUnknown(asked, cells, place ? { optionId, criterionId } : undefined)
    return found && `${found.optionId} ${found.criterionId}`
  }

  test('is the next one on the page, and after the last one the first', () => {
    expect([next(), next('go cpu'), next('zig cpu'), next('go hiring')]).toEqual([
      ...['zig cpu', 'zig cpu', 'go hiring', 'zig cpu'],
    ])
  })

  test('is never the one itself, and none where all are known', () => {
    const known = effectiveCells(builtIn, [override(3, 'zig cpu', 4)])
    expect(nextUnknown(asked, known, { optionId: 'go', criterionId: 'hiring' })).toBeUndefined()
    expect(nextUnknown(asked, [])).toBeUndefined()
  })
})

describe('who may change a score', () => {
  const room = (state: Room['state'], ballots: number, roles: Room['roles']) => ({
    ...{ state, roles },
    round: {
      id: 'r',
      number: 1,
      openedAt: '',
      rulesVersion: 1,
      ballots,
      revealedAt: null,
      revealedHow: 'manual' as const,
      asked: null,
      note: '',
    },
  })

  test.each([
    ['setting up', room('voting', 0, ['facilitator', 'voter']), true],
    ['setting up', room('voting', 0, ['voter']), false],
    ['sealed', room('voting', 1, ['facilitator', 'voter']), false],
    ['open', room('revealed', 2, ['voter']), true],
    ['open', room('revealed', 2, ['observer']), false],
    ['open', room('revealed', 2, []), false],
    ['closed', room('decided', 2, ['facilitator', 'voter']), false],
    ['closed', room('abandoned', 0, ['facilitator', 'voter']), false],
  ])('%s: %j is %s', (stage, given, may) => {
    expect(profileStage(given)).toBe(stage)
    expect(mayChangeProfile(given)).toBe(may)
  })
})

describe('the form of a score', () => {
  const parse = (
    score: string,
    changes: Partial<{ unknown: boolean; reason: string; restore: boolean }> = {},
  ) =>
    parseCellChange(
      { score, unknown: changes.unknown ?? false, reason: changes.reason ?? 'We measured it.' },
      { restore: changes.restore ?? false },
    )

  test.each([
    ['8', 8],
    ['8.5', 8.5],
    ['8,5', 8.5],
    [' 0 ', 0],
    ['10', 10],
    ['10.0', 10],
    ['07', 7],
  ])('takes %j', (typed, score) => {
    expect(parse(typed)).toEqual({ ok: true, change: { kind: 'set', score }, reason: 'We measured it.' })
  })

  test.each(['', '8.55', '11', '10.1', '-1', '+8', '8.', '.5', '1e1', 'eight', '８', '8 5', 'NaN', '0x8'])(
    'refuses %j at the field',
    (typed) => {
      expect(parse(typed)).toEqual({
        ok: false,
        errors: { score: 'Write a score from 0 to 10 with at most one decimal, like 7.5.' },
      })
    },
  )

  test('takes unknown, whatever stands in the field', () => {
    for (const typed of ['', '6.3', 'eight'])
      expect(parse(typed, { unknown: true })).toMatchObject({
        ok: true,
        change: { kind: 'set', score: null },
      })
  })

  test('takes the way back, whatever stands in the field', () => {
    expect(parse('eight', { restore: true })).toMatchObject({ ok: true, change: { kind: 'restored' } })
  })

  test('asks for a reason each time', () => {
    const missing = { ok: false, errors: { reason: 'Say in a sentence why.' } }
    expect(parse('8', { reason: ' \n ' })).toEqual(missing)
    expect(parse('', { reason: '', restore: true })).toEqual(missing)
    expect(parse('eight', { reason: '' })).toMatchObject({
      errors: { score: expect.any(String), reason: 'Say in a sentence why.' },
    })
  })

  test('takes a reason of up to 1000 characters', () => {
    expect(parse('8', { reason: 'a'.repeat(1_000) }).ok).toBe(true)
    expect(parse('8', { reason: 'a'.repeat(1_001) })).toEqual({
      ok: false,
      errors: { reason: 'Use at most 1000 characters.' },
    })
  })
})

describe('scores the team set itself', () => {
  const team = (...overrides: Override[]) => teamScores(asked, effectiveCells(builtIn, overrides))

  test('are none without a change, and none once they are taken back', () => {
    expect(team()).toBeNull()
    expect(team(override(1, 'go cpu', 2), override(2, 'go cpu', null, 'restored'))).toBeNull()
  })

  test('are told apart by whether the option has any other known score', () => {
    expect(team(override(1, 'zig cpu', 2))).toEqual({
      ...{ isEvery: false, whole: [], partly: [{ name: 'ZIG', count: 1 }] },
    })
    expect(team(override(1, 'go cpu', null), override(2, 'zig cpu', 3))).toEqual({
      ...{ isEvery: false, whole: ['GO'], partly: [{ name: 'ZIG', count: 1 }] },
    })
    expect(team(override(1, 'go cpu', 1), override(2, 'zig hiring', 3))).toEqual({
      ...{ isEvery: true, whole: ['GO', 'ZIG'], partly: [] },
    })
  })
})
