import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRound } from '../../src/actions/open-round.ts'
import { MOST_COMMENT } from '../../src/domain/comment.ts'
import { importanceField } from '../../src/domain/importance.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

describe.each(ENGINES)('comments on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/comments`
  })
  afterEach(() => world.close())

  const reveal = async () => {
    await world.vote('ada', room, { importance: 4 })
    await world.vote('bo', room, { importance: 2 })
    await world.reveal(room)
  }
  const post = async (person: Person, to: string, fields: Record<string, string> = {}) =>
    (await world.as(person)).post(to, fields)
  const read = async (to = path, person: Person = 'vera') =>
    documentOf(await (await world.as(person)).get(to))
  const stored = () => world.db.selectFrom('comments').selectAll().orderBy('at').execute()
  const events = async () =>
    (await world.db.selectFrom('events').select('action').orderBy('seq').execute())
      .map(({ action }) => action)
      .filter((action) => action.startsWith('comment_'))

  test('are for after the reveal', async () => {
    const fields = { about: 'room', text: 'Too early.', submission: '1' }
    expect((await post('bo', path, fields)).status).toBe(409)
    const early = await (await world.as('bo')).get(path)
    expect([early.status, early.headers.get('Location')]).toEqual([303, `/decisions/${room.id}`])
    expect(await stored()).toEqual([])
  })

  test('stand under the result and on their own page, signed, for everybody in the room', async () => {
    await reveal()
    const go = room.options.find(({ name }) => name === 'Go')
    const response = await post('bo', path, {
      about: go?.id ?? '',
      text: 'We **tried** it.\n\n- fast\n- small',
      submission: '1',
      from: 'results',
    })
    const [comment] = await stored()
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/decisions/${room.id}/results#comment-${comment?.id}`,
    ])
    for (const page of [path, `/decisions/${room.id}/results`, `${path}?about=${go?.id}`]) {
      const shown = (await read(page)).getElementById(`comment-${comment?.id}`)
      expect(shown?.textContent?.replace(/\s+/g, ' '), page).toContain('Bo Monday 23 November, 09:00 UTC')
      expect(shown?.querySelector('.written')?.innerHTML, page).toBe(
        '<p dir="auto">We <strong>tried</strong> it.</p><ul><li><p dir="auto">fast</p></li><li><p dir="auto">small</p></li></ul>',
      )
    }
    const result = await read(`/decisions/${room.id}/results`)
    const links = [...result.querySelectorAll('.rank .said-link')].map((link) => link.textContent)
    expect(links).toEqual(['1 comment on Go'])
    expect(result.querySelector('.rank .said-link')?.getAttribute('href')).toBe(`${path}?about=${go?.id}`)
    expect(await events()).toEqual(['comment_added'])
  })

  test('lead from what is to be talked about to a form that is about it', async () => {
    for (const [person, parity] of [
      ['ada', 0],
      ['bo', 1],
    ] as const) {
      const split = room.criteria.map(({ id }, index) => [
        importanceField('rating', id),
        index % 2 === parity ? '5' : '0',
      ])
      const ballot = { ...ballotForm(room), ...Object.fromEntries(split) }
      expect((await post(person, `/decisions/${room.id}/ballot`, ballot)).status).toBe(303)
    }
    await world.reveal(room)
    const [criterion] = room.criteria
    const page = await read(`${path}?about=${criterion?.id}`, 'bo')
    expect(inputOf(page, 'about')).toBe(criterion?.id)
    expect(textOf(page)).toContain('Nobody has said anything about this yet.')
    const result = await read(`/decisions/${room.id}/results`, 'bo')
    const links = [...result.querySelectorAll('#talk a[href*="/comments?about="]')]
    const asked = room.criteria.map(({ id }) => `${path}?about=${id}`)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(asked).toContain(link.getAttribute('href'))
    const observed = await read(`/decisions/${room.id}/results`)
    expect(observed.querySelectorAll('#talk a[href*="about="]')).toHaveLength(0)
  })

  test.each([
    ['', 'room', 'text', 'Write what you want to say.'],
    ['\u200b', 'room', 'text', 'Write what you want to say.'],
    ['x'.repeat(MOST_COMMENT + 1), 'room', 'text', 'Use at most 5000 characters.'],
    ['Well.', 'nothing', 'about', 'Choose what it is about.'],
  ])('come back with what was typed where something is wrong', async (text, about, field, message) => {
    await reveal()
    const before = await dumpTables(world.db)
    const response = await post('bo', path, { about, text, submission: '1' })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, field)]).toEqual([422, message])
    expect(inputOf(page, 'text')).toBe(text)
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('are for members: observers read, and of strangers nobody knows of the room', async () => {
    await reveal()
    const fields = { about: 'room', text: 'Well.', submission: '1' }
    const id = await world.comment('bo', room)
    for (const [person, status] of [
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      expect((await post(person, path, fields)).status).toBe(status)
      expect((await post(person, `${path}/${id}`, { text: 'x', seen: '1' })).status).toBe(status)
      expect((await post(person, `${path}/${id}/deletion`)).status).toBe(status)
    }
    expect((await (await world.as('mallory')).get(path)).status).toBe(404)
    expect((await (await world.as('mallory')).get(`${path}/${id}`)).status).toBe(404)
    expect((await post('ada', `${path}/${id}`, { text: 'Mine now.', seen: '1' })).status).toBe(403)
    expect((await post('ada', `${path}/${id}/deletion`)).status).toBe(403)
    expect((await read()).getElementById('say')).toBeNull()
    expect((await stored()).map(({ text }) => text)).toEqual(['We should talk.'])
  })

  test('of another room are not found here', async () => {
    await reveal()
    const id = await world.comment('bo', room)
    const other = await world.openRoom()
    const bo = await world.as('bo')
    for (const at of [`/decisions/${other.id}/comments/${id}`, `${path}/${'x'.repeat(22)}`, `${path}/%00`]) {
      expect((await bo.get(at)).status).toBe(404)
      expect((await bo.post(`${at}/deletion`)).status).toBe(404)
    }
  })

  test('are said once by a form that is sent twice, also at once', async () => {
    await reveal()
    const fields = { about: 'room', text: 'Once.', submission: '7' }
    const answers = await Promise.all([1, 2, 3].map(() => post('bo', path, fields)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(new Set(answers.map(({ headers }) => headers.get('Location'))).size).toBe(1)
    expect(await events()).toEqual(['comment_added'])
    // The same words from somebody else, or about something else, are said for themselves.
    await post('ada', path, fields)
    await post('bo', path, { ...fields, about: room.options[0]?.id ?? '' })
    expect(await stored()).toHaveLength(3)
  })

  test('are changed by their author, and what they said before stays readable', async () => {
    await reveal()
    const id = await world.comment('bo', room, 'Go is slow.')
    expect(inputOf(await read(`${path}/${id}`, 'bo'), 'text')).toBe('Go is slow.')
    world.pass(60_000)
    for (let times = 0; times < 2; times++) {
      const response = await post('bo', `${path}/${id}`, { text: 'Go is quick.', seen: '1' })
      expect([response.status, response.headers.get('Location')]).toEqual([303, `${path}/${id}`])
    }
    expect(textOf(await read())).toMatch(/Go is quick\./)
    expect(textOf(await read())).toMatch(/edited, see what it said before/)
    const page = await read(`${path}/${id}`)
    expect(page.getElementById('before')?.textContent).toContain('Go is slow.')
    expect(page.getElementById('change')).toBeNull()
    expect(await events()).toEqual(['comment_added', 'comment_edited'])
  })

  test('are not written over by another window of their author', async () => {
    await reveal()
    const id = await world.comment('bo', room, 'One.')
    await post('bo', `${path}/${id}`, { text: 'Two.', seen: '1' })
    const response = await post('bo', `${path}/${id}`, { text: 'Three.', seen: '1' })
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(textOf(page)).toContain('You have changed this comment in another window')
    expect(page.querySelector('.written')?.textContent).toBe('Two.')
    expect([inputOf(page, 'text'), inputOf(page, 'seen')]).toEqual(['Three.', '2'])
    expect((await post('bo', `${path}/${id}`, { text: 'Three.', seen: '2' })).status).toBe(303)
    for (const seen of ['', '0', '1', 'x', '1e9'])
      expect((await post('bo', `${path}/${id}`, { text: 'Four.', seen })).status, seen).toBe(422)
    expect((await stored())[0]).toMatchObject({ text: 'Three.', version: 3 })
  })

  test('come back with the change kept where it is none', async () => {
    await reveal()
    const id = await world.comment('bo', room)
    const response = await post('bo', `${path}/${id}`, { text: ' ', seen: '1' })
    expect([response.status, messageAt(await documentOf(response), 'text')]).toEqual([
      422,
      'Write what you want to say.',
    ])
  })

  test('are deleted by their author with all they said, whatever state the room is in', async () => {
    await reveal()
    const id = await world.comment('bo', room, 'CANARY-FIRST')
    await post('bo', `${path}/${id}`, { text: 'CANARY-SECOND', seen: '1' })
    await world.comment('ada', room, 'This stays.')
    await world.decide(room)
    expect((await post('bo', `${path}/${id}`, { text: 'Late.', seen: '2' })).status).toBe(409)
    for (let times = 0; times < 2; times++)
      expect((await post('bo', `${path}/${id}/deletion`)).status).toBe(303)
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain('CANARY')
    for (const page of [path, `${path}/${id}`, `/decisions/${room.id}/results`])
      expect(textOf(await read(page)), page).toMatch(/[Dd]eleted by its author/)
    expect(textOf(await read())).toContain('One comment so far.')
    expect(textOf(await read())).toContain('This stays.')
    expect(await events()).toEqual(['comment_added', 'comment_edited', 'comment_added', 'comment_deleted'])
  })

  test('are in the export, the deleted ones without their text', async () => {
    await reveal()
    const id = await world.comment('bo', room, 'CANARY', room.options[0]?.id)
    const kept = await world.comment('ada', room, 'Kept.')
    await post('ada', `${path}/${kept}`, { text: 'Kept, and changed.', seen: '1' })
    await post('bo', `${path}/${id}/deletion`)
    const response = await (await world.as('vera')).get(`/decisions/${room.id}/export.json`)
    const { comments } = (await response.json()) as { comments: Record<string, unknown>[] }
    expect(comments).toHaveLength(2)
    expect(comments.find((one) => one.id === kept)).toMatchObject({
      topic: 'room',
      round: 1,
      by: 'Ada',
      text: 'Kept, and changed.',
      deletedAt: null,
      before: [{ version: 1, text: 'Kept.' }],
    })
    expect(comments.find((one) => one.id === id)).toMatchObject({
      topic: room.options[0]?.id,
      by: 'Bo',
      text: '',
      before: [],
    })
    expect(JSON.stringify(comments)).not.toContain('CANARY')
  })

  test('stay readable while a further round is sealed, and wait for its reveal', async () => {
    await reveal()
    const option = room.options[0]
    const id = await world.comment('bo', room, 'Said after round 1.', option?.id)
    const opened = await openRound(world.db, {
      ...{ room: await world.room(room.id), asked: null, note: '', deadlineAt: null, timeZone: 'UTC' },
      ...{ dropped: [option?.id ?? ''], actorId: await world.userId('ada'), at: world.now() },
    })
    expect(opened).toBe(true)
    expect((await post('bo', path, { about: 'room', text: 'Too early.', submission: '1' })).status).toBe(409)
    expect((await post('bo', `${path}/${id}`, { text: 'Too early.', seen: '1' })).status).toBe(409)
    const sealed = await read(path, 'bo')
    expect(textOf(sealed)).toContain('Round 2 is sealed.')
    expect(textOf(sealed)).toContain('Said after round 1.')
    expect(sealed.getElementById('say')).toBeNull()

    const again = await world.room(room.id)
    for (const person of ['ada', 'bo'] as const) await world.vote(person, again)
    await world.reveal(again)
    await world.comment('bo', again, 'Said after round 2.')
    const page = await read(path, 'bo')
    // What was said of an option stays when it is asked about no more; nothing new is said of it.
    expect(page.getElementById(`comment-${id}`)?.textContent).toContain('after round 1')
    expect(textOf(page)).toContain('after round 2')
    const late = { about: option?.id ?? '', text: 'Late.', submission: '2' }
    expect((await post('bo', path, late)).status).toBe(422)
  })

  test('are signed in a room that hides names, and its form says so', async () => {
    room = await world.openRoom({ namesShown: false })
    path = `/decisions/${room.id}/comments`
    await reveal()
    expect(textOf(await read(path, 'bo'))).toContain(
      'Signed with your name, although the ballots of this room show none.',
    )
    const id = await world.comment('bo', room)
    expect((await read()).getElementById(`comment-${id}`)?.textContent).toContain('Bo')
  })

  test('take twenty a minute from one person, and no fewer from another', async () => {
    await reveal()
    for (let turn = 0; turn < 20; turn++) await world.comment('bo', room, `Number ${turn}.`)
    const refused = await post('bo', path, { about: 'room', text: 'One more.', submission: '1' })
    expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([429, true])
    expect(inputOf(await documentOf(refused), 'text')).toBe('One more.')
    await world.comment('ada', room)
  })

  test('fill pages, and none is lost between them', async () => {
    await reveal()
    const at = world.now().toISOString()
    const round_id = room.round.id
    const [ada, shared] = [await world.userId('ada'), { decision_id: room.id, round_id, version: 1, at }]
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...shared,
      ...{ id: `${index}`.padStart(22, '0'), user_id: ada, name: 'Ada', text: `Number ${index}.` },
      ...{
        subject: 'room' as const,
        subject_id: null,
        submission_key: null,
        edited_at: null,
        deleted_at: null,
      },
    }))
    await world.db.insertInto('comments').values(rows).execute()
    const seen: string[] = []
    for (const page of [1, 2, 3]) {
      const shown = (await read(`${path}?about=room&page=${page}`)).querySelectorAll('.comments .written')
      seen.push(...[...shown].map((one) => one.textContent ?? ''))
    }
    expect(seen).toEqual(rows.map(({ text }) => text))
    expect((await read(`${path}?about=room`)).querySelector('nav.row')?.textContent).toContain('Page 3 of 3')
    for (const bad of ['4', '0', 'x', '-1'])
      expect((await (await world.as('bo')).get(`${path}?about=room&page=${bad}`)).status, bad).toBe(404)
    expect((await (await world.as('bo')).get(`${path}?about=nothing`)).status).toBe(404)
    const results = textOf(await read(`/decisions/${room.id}/results`))
    expect(results).toContain('60 comments so far.')
    expect(results).toContain('Read 40 earlier comments')
  })
})
