import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const DAY = 24 * 60 * 60 * 1000

describe.each(ENGINES)('a renewed personal link on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const renew = async (person: Person = 'bo') => {
    const address = `${path}/people/${await world.userId(person)}/return-link`
    const response = await (await world.as('ada')).post(address)
    const page = await documentOf(response)
    const link = page.getElementById('renewed-link')?.getAttribute('value') ?? ''
    return { status: response.status, text: textOf(page), link: link && new URL(link).pathname }
  }

  test('is shown once, kills the old one, and is no part of the database or the log', async () => {
    const old = await world.returnLink('bo')
    const { status, text, link } = await renew()
    expect([status, link]).toEqual([200, expect.stringMatching(/^\/return\/[\w-]{32}$/)])
    expect(text).toMatch(/It is shown here only.*Whoever opens it is Bo/)
    expect((await world.anonymous().get(old)).status).toBe(404)
    const token = link.split('/').at(-1) ?? ''
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(token)
    expect(world.lines.join('')).not.toContain(token)
    const again = await renew()
    expect(again.link).not.toBe(link)
    expect((await world.anonymous().post(link)).status).toBe(404)
    const events = await world.db.selectFrom('events').select('action').orderBy('seq').execute()
    expect(events.filter(({ action }) => action === 'return_link_renewed')).toHaveLength(2)
  })

  test('works once, and gives its owner another that nobody else knows', async () => {
    const { link } = await renew()
    const before = await dumpTables(world.db)
    expect(textOf(await documentOf(await world.anonymous().get(link)))).toContain('It works once')
    expect(await dumpTables(world.db)).toEqual(before)
    const phones = Array.from({ length: 5 }, () => world.anonymous())
    const sent = await Promise.all(phones.map((phone) => phone.post(link)))
    expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 404, 404, 404, 404])
    const winner = phones[sent.findIndex(({ status }) => status === 303)]
    const shown = (await winner?.page(path))?.document.getElementById('return-link')?.getAttribute('value')
    expect(shown).toContain(await world.returnLink('bo'))
    expect(shown).not.toContain(link)
    expect((await world.anonymous().post(await world.returnLink('bo'))).status).toBe(303)
  })

  test('shows nobody what was answered before: it counts, and can only be replaced', async () => {
    await world.vote('bo', room, { importance: 5, comment: 'CANARY' })
    const { link } = await renew()
    const thief = world.anonymous()
    await thief.post(link)
    const page = await documentOf(await thief.get(`${path}/ballot`))
    expect(textOf(page)).toContain('what you answered is not shown')
    expect(textOf(page)).not.toContain('CANARY')
    expect(inputOf(page, `importance.${room.criteria[0]?.id}`)).toEqual([])
    expect((await thief.post(`${path}/ballot`, ballotForm(room, { importance: 2 }))).status).toBe(303)
    expect(await countRows(world.db, 'ballots')).toBe(1)
    const own = await documentOf(await thief.get(`${path}/ballot`))
    expect(inputOf(own, `importance.${room.criteria[0]?.id}`)).toEqual(['2'])
  })

  test('leaves nobody signed in as the same person who could read what they answer from now on', async () => {
    const bo = await world.as('bo')
    const thief = world.anonymous()
    await thief.post((await renew()).link)
    expect((await bo.get(`${path}/ballot`)).status).toBe(404)
    const phone = world.anonymous()
    await phone.post((await renew()).link)
    expect((await phone.post(`${path}/ballot`, ballotForm(room, { comment: 'CANARY' }))).status).toBe(303)
    expect((await thief.get(`${path}/ballot`)).status).toBe(404)
    expect((await thief.get(path)).status).toBe(404)
  })

  test('opens no ballot to whoever copied the link that came after it', async () => {
    const middleman = world.anonymous()
    await middleman.post((await renew()).link)
    const copied = await world.returnLink('bo')
    const bo = world.anonymous()
    expect((await bo.post(copied)).status).toBe(303)
    expect((await middleman.get(`${path}/ballot`)).status).toBe(404)
    await bo.post(`${path}/ballot`, ballotForm(room, { comment: 'CANARY' }))
    expect(textOf(await documentOf(await bo.get(`${path}/ballot`)))).toContain('CANARY')
    // They may still come as Bo, who is signed out then and knows; what Bo said they don't learn.
    expect((await middleman.post(copied)).status).toBe(303)
    expect(textOf(await documentOf(await middleman.get(`${path}/ballot`)))).not.toContain('CANARY')
    expect((await bo.get(`${path}/ballot`)).status).toBe(404)
  })

  test('shows no receipt, by which an open ballot without a name would be known', async () => {
    await world.db.updateTable('decisions').set({ names_shown: 0 }).where('id', '=', room.id).execute()
    await world.vote('bo', room)
    const receipt = (await world.db.selectFrom('ballots').select('receipt').executeTakeFirst())?.receipt ?? ''
    await world.vote('ada', room)
    const seen = async (link: string) => {
      const thief = world.anonymous()
      await thief.post(link)
      const pages = [path, `${path}/ballot`, `${path}/receipt`].map((page) => thief.page(page))
      return (await Promise.all(pages)).map(({ text }) => text).join(' ')
    }
    expect(await seen((await renew()).link)).not.toContain(receipt)
    await world.reveal(room)
    expect(await seen((await renew()).link)).not.toContain(receipt)
  })

  test('and what it veils is counted at the reveal', async () => {
    await world.vote('bo', room, { comment: 'CANARY' })
    await world.vote('ada', room)
    await world.anonymous().post((await renew()).link)
    await world.reveal(room)
    expect(textOf(await documentOf(await (await world.as('ada')).get(`${path}/results`)))).toContain('CANARY')
  })

  test('dies after a week, and with the membership', async () => {
    const { link } = await renew()
    world.pass(7 * DAY)
    expect((await world.anonymous().get(link)).status).toBe(404)
    const fresh = await renew()
    await (await world.as('ada')).post(`${path}/people/${await world.userId('bo')}/removal`)
    expect((await world.anonymous().post(fresh.link)).status).toBe(404)
  })

  test('opens no other team: none is made for whoever is in one, and one made before is dead', async () => {
    const { link } = await renew()
    const elsewhere = await world.openRoom({ team: { name: 'Elsewhere' } })
    expect((await world.anonymous().post(link)).status).toBe(404)
    const refused = await renew()
    expect([refused.status, refused.link]).toEqual([409, ''])
    expect(refused.text).toContain('Bo is in other teams as well')
    expect((await (await world.as('bo')).get(`/decisions/${elsewhere.id}`)).status).toBe(200)
  })
})
