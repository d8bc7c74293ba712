import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { abandonDecision } from '../../src/actions/abandon-decision.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { exportOf } from '../helpers/exports.ts'
import { ballotForm, type FormFields, outcomeForm, roundForm } from '../helpers/forms.ts'
import { documentOf } from '../helpers/html.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

type Page = Awaited<ReturnType<typeof documentOf>>

const textOf = (part: { textContent: string | null } | null | undefined) =>
  part?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

const mainOf = (page: Page) => textOf(page.querySelector('main'))

describe.each(ENGINES)('rounds on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  const path = (room: Room, rest = '') => `/decisions/${room.id}/rounds${rest}`
  const get = async (person: Person, address: string) => (await world.as(person)).get(address)
  const open = async (room: Room, changes: FormFields = {}, person: Person = 'ada') =>
    (await world.as(person)).post(path(room), roundForm(await world.room(room.id), changes))

  /** A room of which the first round is revealed: Ada and Bo want different things. */
  async function revealed(changes: Parameters<World['openRoom']>[0] = {}) {
    const room = await world.openRoom(changes)
    await vote('ada', room, { io_concurrency: '5', data_ai: '0' }, 3)
    await vote('bo', room, { io_concurrency: '0', data_ai: '5' }, 2)
    await world.reveal(room)
    return world.room(room.id)
  }

  /** A ballot with some criteria answered apart from the rest. */
  async function vote(person: Person, room: Room, levels: Record<string, string>, familiarity = 2) {
    const form = ballotForm(room, { importance: 3, familiarity })
    for (const { id, key } of room.criteria) {
      const level = levels[key ?? '']
      if (level !== undefined) form[`importance.${id}`] = level
    }
    const answer = await (await world.as(person)).post(`/decisions/${room.id}/ballot`, form)
    expect(answer.status).toBe(303)
  }
  const idOf = (room: Room, key: string) => room.criteria.find((criterion) => criterion.key === key)?.id ?? ''
  const ballotsOf = async (room: Room) =>
    (
      await world.db
        .selectFrom('ballots')
        .innerJoin('rounds', 'rounds.id', 'ballots.round_id')
        .select(['ballots.answers', 'rounds.number', 'ballots.name'])
        .where('rounds.decision_id', '=', room.id)
        .orderBy('rounds.number')
        .orderBy('ballots.name')
        .execute()
    ).map((row) => ({ ...row, answers: JSON.parse(row.answers) }))

  describe('opening another one', () => {
    test('asks again what the agenda names, unless it is told otherwise', async () => {
      const room = await revealed()
      const page = await documentOf(await get('ada', path(room)))
      const ticked = [...page.querySelectorAll('input[name="again"][checked]')].map((box) =>
        box.getAttribute('value'),
      )
      const result = await documentOf(await get('ada', `/decisions/${room.id}/results`))
      const agenda = [...result.querySelectorAll('.agenda h3')]
        .map((heading) => textOf(heading))
        .filter((name) => name !== 'Close')
      expect(agenda.length).toBeGreaterThan(0)
      expect(ticked).toEqual(room.criteria.filter(({ name }) => agenda.includes(name)).map(({ id }) => id))
      expect(page.querySelector('input[name="asking"][checked]')?.getAttribute('value')).toBe('some')
    })

    test('seals the room for a new round, with what comes and goes', async () => {
      const room = await revealed()
      const [gone, ...kept] = room.options.map(({ id }) => id)
      const answer = await open(room, {
        note: 'We have measured the queue.',
        asking: 'some',
        again: [idOf(room, 'data_ai')],
        keep: kept,
        ownOptions: 'Elixir',
        ownCriteria: 'Fits the on-call rota',
        deadline: '2026-11-27T17:00',
      })
      expect(answer.headers.get('Location')).toBe(`/decisions/${room.id}`)
      const now = await world.room(room.id)
      expect(now.state).toBe('voting')
      expect(now.round).toMatchObject({ number: 2, ballots: 0, note: 'We have measured the queue.' })
      expect(now.deadlineAt).toBe('2026-11-27T17:00:00.000Z')
      expect(now.options.map(({ name }) => name)).toContain('Elixir')
      expect(now.options.map(({ id }) => id)).not.toContain(gone)
      const rota = now.criteria.find(({ name }) => name === 'Fits the on-call rota')
      expect(now.round.asked).toEqual([idOf(room, 'data_ai'), rota?.id])
      // Every option has a cell on every criterion that is scored, the new ones unknown.
      const cells = await world.db
        .selectFrom('profile_cells')
        .select(['option_id as option', 'criterion_id as criterion'])
        .where('decision_id', '=', room.id)
        .execute()
      const scored = now.criteria.filter(({ kind }) => kind === 'profile')
      for (const option of now.options)
        for (const criterion of scored)
          expect(cells).toContainEqual({ option: option.id, criterion: criterion.id })
      expect(new Set(cells.map((cell) => `${cell.option} ${cell.criterion}`)).size).toBe(cells.length)
    })

    test('twice by a double click is one round', async () => {
      const room = await revealed()
      const form = roundForm(room)
      const ada = await world.as('ada')
      const answers = await Promise.all([ada.post(path(room), form), ada.post(path(room), form)])
      const later = await ada.post(path(room), form)
      for (const answer of [...answers, later]) {
        expect([303, 409]).toContain(answer.status)
        if (answer.status === 303) expect(answer.headers.get('Location')).toBe(`/decisions/${room.id}`)
      }
      expect(later.status).toBe(303)
      const rounds = await world.db
        .selectFrom('rounds')
        .select('number')
        .where('decision_id', '=', room.id)
        .execute()
      expect(rounds).toHaveLength(2)
      const opened = await world.db
        .selectFrom('events')
        .select('seq')
        .where('action', '=', 'round_opened')
        .execute()
      expect(opened).toHaveLength(1)
    })

    test('from a form of an earlier result comes back with what was written', async () => {
      const room = await revealed()
      const stale = roundForm(room, { note: 'KEPT NOTE' })
      await open(room)
      const second = await world.room(room.id)
      await world.vote('ada', second)
      await world.vote('bo', second)
      await world.reveal(second)
      const answer = await (await world.as('ada')).post(path(room), stale)
      expect(answer.status).toBe(422)
      const text = mainOf(await documentOf(answer))
      expect(text).toContain('Another round was opened and revealed since you began.')
      expect(text).toContain('KEPT NOTE')
      expect((await world.room(room.id)).round.number).toBe(2)
    })

    test.each<[what: string, changes: FormFields, message: string]>([
      ['one option', { keep: [] }, 'A round needs two options. Keep one more, or add one.'],
      ['no criterion to ask', { asking: 'some' }, 'Tick a criterion to ask again, or ask everything.'],
      ['nothing chosen', { asking: '' }, 'Choose one of the two.'],
      ['a deadline that is over', { deadline: '2026-11-01T10:00' }, 'Voting can’t end in the past.'],
      ['no date', { deadline: 'soon' }, 'Write the end of voting as a date and a time, or leave it open.'],
      ['an option twice', { ownOptions: 'Elixir, elixir' }, 'elixir is there already.'],
      ['a note that is too long', { note: `KEPT NOTE ${'x'.repeat(1001)}` }, 'Use at most 1000 characters.'],
      ['an option of another room', { keep: ['stranger'] }, 'A round needs two options.'],
    ])('with %s says so and keeps the form', async (_, changes, message) => {
      const room = await revealed()
      const answer = await open(room, { note: 'KEPT NOTE', ...changes })
      expect(answer.status).toBe(422)
      const text = (await answer.text()).replace(/&#39;/g, "'")
      expect(text).toContain(message)
      expect(text).toContain('KEPT NOTE')
      expect((await world.room(room.id)).round.number).toBe(1)
    })

    test('needs a deadline where the ballots open at it', async () => {
      const room = await revealed({ revealRule: 'deadline', deadlineAt: '2026-11-30T10:00:00.000Z' })
      expect(await (await open(room)).text()).toContain('The ballots of this room open at the deadline.')
      expect((await open(room, { deadline: '2026-12-01T10:00' })).status).toBe(303)
    })

    test('asks everything where points are shared out, whatever the form says', async () => {
      const room = await world.openRoom({ importanceMethod: 'points' })
      await world.vote('ada', room)
      await world.vote('bo', room)
      await world.reveal(room)
      const page = await documentOf(await get('ada', path(room)))
      expect(page.querySelector('input[name="again"]')).toBeNull()
      await open(await world.room(room.id), { asking: 'some', again: [room.criteria[0]?.id ?? ''] })
      expect((await world.room(room.id)).round.asked).toBeNull()
    })

    test('is for the facilitator; the others read the list', async () => {
      const room = await revealed()
      for (const person of ['bo', 'vera'] as const) {
        expect((await open(room, {}, person)).status).toBe(403)
        const page = await documentOf(await get(person, path(room)))
        expect(page.querySelector('form[action$="/rounds"]')).toBeNull()
        expect(mainOf(page)).toContain('Round 1')
      }
      expect((await open(room, {}, 'mallory')).status).toBe(404)
      expect((await world.room(room.id)).round.number).toBe(1)
    })
  })

  describe('a ballot of the second one', () => {
    const some = async (room: Room, changes: FormFields = {}) => {
      await open(room, { asking: 'some', again: [idOf(room, 'data_ai')], ...changes })
      return world.room(room.id)
    }
    const ballot = async (person: Person, room: Room) =>
      documentOf(await get(person, `/decisions/${room.id}/ballot`))
    const values = (page: Page, name: string) =>
      page.querySelector(`input[name="${name}"][checked]`)?.getAttribute('value') ?? null

    test('starts from one’s own last answers, and from nobody else’s', async () => {
      const room = await revealed()
      await open(room)
      for (const [person, level] of [
        ['ada', '0'],
        ['bo', '5'],
      ] as const) {
        const page = await ballot(person, room)
        expect(values(page, `importance.${idOf(room, 'data_ai')}`)).toBe(level)
        expect(values(page, `familiarity.${room.options[0]?.id}`)).toBe(person === 'ada' ? '3' : '2')
        expect(mainOf(page)).toContain('Your answers of round 1 are filled in.')
        expect(mainOf(page)).toContain('round 2')
      }
    })

    test('asks only what the round asks, and keeps the rest as it was, blanks as well', async () => {
      const room = await world.openRoom()
      const form = ballotForm(room, { importance: 4, familiarity: 3 })
      form[`importance.${idOf(room, 'hiring')}`] = ''
      await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, form)
      await world.vote('ada', room)
      await world.reveal(room)
      const second = await some(await world.room(room.id))
      const page = await ballot('bo', second)
      const asked = new Set(
        [...page.querySelectorAll('input[name^="importance."]')].map((box) => box.getAttribute('name')),
      )
      expect([...asked]).toEqual([`importance.${idOf(room, 'data_ai')}`])
      expect(textOf(page.querySelector('.who'))).toContain('about a minute')
      expect(textOf(page.querySelector('.kept'))).toContain('left blank')
      const sent: Record<string, string> = { [`importance.${idOf(room, 'data_ai')}`]: '1' }
      for (const { id } of room.options) sent[`familiarity.${id}`] = '3'
      const answer = await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, sent)
      expect(answer.status).toBe(303)
      const [, , cast] = await ballotsOf(room)
      expect(cast?.number).toBe(2)
      const expected = Object.fromEntries(
        room.criteria
          .filter(({ key }) => key !== 'hiring')
          .map(({ id, key }) => [id, key === 'data_ai' ? 1 : 4]),
      )
      expect(cast?.answers.importance).toEqual(expected)
      // Cast again without a change, it is the same ballot.
      await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, sent)
      const { revision } = await world.db
        .selectFrom('ballots')
        .select('revision')
        .where('cast_at', '=', world.now().toISOString())
        .where('name', '=', 'Bo')
        .orderBy('revision', 'desc')
        .executeTakeFirstOrThrow()
      expect(revision).toBe(1)
    })

    test('takes no answer to what this round does not ask', async () => {
      const room = await revealed()
      const second = await some(room)
      const sent = {
        [`importance.${idOf(room, 'hiring')}`]: '0',
        [`importance.${idOf(room, 'data_ai')}`]: '1',
      }
      const answer = await (await world.as('bo')).post(`/decisions/${second.id}/ballot`, sent)
      expect(answer.status).toBe(422)
      expect(await ballotsOf(room)).toHaveLength(2)
    })

    test('asks whoever is new about everything', async () => {
      const room = await revealed()
      const second = await some(room)
      const invite = await world.invite(second)
      const page = await documentOf(await get('mallory', invite))
      expect(page.querySelectorAll('fieldset[id^="importance."]')).toHaveLength(room.criteria.length)
      const sent = { ...ballotForm(second), name: 'Mallory' }
      expect((await (await world.as('mallory')).post(invite, sent)).status).toBe(303)
      const again = await ballot('mallory', second)
      expect(again.querySelectorAll('fieldset[id^="importance."]')).toHaveLength(room.criteria.length)
    })

    test('asks everybody about an option that is new, before what they answered', async () => {
      const room = await revealed()
      const second = await some(room, { ownOptions: 'Elixir' })
      const elixir = second.options.find(({ name }) => name === 'Elixir')?.id
      const page = await ballot('bo', second)
      const field = page.querySelector(`[id="familiarity.${elixir}"]`)
      expect(field).not.toBeNull()
      expect(field?.closest('details.fold')).toBeNull()
      expect(values(page, `familiarity.${elixir}`)).toBeNull()
      const known = page.querySelector(`[id="familiarity.${room.options[0]?.id}"]`)
      expect(textOf(known?.closest('details.fold')?.querySelector('summary'))).toContain('Has this changed?')
    })

    test('of an anonymous room starts from the ballot whose key the browser holds', async () => {
      const room = await revealed({ anonymous: true, namesShown: false })
      await open(room)
      expect(values(await ballot('bo', room), `importance.${idOf(room, 'data_ai')}`)).toBe('5')
      expect(values(await ballot('ada', room), `importance.${idOf(room, 'data_ai')}`)).toBe('0')
      const bo = await world.as('bo')
      for (const name of [...bo.cookies.keys()]) if (name.includes('ballot')) bo.cookies.delete(name)
      expect(values(await ballot('bo', room), `importance.${idOf(room, 'data_ai')}`)).toBeNull()
    })
  })

  describe('an earlier one', () => {
    test('stays as it was, while the next is sealed and after it', async () => {
      const room = await revealed()
      const stored = async () =>
        (await world.db.selectFrom('rounds').select(['number', 'result']).orderBy('number').execute()).filter(
          ({ number }) => number === 1,
        )
      const before = await stored()
      const verdict = textOf(
        (await documentOf(await get('vera', `/decisions/${room.id}/results`))).querySelector('#verdict'),
      )
      await open(room)
      const sealed = await documentOf(await get('vera', path(room, '/1')))
      expect(mainOf(sealed)).toContain('This is round 1, as it was when round 2 was opened.')
      expect(textOf(sealed.querySelector('#verdict'))).toBe(verdict)
      expect(sealed.querySelector('a[href$="/outcome"]')).toBeNull()
      expect((await get('vera', path(room, '/2'))).headers.get('Location')).toBe(
        `/decisions/${room.id}/results`,
      )
      expect((await get('vera', path(room, '/3'))).status).toBe(404)
      expect((await get('mallory', path(room, '/1'))).status).toBe(404)

      const second = await world.room(room.id)
      await vote('ada', second, { io_concurrency: '4', data_ai: '4' }, 3)
      await vote('bo', second, { io_concurrency: '3', data_ai: '5' }, 2)
      await world.reveal(second)
      // The team sets a score: the result of the second round is another, the first one is not.
      const cell = `${room.options[0]?.id}/${idOf(room, 'hiring')}`
      const set = await (await world.as('bo')).post(`/decisions/${room.id}/profile/${cell}`, {
        score: '1.5',
        reason: 'We asked.',
        seen: '0',
      })
      expect(set.status).toBe(303)
      expect(await stored()).toEqual(before)
      const earlier = await documentOf(await get('vera', path(room, '/1')))
      expect(textOf(earlier.querySelector('#verdict'))).toBe(verdict)
      expect(mainOf(earlier)).not.toContain('was changed after the reveal')
      expect(mainOf(earlier)).not.toContain('set by your team')

      expect(mainOf(await documentOf(await get('vera', `/decisions/${room.id}/results`)))).toContain(
        'The profile was changed after the reveal',
      )
    })

    test('can be read after the decision was given up while the next was sealed', async () => {
      const room = await revealed()
      await open(room)
      const second = await world.room(room.id)
      await vote('bo', second, { data_ai: '1' }, 4)
      const given = {
        decisionId: room.id,
        reason: 'Over.',
        actorId: await world.userId('ada'),
        at: world.now(),
      }
      expect(await abandonDecision(world.db, given)).toBe(true)
      const results = await get('vera', `/decisions/${room.id}/results`)
      expect(results.headers.get('Location')).toBe(`/decisions/${room.id}`)
      expect(mainOf(await documentOf(await get('vera', path(room, '/1'))))).toContain('was given up')
      expect(mainOf(await documentOf(await get('vera', path(room))))).toContain('Round 1')
      const exported = await exportOf(world, room.id)
      expect([exported.decision.state, exported.rounds.length]).toEqual(['abandoned', 1])
    })

    test('says what has moved since, and by whom where names are shown', async () => {
      const room = await revealed()
      await open(room, { asking: 'some', again: [idOf(room, 'data_ai')], note: 'After the talk.' })
      const second = await world.room(room.id)
      const sent = (level: string, familiarity: string) => ({
        [`importance.${idOf(room, 'data_ai')}`]: level,
        ...Object.fromEntries(room.options.map(({ id }) => [`familiarity.${id}`, familiarity])),
      })
      await (await world.as('ada')).post(`/decisions/${second.id}/ballot`, sent('4', '3'))
      await (await world.as('bo')).post(`/decisions/${second.id}/ballot`, sent('5', '2'))
      await world.reveal(second)
      const moved = (await documentOf(await get('vera', `/decisions/${room.id}/results`))).querySelector(
        '#moved',
      )
      const text = textOf(moved)
      expect(text).toContain('What has moved since round 1')
      expect(text).toContain('After the talk.')
      const name = room.criteria.find(({ key }) => key === 'data_ai')?.name
      expect(text).toContain(`The spread on ${name} fell to less than half.`)
      expect(text).toContain('Ada from 0 to 4')
      expect(text).toContain('The same people voted in both rounds.')
      expect(moved?.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toMatch(
        /^Scores in round 1 and round 2: /,
      )
    })

    test.each([
      ['hidden', { namesShown: false }],
      ['anonymous', { namesShown: false, anonymous: true }],
    ] as const)('names nobody where names are %s', async (_, changes) => {
      const room = await revealed(changes)
      await open(room)
      const second = await world.room(room.id)
      await vote('ada', second, { data_ai: '4' }, 3)
      await vote('bo', second, { data_ai: '5' }, 2)
      await world.reveal(second)
      const moved = (await documentOf(await get('vera', `/decisions/${room.id}/results`))).querySelector(
        '#moved',
      )
      expect(textOf(moved)).toContain('What has moved since round 1')
      expect(textOf(moved)).not.toMatch(/\b(Ada|Bo)\b|towards the earlier middle/)
    })

    test('is counted in the record, which says what has moved and names nobody for it', async () => {
      const room = await revealed()
      const stale = { ...outcomeForm(room), round: '1' }
      await open(room)
      const second = await world.room(room.id)
      await vote('ada', second, { data_ai: '4' }, 3)
      await vote('bo', second, { data_ai: '5' }, 2)
      await world.reveal(second)
      const late = await (await world.as('ada')).post(`/decisions/${room.id}/outcome`, stale)
      expect(late.status).toBe(422)
      expect(mainOf(await documentOf(late))).toContain('Round 2 was revealed since you began.')
      await world.decide(await world.room(room.id))
      const record = await (await get('vera', `/decisions/${room.id}/adr.md`)).text()
      expect(record).toContain('They were cast in round 2; the round before it is kept in the room.')
      expect(record).toContain('What had moved since the round before:')
      expect(record).not.toMatch(/Ada from|Bo from/)
      const earlier = await documentOf(await get('vera', path(room, '/1')))
      expect(mainOf(earlier)).toContain('This is round 1')
    })

    test('of one ballot is not compared with', async () => {
      const room = await world.openRoom()
      await world.vote('bo', room)
      await world.reveal(room)
      await open(await world.room(room.id))
      const second = await world.room(room.id)
      await world.vote('ada', second)
      await world.vote('bo', second)
      await world.reveal(second)
      const page = await documentOf(await get('vera', `/decisions/${room.id}/results`))
      expect(page.querySelector('#moved')).toBeNull()
      expect(mainOf(await documentOf(await get('vera', path(room))))).toContain(
        'One ballot, so nothing of it is shown.',
      )
    })
  })
})
