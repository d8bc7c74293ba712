import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listProposals } from '../../db/queries/proposals.ts'
import { openRound } from '../../src/actions/open-round.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import type { FormFields } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const OBJECTION = {
  kind: 'objection',
  comment: '',
  risk: 'Nobody is on call for it at night.',
  remedy: 'Two of us learn it first.',
}

describe.each(ENGINES)('consent on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ namesShown: false })
    path = `/decisions/${room.id}/consent`
    await world.vote('ada', room, { familiarity: 3 })
    await world.vote('bo', room)
    await world.reveal(room)
  })
  afterEach(() => world.close())

  const open = async () => (await listProposals(world.db, room)).find(({ closedAt }) => closedAt === null)
  const put = async (fields: FormFields = {}) => {
    const form = { option: room.options[1]?.id ?? '', wording: '', seen: (await open())?.id ?? '', ...fields }
    return (await world.as('ada')).post(path, form)
  }
  const answer = async (person: Person, fields: FormFields, headers = {}) =>
    (await world.as(person)).post(
      `${path}/stance`,
      { proposal: (await open())?.id ?? '', comment: '', risk: '', remedy: '', ...fields },
      headers,
    )
  const settle = async (fields: FormFields, person: Person = 'ada') => {
    const objection = (await open())?.stances.find(({ kind }) => kind === 'objection')
    const address = `${path}/stances/${objection?.id}/settlement`
    const form = { how: 'resolved', note: '', seen: String(objection?.version), ...fields }
    return (await world.as(person)).post(address, form)
  }
  const actions = async () => {
    const events = await world.db.selectFrom('events').select(['seq', 'action']).orderBy('seq').execute()
    return events.map(({ action }) => action).slice(-1 * (events.length - 1))
  }
  const pageFor = async (person: Person) => documentOf(await (await world.as(person)).get(path))

  test('is asked for with the option that leads, in words of one’s own', async () => {
    let signals = 0
    world.deps.hub.subscribe(room.id, () => signals++)
    const leader = (await pageFor('ada')).querySelector('#option option')?.getAttribute('value')
    expect(inputOf(await pageFor('ada'), 'option')).toBe(leader)
    expect(textOf(await pageFor('bo'))).toContain('Nothing is put to consent.')

    const response = await put({ wording: 'We take Go for the new service; PHP stays for the site.' })
    expect([response.status, response.headers.get('Location')]).toEqual([303, path])
    expect(signals).toBe(1)
    for (const person of ['ada', 'bo', 'vera'] as const)
      expect(textOf(await pageFor(person))).toContain(
        'We take Go for the new service; PHP stays for the site.',
      )
    expect(textOf(await pageFor('bo'))).toContain('Nobody has answered yet.')
    expect(textOf(await pageFor('bo'))).toContain('Ada and Bo have not answered.')
    expect((await actions()).at(-1)).toBe('proposal_made')
    // Whoever is asked reads it above the verdict; who reads along is not asked.
    const resultFor = async (person: 'bo' | 'vera') => {
      const page = await documentOf(await (await world.as(person)).get(`/decisions/${room.id}/results`))
      return page.querySelector('.body > .aside')?.textContent ?? ''
    }
    expect(await resultFor('bo')).toMatch(/asked for consent to “We take Go.*Give your answer/)
    expect(await resultFor('vera')).not.toContain('Give your answer')
  })

  test('shows objections first, with their reasons, and counts the rest', async () => {
    await put()
    expect((await answer('ada', { kind: 'consent' })).status).toBe(303)
    expect(textOf(await pageFor('vera'))).toContain('So far nobody objects. One has not answered.')
    expect((await answer('bo', OBJECTION)).status).toBe(303)
    const page = await pageFor('vera')
    const said = textOf(page)
    expect(said).toContain('Bo objects.')
    expect(page.querySelector('.stance-open')?.textContent).toContain('Nobody is on call for it at night.')
    expect(page.querySelector('.stance-open')?.textContent).toContain('Two of us learn it first.')
    expect(said.indexOf('at night')).toBeLessThan(said.indexOf('Ada consents'))
    expect((await actions()).slice(-2)).toEqual(['stance_taken', 'stance_taken'])
    // Signed, although this room hides who voted how; and no reason stands in the history.
    const particulars = await world.db.selectFrom('events').select('particulars').execute()
    expect(JSON.stringify(particulars).includes('on call')).toBe(false)
  })

  test('asks for a reason of an objection alone, and keeps what was typed', async () => {
    await put()
    const before = await dumpTables(world.db)
    for (const headers of [{}, FRAGMENT]) {
      const response = await answer(
        'bo',
        { kind: 'objection', risk: ' ', remedy: 'x'.repeat(2_001) },
        headers,
      )
      const page = await documentOf(response)
      expect(response.status).toBe(422)
      expect(messageAt(page, 'risk')).toBe('Say what would go wrong, and for whom.')
      expect(messageAt(page, 'remedy')).toBe('Use at most 2000 characters.')
      expect(inputOf(page, 'kind')).toEqual(['objection'])
      expect(inputOf(page, 'remedy')).toBe('x'.repeat(2_001))
    }
    const none = await documentOf(await answer('bo', { kind: 'maybe', comment: 'Hm.' }))
    expect([messageAt(none, 'kind'), inputOf(none, 'comment')]).toEqual(['Choose one of the three.', 'Hm.'])
    expect(await dumpTables(world.db)).toEqual(before)
    expect((await answer('bo', { kind: 'concern' })).status).toBe(303)
  })

  test('of a wrong option comes back as typed', async () => {
    const response = await put({ option: 'nothing', wording: 'Something else.' })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'option'), inputOf(page, 'wording')]).toEqual([
      422,
      'Choose the option that is put to the team.',
      'Something else.',
    ])
    expect(await countRows(world.db, 'proposals')).toBe(0)
  })

  test('may be changed, and what was said before stays readable', async () => {
    await put()
    await answer('bo', OBJECTION)
    await answer('bo', OBJECTION)
    expect((await actions()).filter((action) => action.startsWith('stance'))).toEqual(['stance_taken'])
    world.pass(86_400_000)
    await answer('bo', { kind: 'concern', comment: 'Well, if two learn it.' })
    expect((await actions()).at(-1)).toBe('stance_changed')
    const page = await pageFor('ada')
    expect(textOf(page)).toContain('So far nobody objects.')
    expect(textOf(page)).toContain('Bo objected before')
    expect(textOf(page)).toContain('Nobody is on call for it at night.')
    expect(inputOf(await pageFor('bo'), 'comment')).toBe('Well, if two learn it.')
  })

  test('takes an objection as met with a note, and its author may object again', async () => {
    await put()
    await answer('bo', OBJECTION)
    const empty = await settle({ note: ' ' })
    expect([empty.status, messageAt(await documentOf(empty), 'note')]).toEqual([
      422,
      'Say what changed, so that the objection is met.',
    ])
    expect((await settle({ note: 'We hire somebody for the nights.' })).status).toBe(303)
    expect((await settle({ note: 'We hire somebody for the nights.' })).status).toBe(303)
    expect((await actions()).slice(-2)).toEqual(['stance_taken', 'objection_resolved'])
    expect(textOf(await pageFor('bo'))).toMatch(
      /No objection is left so far.*Resolved, says Ada.*for the nights/,
    )

    await answer('bo', { ...OBJECTION, risk: 'One person alone does not do.' })
    const again = textOf(await pageFor('ada'))
    expect(again).toMatch(/Bo objects.*One person alone does not do/)
    expect((await open())?.stances[0]?.before).toMatchObject([
      {
        kind: 'objection',
        settled: { how: 'resolved', by: 'Ada', note: 'We hire somebody for the nights.' },
      },
    ])
  })

  test('carries an objection along, but not one that was changed meanwhile', async () => {
    await put()
    await answer('bo', OBJECTION)
    await answer('bo', { ...OBJECTION, risk: 'Another risk.' })
    const stale = await settle({ how: 'carried', note: 'Known.', seen: '1' })
    const page = await documentOf(stale)
    expect([stale.status, inputOf(page, 'note')]).toEqual([422, 'Known.'])
    expect(textOf(page)).toContain('Another risk.')
    expect((await settle({ how: 'carried' })).status).toBe(303)
    expect(textOf(await pageFor('bo'))).toContain('One objection is carried into the consequences.')
    expect((await actions()).at(-1)).toBe('objection_carried')
    await answer('bo', { kind: 'consent' })
    const gone = (await open())?.stances[0]?.id
    expect((await (await world.as('ada')).get(`${path}/stances/${gone}/settlement`)).status).toBe(404)
  })

  test('knows one proposal at a time: a new one takes the place of the old, which stays readable', async () => {
    await put()
    await answer('bo', OBJECTION)
    const first = await open()
    expect((await put()).status).toBe(303)
    expect((await open())?.id).toBe(first?.id)
    expect((await put({ option: room.options[2]?.id ?? '' })).status).toBe(303)
    expect((await listProposals(world.db, room)).map(({ closedHow }) => closedHow)).toEqual([
      null,
      'replaced',
    ])
    expect(textOf(await pageFor('vera'))).toMatch(/Nobody has answered yet.*Put to the team before.*at night/)

    const late = await answer('bo', { ...OBJECTION, proposal: first?.id ?? '' })
    const page = await documentOf(late)
    expect([late.status, inputOf(page, 'risk')]).toEqual([422, OBJECTION.risk])
    expect(textOf(page)).toContain('Another proposal has just taken the place')
    expect(await countRows(world.db, 'stances')).toBe(1)

    const stale = await put({ option: room.options[3]?.id ?? '', seen: first?.id ?? '', wording: 'Mine.' })
    expect([stale.status, inputOf(await documentOf(stale), 'wording')]).toEqual([422, 'Mine.'])
  })

  test('is proposed once by many clicks at once, and answered once', async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => put({ seen: '' })))
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303))
    const answers = await Promise.all(Array.from({ length: 8 }, () => answer('bo', OBJECTION)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
    expect([await countRows(world.db, 'proposals'), await countRows(world.db, 'stances')]).toEqual([1, 1])
    expect((await actions()).filter((action) => /proposal|stance/.test(action))).toHaveLength(2)
  })

  test('can be taken back, once', async () => {
    await put()
    const proposal = (await open())?.id ?? ''
    for (const _ of [1, 2]) {
      const response = await (await world.as('ada')).post(`${path}/withdrawal`, { proposal })
      expect(response.status).toBe(303)
    }
    expect((await actions()).filter((action) => action === 'proposal_withdrawn')).toHaveLength(1)
    expect(textOf(await pageFor('bo'))).toMatch(/Nothing is put to consent.*taken back/)
    expect((await answer('bo', { kind: 'consent', proposal })).status).toBe(409)
  })

  test('ends with another round', async () => {
    await put()
    await answer('bo', OBJECTION)
    const opening = {
      asked: null,
      note: '',
      deadlineAt: null,
      timeZone: 'UTC',
      actorId: await world.userId('ada'),
    }
    expect(await openRound(world.db, { room: await world.room(room.id), ...opening, at: world.now() })).toBe(
      true,
    )
    expect((await listProposals(world.db, room)).map(({ closedHow }) => closedHow)).toEqual(['replaced'])
    expect((await answer('bo', { kind: 'consent' })).status).toBe(409)
    expect((await put()).status).toBe(409)
    expect((await (await world.as('bo')).get(path)).headers.get('Location')).toBe(`/decisions/${room.id}`)
  })

  test('ends with the outcome, also for a form that was on its way', async () => {
    await put()
    const proposal = (await open())?.id ?? ''
    const bo = await world.as('bo')
    const late = await bo.postSlowly(`${path}/stance`, { ...OBJECTION, proposal }, () => world.decide(room))
    expect(late.status).toBe(409)
    expect(await countRows(world.db, 'stances')).toBe(0)
    expect((await listProposals(world.db, room)).map(({ closedHow }) => closedHow)).toEqual(['decided'])
    expect((await answer('bo', { kind: 'consent', proposal })).status).toBe(409)
    expect(textOf(await pageFor('bo'))).toContain('Nobody answered.')
  })

  test('tells whoever waits only what is new', async () => {
    await put()
    const bo = await world.as('bo')
    const href = (page: Awaited<ReturnType<typeof pageFor>>) =>
      page.querySelector('#consent')?.getAttribute('hx-get') ?? ''
    const before = href(await pageFor('bo'))
    expect((await bo.get(before)).status).toBe(204)
    await answer('ada', { kind: 'concern', comment: 'Mind the nights.' })
    const fresh = await bo.get(before)
    const part = await documentOf(fresh)
    expect([fresh.status, part.querySelector('form')]).toEqual([200, null])
    expect(part.querySelector('#consent')?.textContent).toContain('Mind the nights.')
    expect((await bo.get(href(part))).status).toBe(204)
    await world.decide(room)
    const gone = await bo.get(before)
    expect([gone.status, gone.headers.get('HX-Redirect')]).toEqual([204, `/decisions/${room.id}`])
  })

  test('is proposed and settled by those who run the room, and answered by those who vote', async () => {
    await put()
    await answer('bo', OBJECTION)
    const before = await dumpTables(world.db)
    const proposal = (await open())?.id ?? ''
    const objection = (await open())?.stances[0]?.id
    const statuses: Record<string, number[]> = {}
    for (const person of ['bo', 'vera', 'mallory', 'anonymous'] as const) {
      const browser = person === 'anonymous' ? world.anonymous() : await world.as(person)
      const form = { option: room.options[0]?.id ?? '', wording: '', seen: proposal }
      statuses[person] = [
        (await browser.post(path, form)).status,
        (await browser.post(`${path}/withdrawal`, { proposal })).status,
        (await browser.get(`${path}/stances/${objection}/settlement`)).status,
        (await browser.post(`${path}/stances/${objection}/settlement`, { how: 'carried', seen: '1' })).status,
        person === 'bo' ? 0 : (await browser.post(`${path}/stance`, { proposal, kind: 'consent' })).status,
        (await browser.get(path)).status,
      ]
    }
    expect(statuses).toEqual({
      bo: [403, 403, 403, 403, 0, 200],
      vera: [403, 403, 403, 403, 403, 200],
      mallory: [404, 404, 404, 404, 404, 404],
      anonymous: [404, 404, 404, 404, 404, 404],
    })
    const after = await dumpTables(world.db)
    for (const table of ['proposals', 'stances', 'events'] as const)
      expect(after[table]).toEqual(before[table])
  })

  test('of one ballot alone lists the options as the room does', async () => {
    const lonely = await world.openRoom()
    await world.vote('bo', lonely, { familiarity: 4 })
    await world.reveal(lonely)
    const page = await documentOf(await (await world.as('ada')).get(`/decisions/${lonely.id}/consent`))
    const listed = [...page.querySelectorAll('#option option')].map((option) => option.getAttribute('value'))
    expect(listed).toEqual(lonely.options.map(({ id }) => id))
  })

  test('shows what people wrote as text', async () => {
    const nasty = '<script>alert(1)</script> & "x"'
    await put({ wording: nasty })
    await answer('bo', { kind: 'objection', risk: nasty, remedy: nasty })
    const html = await (await (await world.as('ada')).get(path)).text()
    expect(html.includes('<script>alert')).toBe(false)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})
