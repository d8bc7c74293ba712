import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { createWorld, standardBrief, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the must-haves of a room on %s', (engine) => {
  const { file } = useFiles()
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const cpu = standardBrief().criteria.findIndex(({ key }) => key === 'cpu')
  const open = () =>
    world.openRoom({
      constraints: [
        { kind: 'min', criterion: cpu, value: 5 },
        { kind: 'knowers', people: 1 },
      ],
      quorumPercent: 60,
      expectedVoters: 3,
    })

  test('rule options out whatever their score, apart from the ranking and in the record', async () => {
    const room = await open()
    await world.vote('ada', room, { importance: 4, familiarity: 3 })
    await world.vote('bo', room, { importance: 3, familiarity: 2 })
    await world.reveal(room)
    const bo = await world.as('bo')
    const page = await documentOf(await bo.get(`/decisions/${room.id}/results`))
    const block = page.getElementById('must-haves')?.textContent?.replace(/\s+/g, ' ') ?? ''
    expect(block).toContain('5 or more on CPU performance')
    expect(block).toMatch(/Python \([\d.]+\).* miss it\./)
    expect(block).toContain('One person who can deliver with it alone')
    expect(block).toContain('No option misses it.')
    expect(textOf(page)).toContain('Ruled out by a must-have')

    await world.decide(room)
    const record = await (await bo.get(`/decisions/${room.id}/adr.md`)).text()
    expect(record).toMatch(/Must-have: 5 or more on CPU performance; .*Python \([\d.]+\).* missed it\./)
    expect(record).toContain('Must-have: one person who can deliver with it alone; no option missed it.')
  })

  test('are exported with the other rules, and verified', async () => {
    const room = await open()
    await world.vote('ada', room, { importance: 4, familiarity: 3 })
    await world.vote('bo', room, { importance: 3, familiarity: 0 })
    await world.reveal(room)
    const exported = await exportOf(world, room.id)
    const min = { kind: 'min', criterionId: room.criteria[cpu]?.id, value: 5 }
    expect(exported.decision).toMatchObject({
      constraints: [min, { kind: 'knowers', people: 1 }],
      quorumPercent: 60,
      revealRule: 'manual',
      anonymous: false,
      willingnessAsked: true,
    })
    expect(exported.input.quorum).toBe(2)
    expect(verifyFile(file(exported)).exitCode).toBe(0)
    const tampered = structuredClone(exported)
    tampered.decision.constraints = [{ ...min, value: 1 }]
    expect(verifyFile(file(tampered))).toMatchObject({
      exitCode: 1,
      line: expect.stringContaining('input.constraints'),
    })
  })

  test('are nothing to tell where a room has none', async () => {
    const room = await world.openRoom()
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}/results`))
    expect(page.getElementById('must-haves')).toBeNull()
  })
})
