import { lstat, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSample } from '../../db/seeds/sample.ts'
import { exportRecords } from '../../src/adr-export.ts'
import { UsageError } from '../../src/command-data.ts'
import { InputError } from '../../src/json-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

describe.each(ENGINES)('stackmoot adr export on %s', (engine) => {
  let world: World
  let dir: string
  let teamId: string
  beforeEach(async () => {
    world = await createWorld(engine)
    dir = await mkdtemp(join(tmpdir(), 'stackmoot-export-'))
    teamId = (await world.openRoom()).team.id
    await writeRecord(world, teamId, { title: 'Use queues' })
    await writeRecord(world, teamId, { title: 'C# と F#' })
  })
  afterEach(async () => {
    await world.close()
    await rm(dir, { recursive: true, force: true })
  })

  const run = (...args: string[]) => exportRecords({ databaseUrl: world.deps.databaseUrl }, args)
  const at = (name: string) => join(dir, name)

  test('writes one file for each record and the index, and says so', async () => {
    await loadSample(world.db, world.deps.secret, world.now())
    expect(await run(at('docs/decisions'))).toEqual({
      lines: ['new 0001-use-queues.md', 'new 0002-c-sharp-f-sharp.md', 'new index.md'],
      exitCode: 0,
    })
    expect((await readdir(at('docs/decisions'))).toSorted()).toEqual([
      '0001-use-queues.md',
      '0002-c-sharp-f-sharp.md',
      'index.md',
    ])
    expect(await readFile(at('docs/decisions/0001-use-queues.md'), 'utf8')).toMatch(
      /^---\nstatus: accepted\n/,
    )
  })

  test('touches nothing where nothing has changed', async () => {
    await run(dir)
    const long = new Date('2020-01-01T00:00:00Z')
    for (const name of await readdir(dir)) await utimes(at(name), long, long)
    expect(await run(dir)).toEqual({ lines: ['Nothing has changed.'], exitCode: 0 })
    for (const name of await readdir(dir)) expect((await lstat(at(name))).mtime).toEqual(long)
  })

  test('writes what has changed, and that alone', async () => {
    await run(dir)
    await writeRecord(world, teamId, { title: 'Use PostgreSQL' })
    expect((await run(dir)).lines).toEqual(['new 0003-use-postgresql.md', 'changed index.md'])
    expect((await run(dir, '--format', 'nygard')).lines).toEqual([
      'changed 0001-use-queues.md',
      'changed 0002-c-sharp-f-sharp.md',
      'changed 0003-use-postgresql.md',
    ])
    expect(await readFile(at('0001-use-queues.md'), 'utf8')).toMatch(/^# 1\. Use queues\n/)
  })

  test('leaves no double of a record whose file has another name now', async () => {
    await run(dir)
    await world.db
      .updateTable('adrs')
      .set({ file_name: '0001-queues-at-last.md' })
      .where('team_id', '=', teamId)
      .where('number', '=', 1)
      .execute()
    expect((await run(dir)).lines).toEqual([
      'new 0001-queues-at-last.md',
      'changed index.md',
      'removed 0001-use-queues.md',
    ])
    expect((await run(dir)).lines).toEqual(['Nothing has changed.'])
  })

  test('leaves the files of others alone, and names those that bear one of its numbers', async () => {
    await writeFile(at('index.md'), '# Theirs\n')
    await writeFile(at('notes.md'), 'Notes')
    await writeFile(at('0002-theirs.md'), '# Theirs\n')
    await writeFile(at('0077-theirs.md'), '# Theirs\n')
    const { lines, exitCode } = await run(dir)
    expect(lines).toEqual([
      'new 0001-use-queues.md',
      'new 0002-c-sharp-f-sharp.md',
      'left alone index.md: somebody else wrote it',
      'left alone 0002-theirs.md: it has the number of 0002-c-sharp-f-sharp.md',
    ])
    expect(exitCode).toBe(1)
    expect(await readFile(at('index.md'), 'utf8')).toBe('# Theirs\n')
    expect(await readFile(at('0002-theirs.md'), 'utf8')).toBe('# Theirs\n')
  })

  test('writes through no link', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'stackmoot-outside-'))
    await writeFile(join(outside, 'secret'), 'as it was')
    await symlink(join(outside, 'secret'), at('0001-use-queues.md'))
    await symlink(outside, at('index.md'))
    const { lines, exitCode } = await run(dir)
    expect(lines).toContain('left alone 0001-use-queues.md: it is a link')
    expect(lines).toContain('left alone index.md: it is a link')
    expect(exitCode).toBe(1)
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('as it was')
    expect(await readdir(outside)).toEqual(['secret'])
    await rm(outside, { recursive: true })
  })

  test('leaves nothing half-written behind', async () => {
    await run(dir)
    expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('asks which team it is, and takes no other for it', async () => {
    const other = await world.openRoom({ team: { name: 'Else\u001b[2Jwhere' } })
    await expect(run(dir)).rejects.toThrow(`Say which team:`)
    await expect(run(dir)).rejects.toThrow(`--team ${teamId}  Quayside`)
    await expect(run(dir)).rejects.not.toThrow('\u001b')
    await expect(run(dir, '--team', 'none')).rejects.toThrow('There is no team none.')
    expect((await run(dir, '--team', other.team.id)).lines).toEqual(['new index.md'])
  })

  test.each([[[]], [['a', 'b']], [['a', '--format', 'word']], [['a', '--wrong']]])(
    'says how it is used: %j',
    async (args) => {
      await expect(
        run(...args.map((arg) => (arg.startsWith('-') || arg === 'word' ? arg : at(arg)))),
      ).rejects.toThrow(UsageError)
    },
  )

  test('says that a file is no folder', async () => {
    await writeFile(at('file'), '')
    await expect(run(at('file'))).rejects.toThrow(InputError)
    await expect(run(at('file/in'))).rejects.toThrow(/is no folder/)
  })

  test('makes no database where there is none', async () => {
    const missing = at('none.db')
    await expect(exportRecords({ databaseUrl: missing }, [dir])).rejects.toThrow(/There is no database/)
    expect(await readdir(dir)).toEqual([])
  })
})

test('stackmoot adr says how it is used, with exit code 2', () => {
  const { status, stdout, stderr } = stackmoot(['adr', 'export'])
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: 'stackmoot adr export DIR [--team ID] [--format madr|madr-minimal|log4brains|nygard]\n',
  })
})
