import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { loadSample } from '../../db/seeds/sample.ts'
import { importFolder } from '../../src/adr-import.ts'
import { UsageError } from '../../src/command-data.ts'
import { InputError } from '../../src/json-file.ts'
import { stackmoot } from '../helpers/command.ts'
import { ENGINES } from '../helpers/database.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

const FOLDER = {
  'README.md': '# Decisions\n',
  'logo.png': 'x',
  '0001-record-decisions.md':
    '# 1. Record decisions\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\n## Context\n\nWe forget.\n',
  'backend/0002-use-go.md': '---\nstatus: accepted\ndate: 2026-01-05\n---\n# Use Go\n\nIt is fast.\n',
  'backend/20240131-log.md': '# Log in JSON\n\n- Status: draft\n\nFor machines.\n',
  '.git/0009-no.md': '# 9. No\n',
}

describe.each(ENGINES)('stackmoot adr import on %s', (engine) => {
  let world: World
  let dir: string
  let teamId: string
  beforeEach(async () => {
    world = await createWorld(engine)
    dir = await mkdtemp(join(tmpdir(), 'stackmoot-import-'))
    teamId = (await world.openRoom()).team.id
    await loadSample(world.db, world.deps.secret, world.now())
    for (const [name, text] of Object.entries(FOLDER)) {
      await mkdir(dirname(join(dir, name)), { recursive: true })
      await writeFile(join(dir, name), text)
    }
  })
  afterEach(async () => {
    await world.close()
    await rm(dir, { recursive: true, force: true })
  })

  const run = (...args: string[]) => importFolder({ databaseUrl: world.deps.databaseUrl }, args, world.now)
  const titles = async () =>
    (
      await world.db
        .selectFrom('adrs')
        .select('title')
        .where('team_id', '=', teamId)
        .orderBy('number')
        .execute()
    ).map(({ title }) => title)
  const LINES = [
    'new 0001-record-decisions.md: ADR-0001 Record decisions (accepted)',
    'new backend/0002-use-go.md: ADR-0002 Use Go (accepted)',
    'left out backend/20240131-log.md: Its name has no number. --renumber gives it a new number.',
    'not looked into: 2 other files',
  ]

  test('says what it would do, and then does the same', async () => {
    const before = await dumpTables(world.db)
    expect(await run(dir, '--dry-run')).toEqual({
      lines: [...LINES, '2 records would be imported.'],
      exitCode: 1,
    })
    expect(await dumpTables(world.db)).toEqual(before)
    expect(await run(dir)).toEqual({ lines: [...LINES, '2 records imported.'], exitCode: 1 })
    expect(await titles()).toEqual(['Record decisions', 'Use Go'])
    const tags = await world.db.selectFrom('adr_tags').select('tag').execute()
    expect(tags).toEqual([{ tag: 'backend' }])
  })

  test('gives new numbers on demand, and does nothing the second time', async () => {
    expect((await run(dir, '--renumber')).exitCode).toBe(0)
    expect(await titles()).toEqual(['Record decisions', 'Use Go', 'Log in JSON'])
    const before = await dumpTables(world.db)
    expect((await run(dir, '--renumber')).lines).toEqual([
      'unchanged 0001-record-decisions.md: ADR-0001 Record decisions (accepted)',
      'unchanged backend/0002-use-go.md: ADR-0002 Use Go (accepted)',
      'unchanged backend/20240131-log.md: ADR-0003 Log in JSON (proposed)',
      'not looked into: 2 other files',
      '0 records imported.',
    ])
    expect(await dumpTables(world.db)).toEqual(before)
  })

  test('follows no link', async () => {
    await symlink('/etc/passwd', join(dir, '0005-secret.md'))
    await symlink('/etc', join(dir, 'etc'))
    const { lines } = await run(dir)
    expect(lines).toContain('left out 0005-secret.md: A link to another file, which is not followed.')
    expect(lines.some((line) => line.includes('etc/'))).toBe(false)
  })

  test('asks which team where there are several, and takes no other', async () => {
    const other = (await world.openRoom({ team: { name: 'Elsewhere' } })).team.id
    await expect(run(dir)).rejects.toThrow(`--team ${other}  Elsewhere`)
    await expect(run(dir, '--team', 'nothing')).rejects.toThrow(UsageError)
    await run(dir, '--team', teamId)
    expect(await titles()).toEqual(['Record decisions', 'Use Go'])
  })

  test('says what is wrong with a folder or with the command', async () => {
    await expect(run(join(dir, 'nowhere'))).rejects.toThrow(InputError)
    await expect(run(join(dir, 'README.md'))).rejects.toThrow('There is no folder')
    await expect(run()).rejects.toThrow('stackmoot adr import DIR')
    await expect(run(dir, dir)).rejects.toThrow(UsageError)
    await expect(run(dir, '--force')).rejects.toThrow(UsageError)
  })

  test('of hundreds of files is quick, and each number is given once', async () => {
    const many = join(dir, 'many')
    await mkdir(many)
    for (let number = 1; number <= 300; number += 1)
      await writeFile(
        join(many, `${String(number).padStart(4, '0')}-use-it.md`),
        `# ${number}. Use ${number}\n\nDate: 2026-01-05\n\n## Status\n\nAccepted\n\n## Context\n\n${'Words. '.repeat(200)}\n`,
      )
    const from = process.cpuUsage()
    expect((await run(many)).exitCode).toBe(0)
    const { user, system } = process.cpuUsage(from)
    expect(await countRows(world.db, 'adr_versions')).toBe(await countRows(world.db, 'adrs'))
    expect((await titles()).length).toBe(300)
    expect((user + system) / 1_000).toBeLessThan(4_000)
  })

  test('goes on while somebody else writes', async () => {
    const other = connect(world.deps.databaseUrl)
    const [done] = await Promise.all([
      run(dir),
      other.transaction().execute(async (trx) => {
        await trx.updateTable('teams').set({ name: 'Quayside' }).where('id', '=', teamId).execute()
        await sql`select 1`.execute(trx)
        await new Promise((resolve) => setTimeout(resolve, 900))
      }),
    ])
    await other.destroy()
    expect(done.lines.at(-1)).toBe('2 records imported.')
  })
})

test('the command prints the report, and ends with 2 where it is used wrongly', () => {
  const { status, stderr } = stackmoot(['adr', 'import'])
  expect([status, stderr]).toEqual([2, 'stackmoot adr import DIR [--team ID] [--dry-run] [--renumber]\n'])
})
