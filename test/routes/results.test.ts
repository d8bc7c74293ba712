import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import type { Room } from '../../src/domain/room.ts'
import { keepPages } from '../../src/kept-pages.ts'
import { Browser } from '../helpers/browser.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roomForm } from '../helpers/forms.ts'
import { documentOf, textOf } from '../helpers/html.ts'
import { createWorld, type Person, PUBLIC_URL, type World } from '../helpers/world.ts'

const SECRET = 'Only you see this, as the facilitator. Without'

describe.each(ENGINES)('the result on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  /** A ballot on which these criteria are decisive and nothing else matters. */
  async function vote(person: Person, room: Room, decisive: string[], path = `/decisions/${room.id}/ballot`) {
    const form = ballotForm(room, { importance: 0 })
    for (const { id, key } of room.criteria) if (decisive.includes(key ?? '')) form[`importance.${id}`] = '5'
    const answer = await (await world.as(person)).post(path, { ...form, name: person })
    expect(answer.status).toBe(303)
  }
  const join = async (person: Person, room: Room, decisive: string[]) =>
    vote(person, room, decisive, await world.invite(room))

  const page = async (person: Person, room: Room) =>
    documentOf(await (await world.as(person)).get(`/decisions/${room.id}/results`))

  /** Ada and Bo want different things; a third person who wants what Bo wants makes each of these two decide. */
  async function torn(changes: Parameters<World['openRoom']>[0] = {}, third?: Person) {
    const room = await world.openRoom(changes)
    await vote('ada', room, ['fullstack', 'io_concurrency'])
    await vote('bo', room, ['data_ai', 'dev_speed'])
    if (third) await join(third, room, ['data_ai', 'dev_speed'])
    await world.reveal(room)
    return room
  }

  test.each([
    ['first', ['ada', 'bo', 'vera', 'ada']],
    ['last', ['vera', 'bo', 'ada', 'bo']],
  ] as const)(
    'tells what single answers turn to the facilitator alone, who reads it %s',
    async (_, readers) => {
      const room = await torn({}, 'mallory')
      for (const reader of readers) {
        const text = textOf(await page(reader, room))
        expect(text.includes(SECRET), reader).toBe(reader === 'ada')
      }
    },
  )

  test('of one ballot of several people gives nothing away, nor does its export', async () => {
    const room = await world.openRoom()
    await vote('bo', room, ['fullstack'])
    await world.reveal(room)
    const alone = await page('vera', room)
    expect(textOf(alone)).toContain('With one, everybody would know whose it is, so nothing of it is shown')
    expect(textOf(alone)).not.toMatch(/so far|counted/)
    const exported = async () => (await world.as('vera')).get(`/decisions/${room.id}/export.json`)
    const refuses = async () => {
      const answer = await exported()
      const text = await answer.text()
      expect([answer.status, text]).toEqual([409, expect.stringContaining('Only one person has voted.')])
      expect(text).not.toMatch(/"importance"|"contributions"/)
    }
    const link = `a[href$="/export.json"]`
    expect(alone.querySelector(link)).toBeNull()
    await refuses()
    await world.decide(room)
    const record = await documentOf(await (await world.as('vera')).get(`/decisions/${room.id}/adr`))
    expect(record.querySelector('a[href$="/results"]')).not.toBeNull()
    expect(record.querySelector(link)).toBeNull()
    await refuses()
  })

  test('of the only one who may vote can be exported', async () => {
    const ada = await world.as('ada')
    const opened = await ada.post('/decisions/new', roomForm({ quorum: '1' }))
    const room = await world.room((opened.headers.get('Location') ?? '').split('/').at(-1) ?? '')
    await world.vote('ada', room)
    await world.reveal(room)
    const link = (await page('ada', room)).querySelector('a[href$="/export.json"]')
    expect(link).not.toBeNull()
    expect((await ada.get(link?.getAttribute('href') ?? '')).status).toBe(200)
  })

  test('names who is at the ends of a question, and shows what each answered', async () => {
    const room = await torn()
    const talk = (await page('vera', room)).querySelector('#talk')
    expect(talk?.querySelector('.agenda li')?.textContent).toMatch(
      /Hear first: (Ada|Bo) \(decisive\), then (Ada|Bo) \(irrelevant\)\./,
    )
    expect([...(talk?.querySelectorAll('.ini') ?? [])].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['A', 'B']),
    )
  })

  test('draws the same for whoever gave which answer where names are hidden', async () => {
    const drawn = async (first: Person, second: Person) => {
      const room = await world.openRoom({ namesShown: false })
      await vote(first, room, ['fullstack', 'io_concurrency'])
      await vote(second, room, ['data_ai', 'dev_speed'])
      await world.reveal(room)
      return (await page('vera', room)).querySelector('#talk')?.outerHTML
    }
    const talk = await drawn('ada', 'bo')
    expect(talk).toContain('class="dot"')
    expect(talk).not.toMatch(/\b(Ada|Bo)\b|class="ini|Hear first/)
    expect(await drawn('bo', 'ada')).toBe(talk)
  })

  test('puts the criterion that was asked for first in every bar, and keeps that page apart', async () => {
    const room = await torn()
    const shown = async (query: string) => {
      const address = `/decisions/${room.id}/results${query}`
      const result = await documentOf(await (await world.as('bo')).get(address))
      return {
        first: result.querySelectorAll('#ranking .key li')[1]?.textContent,
        chosen: result.querySelector('#ranking option[selected]')?.textContent,
        open: result.querySelector('#ranking details')?.hasAttribute('open'),
      }
    }
    const usual = {
      first: 'Using what the team already knows',
      chosen: 'What the team already knows',
      open: false,
    }
    expect(await shown('')).toEqual(usual)
    for (const { id, name } of room.criteria.slice(1, 3))
      expect(await shown(`?first=${id}`)).toEqual({ first: name, chosen: name, open: true })
    expect(await shown('?first=unheard-of')).toEqual(usual)
    expect(await shown('')).toEqual(usual)
  })

  test('is kept, whatever number of criteria somebody puts first', async () => {
    const room = await torn()
    const ways = keepPages(200_000)
    const bo = new Browser(createApp(world.deps, keepPages(200_000), ways), PUBLIC_URL)
    for (const [name, value] of (await world.as('bo')).cookies) bo.cookies.set(name, value)
    const path = `/decisions/${room.id}/results`
    const plain = await (await bo.get(path)).text()
    for (const { id } of room.criteria) expect((await bo.get(`${path}?first=${id}`)).status).toBe(200)
    // Whatever is rendered anew from now on fails.
    await world.db.updateTable('rounds').set({ result: '{}' }).execute()
    const statuses: number[] = []
    for (const { id } of room.criteria) statuses.push((await bo.get(`${path}?first=${id}`)).status)
    expect([statuses.at(0), statuses.at(-1)]).toEqual([500, 200])
    expect(await (await bo.get(path)).text()).toBe(plain)
  })
})
