import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listCells } from '../../db/queries/briefs.ts'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { actionsIn, namesOf, openDraft } from '../helpers/drafts.ts'
import { ballotForm, roomForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

/** `/options/…` and `/criteria/…` are both among the items. */
const itemsIn = (rest: string) => rest.replace(/^\/(options|criteria)/, '/items')
const kindIn = (rest: string) => ({ kind: rest.startsWith('/criteria') ? 'criterion' : 'option' })

describe.each(ENGINES)('a draft on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await openDraft(world)
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const fresh = () => world.room(room.id)
  const optionId = (name: string) => room.options.find((option) => option.name === name)?.id ?? ''
  const criterionId = (key: string) => room.criteria.find((criterion) => criterion.key === key)?.id ?? ''
  const post = async (rest: string, fields: Record<string, string> = {}) =>
    (await world.as('ada')).post(`${path}${itemsIn(rest)}`, { ...fields, ...kindIn(rest) })

  test('is opened by the second button of the form', async () => {
    const stranger = world.anonymous()
    const opened = await stranger.post('/decisions/new', roomForm({ draft: 'yes' }))
    const page = await stranger.page(opened.headers.get('Location') ?? '')
    expect([opened.status, page.status]).toEqual([303, 200])
    expect(page.document.querySelector('[aria-current=step]')?.textContent).toBe('Draft')
    expect(page.document.querySelector('a[href$="/start"]')?.textContent).toBe('Start voting…')
  })

  test('is followed by those who read along, until the vote has started', async () => {
    const bo = await world.as('bo')
    const followed = async () =>
      (await bo.page(path)).document.getElementById('follow-page')?.getAttribute('hx-get') ?? ''
    const href = await followed()
    expect((await bo.get(href)).status).toBe(204)
    const editor = await (await world.as('ada')).page(path)
    expect(editor.document.getElementById('follow-page')).toBeNull()
    await post('/options', { name: 'Zig' })
    expect((await bo.page(href)).text).toContain('Zig')
    const later = await followed()
    await (await world.as('ada')).post(`${path}/start`)
    const room = await bo.page(later)
    expect([room.status, room.text.includes('Nobody has voted yet')]).toEqual([200, true])
  })

  test('says before the vote what opens the ballots', async () => {
    const asked = await (await world.as('ada')).page(`${path}/start`)
    expect(asked.text).toMatch(/Ballots open\s*when Ada reveals them/)
  })

  test('is a draft in the log of the team as well', async () => {
    const log = await (await world.as('bo')).page(`/teams/${room.team.id}/adrs`)
    expect(log.document.querySelector('.log .meta')?.textContent).toBe('draft')
  })

  test('shows the facilitator the editor, and everybody else what is prepared', async () => {
    const pages = await Promise.all(
      (['ada', 'bo', 'vera'] as const).map(async (person) => (await world.as(person)).page(path)),
    )
    const [ada, bo, vera] = pages.map(({ document }) => document)
    expect(ada?.querySelectorAll('form[action$="/place"]').length).toBe(18)
    expect(bo?.querySelectorAll('form[action$="/place"], a[href$="/start"]').length).toBe(0)
    for (const { text } of pages) for (const { name } of room.options) expect(text).toContain(name)
    expect(bo?.querySelector('.btn-main')?.textContent).toBe('Suggest an option or criterion')
    expect([vera?.querySelectorAll('.btn-main').length, pages[2]?.text.includes('Invite')]).toEqual([
      0,
      false,
    ])
    expect((await (await world.as('mallory')).get(path)).status).toBe(404)
  })

  test('takes no ballot, and its ballot, receipt and result lead to the room', async () => {
    const bo = await world.as('bo')
    for (const rest of ['/ballot', '/receipt', '/results', '/reveal']) {
      const response = await (rest === '/reveal' ? await world.as('ada') : bo).get(`${path}${rest}`)
      const to = response.headers.get('Location')
      expect([rest, response.status, to === path || to === `${path}/results`]).toEqual([rest, 303, true])
    }
    expect((await bo.post(`${path}/ballot`, ballotForm(room))).status).toBe(409)
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
  })

  test('is added to, at the end, with the scores of the template where it knows the name', async () => {
    const own = await post('/options', { name: ' Zig ', help: '', seen: '6' })
    expect(own.headers.get('Location')).toMatch(new RegExp(`^${path}\\?in=option&item=.{22}&at=add$`))
    await post('/options', { name: 'kotlin', help: '', seen: '7' })
    await post('/criteria', { name: 'Fun', help: 'Would you do it at home?', seen: '12' })
    const now = await fresh()
    expect(namesOf(now.options).slice(6)).toEqual(['Zig', 'kotlin'])
    expect(now.criteria[12]).toMatchObject({ name: 'Fun', help: 'Would you do it at home?', key: null })
    const cells = await listCells(world.db, room.id)
    const scored = (name: string) =>
      cells.filter(
        ({ optionId: id, score }) =>
          now.options.find((one) => one.id === id)?.name === name && score !== null,
      ).length
    expect([cells.length, scored('Zig'), scored('kotlin')]).toEqual([8 * 12, 0, 11])
    expect((await actionsIn(world, room)).slice(-3)).toEqual([
      'option_added',
      'option_added',
      'criterion_added',
    ])
  })

  test('is added to once when the button is pressed twice, and says what is there already', async () => {
    const form = { name: 'Elixir', help: '', seen: '6' }
    const both = await Promise.all([post('/options', form), post('/options', form)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await fresh()).options.length).toBe(7)
    const page = await documentOf(await post('/options', { ...form, seen: '7' }))
    expect(messageAt(page, 'options-name')).toBe('Elixir is there already.')
  })

  test.each([
    ['', 'Write the name of the option.'],
    ['\u200b', 'Write the name of the option.'],
    ['x'.repeat(121), 'Use at most 120 characters.'],
    ['GO', 'GO is there already.'],
  ])('refuses the name %j and keeps it', async (name, message) => {
    const before = await dumpTables(world.db)
    const response = await post('/options', { name, help: '', seen: '6' })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'options-name')]).toEqual([422, message])
    expect(page.getElementById('options-name')?.getAttribute('value')).toBe(name)
    expect(page.querySelector('#errors a')?.getAttribute('href')).toBe('#options-name')
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('holds no more than forty', async () => {
    for (let count = 6; count < 40; count++)
      await post('/options', { name: `O${count}`, seen: String(count) })
    const page = await documentOf(await post('/options', { name: 'One more', seen: '40' }))
    expect(messageAt(page, 'options-name')).toBe('Use at most 40 options.')
  })

  test('is renamed in place; what a template brought keeps its scores', async () => {
    const id = optionId('PHP')
    await post(`/options/${id}`, { name: 'PHP, as it is', help: '' })
    await post(`/criteria/${criterionId('hiring')}`, { name: 'People to hire', help: 'Within a year.' })
    const now = await fresh()
    expect(now.options[4]).toMatchObject({ id, key: 'php', name: 'PHP, as it is' })
    expect(now.criteria[1]).toMatchObject({ key: 'hiring', name: 'People to hire', help: 'Within a year.' })
    const refused = await post(`/options/${id}`, { name: 'Ruby', help: '' })
    const page = await documentOf(refused)
    expect([refused.status, messageAt(page, `name-${id}`)]).toEqual([422, 'Ruby is there already.'])
    expect(page.getElementById(`name-${id}`)?.closest('details')?.hasAttribute('open')).toBe(true)
    // The same again is no news.
    const events = (await actionsIn(world, room)).length
    await post(`/options/${id}`, { name: 'PHP, as it is', help: '' })
    expect((await actionsIn(world, room)).length).toBe(events)
  })

  test('is put in order one place at a time, and the focus stays with what was moved', async () => {
    const go = optionId('Go')
    const first = await post(`/options/${go}/place`, { direction: 'up', seen: '2' })
    expect(namesOf((await fresh()).options)).toEqual(['Node.js', 'Go', 'Python', 'Java', 'PHP', 'Ruby'])
    const page = await (await world.as('ada')).page(first.headers.get('Location') ?? '')
    expect(page.document.querySelector('[autofocus]')?.getAttribute('aria-label')).toBe('Move Go up')
    // The same form again, from a double click.
    await post(`/options/${go}/place`, { direction: 'up', seen: '2' })
    const last = await post(`/options/${go}/place`, { direction: 'up', seen: '1' })
    expect(namesOf((await fresh()).options)[0]).toBe('Go')
    const top = await (await world.as('ada')).page(last.headers.get('Location') ?? '')
    expect(top.document.querySelector('[autofocus]')?.getAttribute('aria-label')).toBe('Move Go down')
    await post(`/options/${go}/place`, { direction: 'up', seen: '0' })
    expect((await actionsIn(world, room)).filter((action) => action === 'options_ordered').length).toBe(2)
  })

  test('gives up an option with its scores, and takes it back to its place', async () => {
    const ada = await world.as('ada')
    const java = optionId('Java')
    const cell = `${path}/profile/${java}/${criterionId('hiring')}`
    await ada.post(cell, { score: '3.5', reason: 'We looked for a year.', seen: '0' })
    const removed = await post(`/options/${java}/removal`)
    await post(`/options/${java}/removal`)
    expect(namesOf((await fresh()).options)).toEqual(['Node.js', 'Python', 'Go', 'PHP', 'Ruby'])
    expect((await listCells(world.db, room.id)).length).toBe(5 * 11)
    const page = await ada.page(removed.headers.get('Location') ?? '')
    expect(page.text).toContain('Java was removed.')
    expect(page.document.querySelector('[autofocus]')?.getAttribute('aria-label')).toBe(
      'Undo: bring Java back',
    )

    await post(`/options/${optionId('Node.js')}/removal`)
    await post('/criteria', { name: 'Fun', help: '', seen: '12' })
    await post(`/options/${optionId('Node.js')}/restoration`)
    await post(`/options/${java}/restoration`)
    await post(`/options/${java}/restoration`)
    const now = await fresh()
    expect(now.options.map(({ id }) => id)).toEqual(room.options.map(({ id }) => id))
    const cells = await listCells(world.db, room.id)
    expect(cells.length).toBe(6 * 12)
    expect(cells.find(({ optionId: id, change }) => id === java && change !== null)?.score).toBe(3.5)
    const told = (await actionsIn(world, room)).filter((action) => action.startsWith('option_'))
    expect(told).toEqual(['option_removed', 'option_removed', 'option_restored', 'option_restored'])
  })

  test('does not take back what is there under the same name by now', async () => {
    const ruby = optionId('Ruby')
    await post(`/options/${ruby}/removal`)
    await post('/options', { name: 'Ruby', seen: '5' })
    const refused = await post(`/options/${ruby}/restoration`)
    expect([refused.status, textOf(await documentOf(refused))]).toEqual([
      422,
      expect.stringContaining('Ruby is there already.'),
    ])
  })

  test('can’t start with one option, nor without a criterion, nor after its deadline', async () => {
    for (const { id } of room.options.slice(1)) await post(`/options/${id}/removal`)
    const page = await (await world.as('ada')).page(path)
    expect(page.document.querySelector('button[disabled].btn-big')?.textContent).toBe('Start voting')
    expect(page.text).toContain('A decision needs two options. Add one more.')
    const refused = await post('/start')
    expect([refused.status, (await fresh()).state]).toEqual([422, 'draft'])
    await post(`/options/${room.options[1]?.id}/restoration`)
    for (const { id } of room.criteria) await post(`/criteria/${id}/removal`)
    expect(textOf(await documentOf(await post('/start')))).toContain('A decision needs a criterion. Add one.')
  })

  test('starts once, says before what is frozen, and can come back until somebody votes', async () => {
    const ada = await world.as('ada')
    const asked = await ada.page(`${path}/start`)
    expect(asked.text).toContain('Node.js, Python, Go, Java, PHP, Ruby')
    expect((await fresh()).state).toBe('draft')
    const both = await Promise.all([post('/start'), post('/start')])
    expect(both.map(({ headers }) => headers.get('Location'))).toEqual([path, path])
    expect(await fresh()).toMatchObject({ state: 'voting', round: { number: 1, ballots: 0 } })
    expect((await actionsIn(world, room)).filter((action) => action === 'voting_started').length).toBe(1)

    expect((await post('/draft')).status).toBe(303)
    expect((await fresh()).state).toBe('draft')
    await post('/start')
    await world.vote('bo', room)
    expect((await post('/draft')).status).toBe(409)
    expect((await fresh()).state).toBe('voting')
    expect((await post('/options', { name: 'Late', seen: '6' })).status).toBe(409)
  })

  test.each(['options', 'criteria'] as const)('lives beside the settings: %s', async (list) => {
    const ada = await world.as('ada')
    const items = room[list]
    const [first, second, third] = items
    await post(`/${list}`, { name: 'Ours, renamed', help: 'As we say.', seen: String(items.length) })
    await post(`/${list}/${first?.id}`, { name: 'First of all', help: '' })
    await post(`/${list}/${second?.id}/removal`)
    await post(`/${list}/${third?.id}/place`, { direction: 'up', seen: '1' })
    const before = await fresh()

    const form = await ada.page(`${path}/settings`)
    expect(form.text).toContain('First of all')
    const fields = {
      ...roomForm({ context: 'Another context.' }),
      option: inputOf(form.document, 'option') ?? [],
      criterion: inputOf(form.document, 'criterion') ?? [],
      ownOptions: inputOf(form.document, 'ownOptions') ?? '',
      ownCriteria: inputOf(form.document, 'ownCriteria') ?? '',
    }
    expect((await ada.post(`${path}/settings`, fields)).status).toBe(303)
    const after = await fresh()
    expect(after.context).toBe('Another context.')
    expect(after[list]).toEqual(before[list])
    expect((await listCells(world.db, room.id)).length).toBe(
      after.options.length * after.criteria.filter(({ kind }) => kind === 'profile').length,
    )
    await post(`/${list}/${second?.id}/restoration`)
    expect((await fresh())[list].map(({ id }) => id)).toContain(second?.id)
  })

  test.each([
    ['bo', 403],
    ['vera', 403],
    ['mallory', 404],
  ] as const)('is %s’s to read at most', async (person, status) => {
    const before = await dumpTables(world.db)
    const browser = await world.as(person)
    const go = optionId('Go')
    for (const [rest, fields] of [
      ['/options', { name: 'Elixir', seen: '6' }],
      [`/options/${go}`, { name: 'Golang' }],
      [`/options/${go}/place`, { direction: 'up', seen: '2' }],
      [`/options/${go}/removal`, {}],
      [`/options/${go}/restoration`, {}],
      ['/start', {}],
      ['/draft', {}],
    ] as const)
      expect([
        rest,
        (await browser.post(`${path}${itemsIn(rest)}`, { ...fields, ...kindIn(rest) })).status,
      ]).toEqual([rest, status])
    expect((await dumpTables(world.db)).options).toEqual(before.options)
    expect((await fresh()).state).toBe('draft')
  })

  test('knows no option of another room', async () => {
    const theirs = await openDraft(world, { team: { name: 'Elsewhere' } })
    const id = theirs.options[0]?.id
    for (const rest of ['', '/place', '/removal', '/restoration'])
      expect((await post(`/options/${id}${rest}`, { name: 'Mine', direction: 'up', seen: '0' })).status).toBe(
        404,
      )
    expect(namesOf((await world.room(theirs.id)).options)).toEqual(namesOf(theirs.options))
    expect((await post('/options/nothing', { name: 'Mine' })).status).toBe(404)
  })
})
