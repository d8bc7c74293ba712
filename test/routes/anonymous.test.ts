import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm } from '../helpers/forms.ts'
import { createWorld, type World } from '../helpers/world.ts'

const keyIn = async (page: Response) =>
  parseHTML(await page.text())
    .document.getElementById('ballot-key')
    ?.getAttribute('value') ?? ''

describe.each(ENGINES)('an anonymous room on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom({ anonymous: true, namesShown: false })
    path = `/decisions/${room.id}`
  })
  afterEach(() => world.close())

  const join = async (name: string, importance = 3, familiarity = 2) => {
    const browser = world.anonymous()
    const form = { ...ballotForm(room, { importance, familiarity }), name, submission: `form of ${name}` }
    const response = await browser.post(await world.invite(room), form)
    expect(response.status).toBe(303)
    return { browser, form }
  }

  test('keeps the ballot, and apart from it that somebody voted', async () => {
    await world.vote('bo', room, { comment: 'Mine.' })
    expect(await world.db.selectFrom('ballots').selectAll().execute()).toEqual([])
    const [ballot] = await world.db.selectFrom('anonymous_ballots').selectAll().execute()
    expect(Object.keys(ballot ?? {}).sort()).toEqual(
      ['answers', 'comment', 'id', 'key_hash', 'receipt', 'round_id'].sort(),
    )
    const bo = await world.userId('bo')
    expect(JSON.stringify(ballot)).not.toContain(bo)
    expect(await world.db.selectFrom('participations').selectAll().execute()).toEqual([
      { round_id: room.round.id, user_id: bo },
    ])
    const [event] = await world.db
      .selectFrom('events')
      .selectAll()
      .where('action', '=', 'ballot_cast')
      .execute()
    expect(event).toMatchObject({ actor_id: null, at: room.round.openedAt })
  })

  test('lets the voter change it in the same browser, and with the key in another one', async () => {
    await world.vote('bo', room, { comment: 'First.' })
    const bo = await world.as('bo')
    const key = await keyIn(await bo.get(`${path}/receipt`))
    expect(key).toMatch(/^[\w-]{32}$/)
    expect((await bo.page(`${path}/ballot`)).text).toContain('First.')
    await world.vote('bo', room, { comment: 'Second.' })

    const phone = world.anonymous()
    phone.cookies.set('__Host-session', await world.deps.sessions.create(await world.userId('bo')))
    expect((await phone.page(`${path}/ballot`)).text).toMatch(/You have voted.*Your ballot key/)
    const keyless = await phone.post(`${path}/ballot`, ballotForm(room, { comment: 'Third.' }))
    expect(keyless.status).toBe(409)
    expect((await phone.post(`${path}/ballot/key`, { key: 'x'.repeat(32) })).status).toBe(422)
    expect((await phone.post(`${path}/ballot/key`, { key: ` ${key}\n` })).status).toBe(303)
    expect((await phone.page(`${path}/ballot`)).text).toContain('Second.')
    expect((await phone.post(`${path}/ballot`, ballotForm(room, { comment: 'Third.' }))).status).toBe(303)

    const ballots = await world.db.selectFrom('anonymous_ballots').select('comment').execute()
    expect(ballots).toEqual([{ comment: 'Third.' }])
    expect((await world.room(room.id)).round.ballots).toBe(1)
  })

  test('takes a form that is sent twice once, from a member and from somebody new', async () => {
    const bo = await world.as('bo')
    const form = { ...ballotForm(room), submission: 'once' }
    await Promise.all([bo.post(`${path}/ballot`, form), bo.post(`${path}/ballot`, form)])
    const { form: joined } = await join('Joan')
    const again = world.anonymous()
    expect((await again.post(await world.invite(room), joined)).status).toBe(303)
    expect((await again.page(`${path}/receipt`)).text).toContain('Your ballot is cast')
    expect(await world.db.selectFrom('anonymous_ballots').select('id').execute()).toHaveLength(2)
    expect(await world.db.selectFrom('participations').select('user_id').execute()).toHaveLength(2)
    // The same key in other hands, later: it opens neither the ballot nor the name.
    world.pass(11 * 60 * 1000)
    expect((await world.anonymous().post(await world.invite(room), joined)).status).toBe(409)
  })

  test('says how many voted in steps, and never who', async () => {
    const seen: string[] = []
    for (let voters = 0; voters <= 7; voters += 1) {
      if (voters > 0) await join(`Voter ${voters}`)
      const page = await (await world.as('ada')).page(`${path}/turnout?seen=`)
      seen.push(page.document.getElementById('turnout-heading')?.textContent ?? '')
      expect(page.text).not.toContain('Voter')
    }
    expect([...new Set(seen)]).toHaveLength(4)
    expect(seen[1]).toBe(seen[2])
    expect(seen.slice(3, 6)).toEqual(Array(3).fill('At least three have voted'))
  })

  test('opens few ballots only if the facilitator says so, and then shows no names', async () => {
    await world.vote('bo', room, { comment: 'CANARY' })
    await world.vote('ada', room)
    const ada = await world.as('ada')
    expect((await ada.post(`${path}/reveal`)).status).toBe(422)
    expect((await ada.post(`${path}/reveal`, { few: 'yes' })).status).toBe(303)
    const { text } = await (await world.as('vera')).page(`${path}/results`)
    expect(text).toContain('CANARY')
    const exported = await (await ada.get(`${path}/export.json`)).text()
    expect(exported).not.toContain(await world.userId('bo'))
    expect(exported).not.toContain('"Bo"')
    // Nor when somebody voted, between the lines of who came.
    expect(exported).not.toContain('ballot_cast')
  })

  test('stores nothing that says in which order ballots came', async () => {
    const voters = 24
    const order: string[] = []
    for (let index = 0; index < voters; index += 1) {
      const { browser } = await join(`Voter ${index}`, index % 6, Math.floor(index / 6))
      order.push(await keyIn(await browser.get(`${path}/receipt`)))
    }
    await (await world.as('ada')).post(`${path}/reveal`, { few: 'yes' })

    const place = engine === 'sqlite' ? sql.raw('1') : sql.raw('ctid')
    const { rows: ballots } = await sql<{ answers: string }>`
      select answers from anonymous_ballots order by ${place}`.execute(world.db)
    const { rows: people } = await sql<{ name: string }>`
      select users.name from participations join users on users.id = participations.user_id
      order by ${engine === 'sqlite' ? place : sql.raw('participations.ctid')}`.execute(world.db)
    // The attack: the first who took part cast the first ballot that lies there, and so on.
    const hits = people.filter(({ name }, index) => {
      const voter = Number(name.replace('Voter ', ''))
      const { importance, familiarity } = JSON.parse(ballots[index]?.answers ?? '{}')
      const [level, known] = [Object.values(importance)[0], Object.values(familiarity)[0]]
      return level === voter % 6 && known === Math.floor(voter / 6)
    }).length
    // By chance one is hit; seven or more would be less likely than one in ten thousand.
    expect(ballots).toHaveLength(voters)
    expect(hits).toBeLessThan(7)

    if (engine === 'postgres') {
      const { rows } = await sql<{ xmin: string }>`
        select distinct xmin::text from anonymous_ballots
        union select distinct xmin::text from participations`.execute(world.db)
      expect(rows).toHaveLength(1)
    } else {
      const bytes =
        readFileSync(world.deps.databaseUrl, 'latin1') +
        readFileSync(`${world.deps.databaseUrl}-wal`, 'latin1')
      for (const key of order) expect(bytes.includes(key)).toBe(false)
    }
  }, 60_000)

  test('tells of nobody who is taken out or made an observer whether they had voted', async () => {
    for (const name of ['Cleo', 'Dan', 'Edith']) await join(name)
    const ada = await world.as('ada')
    const turnout = async () => (await ada.page(path)).text.match(/(Nobody|At least \w+) ha(s|ve) voted/)?.[0]
    expect(await turnout()).toBe('At least three have voted')
    const people = await world.db
      .selectFrom('members')
      .select(['user_id as id', 'name'])
      .where('team_id', '=', room.team.id)
      .execute()
    for (const { id, name } of people) {
      if (name === 'Ada') continue
      const change = name === 'Dan' ? 'removal' : 'role'
      const response = await ada.post(`${path}/people/${id}/${change}`, { role: 'observer' })
      expect([name, response.status, await turnout()]).toEqual([name, 303, 'At least three have voted'])
    }
    await world.reveal(await world.room(room.id))
    const seen = (await ada.page(`${path}/results`)).text
    // Three ballots, and Ada who has none.
    expect(seen).toMatch(/3 of 4/)
  })

  test('shows a ballot to nobody else on the browser it was cast in, nor lets them change it', async () => {
    const { browser } = await join('Cleo', 5)
    await browser.post('/session/end')
    await browser.post(await world.returnLink('bo'))
    const page = await browser.page(`${path}/ballot`)
    expect(page.document.querySelector('input[value="5"][checked]')).toBeNull()
    expect((await browser.post(`${path}/withdrawal`)).status).toBe(303)
    expect((await browser.post(`${path}/ballot`, ballotForm(room))).status).toBe(303)
    expect((await world.room(room.id)).round.ballots).toBe(1)
    expect(await world.db.selectFrom('anonymous_ballots').select('id').execute()).toHaveLength(2)
    expect(await world.db.selectFrom('participations').select('user_id').execute()).toHaveLength(2)
  })

  test('takes no ballot back for somebody who has cast none, whatever key they have', async () => {
    const { browser } = await join('Cleo')
    const key = await keyIn(await browser.get(`${path}/receipt`))
    const bo = await world.as('bo')
    await bo.post(`${path}/ballot/key`, { key })
    await bo.post(`${path}/withdrawal`)
    expect(await world.db.selectFrom('anonymous_ballots').select('id').execute()).toHaveLength(1)
  })

  test('does not say that one was taken back, unless the turn-out does', async () => {
    await join('Cleo')
    const { browser } = await join('Dan')
    const before = (await world.room(room.id)).publicVersion
    expect((await browser.post(`${path}/withdrawal`)).status).toBe(303)
    expect((await world.room(room.id)).publicVersion).toBe(before)
    await world.vote('bo', room)
    await world.vote('ada', room)
    const seen = (await world.room(room.id)).publicVersion
    await (await world.as('ada')).post(`${path}/withdrawal`)
    expect((await world.room(room.id)).publicVersion).toBe(seen + 1)
  })
})
