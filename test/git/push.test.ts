import { rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRepository } from '../../db/queries/repositories.ts'
import { setRepository } from '../../src/actions/set-repository.ts'
import { settleRecord } from '../../src/actions/settle-record.ts'
import { pushDue } from '../../src/jobs/push-records.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { hasGit, openRemote, type Remote } from '../helpers/remote.ts'
import { createWorld, type World } from '../helpers/world.ts'

const DOCS = 'docs/decisions'
const MINUTE = 60_000

test.each(ENGINES)('without git the push fails in plain words, and waits, on %s', async (engine) => {
  const world = await createWorld(engine)
  const room = await world.openRoom()
  world.deps.git = {
    remotes: ['file:///srv/'],
    folder: join(tmpdir(), 'stackmoot-none'),
    env: { PATH: join(tmpdir(), 'stackmoot-none') },
  }
  const place = { remote: 'file:///srv/a', branch: 'main', folder: DOCS, format: 'madr' as const }
  await setRepository(world.db, {
    ...place,
    teamId: room.team.id,
    by: await world.userId('ada'),
    at: world.now(),
  })
  await pushDue(world.deps)
  expect((await findRepository(world.db, room.team.id))?.error).toMatch(/There is no git on this machine/)
  await world.close()
})

if (hasGit)
  describe.each(ENGINES)('the copy of a log in a Git repository, on %s', (engine) => {
    let world: World
    let remote: Remote
    let teamId: string
    beforeEach(async () => {
      world = await createWorld(engine)
      remote = await openRemote()
      world.deps.git = remote.settings
      teamId = (await world.openRoom()).team.id
    })
    afterEach(async () => {
      await world.close()
      await remote.close()
    })

    const set = async (changes = {}) =>
      setRepository(world.db, {
        remote: remote.url,
        branch: 'main',
        folder: DOCS,
        format: 'madr',
        teamId,
        by: await world.userId('ada'),
        at: world.now(),
        ...changes,
      })
    const push = () => pushDue(world.deps)
    const standing = async () => {
      const row = await findRepository(world.db, teamId)
      return { waits: row?.wanted_at !== null, error: row?.error, tries: row?.tries, busy: row?.busy_until }
    }
    const done = { waits: false, error: '', tries: 0, busy: null }
    const write = async (title: string, given: Parameters<typeof writeRecord>[2] = {}) => {
      world.pass(MINUTE)
      return writeRecord(world, teamId, { title, ...given })
    }

    test('begins in an empty repository with one commit for each accepted record, in order', async () => {
      await write('Use queues')
      await write('Use PostgreSQL')
      await write('Try Rust', { status: 'proposed' })
      await set()
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.subjects()).toEqual([
        'ADR-0001: Use queues',
        'ADR-0002: Use PostgreSQL',
        'ADR-0003: Try Rust (proposed)',
      ])
      expect(await remote.files('main~1')).toEqual([
        `${DOCS}/0001-use-queues.md`,
        `${DOCS}/0002-use-postgresql.md`,
        `${DOCS}/index.md`,
      ])
      expect(await remote.text(`${DOCS}/index.md`, 'main~2')).not.toContain('PostgreSQL')
      expect(await remote.git('log', '--format=%an <%ae> %ad, %cn', '--date=iso', '--reverse')).toBe(
        [
          'Bo <noreply@moot.example> 2026-11-23 12:00:00 +0000, Stackmoot',
          'Bo <noreply@moot.example> 2026-11-23 12:00:00 +0000, Stackmoot',
          'Bo <noreply@moot.example> 2026-11-23 09:03:00 +0000, Stackmoot',
        ].join('\n'),
      )
      expect((await findRepository(world.db, teamId))?.pushed_commit).toBe(
        await remote.git('rev-parse', 'main'),
      )
      await remote.git('fsck', '--strict')
    })

    test('makes no commit where nothing has changed', async () => {
      await write('Use queues')
      await set()
      await push()
      const before = await remote.git('rev-parse', 'main')
      await set()
      expect((await standing()).waits).toBe(true)
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.git('rev-parse', 'main')).toBe(before)
    })

    test('says nothing in an empty repository as long as the log is empty', async () => {
      await set()
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.git('for-each-ref')).toBe('')
    })

    test('follows a successor and what it replaces in one commit, when it is accepted and not before', async () => {
      const old = await write('Use Perl')
      const next = await write('Use Python', {
        status: 'proposed',
        links: [{ toId: old.id, verb: 'supersedes' }],
      })
      await set()
      await push()
      expect(await remote.text(`${DOCS}/0001-use-perl.md`)).toContain('status: accepted')
      world.pass(MINUTE)
      const wanted = { adr: next, status: 'accepted' as const, version: next.version }
      expect(
        await settleRecord(world.db, { ...wanted, actorId: await world.userId('bo'), at: world.now() }),
      ).toBe(true)
      await push()
      expect(await remote.subjects()).toEqual([
        'ADR-0001: Use Perl',
        'ADR-0002: Use Python (proposed)',
        'ADR-0002: Use Python',
      ])
      expect(
        (await remote.git('show', '--name-only', '--format=%b', 'main')).split('\n').filter(Boolean),
      ).toEqual([
        'ADR-0001 changes with it.',
        `${DOCS}/0001-use-perl.md`,
        `${DOCS}/0002-use-python.md`,
        `${DOCS}/index.md`,
      ])
      expect(await remote.text(`${DOCS}/0001-use-perl.md`)).toContain('status: superseded by ADR-0002')
    })

    test('tells the whole story to a repository that comes late', async () => {
      const old = await write('Use Perl')
      await write('Use Python', { links: [{ toId: old.id, verb: 'supersedes' }] })
      await set()
      await push()
      expect(await remote.subjects()).toEqual(['ADR-0001: Use Perl', 'ADR-0002: Use Python'])
      expect(await remote.text(`${DOCS}/0001-use-perl.md`, 'main~1')).toContain('status: accepted')
      expect(await remote.text(`${DOCS}/0001-use-perl.md`)).toContain('status: superseded by ADR-0002')
    })

    test('a record of a room comes with its decider, its day and its review', async () => {
      const room = await world.openRoom()
      await world.vote('bo', room)
      await world.vote('ada', room)
      await world.reveal(room)
      await world.decide(room)
      const of = { teamId: room.team.id }
      await set(of)
      await push()
      const ada = await world.as('ada')
      const review = { verdict: 'partly', findings: 'It works.', next: 'keep', nextOn: '' }
      expect((await ada.post(`/decisions/${room.id}/reviews`, review)).status).toBe(303)
      await push()
      const subject = 'ADR-0001: Build the queue on it'
      expect(await remote.subjects()).toEqual([subject, `${subject} (brought up to date)`])
      expect(await remote.git('log', '-1', '--format=%an', 'main~1')).toBe('Ada')
      expect(await remote.text(`${DOCS}/0001-build-the-queue-on-it.md`)).toContain('It works.')
    })

    test('goes on top of what others push, and leaves their files alone', async () => {
      await remote.push({
        'README.md': 'Ours',
        [`${DOCS}/notes.md`]: 'Notes',
        [`${DOCS}/0009-theirs.md`]: '# Theirs',
      })
      await write('Use queues')
      await set()
      await push()
      await remote.push({ 'src/a.js': 'a()' })
      await write('Use PostgreSQL')
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.subjects()).toEqual([
        'Something else',
        'ADR-0001: Use queues',
        'Something else',
        'ADR-0002: Use PostgreSQL',
      ])
      expect(await remote.files()).toEqual([
        'README.md',
        `${DOCS}/0001-use-queues.md`,
        `${DOCS}/0002-use-postgresql.md`,
        `${DOCS}/0009-theirs.md`,
        `${DOCS}/index.md`,
        `${DOCS}/notes.md`,
        'src/a.js',
      ])
    })

    test('begins again when somebody pushes between its fetch and its push, twice', async () => {
      await remote.push({ 'README.md': 'Ours' })
      await write('Use queues')
      await set()
      world.deps.git = await remote.overtaken(2)
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.subjects()).toEqual(['Something else', 'Olga 2', 'Olga 1', 'ADR-0001: Use queues'])
    })

    test('gives way for a while to somebody who is always faster', async () => {
      await remote.push({ 'README.md': 'Ours' })
      await write('Use queues')
      await set()
      world.deps.git = await remote.overtaken(5)
      await push()
      expect(await standing()).toMatchObject({ waits: true, tries: 1, busy: null })
      await push()
      expect((await standing()).waits).toBe(true)
      world.pass(2 * MINUTE)
      await push()
      expect(await standing()).toEqual(done)
      expect((await remote.subjects()).at(-1)).toBe('ADR-0001: Use queues')
    })

    test('puts back a record that somebody changed over there, and an index of theirs it leaves alone', async () => {
      await remote.push({ [`${DOCS}/index.md`]: '# Our own index\n' })
      await write('Use queues')
      await set()
      await push()
      const text = await remote.text(`${DOCS}/0001-use-queues.md`)
      await remote.push({ [`${DOCS}/0001-use-queues.md`]: 'Vandals' })
      await set()
      await push()
      expect((await remote.subjects()).at(-1)).toBe('Write records as they stand in the log')
      expect(await remote.text(`${DOCS}/0001-use-queues.md`)).toBe(text)
      expect(await remote.text(`${DOCS}/index.md`)).toBe('# Our own index')
    })

    test('writes all records anew in another format, and starts a branch from the one there is', async () => {
      await remote.push({ 'README.md': 'Ours' })
      await write('Use queues')
      await write('Use PostgreSQL')
      await set()
      await push()
      await set({ format: 'nygard' })
      await push()
      expect((await remote.subjects()).slice(-2)).toEqual([
        'ADR-0002: Use PostgreSQL',
        'Write records as they stand in the log',
      ])
      expect(await remote.text(`${DOCS}/0001-use-queues.md`)).toMatch(/^# 1\. Use queues\n/)
      await set({ branch: 'records/log', folder: 'adr' })
      await push()
      expect(await remote.files('records/log')).toContain('README.md')
      expect(await remote.files('records/log')).toContain('adr/0001-use-queues.md')
    })

    test('follows no link, and says so where a file is in the way of the folder', async () => {
      await remote.push({ docs: '->/elsewhere' })
      await write('Use queues')
      await set()
      await push()
      expect((await standing()).error).toBe(
        'In the repository docs is a file, so there can be no folder docs/decisions.',
      )
      await remote.push({ docs: null, [`${DOCS}/0001-use-queues.md`]: '->/elsewhere' })
      world.pass(2 * MINUTE)
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.git('ls-tree', 'main', `${DOCS}/0001-use-queues.md`)).toMatch(/^100644 blob/)
    })

    test('says that the repository is gone, keeps trying, and catches up when it is back', async () => {
      await write('Use queues')
      await set()
      await push()
      await rename(remote.bare, `${remote.bare}.away`)
      await write('Use PostgreSQL')
      await push()
      expect(await standing()).toEqual({
        waits: true,
        error: 'The repository is not there, or can’t be reached.',
        tries: 1,
        busy: null,
      })
      await push()
      expect((await standing()).tries).toBe(1)
      world.pass(2 * MINUTE)
      await push()
      expect((await standing()).tries).toBe(2)
      await rename(`${remote.bare}.away`, remote.bare)
      world.pass(3 * MINUTE)
      await push()
      expect(await standing()).toEqual(done)
      expect((await remote.subjects()).at(-1)).toBe('ADR-0002: Use PostgreSQL')
    })

    test('is pushed by one of several processes', async () => {
      for (const title of ['One', 'Two', 'Three']) await write(title)
      await set()
      await Promise.all([push(), push(), push()])
      expect(await standing()).toEqual(done)
      expect(await remote.count()).toBe(3)
      expect(world.lines.filter((line) => line.includes('not pushed'))).toEqual([])
    })

    test('stops where the operator allows the place no more', async () => {
      await write('Use queues')
      await set()
      world.deps.git = { ...remote.settings, remotes: ['file:///srv/git/'] }
      await push()
      expect((await standing()).error).toMatch(/has not allowed this place/)
      expect(await remote.git('for-each-ref')).toBe('')
    })

    test('holds whatever somebody writes as text of a file or a message, and nothing else', async () => {
      const title = 'x\nfrom refs/heads/main\ndata 3\n"; D . --force $(touch x)'
      await write(title, {
        decisionMakers: ['-n <a@b> \n'],
        body: 'done\n\ncommit refs/heads/evil\ndeleteall\n',
      })
      await set()
      await push()
      expect(await standing()).toEqual(done)
      expect(await remote.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main')
      expect(await remote.count()).toBe(1)
      expect(await remote.git('log', '-1', '--format=%b')).toBe('')
      await remote.git('fsck', '--strict')
    })
  })
