import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../helpers/database.ts'
import { roomForm } from '../helpers/forms.ts'
import { documentOf, FRAGMENT, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const PATH = '/decisions/new'
const WRONG: [what: string, changes: Record<string, string | string[]>, field: string, message: RegExp][] = [
  ['no question', { question: ' \0\n' }, 'question', /Write the question/],
  ['a question that is a page', { question: 'x'.repeat(301) }, 'question', /at most 300/],
  ['one option', { option: ['go'], ownOptions: '' }, 'options', /two options/],
  ['an option twice', { ownOptions: 'nODE.JS' }, 'ownOptions', /there twice/],
  ['41 options', { option: [], ownOptions: numbered('Option', 41) }, 'ownOptions', /at most 40 options/],
  ['an endless option', { ownOptions: 'x'.repeat(121) }, 'ownOptions', /too long/],
  ['no criterion', { criterion: [] }, 'criteria', /needs a criterion/],
  ['41 criteria', { criterion: [], ownCriteria: numbered('Criterion', 41) }, 'ownCriteria', /at most 40/],
  ['a context too long', { context: 'x'.repeat(10_001) }, 'context', /at most 10000/],
  ['no name', { name: '' }, 'name', /name your team knows/],
  ['a deadline in the past', { deadline: '2026-11-23T08:59' }, 'deadline', /in the past/],
  ['a day that is none', { deadline: '2027-02-30T08:59' }, 'deadline', /date and a time/],
  ['a deadline in ten thousand years', { deadline: '+012026-01-01T00:00' }, 'deadline', /date and a time/],
  ['no quorum', { quorum: '0' }, 'quorum', /whole number/],
  ['a quorum above the voters', { quorum: '8', expectedVoters: '7' }, 'quorum', /more ballots/],
  ['one voter', { expectedVoters: '1' }, 'expectedVoters', /whole number/],
  ['a rule of its own', { veto: 'toString' }, 'veto', /one of the three/],
  ['a way of its own to say what matters', { importanceMethod: 'ahp' }, 'importanceMethod', /of the four/],
  ['a team name too long', { teamName: 'x'.repeat(81) }, 'teamName', /at most 80/],
]

function numbered(word: string, count: number) {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`).join('\n')
}

describe.each(ENGINES)('opening a room on %s', (engine) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
  })
  afterEach(() => world.close())

  test('takes a question and a name, and gives a link, a QR code and a short code', async () => {
    const ada = world.anonymous()
    const response = await ada.post(PATH, roomForm({ ownOptions: 'Scala, stay with PHP', teamName: '' }))
    const location = response.headers.get('Location') ?? ''
    expect([response.status, location]).toEqual([303, expect.stringMatching(/^\/decisions\/[\w-]{22}$/)])

    const page = await documentOf(await ada.get(location))
    const link = page.getElementById('invite-link')?.getAttribute('value') ?? ''
    expect(link).toMatch(/^https:\/\/moot\.example\/join\/[\w-]{32}$/)
    expect(page.querySelector('svg.qr')).not.toBeNull()
    expect(page.querySelector('.code-big')?.textContent).toMatch(/^[A-Z]+-[0-9A-Z]{4}$/)
    expect((await world.anonymous().get(link)).status).toBe(200)
    const options = await world.db.selectFrom('options').select('name').orderBy('position').execute()
    expect(await world.db.selectFrom('teams').select('name').execute()).toEqual([{ name: 'Ada’s team' }])
    expect(options.map(({ name }) => name).slice(-2)).toEqual(['Scala', 'stay with PHP'])
    expect(JSON.stringify(await dumpTables(world.db))).not.toContain(link.split('/').at(-1))
  })

  test('of one option says what to do: tick one, or write one where there is nothing to tick', async () => {
    const said = async (template: string) => {
      const form = roomForm({ template, option: [], ownOptions: 'Kafka', ownCriteria: 'Cost' })
      return textOf(await documentOf(await world.anonymous().post(PATH, form)))
    }
    expect(await said('backend-stack')).toContain('needs two options. Tick one more, or add your own.')
    const blank = await said('blank')
    expect(blank).toContain('needs two options. Write one more.')
    expect(blank).not.toContain('Tick one more')
    expect(blank).toContain('until you set their scores on the profile page')
  })

  test('twice with the same form, one after the other or at once, opens one room', async () => {
    const form = roomForm({ submission: 'one form' })
    const sent = await Promise.all(Array.from({ length: 20 }, () => world.anonymous().post(PATH, form)))
    sent.push(await world.anonymous().post(PATH, form))
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(sent.map(({ headers }) => headers.get('Location'))).size).toBe(1)
    expect(await countRows(world.db, 'decisions')).toBe(1)
    expect(await countRows(world.db, 'users')).toBe(1)
  })

  test('with somebody else’s key opens one’s own room and gives nobody’s session', async () => {
    const ada = await world.as('ada')
    await ada.post(PATH, roomForm({ submission: 'key' }))
    const bo = await world.as('bo')
    const before = [...bo.cookies]
    expect((await bo.post(PATH, roomForm({ submission: 'key', name: 'Bo' }))).status).toBe(303)
    expect([...bo.cookies]).toEqual(before)
    expect(await countRows(world.db, 'decisions')).toBe(2)
  })

  test('takes 40 options and 40 criteria', async () => {
    const ada = world.anonymous()
    const opened = await ada.post(
      PATH,
      roomForm({
        template: 'blank',
        option: [],
        criterion: [],
        ownOptions: numbered('Option', 40),
        ownCriteria: numbered('Criterion', 40),
      }),
    )
    expect(opened.status).toBe(303)
    expect(await countRows(world.db, 'profile_cells')).toBe(1600)
    const ballot = await documentOf(await ada.get(`${opened.headers.get('Location')}/ballot`))
    expect([
      ballot.querySelectorAll('.opt').length,
      ballot.querySelectorAll('.asks fieldset').length,
    ]).toEqual([40, 40])
  })

  test('in a team of one’s own is possible, in somebody else’s or as an observer not', async () => {
    const room = await world.openRoom()
    const team = room.team.id
    const bo = await world.as('bo')
    expect(inputOf(await documentOf(await bo.get(PATH)), 'team')).toBe(team)
    expect((await bo.post(PATH, roomForm({ team }))).status).toBe(303)
    for (const person of ['vera', 'mallory'] as const) {
      const response = await (await world.as(person)).post(PATH, roomForm({ team }))
      expect(response.status).toBe(422)
      expect(textOf(await documentOf(response))).toContain('Choose one of your teams')
    }
    expect(await countRows(world.db, 'decisions')).toBe(2)
  })

  test('is a page, a fragment for htmx, and nothing for another site', async () => {
    expect(await (await world.anonymous().get(PATH)).text()).toMatch(/^<!doctype html>/i)
    expect(await (await world.anonymous().get(PATH, FRAGMENT)).text()).toMatch(/^<title>Open a decision room/)
    const blank = await documentOf(await world.anonymous().get(`${PATH}?template=blank`))
    expect(inputOf(blank, 'template')).toBe('blank')
    expect((await world.anonymous().get(`${PATH}?template=__proto__`)).status).toBe(200)
    const other = await world.anonymous().post(PATH, roomForm(), { 'Sec-Fetch-Site': 'cross-site' })
    expect([other.status, await countRows(world.db, 'decisions')]).toEqual([403, 0])
  })
})

describe.each(ENGINES)('the form of a new room on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  test.each(WRONG)(
    'with %s comes back as typed, with the message at the field',
    async (_, changes, field, message) => {
      const before = await dumpTables(world.db)
      const form = roomForm({ context: 'kept as it is', submission: 'kept', ...changes })
      const response = await world.anonymous().post(PATH, form)
      const page = await documentOf(response)
      expect([response.status, messageAt(page, field)]).toEqual([422, expect.stringMatching(message)])
      expect(page.querySelector(`#errors a[href="#${field}"]`)).not.toBeNull()
      expect(inputOf(page, 'context')).toBe(form.context)
      expect(inputOf(page, 'option')).toEqual(form.option)
      expect(inputOf(page, 'submission')).toBe('kept')
      for (const [name, value] of Object.entries(changes))
        if (!['veto', 'importanceMethod', 'question'].includes(name))
          expect(inputOf(page, name)).toEqual(value)
      expect(await dumpTables(world.db)).toEqual(before)
    },
  )

  test('is refused to an address that has opened very many, and nothing is stored', async () => {
    const opened: number[] = []
    for (let count = 0; count < 61; count++)
      opened.push((await world.anonymous().post('/decisions/new', roomForm())).status)
    expect(opened.slice(0, 60).every((status) => status === 303)).toBe(true)
    expect(opened[60]).toBe(429)
    expect(await countRows(world.db, 'decisions')).toBe(60)
  })
})
