import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { outcomeForm, roomForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('taking a record up again on %s', (engine) => {
  let world: World
  let room: Room
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    await vote(room)
    await world.decide(room, { title: 'Build the queue on Node.js' })
  })
  afterEach(() => world.close())

  const vote = async (one: Room) => {
    await world.vote('ada', one)
    await world.vote('bo', one)
    await world.reveal(one)
  }
  const stored = (number: number) => recordOf(world, room.team.id, number)
  /** A new room of Ada’s, opened by the page that the record leads to. */
  const reopen = async (fields = {}) => {
    const ada = await world.as('ada')
    const response = await ada.post('/decisions/new', roomForm({ team: room.team.id, ...fields }))
    return world.room(response.headers.get('Location')?.split('/').at(-1) ?? '')
  }
  const outcomePage = async (one: Room) =>
    documentOf(await (await world.as('ada')).get(`/decisions/${one.id}/outcome`))

  test('leads from the record to a room with the same question, whose outcome proposes to replace it', async () => {
    const page = await documentOf(await (await world.as('bo')).get(`/decisions/${room.id}/adr`))
    const link = [...page.querySelectorAll('a')].find((a) => a.textContent === 'Reconsider this')
    expect(link?.getAttribute('href')).toBe(`/decisions/new?from=${room.id}`)
    const form = await documentOf(await (await world.as('ada')).get(`/decisions/new?from=${room.id}`))
    expect(inputOf(form, 'question')).toBe(room.question)
    expect(textOf(form)).toContain('Its record stays in force until what comes of this room is accepted.')
    const again = await reopen({ from: room.id })
    expect(again.startedFrom).toBe(room.id)
    await vote(again)
    const outcome = await outcomePage(again)
    expect(inputOf(outcome, 'replaces')).toBe('ADR-0001')
    expect(textOf(outcome)).toContain('This room was started from ADR-0001 Build the queue on Node.js.')
    const preview = await (await world.as('ada')).post(`/decisions/${again.id}/outcome`, {
      ...outcomeForm(again, { replaces: 'ADR-0001' }),
      preview: '1',
    })
    expect((await documentOf(preview)).querySelector('#preview pre')?.textContent).toContain(
      'Supersedes [ADR-0001](0001-build-the-queue-on-node-js.md)',
    )
    await world.decide(again, { title: 'Build it on Go', replaces: 'ADR-0001' })
    expect((await stored(1)).record).toMatchObject({
      status: 'superseded',
      links: [{ verb: 'superseded by', number: 2, title: 'Build it on Go' }],
    })
    expect((await stored(2)).record.links).toMatchObject([{ verb: 'supersedes', number: 1 }])
    expect((await versionsOf(world, (await stored(1)).id)).map(({ action }) => action)).toEqual([
      'recorded',
      'superseded',
    ])
    const old = textOf(await documentOf(await (await world.as('vera')).get(`/decisions/${room.id}/adr`)))
    expect(old).toContain('Superseded by ADR-0002 Build it on Go on 2026-11-23.')
    const next = await reopen({ from: room.id })
    await vote(next)
    expect(inputOf(await outcomePage(next), 'replaces')).toBe('')
  })

  test('replaces it only when the new record is accepted, and with one that is rejected never', async () => {
    const again = await reopen({ from: room.id })
    await vote(again)
    await world.decide(again, { status: 'proposed', replaces: '1' })
    expect((await stored(1)).record.status).toBe('accepted')
    const ada = await world.as('ada')
    const status = `/teams/${room.team.id}/adrs/2/status`
    expect((await ada.post(status, { status: 'accepted', version: '1' })).status).toBe(303)
    expect((await stored(1)).record.status).toBe('superseded')
    const third = await reopen({ from: again.id })
    await vote(third)
    await world.decide(third, { option: 'none', draftedFor: 'none', status: 'rejected', replaces: '2' })
    expect((await stored(2)).record.status).toBe('accepted')
    expect((await stored(3)).record.links).toEqual([])
  })

  test('asks again where there is no such record, with everything kept', async () => {
    const again = await reopen({ from: room.id })
    await vote(again)
    const ada = await world.as('ada')
    const sent = outcomeForm(again, { replaces: 'ADR-0042', amends: 'Use Go', title: 'Build it on Go' })
    const response = await ada.post(`/decisions/${again.id}/outcome`, sent)
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, 'replaces')).toBe('There is no ADR-0042 in this log.')
    expect(messageAt(page, 'amends')).toContain('Write the numbers of records')
    expect([inputOf(page, 'replaces'), inputOf(page, 'amends'), inputOf(page, 'title')]).toEqual([
      'ADR-0042',
      'Use Go',
      'Build it on Go',
    ])
    expect((await world.room(again.id)).state).toBe('revealed')
  })

  describe('that came from no room', () => {
    const body = [
      '## Context and Problem Statement',
      '',
      'Orders come *in bursts*.',
      '',
      '## Considered Options',
      '',
      '* PostgreSQL',
      '* Kafka / Redpanda',
      '* NATS “JetStream”',
      '',
    ].join('\n')
    let path: string
    beforeEach(async () => {
      await writeRecord(world, room.team.id, { title: 'Keep the queue in PostgreSQL', body })
      path = `/decisions/new?record=${room.team.id}/2`
    })

    test('fills in what can be read of it, and is replaced by what comes of the room', async () => {
      const bo = await world.as('bo')
      const record = await documentOf(await bo.get(`/teams/${room.team.id}/adrs/2`))
      const link = [...record.querySelectorAll('a')].find((a) => a.textContent === 'Reconsider this')
      expect(link?.getAttribute('href')).toBe(path)
      const page = await documentOf(await bo.get(path))
      expect(textOf(page)).toContain('This takes up ADR-0002 Keep the queue in PostgreSQL again.')
      expect([inputOf(page, 'question'), inputOf(page, 'context'), inputOf(page, 'ownOptions')]).toEqual([
        'Keep the queue in PostgreSQL',
        'Orders come *in bursts*.',
        'PostgreSQL\nKafka / Redpanda\nNATS “JetStream”',
      ])
      expect(inputOf(page, 'template')).toBe('blank')
      expect(inputOf(page, 'team')).toBe(room.team.id)
      const again = await reopen({ record: `${room.team.id}/2` })
      await vote(again)
      expect(inputOf(await outcomePage(again), 'replaces')).toBe('ADR-0002')
      await world.decide(again, { replaces: '2' })
      expect((await stored(2)).record.status).toBe('superseded')
    })

    test('is taken up by who may open rooms in its team', async () => {
      const codes = await Promise.all(
        (['ada', 'bo', 'vera', 'mallory'] as const).map(
          async (person) => (await (await world.as(person)).get(path)).status,
        ),
      )
      expect([...codes, (await world.anonymous().get(path)).status]).toEqual([200, 200, 403, 404, 404])
      const ada = await world.as('ada')
      for (const named of ['x', `${room.team.id}/0`, `${room.team.id}/9`, '__proto__/1', '/'])
        expect((await ada.get(`/decisions/new?record=${encodeURIComponent(named)}`)).status).toBe(404)
      const mallory = await world.as('mallory')
      const sent = await mallory.post(
        '/decisions/new',
        roomForm({ record: `${room.team.id}/2`, name: 'Mallory' }),
      )
      expect(sent.status).toBe(404)
      // In a room of another team it is no record to replace.
      const apart = await reopen({ record: `${room.team.id}/2`, team: '', teamName: 'Elsewhere' })
      await vote2(apart)
      expect(inputOf(await outcomePage(apart), 'replaces')).toBe('')
    })

    const vote2 = async (one: Room) => {
      await world.vote('ada', one)
      await world.reveal(one)
    }
  })
})
