import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listCells } from '../../db/queries/briefs.ts'
import { castBallot } from '../../src/actions/cast-ballot.ts'
import { IMPORTANCE_METHODS } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, roomForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const NO_ANSWERS = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }

describe.each(ENGINES)('the settings of a room on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ deadlineAt: '2026-12-01T16:00:00.000Z', timeZone: 'Europe/Berlin' })
    path = `/decisions/${room.id}/settings`
  })
  afterEach(() => world.close())

  test('are shown as they are', async () => {
    const page = await documentOf(await (await world.as('ada')).get(path))
    expect(inputOf(page, 'question')).toBe(room.question)
    expect(inputOf(page, 'deadline')).toBe('2026-12-01T17:00')
    expect(inputOf(page, 'timeZone')).toBe('Europe/Berlin')
    expect(inputOf(page, 'option')).toEqual(['node', 'python', 'go', 'java', 'php', 'ruby'])
    expect(inputOf(page, 'veto')).toBe('half')
    expect(inputOf(page, 'importanceMethod')).toEqual(['rating'])
    expect([inputOf(page, 'directVote'), inputOf(page, 'cellRatings')]).toEqual([[], []])
    expect([inputOf(page, 'pace'), inputOf(page, 'willingness')]).toEqual([['5'], ['yes']])
    expect([inputOf(page, 'names'), inputOf(page, 'revealRule')]).toEqual([['shown'], ['manual']])
  })

  test('keep every rule, and show it again', async () => {
    const ada = await world.as('ada')
    const form = roomForm({
      pace: '2',
      deadline: '2026-12-02T17:00',
      names: 'anonymous',
      revealRule: 'complete',
      expectedVoters: '5',
      quorum: '60',
      quorumBase: 'share',
      knowers: '2',
      leastOf: ['Hiring market', 'CPU performance'],
      least: ['', '4.5'],
    })
    expect((await ada.post(path, form)).status).toBe(303)
    const changed = await world.room(room.id)
    const cpu = changed.criteria.find(({ key }) => key === 'cpu')?.id
    expect(changed).toMatchObject({
      anonymous: true,
      namesShown: false,
      revealRule: 'complete',
      quorumPercent: 60,
      willingnessAsked: false,
      constraints: [
        { kind: 'min', criterionId: cpu, value: 4.5 },
        { kind: 'knowers', people: 2 },
      ],
    })
    expect(changed.criteria.length).toBe(6)
    const page = await documentOf(await ada.get(path))
    expect([inputOf(page, 'pace'), inputOf(page, 'names'), inputOf(page, 'revealRule')]).toEqual([
      ['2'],
      ['anonymous'],
      ['complete'],
    ])
    expect([inputOf(page, 'quorum'), inputOf(page, 'quorumBase'), inputOf(page, 'knowers')]).toEqual([
      '60',
      'share',
      '2',
    ])
    const field = page.querySelector('[name=least][id="least-0"]')
    expect(page.querySelector('label[for="least-0"]')?.textContent).toContain('CPU performance')
    expect(field?.getAttribute('value')).toBe('4.5')
  })

  test('of a draft can change as well, and those of a later round can’t', async () => {
    const ada = await world.as('ada')
    await world.db.updateTable('decisions').set({ started_at: null }).execute()
    expect((await ada.get(path)).status).toBe(200)
    expect((await ada.post(path, roomForm({ quorum: '3' }))).status).toBe(303)
    expect(await world.room(room.id)).toMatchObject({ state: 'draft', quorum: 3 })
    await world.db.updateTable('decisions').set({ started_at: room.createdAt }).execute()
    await world.db.updateTable('rounds').set({ number: 2 }).execute()
    expect([(await ada.get(path)).status, (await ada.post(path, roomForm())).status]).toEqual([409, 409])
    const refused = await documentOf(await ada.get(path))
    expect(refused.querySelector('main .btn')?.getAttribute('href')).toBe(`/decisions/${room.id}`)
  })

  test('can change until somebody votes, with an event', async () => {
    const ada = await world.as('ada')
    const form = roomForm({
      option: ['go', 'php'],
      ownOptions: 'Zig',
      names: 'hidden',
      veto: 'never',
      quorum: '3',
    })
    const response = await ada.post(path, form)
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/decisions/${room.id}`])
    const changed = await world.room(room.id)
    expect(changed.options.map(({ name }) => name)).toEqual(['Go', 'PHP', 'Zig'])
    expect(changed).toMatchObject({ namesShown: false, vetoPercent: null, quorum: 3, deadlineAt: null })
    const events = await world.db
      .selectFrom('events')
      .select(['action', 'particulars'])
      .orderBy('seq')
      .execute()
    expect(events.at(-1)).toMatchObject({
      action: 'settings_changed',
      particulars: expect.stringContaining('3'),
    })
  })

  test.each(IMPORTANCE_METHODS)(
    'ask for importance by %s, and come back as they were set',
    async (method) => {
      const ada = await world.as('ada')
      const form = roomForm({ importanceMethod: method, directVote: 'yes', cellRatings: 'yes' })
      expect((await ada.post(path, form)).status).toBe(303)
      const asked = { importanceMethod: method, directVote: true, cellRatings: true }
      expect(await world.room(room.id)).toMatchObject(asked)
      const page = await documentOf(await ada.get(path))
      expect(inputOf(page, 'importanceMethod')).toEqual([method])
      expect([inputOf(page, 'directVote'), inputOf(page, 'cellRatings')]).toEqual([['yes'], ['yes']])

      expect((await ada.post(path, roomForm({ importanceMethod: method }))).status).toBe(303)
      expect(await world.room(room.id)).toMatchObject({ ...asked, directVote: false, cellRatings: false })
    },
  )

  test('that ask in another way leave a ballot made before them to be looked through again', async () => {
    const filled = ballotForm(room, { importance: 1 })
    await (await world.as('ada')).post(path, roomForm({ importanceMethod: 'rank-sum' }))
    const response = await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, filled)
    const page = await documentOf(response)
    expect([response.status, textOf(page)]).toEqual([422, expect.stringContaining('The room has changed')])
    expect(inputOf(page, `place.${room.criteria[0]?.id}`)).toBe('')
    expect(inputOf(page, `familiarity.${room.options[0]?.id}`)).toEqual(['2'])
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
  })

  test('leave what a half-filled ballot still answers, and ask to look through it', async () => {
    const filled = ballotForm(room, { importance: 4, familiarity: 3 })
    const python = room.options.find(({ key }) => key === 'python')?.id ?? ''
    const php = room.options.find(({ key }) => key === 'php')?.id ?? ''
    await (await world.as('ada')).post(path, roomForm({ option: ['node', 'python', 'go'] }))
    expect((await world.room(room.id)).options.map(({ id }) => id)).toContain(python)

    const bo = await world.as('bo')
    const refused = await bo.post(`/decisions/${room.id}/ballot`, filled)
    const page = await documentOf(refused)
    expect([refused.status, textOf(page)]).toEqual([422, expect.stringContaining('The room has changed')])
    expect(inputOf(page, `familiarity.${python}`)).toEqual(['3'])
    expect(page.querySelector(`[name="familiarity.${php}"]`)).toBeNull()
  })

  test('that change only what is asked for make a ballot on the old ones invalid', async () => {
    const read = await world.room(room.id)
    await (await world.as('ada')).post(path, roomForm({ context: 'Read this first.' }))
    const stale = await castBallot(world.db, world.deps.secret, {
      room: read,
      userId: await world.userId('bo'),
      ballot: { name: 'Bo', comment: 'on the old rules', answers: NO_ANSWERS },
      submissionKey: null,
      at: world.now(),
    })
    expect(stale).toBeUndefined()
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
  })

  test('that are wrong come back with the message, and nothing changes', async () => {
    const ada = await world.as('ada')
    const before = await dumpTables(world.db)
    const form = roomForm({ question: '', context: 'kept', importanceMethod: 'AHP', directVote: 'yes' })
    const response = await ada.post(path, form, FRAGMENT)
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'question')]).toEqual([
      422,
      'Write the question you want to settle.',
    ])
    expect(inputOf(page, 'context')).toBe('kept')
    expect(messageAt(page, 'importanceMethod')).toBe('Choose one of the four.')
    expect(inputOf(page, 'directVote')).toEqual(['yes'])
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('are frozen by the first ballot, whatever is sent', async () => {
    await world.vote('bo', room)
    const ada = await world.as('ada')
    const before = await dumpTables(world.db)
    for (const form of [roomForm(), roomForm({ question: '' })]) {
      const response = await ada.post(path, form)
      expect(response.status).toBe(409)
      expect(textOf(await documentOf(response))).toContain('The first ballot is cast')
    }
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('that changed leave a ballot made before them to be looked through again', async () => {
    await (await world.as('ada')).post(path, roomForm({ option: ['go', 'php'] }))
    const response = await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, ballotForm(room))
    expect(response.status).toBe(422)
    expect(textOf(await documentOf(response))).toContain('The room has changed')
  })

  describe('with scores of the team', () => {
    const own = { ownOptions: 'Zig\nElixir', ownCriteria: 'Taste' }
    const idOf = (named: readonly { id: string; name: string }[], name: string) =>
      named.find((one) => one.name === name)?.id ?? ''
    const change = async (fields: Record<string, string>) => {
      const response = await (await world.as('ada')).post(path, roomForm({ ...own, ...fields }))
      expect(response.status).toBe(303)
      room = await world.room(room.id)
    }
    const set = async (option: string, criterion: string, score: string) => {
      const place = `${idOf(room.options, option)}/${idOf(room.criteria, criterion)}`
      const form = { score, reason: 'We tried it.', seen: '0' }
      const response = await (await world.as('ada')).post(`/decisions/${room.id}/profile/${place}`, form)
      expect(response.status).toBe(303)
    }
    const scores = async () =>
      (await listCells(world.db, room.id)).flatMap(({ optionId, criterionId, score, status }) =>
        status === 'team'
          ? `${room.options.find(({ id }) => id === optionId)?.name}, ${room.criteria.find(({ id }) => id === criterionId)?.name}: ${score}`
          : [],
      )
    beforeEach(async () => {
      await change({})
      await set('Zig', 'CPU performance', '9')
      await set('Elixir', 'Taste', '4')
    })

    test('keep them under a new name in the same place, and say so before', async () => {
      const page = await documentOf(await (await world.as('ada')).get(path))
      expect(textOf(page)).toContain('You have set scores of the profile.')
      await change({ ownOptions: 'Zig 0.16\nElixir' })
      expect((await scores()).sort()).toEqual(['Elixir, Taste: 4', 'Zig 0.16, CPU performance: 9'])
      await change({ ownOptions: 'Zig 0.16\nElixir', ownCriteria: 'Good taste', context: 'New.' })
      expect((await scores()).sort()).toEqual(['Elixir, Good taste: 4', 'Zig 0.16, CPU performance: 9'])
      await change({ option: 'go', ownOptions: 'Elixir\nZig 0.16', ownCriteria: 'Good taste' })
      expect((await scores()).sort()).toEqual(['Elixir, Good taste: 4', 'Zig 0.16, CPU performance: 9'])
    })

    test.each([
      ['two names at once', 'Zig 0.16\nErlang', []],
      ['another place', 'Elixir\nErlang', ['Elixir, Taste: 4']],
      ['one more', 'Rust\nElixir\nZig 0.16', ['Elixir, Taste: 4']],
      ['one less', 'Elixir', ['Elixir, Taste: 4']],
    ])('lose those of what can’t be known again: %s', async (_, ownOptions, left) => {
      await change({ ownOptions })
      expect(await scores()).toEqual(left)
    })

    test('do not speak of scores where there are none', async () => {
      const other = await world.openRoom()
      const page = await documentOf(await (await world.as('ada')).get(`/decisions/${other.id}/settings`))
      expect(textOf(page)).not.toContain('You have set scores')
    })
  })

  test('change for nobody on another site', async () => {
    const ada = await world.as('ada')
    const response = await ada.post(path, roomForm(), { 'Sec-Fetch-Site': 'same-site' })
    expect(response.status).toBe(403)
    expect((await world.room(room.id)).deadlineAt).not.toBeNull()
  })
})
