import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRepository } from '../../db/queries/repositories.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { hasGit } from '../helpers/remote.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const FORM = {
  remote: 'https://git.example/acme/records.git',
  branch: 'main',
  folder: 'docs/decisions',
  format: 'madr',
}

describe.each(ENGINES)('the repository of a team on %s', (engine) => {
  let world: World
  let teamId: string
  beforeEach(async () => {
    world = await createWorld(engine)
    world.deps.git = { ...world.deps.git, remotes: ['https://git.example/acme/'] }
    teamId = (await world.openRoom()).team.id
  })
  afterEach(() => world.close())

  const page = () => `/teams/${teamId}/repository`
  const read = async (person: Person = 'ada') => (await world.as(person)).page(page())
  const post = async (rest = '', fields: Record<string, string> = {}, person: Person = 'ada') =>
    (await world.as(person)).post(`${page()}${rest}`, fields)

  test('is set by an owner, and by nobody else', async () => {
    for (const [person, status] of [
      ['bo', 403],
      ['vera', 403],
      ['mallory', 404],
    ] as const) {
      expect((await read(person)).status).toBe(status)
      for (const rest of ['', '/push', '/end']) expect((await post(rest, FORM, person)).status).toBe(status)
    }
    expect((await world.anonymous().get(page())).status).toBe(404)
    expect(await countRows(world.db, 'repositories')).toBe(0)
  })

  test('cannot be set where the operator allows none, and the page says so', async () => {
    world.deps.git = { ...world.deps.git, remotes: [] }
    const { status, text, document } = await read()
    expect(status).toBe(200)
    expect(text).toContain('Whoever runs this server has not allowed any repository.')
    expect(document.querySelector('main form')).toBeNull()
    expect((await post('', FORM)).status).toBe(409)
    expect(await countRows(world.db, 'repositories')).toBe(0)
  })

  test('cannot be set where there is no git, and the page says so', async () => {
    world.deps.git = { ...world.deps.git, env: { PATH: '/nowhere' } }
    const { text, document } = await read()
    expect(text).toContain('There is no git on this machine.')
    expect(document.querySelector('main form')).toBeNull()
    const answer = await post('', FORM)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('There is no git on this machine.')
  })

  if (!hasGit) return

  test('is set, shown as waiting, and asks for one push however often it is sent', async () => {
    expect((await read()).text).toContain('https://git.example/acme/')
    for (let sent = 0; sent < 2; sent++) expect((await post('', FORM)).status).toBe(303)
    expect(await countRows(world.db, 'repositories')).toBe(1)
    const { text } = await read()
    expect(text).toContain('Something waits to be pushed.')
    expect(text).toContain('none yet')
  })

  test('answers 422 with what was written', async () => {
    const answer = await post('', { ...FORM, remote: 'https://u:geheim@git.example/acme/x', folder: '../x' })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('Leave names and passwords out')
    expect(text).toContain('Name a folder inside the repository')
    expect(text).toContain('value="../x"')
    expect(await countRows(world.db, 'repositories')).toBe(0)
  })

  test('wants a push with every change of a record, in its transaction', async () => {
    await post('', FORM)
    const settle = () =>
      world.db.updateTable('repositories').set({ wanted_at: null }).where('team_id', '=', teamId).execute()
    await settle()
    await writeRecord(world, teamId)
    expect((await findRepository(world.db, teamId))?.wanted_at).not.toBeNull()
    await settle()
    await world.openRoom({ team: { name: 'Elsewhere' } })
    expect((await findRepository(world.db, teamId))?.wanted_at).toBeNull()
  })

  test('shows an error in plain words, when it is tried again, and pushes now when it is asked to', async () => {
    await post('', FORM)
    await world.db
      .updateTable('repositories')
      .set({ error: 'The server did not answer in time.', tries: 3, next_at: '2026-11-23T10:00:00.000Z' })
      .execute()
    const { text } = await read()
    expect(text).toContain('The last try failed. The server did not answer in time.')
    expect(text).toMatch(/Tried 3 times; the next try is on Monday 23 November, 10:00/)
    expect((await post('/push')).status).toBe(303)
    expect((await findRepository(world.db, teamId))?.next_at).toBeNull()
  })

  test('is forgotten, once', async () => {
    await post('', FORM)
    for (let sent = 0; sent < 2; sent++) expect((await post('/end')).status).toBe(303)
    expect(await countRows(world.db, 'repositories')).toBe(0)
    expect((await post('/push')).status).toBe(303)
    expect(await countRows(world.db, 'repositories')).toBe(0)
  })
})
