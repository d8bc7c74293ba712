import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listCells } from '../../db/queries/briefs.ts'
import type { Room } from '../../src/domain/room.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import type { FormFields } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('starting from another decision on %s', (engine) => {
  const { file } = useFiles()
  let world: World
  let source: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    source = await world.openRoom({
      options: [
        { key: 'go', name: 'Go' },
        { key: 'php', name: 'PHP 8, as it is' },
        { key: null, name: 'Zig' },
      ],
      criteria: [
        { key: 'team_skill', name: 'Using what the team already knows', help: '', kind: 'familiarity' },
        { key: 'cpu', name: 'CPU performance', help: 'Heavy computation.', kind: 'profile' },
        { key: null, name: 'Fun', help: 'Nobody leaves over it.', kind: 'profile' },
      ],
      constraints: [{ kind: 'min', criterion: 1, value: 2 }],
      namesShown: false,
      quorum: 3,
      cellRatings: true,
      willingnessAsked: false,
    })
    path = `/decisions/new?from=${source.id}`
  })
  afterEach(() => world.close())

  const idOf = (named: readonly { id: string; name: string }[], name: string) =>
    named.find((one) => one.name === name)?.id ?? ''
  const setScore = async (option: string, criterion: string, score: string) => {
    const cell = `${idOf(source.options, option)}/${idOf(source.criteria, criterion)}`
    const form = { score, reason: 'We measured it.', seen: '0' }
    const response = await (await world.as('ada')).post(`/decisions/${source.id}/profile/${cell}`, form)
    expect(response.status).toBe(303)
  }
  const reveal = async () => {
    await world.vote('ada', source)
    await world.vote('bo', source, { familiarity: 4 })
    await world.reveal(source)
  }
  /** What a browser would send from the page as it is. */
  const formOf = async (page: Awaited<ReturnType<typeof documentOf>>): Promise<FormFields> => ({
    ...Object.fromEntries(
      ['question', 'context', 'ownOptions', 'ownCriteria', 'deadline', 'timeZone', 'name', 'quorum'].map(
        (name) => [name, inputOf(page, name) as string],
      ),
    ),
    ...Object.fromEntries(
      ['option', 'criterion', 'pace', 'importanceMethod', 'cellRatings', 'names', 'revealRule'].map(
        (name) => [name, inputOf(page, name) as string[]],
      ),
    ),
    from: source.id,
    veto: inputOf(page, 'veto') as string,
    quorumBase: inputOf(page, 'quorumBase') as string,
    leastOf: [...page.querySelectorAll('[name=leastOf]')].map((input) => input.getAttribute('value') ?? ''),
    least: [...page.querySelectorAll('[name=least]')].map((input) => input.getAttribute('value') ?? ''),
  })

  test('takes its question, options, criteria, rules and the scores of its team along', async () => {
    await setScore('Zig', 'Fun', '9.5')
    await setScore('Go', 'CPU performance', '3')
    await reveal()
    const bo = await world.as('bo')
    const page = await documentOf(await bo.get(path))
    expect(textOf(page)).toContain('Started from Which back-end stack for the queue?')
    expect(inputOf(page, 'name')).toBe('Bo')
    const response = await bo.post('/decisions/new', {
      ...(await formOf(page)),
      question: 'And for the mail?',
    })
    expect(response.status).toBe(303)
    const id = response.headers.get('Location')?.split('/').at(-1) ?? ''
    const room = await world.room(id, await world.userId('bo'))
    const named = ({ key, name }: { key: string | null; name: string }) => ({ key, name })
    expect(room.options.map(named)).toEqual(source.options.map(named))
    expect(room.criteria.map(({ name, help }) => [name, help])).toEqual(
      source.criteria.map(({ name, help }) => [name, help]),
    )
    expect(room).toMatchObject({
      question: 'And for the mail?',
      context: source.context,
      startedFrom: source.id,
      namesShown: false,
      quorum: 3,
      cellRatings: true,
      willingnessAsked: false,
      facilitator: { name: 'Bo' },
      constraints: [{ kind: 'min', criterionId: idOf(room.criteria, 'CPU performance'), value: 2 }],
    })
    const cells = (await listCells(world.db, id)).filter(({ change }) => change !== null)
    expect(
      cells.map(({ optionId, criterionId, score, evidence }) => [
        room.options.find((option) => option.id === optionId)?.name,
        room.criteria.find((criterion) => criterion.id === criterionId)?.name,
        score,
        evidence,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [
          'Zig',
          'Fun',
          9.5,
          'From “Which back-end stack for the queue?”, set by Ada on 2026-11-23: We measured it.',
        ],
        ['Go', 'CPU performance', 3, expect.stringContaining('We measured it.')],
      ]),
    )
    expect(cells.length).toBe(2)
  })

  test('has a history that verifies', async () => {
    await setScore('Zig', 'Fun', '9.5')
    await reveal()
    const ada = await world.as('ada')
    const form = await formOf(await documentOf(await ada.get(path)))
    const response = await ada.post('/decisions/new', { ...form, names: 'shown', team: source.team.id })
    const room = await world.room(response.headers.get('Location')?.split('/').at(-1) ?? '')
    await world.vote('ada', room)
    await world.vote('bo', room, { familiarity: 4 })
    await world.reveal(room)
    expect(verifyFile(file(await exportOf(world, room.id)))).toMatchObject({ exitCode: 0 })
  })

  test('leaves the scores where they are while not everybody may read them', async () => {
    await setScore('Zig', 'Fun', '9.5')
    const bo = await world.as('bo')
    const page = await documentOf(await bo.get(path))
    expect(textOf(page)).not.toContain('scores that its team set')
    const response = await bo.post('/decisions/new', await formOf(page))
    const id = response.headers.get('Location')?.split('/').at(-1) ?? ''
    expect((await listCells(world.db, id)).filter(({ change }) => change !== null)).toEqual([])
  })

  test('keeps what was typed where something is wrong', async () => {
    const bo = await world.as('bo')
    const form = await formOf(await documentOf(await bo.get(path)))
    const response = await bo.post('/decisions/new', { ...form, question: '' })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'question')]).toEqual([
      422,
      'Write the question you want to settle.',
    ])
    expect(inputOf(page, 'from')).toBe(source.id)
    expect(inputOf(page, 'ownOptions')).toBe('Zig')
    expect(await countRows(world.db, 'decisions')).toBe(1)
  })

  test('is for those who may vote in it: 403 to observers, 404 to strangers', async () => {
    const form = await formOf(await documentOf(await (await world.as('ada')).get(path)))
    for (const [person, status] of [
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      const browser = await world.as(person)
      expect((await browser.get(path)).status).toBe(status)
      expect((await browser.post('/decisions/new', form)).status).toBe(status)
    }
    expect((await world.anonymous().get(path)).status).toBe(404)
    expect((await world.anonymous().get('/decisions/new?from=nothing')).status).toBe(404)
    expect(await countRows(world.db, 'decisions')).toBe(1)
  })

  test('twice with the same form opens one room', async () => {
    await setScore('Zig', 'Fun', '9.5')
    await reveal()
    const bo = await world.as('bo')
    const form = { ...(await formOf(await documentOf(await bo.get(path)))), submission: 'one form' }
    const sent = await Promise.all([bo.post('/decisions/new', form), bo.post('/decisions/new', form)])
    expect(new Set(sent.map(({ headers }) => headers.get('Location'))).size).toBe(1)
    expect(await countRows(world.db, 'decisions')).toBe(2)
    expect(await countRows(world.db, 'cell_overrides')).toBe(2)
  })

  test('is offered on the result and on the record to those who may', async () => {
    await reveal()
    const linkOn = async (person: 'bo' | 'vera', rest: string) =>
      (await documentOf(await (await world.as(person)).get(`/decisions/${source.id}/${rest}`))).querySelector(
        `a[href="${path}"]`,
      )
    expect(await linkOn('bo', 'results')).not.toBeNull()
    expect(await linkOn('vera', 'results')).toBeNull()
    await world.decide(source)
    expect(await linkOn('bo', 'adr')).not.toBeNull()
    expect(await linkOn('vera', 'adr')).toBeNull()
  })
})
