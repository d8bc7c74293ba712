import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listCells } from '../../db/queries/briefs.ts'
import { listEvents } from '../../db/queries/events.ts'
import { countChangesSinceReveal, findLastOverride, findResults } from '../../db/queries/overrides.ts'
import { storeResult } from '../../db/queries/rounds.ts'
import { changeSettings } from '../../src/actions/change-settings.ts'
import { type OverrideCell, overrideCell } from '../../src/actions/override-cell.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

describe.each(ENGINES)('changing a score on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
  })
  afterEach(() => world.close())

  const idOf = (named: readonly { id: string; key: string | null }[], key: string) =>
    named.find((one) => one.key === key)?.id ?? ''
  const place = (option: string, criterion: string) => ({
    optionId: idOf(room.options, option),
    criterionId: idOf(room.criteria, criterion),
  })

  const change = async (
    score: number | null | 'restored',
    { person = 'ada' as 'ada' | 'bo', ...rest }: Partial<OverrideCell> & { person?: 'ada' | 'bo' } = {},
  ) => {
    const at = { ...place('go', 'hiring'), ...rest }
    const last = await findLastOverride(world.db, room.id, at.optionId, at.criterionId)
    return overrideCell(world.db, {
      ...{ room, ...at },
      change: score === 'restored' ? { kind: 'restored' } : { kind: 'set', score },
      reason: 'We tried to hire.',
      seen: last?.seq ?? 0,
      actorId: await world.userId(person),
      at: world.now(),
      ...rest,
    })
  }

  const cellNow = async (option = 'go', criterion = 'hiring') => {
    const { optionId, criterionId } = place(option, criterion)
    const cells = await listCells(world.db, room.id)
    return cells.find((cell) => cell.optionId === optionId && cell.criterionId === criterionId)
  }
  const resultNow = async () => {
    const stored = await findResults(world.db, room.round.id)
    return {
      result: JSON.parse(stored?.result ?? 'null') as FullResult,
      atReveal: stored?.atReveal ? (JSON.parse(stored.atReveal) as FullResult) : null,
    }
  }
  const reveal = async () => {
    await world.vote('ada', room, { importance: 4 })
    await world.vote('bo', room, { importance: 2 })
    await world.reveal(room)
    room = await world.room(room.id)
  }
  const scoreOf = (result: FullResult, option: string) =>
    result.options.find(({ id }) => id === idOf(room.options, option))?.score

  test('is kept with who, when and why, beside what was there, and told by one event', async () => {
    expect(await change(8)).toBe('changed')
    expect(await cellNow()).toMatchObject({
      ...{ score: 8, band: null, status: 'team', evidence: 'We tried to hire.', asOf: '2026-11-23' },
      builtIn: { score: 6.3, status: 'measured' },
      change: { by: 'Ada', at: '2026-11-23T09:00:00.000Z', reason: 'We tried to hire.' },
    })
    const events = await listEvents(world.db, room.id)
    const last = events.at(-1)
    expect(last).toMatchObject({ action: 'profile_changed', actorId: await world.userId('ada') })
    const { optionId, criterionId } = place('go', 'hiring')
    expect(JSON.parse(last?.particulars ?? '')).toEqual({
      ...{ option: optionId, criterion: criterionId, from: 6.3, to: 8 },
    })
    const [row] = await world.db.selectFrom('cell_overrides').selectAll().execute()
    expect(row).toMatchObject({ seq: last?.seq, kind: 'set', score: 80 })
  })

  test('touches no other cell, and leaves a half-filled ballot valid', async () => {
    const before = (await listCells(world.db, room.id)).filter(
      ({ optionId }) => optionId !== place('go', 'hiring').optionId,
    )
    await change(8)
    const after = await listCells(world.db, room.id)
    expect(after).toEqual(expect.arrayContaining(before))
    expect((await world.room(room.id)).round.rulesVersion).toBe(room.round.rulesVersion)
    await world.vote('bo', room)
    expect((await world.room(room.id)).round.ballots).toBe(1)
  })

  test('that is not there can’t be taken back', async () => {
    const before = await dumpTables(world.db)
    expect(await change('restored')).toBe('same')
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('is one change when its form is sent many times at once', async () => {
    const answers = await Promise.all([8, 8, 8, 8].map((score) => change(score, { seen: 0 })))
    expect(answers.toSorted()).toEqual(['changed', 'same', 'same', 'same'])
    expect(await world.db.selectFrom('cell_overrides').selectAll().execute()).toHaveLength(1)
    expect(
      (await listEvents(world.db, room.id)).filter(({ action }) => action === 'profile_changed'),
    ).toHaveLength(1)
  })

  test('that somebody else has changed meanwhile is not written over unseen', async () => {
    await change(8, { seen: 0 })
    const seq = (await cellNow())?.change?.seq ?? -1
    expect(await change(2, { seen: 0 })).toBe('overtaken')
    expect((await cellNow())?.score).toBe(8)
    expect(await change(2, { seen: seq })).toBe('changed')
    expect(await change('restored', { seen: seq })).toBe('overtaken')
    await change('restored')
    expect(await change(9, { seen: 0 })).toBe('overtaken')
    expect(await change(9, { seen: null })).toBe('overtaken')
    expect(await cellNow()).toMatchObject({ score: 6.3, change: null })
  })

  test('to the same score is another change for another reason or from somebody else, and none from a page before it', async () => {
    const words = { reason: 'Two more surveys say so.' }
    expect([await change(6.3), await change(6.3)]).toEqual(['changed', 'same'])
    expect([await change(6.3, words), await change(6.3, { ...words, person: 'bo' })]).toEqual([
      ...['changed', 'changed'],
    ])
    expect(await change(6.3, { ...words, seen: 0 })).toBe('overtaken')
    const rows = await world.db.selectFrom('cell_overrides').selectAll().orderBy('seq').execute()
    expect(rows.map(({ score, name, reason }) => [score, name, reason])).toEqual([
      [63, 'Ada', 'We tried to hire.'],
      [63, 'Ada', words.reason],
      [63, 'Bo', words.reason],
    ])
    expect((await cellNow())?.change).toMatchObject({ by: 'Bo', reason: words.reason })
  })

  test('can be taken back, and both are kept', async () => {
    await change(8)
    expect(await change('restored', { reason: 'The survey was right.' })).toBe('changed')
    expect(await cellNow()).toMatchObject({ score: 6.3, status: 'measured', builtIn: null, change: null })
    const rows = await world.db.selectFrom('cell_overrides').selectAll().orderBy('seq').execute()
    expect(rows.map(({ kind, score, reason }) => [kind, score, reason])).toEqual([
      ['set', 80, 'We tried to hire.'],
      ['restored', null, 'The survey was right.'],
    ])
  })

  test('survives a change of the settings', async () => {
    await change(8)
    const done = await changeSettings(world.db, {
      room,
      brief: { ...standardBrief(), context: 'Read this first.' },
      actorId: await world.userId('ada'),
      at: world.now(),
    })
    expect(done).toBe(true)
    expect(await cellNow()).toMatchObject({ score: 8, builtIn: { score: 6.3 } })
  })

  test('of an option that is gone does nothing', async () => {
    const rest = standardBrief().options.filter(({ key }) => key !== 'go')
    await changeSettings(world.db, {
      room,
      brief: { ...standardBrief(), options: rest },
      actorId: await world.userId('ada'),
      at: world.now(),
    })
    expect(await change(8)).toBe('late')
    expect(await world.db.selectFrom('cell_overrides').selectAll().execute()).toEqual([])
  })

  test('goes into the result of the reveal when it came before it', async () => {
    await change(0)
    await reveal()
    const { result, atReveal } = await resultNow()
    const j = room.criteria.findIndex(({ id }) => id === place('go', 'hiring').criterionId)
    const go = result.options.find(({ id }) => id === place('go', 'hiring').optionId)
    expect(go?.values[j]).toBe(0)
    expect(atReveal).toBeNull()
    expect(await countChangesSinceReveal(world.db, room.id)).toBe(0)
  })

  test('is too late while ballots are sealed, also for a room that was read before', async () => {
    const read = room
    await world.vote('bo', room)
    const before = await dumpTables(world.db)
    expect(await change(8, { room: read })).toBe('late')
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('after the reveal computes the result again and keeps the one of the reveal', async () => {
    await reveal()
    const { result: first } = await resultNow()
    expect(await change(10, { person: 'bo' })).toBe('changed')
    const { result: second, atReveal } = await resultNow()
    expect(atReveal).toEqual(first)
    expect(scoreOf(second, 'go')).toBeGreaterThan(scoreOf(first, 'go') ?? 100)
    expect(scoreOf(second, 'java')).toBe(scoreOf(first, 'java'))
    await change(null)
    const third = await resultNow()
    expect(third.atReveal).toEqual(first)
    expect(third.result.options.find(({ id }) => id === place('go', 'hiring').optionId)?.unknown).toContain(
      true,
    )
    expect(await countChangesSinceReveal(world.db, room.id)).toBe(2)
  })

  test('and back leaves the result of the reveal, and nothing beside it', async () => {
    await reveal()
    const { result: first } = await resultNow()
    await change(10)
    await change('restored')
    expect(await resultNow()).toEqual({ result: first, atReveal: null })
  })

  test('and back leaves the result of the reveal also where an earlier version computed it', async () => {
    await change(8)
    await reveal()
    const { complements: _, answered: __, ...first } = (await resultNow()).result
    await storeResult(world.db, room.round.id, JSON.stringify(first))
    await change(10)
    const changed = await resultNow()
    expect([changed.atReveal, changed.result.complements]).toEqual([first, expect.anything()])
    await change('restored')
    expect((await resultNow()).atReveal).toEqual(first)
    await change(8, { reason: 'It was right at the reveal.', person: 'bo' })
    expect(await resultNow()).toEqual({ result: first, atReveal: null })
  })

  test('counts those who might have voted as they were at the reveal', async () => {
    await reveal()
    const { result: first } = await resultNow()
    await world.db
      .insertInto('members')
      .values({
        team_id: room.team.id,
        user_id: await world.userId('mallory'),
        name: 'Mallory',
        role: 'member',
        joined_at: world.now().toISOString(),
      })
      .execute()
    await change(10)
    expect((await resultNow()).result.counted).toEqual(first.counted)
  })

  test('is too late once the outcome is recorded, also for a room that was read before', async () => {
    await reveal()
    const read = room
    await world.decide(room)
    const before = await dumpTables(world.db)
    expect(await change(8, { room: read })).toBe('late')
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('and a first ballot at once never both go through', async () => {
    for (let turn = 0; turn < 5; turn++) {
      room = await world.openRoom()
      const vote = world.vote('bo', room)
      const [done] = await Promise.all([change(8), vote])
      const cell = await cellNow()
      expect(cell?.score).toBe(done === 'changed' ? 8 : 6.3)
      expect(['changed', 'late']).toContain(done)
      const actions = (await listEvents(world.db, room.id)).map(({ action }) => action)
      if (done === 'changed')
        expect(actions.indexOf('profile_changed')).toBeLessThan(actions.indexOf('ballot_cast'))
      else expect(actions).not.toContain('profile_changed')
    }
  })

  test('and a reveal at once leave a result of the profile as it counts', async () => {
    await world.vote('ada', room)
    await world.vote('bo', room)
    const revealed = revealRound(world.db, { room, actorId: await world.userId('ada'), at: world.now() })
    const before = change(8, { room, seen: 0 })
    await revealed
    room = await world.room(room.id)
    const answers = await Promise.all([
      before,
      change(1),
      change(9, { ...place('node', 'cpu') }),
      change(2, { ...place('java', 'hiring') }),
    ])
    expect(answers[0]).toBe('late')
    const { result } = await resultNow()
    const cells = await listCells(world.db, room.id)
    const j = room.criteria.findIndex(({ id }) => id === place('go', 'hiring').criterionId)
    for (const option of result.options) {
      const cell = cells.find(
        ({ optionId, criterionId }) => optionId === option.id && criterionId === room.criteria[j]?.id,
      )
      expect(option.values[j]).toBeCloseTo((cell?.score ?? 5) / 10, 9)
    }
    expect(await countChangesSinceReveal(world.db, room.id)).toBe(3)
  })
})
