import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roomForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('a room on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ expectedVoters: 3, quorum: 3 })
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const seen = async (person: 'ada' | 'bo' | 'vera', rest = '', headers = {}) =>
    documentOf(await (await world.as(person)).get(`${path}${rest}`, headers))

  test('shows everybody what is theirs: invite, vote, reveal', async () => {
    const pages = { ada: await seen('ada'), bo: await seen('bo'), vera: await seen('vera') }
    const shows = (selector: string) =>
      (['ada', 'bo', 'vera'] as const).map((person) => pages[person].querySelector(selector) !== null)
    expect(shows('#turnout')).toEqual([true, true, true])
    expect(shows('#invite-link')).toEqual([true, true, false])
    expect(shows(`a[href="${path}/ballot"]`)).toEqual([true, true, false])
    expect(shows(`a[href="${path}/settings"]`)).toEqual([true, false, false])
    expect(shows('#return-link')).toEqual([true, true, true])
  })

  test('says who has voted, on the page and in the part that asks again', async () => {
    expect(textOf(await seen('vera'))).toContain('Nobody has voted yet')
    expect(textOf(await seen('vera'))).not.toContain('Share the link')
    expect(textOf(await seen('bo'))).toContain('Share the link')
    expect(textOf(await seen('vera'))).toContain('To vote, open the invite link you came by')
    await world.vote('bo', room)
    expect(textOf(await seen('vera'))).toContain('One of three has voted')
    const part = await (await world.as('vera')).get(`${path}/turnout`, FRAGMENT)
    const text = await part.text()
    expect(text).toMatch(/^<section[^>]+id="turnout"/)
    expect(text).toContain('One of three has voted')
    expect(text).not.toMatch(/<html|<main/)
  })

  test('sends a page that waits to the result once it is revealed', async () => {
    await world.vote('bo', room)
    expect((await (await world.as('bo')).get(`${path}/turnout`)).headers.get('HX-Redirect')).toBeNull()
    await world.reveal(room)
    const part = await (await world.as('bo')).get(`${path}/turnout`)
    expect([part.status, part.headers.get('HX-Redirect'), await part.text()]).toEqual([204, path, ''])
  })

  test('says why it has not opened by itself, and what comes then', async () => {
    const deadlineAt = new Date(world.now().getTime() + 60_000).toISOString()
    room = await world.openRoom({ deadlineAt, revealRule: 'deadline', namesShown: false })
    path = `/decisions/${room.id}`
    expect(textOf(await seen('bo'))).toContain('With fewer than three ballots Ada decides.')
    world.pass(60_000)
    expect(textOf(await seen('bo'))).toContain('Nobody has voted. Ada can give more time.')
    world.pass(-60_000)
    await world.vote('bo', room)
    expect(textOf(await seen('bo'))).not.toContain('Voting has ended')
    world.pass(60_000)
    for (const person of ['ada', 'bo', 'vera'] as const) {
      const text = textOf(await seen(person))
      expect(text).toContain('so few that everybody would know whose is whose')
      expect(text).toContain('Ada reveals, or gives more time.')
      expect(text).not.toContain('With fewer than three')
    }
  })

  test('gives everybody their own way back', async () => {
    await world.vote('bo', room)
    const page = await seen('bo')
    expect(page.getElementById('return-link')?.getAttribute('value')).toContain(await world.returnLink('bo'))
    const other = (await seen('ada')).getElementById('return-link')?.getAttribute('value')
    expect(other).toContain(await world.returnLink('ada'))
    expect(other).not.toContain(await world.returnLink('bo'))
  })

  test('asks the facilitator before the reveal, and says what it will mean', async () => {
    expect(textOf(await seen('ada', '/reveal'))).toContain('Nobody has voted')
    await world.vote('bo', room)
    const page = textOf(await seen('ada', '/reveal'))
    expect(page).toMatch(/Two people have not voted/)
    expect(page).not.toMatch(/everybody will know whose is whose/)
    expect(page).toMatch(/not enough evidence/)
    expect(await (await (await world.as('ada')).get(`${path}/reveal`, FRAGMENT)).text()).toMatch(
      /^<title>Reveal/,
    )
  })

  test('puts the reveal where the vote was, once everybody has voted', async () => {
    const button = async () => (await seen('ada')).querySelector('.btn-main')
    expect((await button())?.getAttribute('href')).toBe(`${path}/ballot`)
    await world.vote('ada', room)
    expect(await button()).toBeNull()
    expect((await seen('ada')).querySelectorAll(`a[href="${path}/reveal"]`)).toHaveLength(1)
    const ada = await world.as('ada')
    path = (await ada.post('/decisions/new', roomForm())).headers.get('Location') ?? ''
    await world.vote('ada', await world.room(path.split('/').at(-1) ?? ''))
    expect(await button()).toBeNull()
    const two = await world.openRoom()
    await world.vote('ada', two)
    await world.vote('bo', two)
    path = `/decisions/${two.id}`
    const page = await seen('ada')
    const main = page.querySelector('.btn-main')
    expect([main?.getAttribute('href'), main?.parentElement?.textContent]).toEqual([
      `${path}/reveal`,
      expect.stringContaining('Everybody has voted.'),
    ])
    expect(page.querySelectorAll(`a[href="${path}/reveal"]`)).toHaveLength(1)
    expect((await seen('bo')).querySelector(`a[href="${path}/reveal"]`)).toBeNull()
  })

  test('leads its facilitator to the profile while nobody has voted, also when every score is known', async () => {
    const link = async (person: 'ada' | 'bo') =>
      (await seen(person)).querySelector(`a[href="${path}/profile"]`)
    expect((await link('ada'))?.textContent).toBe('Look at the scores, or change them')
    expect(await link('bo')).toBeNull()
    await world.vote('bo', room)
    expect(await link('ada')).toBeNull()
  })

  test('is revealed once, with one stored result and one event, however often it is asked for', async () => {
    await world.vote('ada', room)
    await world.vote('bo', room)
    const ada = await world.as('ada')
    const sent = await Promise.all(Array.from({ length: 10 }, () => ada.post(`${path}/reveal`)))
    expect(sent.map(({ status, headers }) => `${status} ${headers.get('Location')}`)).toEqual(
      Array.from({ length: 10 }, () => `303 ${path}/results`),
    )
    const stored = await world.db
      .selectFrom('rounds')
      .select(['result', 'revealed_by'])
      .executeTakeFirstOrThrow()
    expect(JSON.parse(stored.result ?? '').counted).toMatchObject({ ballots: 2, eligible: 3 })
    expect(stored.revealed_by).toBe(await world.userId('ada'))
    const events = await world.db.selectFrom('events').select('action').execute()
    expect(events.filter(({ action }) => action === 'round_revealed').length).toBe(1)
  })

  test('without a ballot, or from another site, is not revealed', async () => {
    const ada = await world.as('ada')
    const before = await dumpTables(world.db)
    const refused = await ada.post(`${path}/reveal`)
    expect([refused.status, textOf(await documentOf(refused))]).toEqual([
      409,
      expect.stringContaining('Nobody has voted'),
    ])
    expect(await dumpTables(world.db)).toEqual(before)
    await world.vote('bo', room)
    expect((await ada.post(`${path}/reveal`, {}, { 'Sec-Fetch-Site': 'none' })).status).toBe(403)
    expect((await world.room(room.id)).state).toBe('voting')
  })

  test('shows its result after the reveal: verdict, ranking, comments and who could not work with what', async () => {
    room = await world.openRoom({ team: { name: 'Enough of us' } })
    path = `/decisions/${room.id}`
    const veto = `vetoes.${room.options[5]?.id}`
    await (await world.as('bo')).post(`${path}/ballot`, {
      ...ballotForm(room),
      [veto]: 'Nobody left to run it.',
    })
    await world.vote('ada', room, { comment: 'Mind the budget.', familiarity: 4 })
    await world.reveal(room)
    const page = await seen('vera', '/results')
    const text = textOf(page)
    for (const part of ['Mind the budget.', 'Nobody left to run it.', 'Node.js', 'Ada', 'Bo'])
      expect(text).toContain(part)
    expect(page.querySelectorAll('svg').length).toBeGreaterThan(0)
    expect(page.querySelectorAll('table').length).toBeGreaterThan(0)
    expect(page.querySelector(`a[href="${path}/outcome"]`)).toBeNull()
    expect((await seen('ada', '/results')).querySelector(`a[href^="${path}/outcome"]`)).not.toBeNull()
    expect(await (await (await world.as('vera')).get(`${path}/results`, FRAGMENT)).text()).toMatch(
      /^<title>Result/,
    )
  })

  test('keeps the result as it was, whoever joins later', async () => {
    await world.vote('bo', room)
    await world.reveal(room)
    const before = await seen('bo', '/results')
    await world.anonymous().post(await world.invite(room), { name: 'Late', as: 'observer' })
    expect(textOf(await seen('bo', '/results'))).toBe(textOf(before))
  })
})

describe.each(ENGINES)('a return link on %s', (engine) => {
  test('asks first, then makes this browser that person, with a session of its own', async () => {
    const world = await createWorld(engine)
    const room = await world.openRoom()
    await world.vote('bo', room)
    const link = await world.returnLink('bo')
    const phone = world.anonymous()
    const before = await dumpTables(world.db)
    expect(textOf(await documentOf(await phone.get(link)))).toContain('Welcome back, Bo')
    expect(await (await phone.get(link, FRAGMENT)).text()).toMatch(/^<title>Welcome back/)
    expect(await dumpTables(world.db)).toEqual(before)
    expect((await phone.post(link, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect(phone.cookies.size).toBe(0)

    const response = await phone.post(link)
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/decisions/${room.id}`])
    expect((await phone.get(`/decisions/${room.id}/receipt`)).status).toBe(200)
    expect((await (await world.as('bo')).get(`/decisions/${room.id}/receipt`)).status).toBe(200)
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(link.split('/').at(-1))

    await world.db.updateTable('return_links').set({ revoked_at: 'now' }).execute()
    expect((await world.anonymous().post(link)).status).toBe(404)
    await world.close()
  })
})
