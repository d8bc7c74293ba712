import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FOLDER_FORMATS, type FolderFormat } from '../../src/adr/folder.ts'
import { readZip } from '../../src/zip-reader.ts'
import { openLog, STATUSES } from '../foreign/decisions.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows, dumpTables } from '../helpers/tables.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const file = (name: string, ...lines: string[]) => ({
  field: 'files',
  name,
  bytes: lines.join('\n'),
})
const madr = (name: string, title: string, status = 'accepted') =>
  file(
    name,
    '---',
    `status: ${status}`,
    'date: 2026-01-05',
    'decision-makers: [Ada, Bo]',
    '---',
    `# ${title}`,
    '',
    '## Context and Problem Statement',
    '',
    'Orders come in bursts.',
    '',
  )
type Upload = { field: string; name: string; bytes: Uint8Array<ArrayBuffer> | string }

describe.each(ENGINES)('an import of records on %s', (engine) => {
  let world: World
  let teamId: string
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    teamId = (await world.openRoom()).team.id
    path = `/teams/${teamId}/imports`
  })
  afterEach(() => world.close())

  const upload = async (files: readonly Upload[], fields = {}, person: Person = 'ada', to = path) =>
    (await world.as(person)).upload(to, fields, files)
  const report = async (address: string, person: Person = 'ada') =>
    documentOf(await (await world.as(person)).get(address))
  const markOf = (page: Awaited<ReturnType<typeof report>>) =>
    page.querySelector('[name=mark]')?.getAttribute('value') ?? ''
  const run = async (files: readonly Upload[], fields = {}, person: Person = 'ada', to = path) => {
    const address = (await upload(files, fields, person, to)).headers.get('Location') ?? ''
    const mark = markOf(await report(address, person))
    const renumber: Record<string, string> = address.includes('renumber=yes') ? { renumber: 'yes' } : {}
    const [at = ''] = address.split('?')
    const done = await (await world.as(person)).post(at, { mark, ...renumber })
    return { at, address, mark, status: done.status, text: textOf(await report(at, person)) }
  }
  const records = () =>
    world.db
      .selectFrom('adrs')
      .select(['number', 'title', 'status', 'decided_on as date', 'file_name as name', 'origin', 'version'])
      .where('team_id', '=', teamId)
      .orderBy('number')
      .execute()

  test('is looked at first, and then written with numbers, dates, status, people and links', async () => {
    const response = await upload([
      madr('0003-use-mysql.md', 'Use MySQL', 'superseded by ADR-0007'),
      file(
        '0007-use-postgresql.md',
        '# 7. Use PostgreSQL',
        '',
        'Date: 2026-02-01',
        '',
        '## Status',
        '',
        'Accepted',
        '',
        'Supercedes [3. Use MySQL](0003-use-mysql.md)',
        '',
        '## Context',
        '',
        'It grew.',
        '',
        '## Decision',
        '',
        'We move.',
      ),
      file('README.md', '# Decisions'),
    ])
    expect(response.status).toBe(303)
    expect(await records()).toEqual([])
    const address = response.headers.get('Location') ?? ''
    const page = await report(address)
    expect(textOf(page)).toContain('2 records are new.')
    expect(textOf(page)).toContain('0007-use-postgresql.mdADR-0007 Use PostgreSQL accepted')
    expect(textOf(page)).toContain('A readme, not a record.')

    const done = await (await world.as('ada')).post(address, { mark: markOf(page) })
    expect([done.status, done.headers.get('Location')]).toEqual([303, address])
    expect(await records()).toEqual([
      {
        ...{ number: 3, title: 'Use MySQL', status: 'superseded', date: '2026-01-05', version: 1 },
        ...{ name: '0003-use-mysql.md', origin: 'imported' },
      },
      {
        ...{ number: 7, title: 'Use PostgreSQL', status: 'accepted', date: '2026-02-01', version: 1 },
        ...{ name: '0007-use-postgresql.md', origin: 'imported' },
      },
    ])
    const after = await report(address)
    expect(after.querySelector(`a[href="/teams/${teamId}/adrs/7"]`)).not.toBe(null)
    expect(after.querySelector('form[action] button.btn-main')).toBe(null)
    const old = await (await world.as('bo')).get(`/teams/${teamId}/adrs/3/adr.md`)
    expect(await old.text()).toBe(
      [
        '---\nstatus: superseded by ADR-0007\ndate: 2026-01-05\ndecision-makers: [Ada, Bo]\n---',
        '# Use MySQL\n\n## Context and Problem Statement\n\nOrders come in bursts.\n',
        '## More Information\n\nRelated records:\n\n* Superseded by [ADR-0007](0007-use-postgresql.md)\n',
      ].join('\n'),
    )
    const { adr_number } = await world.db.selectFrom('teams').select('adr_number').executeTakeFirstOrThrow()
    expect(adr_number).toBe(7)
  })

  const exportOf = async (team: string, format: FolderFormat) => {
    const answer = await (await world.as('ada')).get(`/teams/${team}/adrs.zip?format=${format}`)
    return (await answer.bytes()) as Uint8Array<ArrayBuffer>
  }
  const runZip = (bytes: Uint8Array<ArrayBuffer>, team: string) =>
    run([{ field: 'files', name: 'decisions.zip', bytes }], {}, 'ada', `/teams/${team}/imports`)
  /** The short form says no status, which the index beside it does. */
  const filesIn = async (bytes: Uint8Array<ArrayBuffer>, format: FolderFormat) =>
    (await readZip(Buffer.from(bytes), () => true))
      .filter(({ name }) => format !== 'madr-minimal' || !name.endsWith('/index.md'))
      .map(({ name, bytes: content }) => [name, Buffer.from(content ?? '').toString()])

  test('of what was exported from here gives the same files again, in each format', async () => {
    const from = await openLog(world)
    for (const format of FOLDER_FORMATS) {
      const zip = await exportOf(from, format)
      const elsewhere = (await emptyTeam()).id
      const { status, text } = await runZip(zip, elsewhere)
      expect([
        status,
        text.includes('Left out'),
        text.includes(`${STATUSES.length} records are new.`),
      ]).toEqual([303, false, true])
      const again = await exportOf(elsewhere, format)
      expect(await filesIn(again, format)).toEqual(await filesIn(zip, format))
      if (format !== 'madr-minimal') expect(Buffer.from(again).equals(Buffer.from(zip))).toBe(true)
    }
  })

  test('of its own export changes nothing, in any format, when the log was changed before as well', async () => {
    const from = await openLog(world)
    const elsewhere = (await emptyTeam()).id
    await runZip(await exportOf(from, 'madr'), elsewhere)
    const ada = await world.as('ada')
    const change = async (number: number, page: string, form: Record<string, string>) =>
      expect((await ada.post(`/teams/${elsewhere}/adrs/${number}/${page}`, form)).status).toBe(303)
    const version = '1'
    await change(4, 'status', { status: 'deprecated', version, reason: 'Over.\n\n# Owned' })
    await change(9, 'status', { status: 'accepted', version })
    await change(11, 'tags', { tag: 'mail, C#' })
    await change(12, 'revision', { version, title: 'Build the queue on it, after a talk' })
    for (const team of [from, elsewhere])
      for (const format of FOLDER_FORMATS) {
        const before = await dumpTables(world.db)
        const zip = await exportOf(team, format)
        const { text } = await runZip(zip, team)
        expect([team === from, format, text.includes('Nothing was imported.')]).toEqual([
          team === from,
          format,
          true,
        ])
        const { adrs, adr_versions: versions, adr_links: links } = await dumpTables(world.db)
        expect({ adrs, versions, links }).toEqual({
          ...{ adrs: before.adrs, versions: before.adr_versions, links: before.adr_links },
        })
      }
  })

  const emptyTeam = async () => {
    const id = (await world.openRoom({ team: { name: 'Elsewhere' } })).team.id
    return { id }
  }

  test('twice changes nothing, neither of foreign files nor of our own', async () => {
    const files = [madr('0001-a.md', 'A'), file('0002-b.md', '# B', '', '* Status: decided', '', 'Text')]
    await run(files)
    const before = await world.db.selectFrom('adr_versions').selectAll().execute()
    const again = await run(files)
    expect(again.text).toContain('Nothing was imported.')
    const zip = await (await (await world.as('ada')).get(`/teams/${teamId}/adrs.zip`)).bytes()
    const own = await upload([{ field: 'files', name: 'x.zip', bytes: zip as Uint8Array<ArrayBuffer> }])
    expect(textOf(await report(own.headers.get('Location') ?? ''))).toContain('There is nothing to import.')
    expect(await world.db.selectFrom('adr_versions').selectAll().execute()).toEqual(before)
  })

  test('of a file that was changed outside makes a version, unless it was changed here as well', async () => {
    await run([madr('0001-a.md', 'A'), madr('0002-b.md', 'B')])
    await world.db
      .insertInto('adr_versions')
      .columns(['adr_id', 'version', 'action', 'note', 'record', 'at'])
      .expression((eb) =>
        eb
          .selectFrom('adrs')
          .select((row) => [
            'adrs.id',
            row.val(2).as('version'),
            row.val('edited' as const).as('action'),
            row.val('').as('note'),
            'adrs.record',
            'adrs.changed_at',
          ])
          .where('number', '=', 2),
      )
      .execute()
    const { text } = await run([madr('0001-a.md', 'A, again', 'deprecated'), madr('0002-b.md', 'B, again')])
    expect(text).toContain('1 record has changed.')
    expect(text).toContain('ADR-0002 was changed here since it was imported, and stays as it is.')
    expect(await records()).toMatchObject([
      { number: 1, title: 'A, again', status: 'deprecated', name: '0001-a.md', version: 2 },
      { number: 2, title: 'B', version: 1 },
    ])
  })

  test('leaves records of rooms as they are, and gives new numbers on demand', async () => {
    const room = await world.openRoom({ team: { id: teamId } })
    await world.vote('ada', room)
    await world.vote('bo', room)
    await world.reveal(room)
    await world.decide(room)
    const before = await world.db.selectFrom('adrs').selectAll().execute()
    const files = [
      madr('0001-another.md', 'Another'),
      file('20240131-use-x.md', '# Use X', '', '- Status: accepted', '', 'After [that](0001-another.md).'),
    ]
    const kept = await run(files)
    expect(kept.text).toContain('ADR-0001 is another record here:')
    expect(kept.text).toContain('Its name has no number.')
    expect(await world.db.selectFrom('adrs').selectAll().execute()).toEqual(before)

    expect((await run(files, { renumber: 'yes' })).text).toContain('2 records are new.')
    const [own, first, second] = await world.db.selectFrom('adrs').selectAll().orderBy('number').execute()
    expect(own).toEqual(before[0])
    expect(first).toMatchObject({ number: 2, file_name: '0002-use-x.md', decided_on: '2024-01-31' })
    expect(second).toMatchObject({ number: 3, file_name: '0003-another.md' })
    expect(JSON.parse(first?.record ?? '{}').body).toBe('After [that](0003-another.md).')
    expect((await run(files, { renumber: 'yes' })).text).toContain('Nothing was imported.')
  })

  test('reports each file that is no good, and imports the others', async () => {
    const { text } = await run([
      madr('0001-a.md', 'A'),
      madr('0001-b.md', 'B'),
      file('0002-c.md', '---', 'status: [', '---', '# C'),
      { field: 'files', name: '0003-d.md', bytes: new Uint8Array([35, 32, 0, 1, 2]) },
      { field: 'files', name: '0004-e.md', bytes: new Uint8Array([35, 32, 0xc3, 0x28]) },
      { field: 'files', name: '0005-f.md', bytes: `# F\n\n${'x'.repeat(5_000_000)}` },
      file('photo.png', 'x'),
      file('notes.md', 'Bring cake.'),
      { field: 'files', name: 'broken.zip', bytes: 'PK\u0003\u0004 and no more' },
      file('0006-g.md', '# G', '', '## Links', '', '* Supersedes [ADR-0099](0099-gone.md)'),
    ])
    for (const said of [
      '0001-a.md has the number 1 as well.',
      '0002-c.mdIts front matter is no YAML: line 3: flow sequence',
      '0003-d.mdNot text, although its name says so.',
      '0004-e.mdIts text is not in UTF-8.',
      '0005-f.mdIt is larger than 1 MB.',
      'photo.pngNot Markdown.',
      'notes.mdNo record: it has no number, no status and none of a record’s headings.',
      'broken.zipIt is no ZIP file, or a broken one.',
      'It links to 0099-gone.md, which is no record here.',
    ])
      expect(text).toContain(said)
    expect((await records()).map(({ title }) => title)).toEqual(['A', 'G'])
  })

  test('without a file comes back', async () => {
    const response = await upload([], { renumber: 'yes' })
    const page = await documentOf(response)
    expect([response.status, messageAt(page, 'files')]).toEqual([422, 'Choose a ZIP or Markdown files.'])
    expect(page.querySelector('[name=renumber]')?.hasAttribute('checked')).toBe(true)
    expect(await countRows(world.db, 'imports')).toBe(0)
  })

  test('pressed several times is one', async () => {
    const address = (await upload([madr('0001-a.md', 'A')])).headers.get('Location') ?? ''
    const mark = markOf(await report(address))
    const ada = await world.as('ada')
    const sent = await Promise.all(Array.from({ length: 5 }, () => ada.post(address, { mark })))
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(await countRows(world.db, 'adrs')).toBe(1)
    expect(await countRows(world.db, 'adr_versions')).toBe(1)
  })

  test('is shown anew where the log has changed since it was looked at', async () => {
    const address = (await upload([madr('0001-a.md', 'A')])).headers.get('Location') ?? ''
    const mark = markOf(await report(address))
    await run([madr('0001-z.md', 'Z')], {}, 'bo')
    const response = await (await world.as('ada')).post(address, { mark })
    expect(response.status).toBe(409)
    expect(textOf(await documentOf(response))).toContain('The log has changed since you read the report.')
    expect((await records()).map(({ title }) => title)).toEqual(['Z'])
  })

  test('is for members, and each sees no files but their own', async () => {
    const address = (await upload([madr('0001-a.md', 'A')])).headers.get('Location') ?? ''
    const before = await dumpTables(world.db)
    const statuses: Record<string, number[]> = {}
    for (const person of ['bo', 'vera', 'mallory', 'anonymous'] as const) {
      const browser = person === 'anonymous' ? world.anonymous() : await world.as(person)
      statuses[person] = [
        (await browser.get(path)).status,
        (await browser.get(address)).status,
        (await browser.post(address, {})).status,
      ]
    }
    expect(statuses).toEqual({
      bo: [200, 404, 404],
      vera: [403, 403, 403],
      mallory: [404, 404, 404],
      anonymous: [404, 404, 404],
    })
    expect((await upload([madr('0001-a.md', 'A')], {}, 'vera')).status).toBe(403)
    expect((await upload([madr('0001-a.md', 'A')], {}, 'mallory')).status).toBe(404)
    expect((await dumpTables(world.db)).imports).toEqual(before.imports)
  })

  test('that nobody does is gone after a day, and one’s next takes its place', async () => {
    await upload([madr('0001-a.md', 'A')])
    await upload([madr('0001-b.md', 'B')])
    expect(await countRows(world.db, 'imports')).toBe(1)
    const { createSchedule } = await import('../../src/jobs/schedule.ts')
    await createSchedule(world.deps).run()
    expect(await countRows(world.db, 'imports')).toBe(1)
    world.pass(25 * 3_600_000)
    await createSchedule(world.deps).run()
    expect(await countRows(world.db, 'imports')).toBe(0)
  })
})
