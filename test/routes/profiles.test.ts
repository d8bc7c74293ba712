import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertOverride } from '../../db/queries/overrides.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Cell } from '../../src/domain/profile.ts'
import type { Room } from '../../src/domain/room.ts'
import { blank } from '../../src/templates/blank.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, outcomeForm, roomForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const WHY = { reason: 'We tried to hire for a year.', seen: '0' }

describe.each(ENGINES)('the profile of a room on %s', (engine) => {
  let world: World
  let room: Room
  let page: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    page = `/decisions/${room.id}/profile`
  })
  afterEach(() => world.close())

  const idOf = (named: readonly { id: string; name: string }[], name: string) =>
    named.find((one) => one.name === name)?.id ?? ''
  const cell = (option: string, criterion: string) =>
    `${idOf(room.options, option)}/${idOf(room.criteria, criterion)}`
  const hiring = () => `${page}/${cell('Go', 'Hiring market')}`
  const anchor = (option: string, criterion: string) =>
    `s-${idOf(room.options, option)}-${idOf(room.criteria, criterion)}`
  const read = async (path: string, person: Person = 'ada') =>
    documentOf(await (await world.as(person)).get(path))
  const basis = async (option: string, criterion: string, person: Person = 'ada') => {
    const text = (await read(page, person)).getElementById(anchor(option, criterion))?.textContent
    return text?.replace(/\s+/g, ' ') ?? ''
  }
  const exportOf = async (person: Person) => {
    const response = await (await world.as(person)).get(`/decisions/${room.id}/export.json`)
    return (await response.json()) as { profile: Cell[]; result: FullResult }
  }
  const reveal = async () => {
    await world.vote('ada', room, { importance: 4 })
    await world.vote('bo', room, { importance: 2 })
    await world.reveal(room)
  }

  test('is shown before the vote to the facilitator alone, with a warning', async () => {
    expect(textOf(await read(page))).toContain(
      'Whoever knows the scores before voting is anchored by them. Nobody else sees this page before the reveal.',
    )
    const bo = await (await world.as('bo')).get(page)
    expect([bo.status, bo.headers.get('Location')]).toEqual([303, `/decisions/${room.id}`])
    await world.vote('bo', room)
    const ada = await (await world.as('ada')).get(page)
    expect([ada.status, ada.headers.get('Location')]).toEqual([303, `/decisions/${room.id}`])
  })

  test('is one table, whose scores lead to what they rest on', async () => {
    await reveal()
    const shown = await read(page, 'vera')
    const rows = [...shown.querySelectorAll('.matrix tbody tr')]
    expect(rows).toHaveLength(room.criteria.length)
    const row = rows.find((one) => one.textContent?.includes('Hiring market'))
    expect([...(row?.querySelectorAll('td') ?? [])].map((td) => td.textContent?.replace(/\s/g, ' '))).toEqual(
      [
        ...['10.0 ± 0.5measured', '9.7 ± 1.0measured', '6.3 ± 0.5measured'],
        ...['7.9 ± 0.5measured', '6.7 ± 0.5measured', '3.8 ± 0.5measured'],
      ],
    )
    for (const link of shown.querySelectorAll('.matrix a'))
      expect(shown.getElementById((link.getAttribute('href') ?? '').slice(1))).not.toBeNull()
    const scroller = shown.querySelector('section.scroll')
    expect([scroller?.getAttribute('tabindex'), scroller?.getAttribute('aria-label')]).toEqual([
      ...['0', 'All scores of the profile'],
    ])
    expect(shown.querySelectorAll('.basis a[href*="/profile/"]')).toHaveLength(0)
  })

  test('names the sources of each score that was read, and none of one that is judged', async () => {
    await reveal()
    const shown = await read(page, 'bo')
    const links = (option: string, criterion: string) =>
      [...(shown.getElementById(anchor(option, criterion))?.querySelectorAll('a[rel]') ?? [])].map((link) => [
        ...[link.textContent, link.getAttribute('href')],
      ])
    expect(links('Go', 'Hiring market')).toEqual([
      ['Stack Overflow survey 2025', 'https://survey.stackoverflow.co/2025/technology'],
    ])
    expect(links('Node.js', 'Maintainability')).toEqual([])
    for (const link of shown.querySelectorAll('a[rel]')) {
      const href = link.getAttribute('href') ?? ''
      expect(new URL(href).href).toBe(href)
      expect(href).not.toContain(';')
    }
  })

  test('points out criteria that go together, from the scores as they count', async () => {
    await reveal()
    const sentence = 'CPU performance and Deployment go together over these options'
    expect(textOf(await read(page))).not.toContain(sentence)
    const bo = await world.as('bo')
    for (const [name, score] of [
      ['Node.js', '1'],
      ['Python', '2'],
      ['Go', '9'],
      ['Java', '8'],
      ['PHP', '3'],
      ['Ruby', '4'],
    ])
      for (const criterion of ['CPU performance', 'Deployment'])
        await bo.post(`${page}/${cell(name ?? '', criterion)}`, { ...WHY, score: score ?? '' })
    expect(textOf(await read(page))).toContain(`${sentence} (r = 1.00)`)
  })

  test('can be changed by a member after the reveal, and says who did it and why', async () => {
    await reveal()
    const bo = await world.as('bo')
    const form = await read(hiring(), 'bo')
    expect([inputOf(form, 'score'), inputOf(form, 'seen'), inputOf(form, 'reason')]).toEqual(['6.3', '0', ''])
    const response = await bo.post(hiring(), { ...WHY, score: '8,0', seen: '0' })
    expect([response.status, response.headers.get('Location')]).toEqual([
      ...[303, `${page}#${anchor('Go', 'Hiring market')}`],
    ])
    const said = 'Team: 8.0 instead of 6.3. Bo, Monday 23 November: “We tried to hire for a year.”'
    expect(await basis('Go', 'Hiring market', 'vera')).toContain(said)
    expect(await basis('Go', 'Hiring market')).toContain('Built in: 6.3 ± 0.5, measured.')
    expect(await basis('Java', 'Hiring market')).not.toContain('Team:')
    const history = (await read(page)).getElementById('changes')?.textContent?.replace(/\s+/g, ' ')
    expect(history).toContain('Go, Hiring market: 8.0 instead of 6.3.')
    expect(history).toContain('Bo, Monday 23 November, 09:00 UTC')
  })

  test('goes back to the built-in score with a reason, and keeps both changes', async () => {
    await reveal()
    const ada = await world.as('ada')
    await ada.post(hiring(), { ...WHY, score: '8' })
    const form = await read(hiring())
    expect(textOf(form)).toContain(
      'Now 8.0, set by Ada. “We tried to hire for a year.”Built in: 6.3, measured.',
    )
    const seen = String(inputOf(form, 'seen'))
    const refused = await ada.post(hiring(), { score: 'x', reason: '', restore: '1', seen })
    expect([refused.status, messageAt(await documentOf(refused), 'reason')]).toEqual([
      422,
      'Say in a sentence why.',
    ])
    await ada.post(hiring(), { score: 'x', reason: 'The survey was right.', restore: '1', seen })
    expect(await basis('Go', 'Hiring market')).toContain('6.3 ± 0.5measured')
    const items = (await read(page)).querySelectorAll('#changes li')
    expect([...items].map((item) => item.textContent?.split('.”')[0])).toEqual([
      'Go, Hiring market: 6.3 instead of 8.0, as built in.“The survey was right',
      'Go, Hiring market: 8.0 instead of 6.3.“We tried to hire for a year',
    ])
  })

  test('keeps an unknown score unknown, and says how far the result could go', async () => {
    await reveal()
    await (await world.as('ada')).post(hiring(), { ...WHY, score: '6.3', unknown: 'yes' })
    expect(await basis('Go', 'Hiring market')).toMatch(/^Go\?team.*unknown instead of 6\.3\./)
    expect(await basis('Go', 'Hiring market')).toContain('It counts as 5 and could be anything from 0 to 10.')
    expect(textOf(await read(page))).toMatch(
      /1 of 66 scores is unknown\. Go has \d+\.\d and could have anything from \d+\.\d to \d+\.\d\./,
    )
  })

  test('says what members rate a score, and what it counts as with that', async () => {
    room = await world.openRoom({ cellRatings: true })
    page = `/decisions/${room.id}/profile`
    const [go, hired] = [idOf(room.options, 'Go'), idOf(room.criteria, 'Hiring market')]
    for (const [person, rating] of [
      ['ada', '9'],
      ['bo', '8'],
    ] as const) {
      const form = { ...ballotForm(room), [`ratings.${go}.${hired}`]: rating }
      expect((await (await world.as(person)).post(`/decisions/${room.id}/ballot`, form)).status).toBe(303)
    }
    await world.reveal(room)
    // Three parts of 6.3, and one each of 9 and 8.
    expect(await basis('Go', 'Hiring market')).toContain(
      'Two members rate it on average 8.5; with that it counts as 7.2.',
    )
    await (await world.as('bo')).post(hiring(), { ...WHY, score: '', unknown: 'yes' })
    const unknown = await basis('Go', 'Hiring market')
    expect(unknown).toContain('with that it counts as 8.5.')
    expect(unknown).not.toContain('could be anything')
    expect(textOf(await read(page))).not.toContain('scores is unknown')
  })

  test.each([
    [false, 200],
    [true, 500],
  ])('reads the ballots only where they may rate scores: %s', async (cellRatings, status) => {
    room = await world.openRoom({ cellRatings })
    page = `/decisions/${room.id}/profile`
    await reveal()
    // Ballots that break whoever reads them.
    await world.db.updateTable('ballots').set({ answers: 'null' }).execute()
    const ada = await world.as('ada')
    for (const path of [page, hiring()]) expect((await ada.get(path)).status).toBe(status)
  })

  test('says nothing of ratings where one ballot alone would show through', async () => {
    room = await world.openRoom({ cellRatings: true })
    page = `/decisions/${room.id}/profile`
    const rating = `ratings.${idOf(room.options, 'Go')}.${idOf(room.criteria, 'Hiring market')}`
    await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, { ...ballotForm(room), [rating]: '9' })
    await world.reveal(room)
    expect(await basis('Go', 'Hiring market')).not.toContain('rate')
  })

  test('says nothing of the scores where one ballot alone would show through', async () => {
    await world.vote('ada', room)
    await world.reveal(room)
    await (await world.as('ada')).post(hiring(), { ...WHY, score: '', unknown: 'yes' })
    expect(textOf(await read(page))).toContain('1 of 66 scores is unknown.')
    expect(textOf(await read(page))).not.toContain('could have anything')
    const results = textOf(await read(`/decisions/${room.id}/results`))
    expect(results).toContain('The profile was changed after the reveal. See what was changed')
    expect(results).not.toContain('At the reveal')
  })

  test.each([
    ['eight', 'score', 'Write a score from 0 to 10 with at most one decimal, like 7.5.'],
    ['8.55', 'score', 'Write a score from 0 to 10 with at most one decimal, like 7.5.'],
    ['11', 'score', 'Write a score from 0 to 10 with at most one decimal, like 7.5.'],
    ['8', 'reason', 'Say in a sentence why.'],
  ])('comes back with %j and a message at the %s, and nothing changes', async (score, field, message) => {
    await reveal()
    const before = await dumpTables(world.db)
    const reason = field === 'reason' ? '' : 'We measured it twice.'
    const response = await (await world.as('bo')).post(hiring(), { score, reason, seen: '0' })
    const form = await documentOf(response)
    expect([response.status, messageAt(form, field)]).toEqual([422, message])
    expect([inputOf(form, 'score'), inputOf(form, 'reason')]).toEqual([score, reason])
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('is not written over by a page from before somebody else’s change', async () => {
    await reveal()
    await (await world.as('ada')).post(hiring(), { ...WHY, score: '8', seen: '0' })
    const response = await (await world.as('bo')).post(hiring(), { score: '2', reason: 'Mine.', seen: '0' })
    const form = await documentOf(response)
    expect([response.status, textOf(form)]).toEqual([
      422,
      expect.stringContaining('Somebody has changed this score since you opened the page.'),
    ])
    expect(textOf(form)).toContain('Now 8.0, set by Ada.')
    expect([inputOf(form, 'score'), inputOf(form, 'reason')]).toEqual(['2', 'Mine.'])
    const again = { score: '2', reason: 'Mine.', seen: String(inputOf(form, 'seen')) }
    expect((await (await world.as('bo')).post(hiring(), again)).status).toBe(303)
    expect(await basis('Go', 'Hiring market')).toContain('Team: 2.0 instead of 6.3. Bo')
  })

  test('is changed once by a form that is sent twice', async () => {
    await reveal()
    const bo = await world.as('bo')
    const form = { ...WHY, score: '8', seen: '0' }
    const answers = await Promise.all([bo.post(hiring(), form), bo.post(hiring(), form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await bo.post(hiring(), form)).status).toBe(303)
    expect((await read(page)).querySelectorAll('#changes li')).toHaveLength(1)
  })

  test('is not written over by a page from before it was taken back, nor by a form that does not say', async () => {
    await reveal()
    const bo = await world.as('bo')
    await bo.post(hiring(), { ...WHY, score: '8' })
    const seen = String(inputOf(await read(hiring()), 'seen'))
    await bo.post(hiring(), { ...WHY, restore: '1', seen })
    for (const stale of ['0', seen, '', 'x', '-1', '1e9']) {
      const response = await bo.post(hiring(), { reason: 'Mine.', score: '2', seen: stale })
      expect([response.status, textOf(await documentOf(response))], stale).toEqual([
        422,
        expect.stringContaining('Somebody has changed this score since you opened the page.'),
      ])
    }
    const last = String(inputOf(await read(hiring()), 'seen'))
    expect((await bo.post(hiring(), { reason: 'Mine.', score: '2', seen: last })).status).toBe(303)
    expect(await basis('Go', 'Hiring market')).toContain('Team: 2.0 instead of 6.3. Bo')
  })

  test('needs a reason that can be read', async () => {
    await reveal()
    const response = await (await world.as('bo')).post(hiring(), {
      ...WHY,
      score: '8',
      reason: '\u200b\u2060',
    })
    expect([response.status, messageAt(await documentOf(response), 'reason')]).toEqual([
      ...[422, 'Say in a sentence why.'],
    ])
  })

  test('takes sixty changes a minute from one person, and no fewer from another', async () => {
    await reveal()
    const [ada, bo] = [await world.as('ada'), await world.as('bo')]
    const form = { ...WHY, score: '8' }
    for (let turn = 0; turn < 60; turn++) expect((await bo.post(hiring(), form)).status).toBe(303)
    const refused = await bo.post(hiring(), { ...form, score: '3' })
    const shown = await documentOf(refused)
    expect([refused.status, textOf(shown)]).toEqual([429, expect.stringContaining('Wait a moment')])
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    expect([inputOf(shown, 'score'), inputOf(shown, 'reason')]).toEqual(['3', WHY.reason])
    const seen = String(inputOf(await read(hiring()), 'seen'))
    expect((await ada.post(hiring(), { ...form, score: '3', seen })).status).toBe(303)
  })

  test('shows the last fifty changes and says how many there are before them', async () => {
    await reveal()
    const [optionId = '', criterionId = ''] = cell('Go', 'Hiring market').split('/')
    const row = {
      ...{ decision_id: room.id, option_id: optionId, criterion_id: criterionId, kind: 'set' as const },
      ...{ user_id: await world.userId('bo'), name: 'Bo', at: world.now().toISOString() },
    }
    for (let seq = 1; seq <= 52; seq++)
      await insertOverride(world.db, { ...row, seq: 100 + seq, score: seq, reason: `Reason ${seq}.` })
    const changes = (await read(page)).getElementById('changes')
    const items = [...(changes?.querySelectorAll('li') ?? [])].map((item) => item.textContent)
    expect(items).toHaveLength(50)
    expect([items[0], items[49]]).toEqual([
      expect.stringContaining('Reason 52.'),
      expect.stringContaining('0.3 instead of 0.2'),
    ])
    expect(changes?.querySelector('ol')?.getAttribute('start')).toBe('52')
    expect(changes?.textContent).toContain(
      'Two earlier changes are not shown here, but in the export of the room.',
    )
    expect(changes?.querySelector(`a[href="/decisions/${room.id}/export.json"]`)).not.toBeNull()
  })

  test('that changed hands while a form was under way says where the room is now', async () => {
    const ada = await world.as('ada')
    const form = { ...WHY, score: '8' }
    const gone = await ada.postSlowly(`${page}/${cell('Ruby', 'Hiring market')}`, form, () =>
      ada.post(`/decisions/${room.id}/settings`, roomForm({ option: ['node', 'go'] })),
    )
    expect(gone.status).toBe(404)
    room = await world.room(room.id)
    const revealed = await ada.postSlowly(hiring(), form, reveal)
    const shown = await documentOf(revealed)
    expect([revealed.status, textOf(shown)]).toEqual([422, expect.stringContaining('The room has moved on')])
    expect([inputOf(shown, 'score'), inputOf(shown, 'reason')]).toEqual(['8', WHY.reason])
    const decided = await ada.postSlowly(hiring(), form, () => world.decide(room))
    expect([decided.status, textOf(await documentOf(decided))]).toEqual([
      ...[409, expect.stringContaining('The decision is made')],
    ])
    expect(await world.db.selectFrom('cell_overrides').selectAll().execute()).toEqual([])
  })

  test('escapes what a reason says, everywhere', async () => {
    await reveal()
    await (await world.as('bo')).post(hiring(), {
      ...WHY,
      score: '8',
      reason: '<img src=x onerror=alert(1)>',
    })
    for (const path of [page, hiring()]) {
      const html = await (await (await world.as('ada')).get(path)).text()
      expect(html).toContain('&lt;img src=x')
      expect(html).not.toContain('<img')
    }
  })

  test('has no cell for what is no option or criterion, and none for familiarity', async () => {
    await reveal()
    const bo = await world.as('bo')
    const [known, unknown] = [room.options[0]?.id, 'A'.repeat(22)]
    const familiarity = room.criteria.find(({ kind }) => kind === 'familiarity')?.id
    const profile = idOf(room.criteria, 'Hiring market')
    for (const path of [
      `${known}/${familiarity}`,
      `${unknown}/${profile}`,
      `${known}/${unknown}`,
      `${known}/%00`,
    ]) {
      expect((await bo.get(`${page}/${path}`)).status).toBe(404)
      expect((await bo.post(`${page}/${path}`, { ...WHY, score: '8' })).status).toBe(404)
    }
  })

  test('is frozen while ballots are sealed and after the outcome, and says so', async () => {
    await world.vote('ada', room)
    const sealed = await (await world.as('ada')).post(hiring(), { ...WHY, score: '8' })
    expect([sealed.status, textOf(await documentOf(sealed))]).toEqual([
      ...[409, expect.stringContaining('frozen until the reveal')],
    ])
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room)
    const decided = await (await world.as('ada')).post(hiring(), { ...WHY, score: '8' })
    expect([decided.status, textOf(await documentOf(decided))]).toEqual([
      ...[409, expect.stringContaining('The decision is made')],
    ])
    expect((await read(page)).querySelectorAll('.basis a[href*="/profile/"]')).toHaveLength(0)
  })

  test('changes for nobody on another site', async () => {
    await reveal()
    const form = { ...WHY, score: '8' }
    const response = await (await world.as('bo')).post(hiring(), form, { 'Sec-Fetch-Site': 'cross-site' })
    expect(response.status).toBe(403)
  })

  test('that changed after the reveal gives another result, which says what the first one was', async () => {
    await reveal()
    const results = `/decisions/${room.id}/results`
    const before = textOf(await read(results))
    expect(before).not.toContain('The profile was changed')
    for (const criterion of room.criteria.filter(({ kind }) => kind === 'profile'))
      await (await world.as('bo')).post(`${page}/${cell('Ruby', criterion.name)}`, { ...WHY, score: '10' })
    const after = await read(results, 'vera')
    expect(textOf(after)).toMatch(
      /The profile was changed after the reveal, eleven times\. At the reveal Node\.js led with \d+\.\d\. See what was changed/,
    )
    expect(textOf(after)).toContain('Ruby leads')
    expect(after.querySelector(`a[href="${page}#changes"]`)).not.toBeNull()
    const exported = await exportOf('bo')
    const changed = exported.profile.find(
      ({ optionId, criterionId }: { optionId: string; criterionId: string }) =>
        `${optionId}/${criterionId}` === cell('Ruby', 'Hiring market'),
    )
    expect(changed).toMatchObject({
      score: 10,
      status: 'team',
      builtIn: { score: 3.8 },
      change: { by: 'Bo' },
    })
    expect(exported.result.leaderId).toBe(idOf(room.options, 'Ruby'))
  })

  test('that changed while an outcome was written asks to look through it', async () => {
    await reveal()
    const ada = await world.as('ada')
    const path = `/decisions/${room.id}/outcome`
    expect(inputOf(await read(path), 'changes')).toBe('0')
    await (await world.as('bo')).post(hiring(), { ...WHY, score: '8' })
    const form = outcomeForm(room, { because: 'we know it well.' })
    const refused = await ada.post(path, { ...form, changes: '0' })
    const shown = await documentOf(refused)
    expect([refused.status, textOf(shown)]).toEqual([
      422,
      expect.stringContaining('A score of the profile was changed since you began'),
    ])
    expect([inputOf(shown, 'because'), inputOf(shown, 'changes')]).toEqual(['we know it well.', '1'])
    expect((await ada.post(path, { ...form, changes: '1' })).status).toBe(303)
  })

  test('that changed at the very moment an outcome is recorded asks to look through it too', async () => {
    await reveal()
    const ada = await world.as('ada')
    const path = `/decisions/${room.id}/outcome`
    const form = outcomeForm(room, { because: 'we know it well.' })
    const refused = await ada.postSlowly(path, form, async () =>
      (await world.as('bo')).post(hiring(), { ...WHY, score: '8' }),
    )
    const shown = await documentOf(refused)
    expect([refused.status, textOf(shown)]).toEqual([
      422,
      expect.stringContaining('A score of the profile was changed since you began'),
    ])
    expect([inputOf(shown, 'because'), inputOf(shown, 'changes')]).toEqual(['we know it well.', '1'])
    expect(await world.db.selectFrom('adrs').selectAll().execute()).toEqual([])
    const late = await ada.postSlowly(path, form, () => world.decide(room))
    expect([late.status, textOf(await documentOf(late))]).toEqual([
      409,
      expect.stringContaining('not waiting for an outcome any more'),
    ])
  })

  test('says of the result and on record which scores the team set before the vote', async () => {
    const ada = await world.as('ada')
    for (const place of [cell('Ruby', 'Hiring market'), cell('Ruby', 'Deployment'), cell('Go', 'Deployment')])
      await ada.post(`${page}/${place}`, { ...WHY, score: '8' })
    await reveal()
    const said = 'Three scores of the profile were set by the team, two of them of Ruby.'
    const results = await read(`/decisions/${room.id}/results`, 'vera')
    expect(results.getElementById('ranking')?.textContent).toContain(said)
    expect(results.querySelector(`#ranking a[href="${page}"]`)).not.toBeNull()
    expect(textOf(results)).not.toContain('The profile was changed')
    await world.decide(room)
    const record = await (await ada.get(`/decisions/${room.id}/adr.md`)).text()
    expect(record.replace(/\s+/g, ' ')).toContain(said)
  })

  test('of a blank room is filled in by its facilitator, and then the room gets a verdict', async () => {
    const ada = await world.as('ada')
    const opened = await ada.post(
      '/decisions/new',
      roomForm({
        ...{ template: blank.key, question: 'Which queue?', option: [], ownOptions: 'Kafka\nNATS' },
        ...{ criterion: ['team_skill'], ownCriteria: 'Operations\nCost', team: room.team.id },
      }),
    )
    const id = (opened.headers.get('Location') ?? '').split('/').at(-1) ?? ''
    room = await world.room(id)
    page = `/decisions/${id}/profile`
    const roomPage = await read(`/decisions/${id}`)
    expect(textOf(roomPage)).toContain('Set the scores of your own options: four are unknown.')
    expect(roomPage.querySelector(`a[href="${page}"]`)).not.toBeNull()
    expect(textOf(await read(`/decisions/${id}`, 'bo'))).not.toContain('Set the scores')

    // From one unknown score to the next, as the second button does.
    let path = (await read(page)).querySelector('.aside a')?.getAttribute('href') ?? ''
    expect(path).toBe(`${page}/${cell('Kafka', 'Operations')}`)
    const visited: string[] = []
    for (const score of ['4', '8,5', '5.5', '9']) {
      visited.push(path)
      expect((await read(path)).querySelector('[autofocus]')?.id).toBe('score')
      const done = await ada.post(path, { ...WHY, score, next: '1' })
      expect(done.status).toBe(303)
      path = done.headers.get('Location') ?? ''
    }
    expect(visited).toEqual(
      ['Kafka Operations', 'NATS Operations', 'Kafka Cost', 'NATS Cost'].map((place) => {
        const [option = '', criterion = ''] = place.split(' ')
        return `${page}/${cell(option, criterion)}`
      }),
    )
    expect(path).toBe(`${page}#${anchor('NATS', 'Cost')}`)
    expect(textOf(await read(`/decisions/${id}`))).not.toContain('Set the scores')

    await reveal()
    const results = textOf(await read(`/decisions/${id}/results`, 'bo'))
    expect(results).toContain('NATS leads')
    const { result } = await exportOf('ada')
    expect(result.leaderId).toBe(idOf(room.options, 'NATS'))
    expect(result.verdict.level).not.toBe('not-enough')
    expect(result.coverage).toBeCloseTo(1, 9)
    expect(result.criteria.map(({ name }: { name: string }) => name)).toContain('Cost')
    expect(textOf(await read(`/decisions/${id}/results`))).not.toContain('The profile was changed')
  })
})
