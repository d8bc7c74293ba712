import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('a ballot on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/ballot`
  })
  afterEach(() => world.close())

  const stored = () => world.db.selectFrom('ballots').selectAll().execute()
  const actions = async () =>
    (await world.db.selectFrom('events').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    )

  test('is cast, leads to its receipt and is written into the history', async () => {
    const bo = await world.as('bo')
    const response = await bo.post(path, ballotForm(room, { importance: 4, comment: 'Mind the budget.' }))

    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/decisions/${room.id}/receipt`,
    ])
    const [ballot, ...others] = await stored()
    expect(others).toEqual([])
    expect(ballot).toMatchObject({ name: 'Bo', comment: 'Mind the budget.', revision: 1, revised_at: null })
    expect(JSON.parse(ballot?.answers ?? '').importance[room.criteria[0]?.id ?? '']).toBe(4)
    expect(await actions()).toEqual(['decision_opened', 'member_joined', 'ballot_cast'])

    const receipt = await documentOf(await bo.get(`/decisions/${room.id}/receipt`))
    expect(textOf(receipt)).toContain(`Your receipt: ${ballot?.receipt}`)
    expect(
      inputOf(receipt, 'return-link') ?? receipt.getElementById('return-link')?.getAttribute('value'),
    ).toBe(`https://moot.example${await world.returnLink('bo')}`)
  })

  test('has a receipt that leads to the result once it is there', async () => {
    await world.vote('bo', room)
    const bo = await world.as('bo')
    const receipt = async () => textOf(await documentOf(await bo.get(`/decisions/${room.id}/receipt`)))
    expect(await receipt()).toMatch(/What happens next.*See who has voted/s)
    await world.reveal(room)
    expect(await receipt()).toContain('Read the result')
    expect(await receipt()).not.toMatch(/What happens next|See who has voted/)
  })

  test('shows its voter their own answers again, and asks with a fresh key', async () => {
    await world.vote('bo', room, { importance: 5, familiarity: 1, comment: 'Again' })
    const bo = await world.as('bo')
    const page = await documentOf(await bo.get(path))
    const again = await documentOf(await bo.get(path))

    expect(inputOf(page, `importance.${room.criteria[3]?.id}`)).toEqual(['5'])
    expect(inputOf(page, `familiarity.${room.options[2]?.id}`)).toEqual(['1'])
    expect(inputOf(page, 'comment')).toBe('Again')
    expect(textOf(page)).toContain('Cast the changed ballot')
    expect(inputOf(page, 'submission')).not.toBe(inputOf(again, 'submission'))
    expect([...page.querySelectorAll('.opt h3')].map((h3) => h3.textContent)).toEqual(
      [...again.querySelectorAll('.opt h3')].map((h3) => h3.textContent),
    )
  })

  test('replaces the one before, with a new receipt and one event', async () => {
    await world.vote('bo', room, { importance: 1 })
    const [first] = await stored()
    await world.vote('bo', room, { importance: 2 })
    const [second, ...others] = await stored()

    expect(others).toEqual([])
    expect(second).toMatchObject({ id: first?.id, revision: 2 })
    expect(second?.receipt).not.toBe(first?.receipt)
    expect((await actions()).slice(-2)).toEqual(['ballot_cast', 'ballot_revised'])
    expect((await world.room(room.id)).round.ballots).toBe(1)
  })

  test('with the same answers changes nothing at all', async () => {
    await world.vote('bo', room)
    const before = await dumpTables(world.db)
    world.pass(60_000)
    await world.vote('bo', room)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('sent 20 times at once with one key is one ballot', async () => {
    const bo = await world.as('bo')
    const form = { ...ballotForm(room), submission: 'the same form' }
    const sent = await Promise.all(Array.from({ length: 20 }, () => bo.post(path, form)))

    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]))
    expect((await stored()).map(({ revision }) => revision)).toEqual([1])
    expect((await actions()).filter((action) => action.startsWith('ballot'))).toEqual(['ballot_cast'])
    expect((await world.room(room.id)).round.ballots).toBe(1)
  })

  test('stands beside another person’s that was sent with the same key, here and in another room', async () => {
    const other = await world.openRoom({ question: 'And the database?' })
    const key = { submission: `no secret \0 ${'k'.repeat(5_000)}` }
    for (const person of ['ada', 'bo'] as const)
      for (const asked of [room, other]) {
        const browser = await world.as(person)
        const response = await browser.post(`/decisions/${asked.id}/ballot`, { ...ballotForm(asked), ...key })
        expect(response.status).toBe(303)
      }
    expect(await countRows(world.db, 'ballots')).toBe(4)
  })

  test('off the scale comes back with the input kept and the message at the field, and nothing is stored', async () => {
    const [criterion, option] = [room.criteria[1]?.id, room.options[0]?.id]
    const form = {
      ...ballotForm(room, { importance: 5 }),
      [`importance.${criterion}`]: '6',
      [`familiarity.${option}`]: '5',
      [`willingness.${option}`]: 'yes',
      [`vetoes.${option}`]: 'x'.repeat(10_001),
      comment: `${'é'.repeat(501)}`,
      submission: 'kept',
    }
    const response = await (await world.as('bo')).post(path, form)
    const page = await documentOf(response)

    expect(response.status).toBe(422)
    expect(messageAt(page, `importance.${criterion}`)).toContain('from 0 to 5')
    expect(messageAt(page, `familiarity.${option}`)).toContain('from 0 to 4')
    expect(messageAt(page, `willingness.${option}`)).toContain('Choose one of the three')
    expect(messageAt(page, `vetoes.${option}`)).toBe('Use at most 10000 characters.')
    expect(messageAt(page, 'comment')).toBe('Use at most 500 characters.')
    expect(messageAt(page, `importance.${room.criteria[2]?.id}`)).toBe('')
    expect(page.querySelectorAll('#errors li a').length).toBe(5)
    expect(inputOf(page, `importance.${room.criteria[2]?.id}`)).toEqual(['5'])
    expect(inputOf(page, `vetoes.${option}`)).toBe('x'.repeat(10_001))
    expect(inputOf(page, 'submission')).toBe('kept')
    expect([await stored(), await actions()]).toEqual([[], ['decision_opened', 'member_joined']])
  })

  test.each([
    ['blank', { comment: ' ' }, 'Answer at least one question'],
    ['for options of another room', { 'familiarity.elsewhere': '1' }, 'The room has changed'],
    ['with a field nobody asked for', { comment: 'x', __proto__x: '1' }, 'The room has changed'],
  ])('that is %s is not taken', async (_what, form, message) => {
    const response = await (await world.as('bo')).post(path, form)
    expect([response.status, textOf(await documentOf(response))]).toEqual([
      422,
      expect.stringContaining(message),
    ])
    expect(await stored()).toEqual([])
  })

  test('is a page, and for htmx its title and main part alone', async () => {
    const bo = await world.as('bo')
    const page = await (await bo.get(path)).text()
    const fragment = await bo.get(path, FRAGMENT)
    const text = await fragment.text()
    expect(page.match(/^<!doctype html><html/i) && page.includes('</footer>')).toBe(true)
    expect(text).toMatch(/^<title>Ballot: [^<]+<\/title><main id="main"/)
    expect(text).not.toContain('<html')
    expect(fragment.headers.get('Vary')).toContain('HX-Request')

    const refused = await bo.post(path, { comment: '' }, FRAGMENT)
    expect([refused.status, refused.headers.get('HX-Push-Url')]).toEqual([422, 'false'])
    expect(await refused.text()).toMatch(/^<title>Check your ballot/)
  })

  test('after the reveal is refused with an explanation, and the old one counts', async () => {
    await world.vote('bo', room, { importance: 1 })
    await world.reveal(room)
    const before = await dumpTables(world.db)
    const response = await (await world.as('bo')).post(path, ballotForm(room, { importance: 5 }))
    expect(response.status).toBe(409)
    expect(textOf(await documentOf(response))).toMatch(/Voting is over.*Voting ended on Monday 23 November/)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('is taken until the deadline and not from it on', async () => {
    const brief = await world.openRoom({ deadlineAt: '2026-11-23T10:00:00.000Z', team: { name: 'Late' } })
    const ada = await world.as('ada')
    const post = () => ada.post(`/decisions/${brief.id}/ballot`, ballotForm(brief))
    world.pass(60 * 60 * 1000 - 1)
    expect((await post()).status).toBe(303)
    world.pass(1)
    const late = await post()
    expect(late.status).toBe(409)
    expect(textOf(await documentOf(late))).toContain('Voting ended on Monday 23 November, 10:00 UTC')
    expect((await ada.get(`/decisions/${brief.id}/ballot`)).status).toBe(409)
  })
})
