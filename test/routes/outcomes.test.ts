import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { outcomeForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('the outcome on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/outcome`
    await world.vote('ada', room, { familiarity: 3 })
    await world.vote('bo', room)
    await world.reveal(room)
  })
  afterEach(() => world.close())

  test('form is prefilled from the result', async () => {
    const page = await documentOf(await (await world.as('ada')).get(path))
    expect(inputOf(page, 'option')).toHaveLength(1)
    expect(inputOf(page, 'draftedFor')).toBe(inputOf(page, 'option')?.[0])
    expect(inputOf(page, 'title')).not.toBe('')
    expect(inputOf(page, 'how')).toEqual(['agreed'])
    expect(textOf(page)).toContain('Save as ADR-0001')
    const go = room.options.find(({ name }) => name === 'Go')?.id ?? ''
    expect(
      inputOf(await documentOf(await (await world.as('ada')).get(`${path}?option=${go}`)), 'option'),
    ).toEqual([go])
    expect((await (await world.as('ada')).get(`${path}?option=%00`)).status).toBe(200)
  })

  test('is never recorded by the button that drafts the text, nor by Enter, which presses the first button', async () => {
    const ada = await world.as('ada')
    const form = outcomeForm(room, { title: 'Half a title', redraft: '1' })
    const response = await ada.post(path, form)
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'because')]).toEqual([200, ''])
    expect(inputOf(page, 'title')).toBe('Half a title')
    expect(page.querySelector('form[method=post] button[type=submit]')?.getAttribute('name')).toBe('redraft')
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('is recorded once, as the team’s next number, with an event', async () => {
    const ada = await world.as('ada')
    const sent = await Promise.all(Array.from({ length: 8 }, () => ada.post(path, outcomeForm(room))))
    const statuses = sent.map(({ status }) => status)
    expect(statuses.filter((status) => status !== 303 && status !== 409)).toEqual([])
    expect(statuses).toContain(303)
    expect(sent.find(({ status }) => status === 303)?.headers.get('Location')).toBe(
      `/decisions/${room.id}/adr`,
    )
    expect(await world.db.selectFrom('adrs').select(['number', 'title', 'status']).execute()).toEqual([
      { number: 1, title: 'Build the queue on it', status: 'accepted' },
    ])
    const events = await world.db.selectFrom('events').select('action').execute()
    expect(events.filter(({ action }) => action === 'outcome_recorded').length).toBe(1)
    expect((await ada.post(path, outcomeForm(room, { title: 'Again' }))).status).toBe(303)
    expect(await countRows(world.db, 'adrs')).toBe(1)
  })

  test('that is wrong comes back as typed, with the messages at the fields, and nothing is stored', async () => {
    const ada = await world.as('ada')
    const before = await dumpTables(world.db)
    const form = outcomeForm(room, {
      title: ' ',
      because: '',
      how: 'by dice',
      good: 'x'.repeat(1_001),
      bad: Array.from({ length: 41 }, (_, index) => `line ${index}`).join('\n'),
      reviewDate: '2026-11-23',
      expected: 'x'.repeat(10_001),
      status: 'superseded',
    })
    for (const headers of [{}, FRAGMENT]) {
      const response = await ada.post(path, form, headers)
      const page = await documentOf(response)
      const messages = Object.fromEntries(
        Object.keys(form).map((field) => [field, messageAt(page, field).replace(/\d+/g, 'N')]),
      )
      expect(response.status).toBe(422)
      expect(messages).toMatchObject({
        title: 'Give the record a title.',
        because: expect.stringMatching(/in a sentence why/),
        how: 'Say how it was decided.',
        good: 'Use at most N characters a line.',
        bad: 'Use at most N lines.',
        reviewDate: 'Look again on a day to come.',
        expected: 'Use at most N characters.',
        status: 'Choose a status.',
        option: '',
      })
      for (const field of ['good', 'bad', 'expected', 'reviewDate'])
        expect(inputOf(page, field)).toBe(form[field])
    }
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('of an option that is none is refused', async () => {
    const response = await (await world.as('ada')).post(path, outcomeForm(room, { option: 'nothing' }))
    expect([response.status, messageAt(await documentOf(response), 'option')]).toEqual([
      422,
      'Choose one of the options, or none of these.',
    ])
  })

  test('form drafts anew for another choice, and keeps what was typed', async () => {
    const ada = await world.as('ada')
    const first = await documentOf(await ada.get(path))
    const other = room.options.find(({ id }) => id !== inputOf(first, 'option')?.[0])?.id ?? ''
    const typed = { title: String(inputOf(first, 'title')), because: 'my own words.' }
    const form = outcomeForm(room, {
      ...typed,
      option: other,
      draftedFor: inputOf(first, 'draftedFor') ?? '',
    })
    const response = await ada.post(path, form)
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(inputOf(page, 'option')).toEqual([other])
    expect(inputOf(page, 'because')).toBe('my own words.')
    expect(inputOf(page, 'title')).not.toBe(typed.title)
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('can be looked at before it is saved', async () => {
    const response = await (await world.as('ada')).post(path, outcomeForm(room, { preview: '1' }))
    const page = await documentOf(response)
    expect(response.status).toBe(200)
    expect(page.querySelector('#preview pre')?.textContent).toMatch(/^---\n[\s\S]*# Build the queue on it/)
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('may be none of the options, and then the record is rejected', async () => {
    await world.decide(room, { option: 'none', title: 'Wait a year' })
    expect(await world.db.selectFrom('adrs').select('status').execute()).toEqual([{ status: 'rejected' }])
    const log = await documentOf(await (await world.as('bo')).get(`/teams/${room.team.id}/adrs`))
    expect(textOf(log)).toMatch(/0001Wait a yearrejected2026-11-23None of these/)
  })

  describe('after the team was asked for consent', () => {
    const consent = () => `/decisions/${room.id}/consent`
    const put = async (option: string) =>
      (await world.as('ada')).post(consent(), { option, wording: 'We take it.', seen: '' })
    const proposal = async () =>
      (await world.db.selectFrom('proposals').select('id').where('closed_at', 'is', null).executeTakeFirst())
        ?.id ?? ''
    const answer = async (person: 'ada' | 'bo', fields: Record<string, string>) =>
      (await world.as(person)).post(`${consent()}/stance`, { proposal: await proposal(), ...fields })
    const objection = { kind: 'objection', risk: 'Nobody knows it.', remedy: 'A course for two.' }
    const file = async () => (await (await world.as('bo')).get(`/decisions/${room.id}/adr.md`)).text()

    test('starts from the option the team was asked about, by consent where nobody objects', async () => {
      const option = room.options[3]?.id ?? ''
      await put(option)
      await answer('bo', { kind: 'concern', comment: 'We must learn it' })
      // Ada has said nothing yet, and who is silent has not consented.
      const early = await documentOf(await (await world.as('ada')).get(path))
      expect(inputOf(early, 'how')).toEqual(['agreed'])
      await answer('ada', { kind: 'consent' })
      const page = await documentOf(await (await world.as('ada')).get(path))
      expect([inputOf(page, 'option'), inputOf(page, 'how')]).toEqual([[option], ['consent']])
      expect(textOf(page)).toContain('Bad: we must learn it (raised by Bo)')
      const kept = inputOf(page, 'kept') ?? []
      await world.decide(room, { option, how: 'consent', kept, because: 'Everybody can live with it.' })
      expect(await file()).toMatch(
        /because everybody can live with it\.\n[\s\S]*The team consented: no objection was left\./,
      )
      expect(await file()).toMatch(
        /\* Bad, because we must learn it \(raised by Bo\)\n[\s\S]*\* Bo: We must learn it\.\n/,
      )
    })

    test('asks why it is decided although somebody objects, and says so in the record', async () => {
      const option = room.options[0]?.id ?? ''
      await put(option)
      await answer('bo', objection)
      const ada = await world.as('ada')
      const form = outcomeForm(room, { option, how: 'consent', despite: '' })
      const page = await documentOf(await ada.post(path, form))
      expect(messageAt(page, 'despite')).toBe('Bo still objects. Say why you decide all the same.')
      expect(messageAt(page, 'how')).toContain('somebody objects')
      expect(await countRows(world.db, 'adrs')).toBe(0)
      const fresh = await documentOf(await ada.get(path))
      expect(inputOf(fresh, 'how')).toEqual(['decider'])
      const kept = inputOf(fresh, 'kept') ?? []
      await world.decide(room, { option, how: 'decider', despite: 'We can’t wait', kept })
      expect(await file()).toContain('Bo still objected; Ada decided all the same, because we can’t wait.\n')
      expect(await file()).toContain('* Bad, because nobody knows it (Bo objected)\n')
      expect(await file()).toContain(
        '* Bo objected: Nobody knows it. What would have had to change: A course for two.\n',
      )
    })

    test('comes back with what was typed when an answer has changed meanwhile, and with what changed', async () => {
      const option = room.options[0]?.id ?? ''
      await put(option)
      await answer('bo', { kind: 'consent' })
      const ada = await world.as('ada')
      const seen = String(inputOf(await documentOf(await ada.get(path)), 'consent'))
      await answer('bo', objection)
      const typed = { option, how: 'consent', title: 'Half a title', consent: seen }
      const late = await ada.post(path, outcomeForm(room, typed))
      const page = await documentOf(late)
      expect([late.status, inputOf(page, 'title')]).toEqual([422, 'Half a title'])
      expect(textOf(page)).toContain('Bo changed their answer. Look through what you wrote; it is kept.')

      // And when it changes while the form is on its way.
      const form = outcomeForm(room, { ...typed, how: 'decider', despite: 'It must be.', consent: seen })
      const { consent: _, ...unseen } = form
      const slow = await ada.postSlowly(path, unseen, () => answer('bo', { kind: 'concern' }))
      expect([slow.status, textOf(await documentOf(slow))]).toEqual([
        422,
        expect.stringContaining('Bo changed their answer.'),
      ])
      expect(await countRows(world.db, 'adrs')).toBe(0)
    })
  })

  test('of one ballot alone is drafted and recorded without a number of it', async () => {
    const lonely = await world.openRoom({ quorum: 1 })
    await world.vote('bo', lonely, { familiarity: 4, importance: 5 })
    await world.reveal(lonely)
    const ada = await world.as('ada')
    const page = await documentOf(await ada.get(`/decisions/${lonely.id}/outcome`))
    expect(inputOf(page, 'option')).toEqual([lonely.options[0]?.id])
    expect(inputOf(page, 'because')).toBe('')
    expect(textOf(page)).toContain('One person alone has voted, so the advisor says nothing.')
    expect(page.querySelector('#option')?.textContent).not.toMatch(/\d\.\d/)
    await world.decide(lonely, { because: 'it is what we have.' })
    const file = await (await ada.get(`/decisions/${lonely.id}/adr.md`)).text()
    expect(file).toContain('One person alone had voted')
    expect(file).not.toMatch(/\bweight\b|points|\d\.\d/)
  })

  test('sets the day to look again', async () => {
    await world.decide(room, { reviewDate: '2027-05-31', expected: 'It is fast.' })
    expect(await world.db.selectFrom('decisions').select('review_on').execute()).toEqual([
      { review_on: '2027-05-31' },
    ])
  })

  test('is nobody’s but the decider’s, and comes from our own pages', async () => {
    const voter = await (await world.as('bo')).post(path, outcomeForm(room))
    expect([voter.status, textOf(await documentOf(voter))]).toEqual([
      403,
      expect.stringContaining('Only the decider'),
    ])
    const ada = await world.as('ada')
    expect((await ada.post(path, outcomeForm(room), { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })
})
