import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { ENGINES } from '../helpers/database.ts'
import { writeRecord } from '../helpers/records.ts'
import { createWorld, type World } from '../helpers/world.ts'

const HOUR = 60 * 60 * 1000

describe.each(ENGINES)('the files of a log on %s', (engine) => {
  let world: World
  let teamId: string
  beforeEach(async () => {
    world = await createWorld(engine)
    teamId = (await world.openRoom()).team.id
  })
  afterEach(() => world.close())

  const get = async (file: string, headers = {}) =>
    (await world.as('bo')).get(`/teams/${teamId}/${file}`, headers)
  const bytes = async (file: string) => Buffer.from(await (await get(file)).arrayBuffer())
  const write = (title: string, given: Parameters<typeof writeRecord>[2] = {}) =>
    writeRecord(world, teamId, { title, ...given })

  test('are one ZIP with the index, the same bytes as long as nothing changes', async () => {
    const old = await write('Use Perl')
    await write('C# и 日本', { links: [{ toId: old.id, verb: 'supersedes' }] })
    const response = await get('adrs.zip')
    expect(response.headers.get('Content-Type')).toBe('application/zip')
    expect(response.headers.get('Content-Disposition')).toContain('filename="quayside-records.zip"')
    const first = Buffer.from(await response.arrayBuffer())
    const files = await unzipped(first)
    expect([...files.keys()]).toEqual([
      'docs/decisions/0001-use-perl.md',
      'docs/decisions/0002-c-sharp.md',
      'docs/decisions/index.md',
    ])
    expect(files.get('docs/decisions/0001-use-perl.md')).toContain('status: superseded by ADR-0002')
    world.pass(5 * HOUR)
    expect(await bytes('adrs.zip')).toEqual(first)
    await write('Another')
    expect(await bytes('adrs.zip')).not.toEqual(first)
  })

  test('hold what the single files hold, in each format', async () => {
    await write('Use queues', { tags: ['tools'] })
    for (const [format, folder] of [
      ['madr', 'docs/decisions'],
      ['madr-minimal', 'docs/decisions'],
      ['log4brains', 'docs/decisions'],
      ['nygard', 'doc/adr'],
    ]) {
      const files = await unzipped(await bytes(`adrs.zip?format=${format}`))
      const single = await (await get(`adrs/1/adr.md?format=${format}`)).text()
      expect(files.get(`${folder}/0001-use-queues.md`)).toBe(single)
      expect(files.has(`${folder}/index.md`)).toBe(true)
    }
    for (const format of ['json-adr', 'y-statement', 'word', '__proto__'])
      expect((await get(`adrs.zip?format=${format}`)).status).toBe(404)
  })

  test('tell of a record from a room what its own file tells, reviews included', async () => {
    const room = await world.openRoom()
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    const ada = await world.as('ada')
    await ada.post(`/decisions/${room.id}/reviews`, {
      verdict: 'partly',
      findings: 'It works.',
      next: 'keep',
      nextOn: '',
    })
    const response = await ada.get(`/teams/${room.team.id}/adrs.zip`)
    const files = await unzipped(Buffer.from(await response.arrayBuffer()))
    const single = await (await ada.get(`/decisions/${room.id}/adr.md`)).text()
    expect(single).toContain('It works.')
    expect(files.get('docs/decisions/0001-build-the-queue-on-it.md')).toBe(single)
  })

  test('are one JSON-ADR document too, and all of them empty where nothing was decided', async () => {
    expect(await unzipped(await bytes('adrs.zip'))).toHaveProperty('size', 1)
    expect(await (await get('adrs.json')).json()).toMatchObject({ version: '1.0.0', adrs: [] })
    expect(await (await get('radar.json')).json()).toEqual([])
    await write('Use queues')
    await write('Use PostgreSQL', { status: 'proposed' })
    const { adrs } = (await (await get('adrs.json')).json()) as { adrs: { number: number; title: string }[] }
    expect(adrs.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Use queues'],
      [2, 'Use PostgreSQL'],
    ])
  })

  test('are for members, and 404 to everybody else', async () => {
    for (const file of ['adrs.zip', 'adrs.json', 'adrs.atom', 'radar.json']) {
      expect((await get(file)).status).toBe(200)
      expect((await (await world.as('vera')).get(`/teams/${teamId}/${file}`)).status).toBe(200)
      expect((await (await world.as('mallory')).get(`/teams/${teamId}/${file}`)).status).toBe(404)
      expect((await world.anonymous().get(`/teams/${teamId}/${file}`)).status).toBe(404)
    }
  })

  describe('the feed', () => {
    const feed = async () => parseHTML(await (await get('adrs.atom')).text()).document

    test('is Atom with all that it must have', async () => {
      const hostile = 'Use <b> & "C#" ]]> \u000b'
      await write(hostile, {
        decisionMakers: ['<i>'],
        body: '## Decision Outcome\n\n<script>1</script> ]]>\n',
      })
      const response = await get('adrs.atom')
      expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
      const text = await response.text()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
      const { DOMParser } = parseHTML('')
      const xml = new DOMParser().parseFromString(text, 'text/xml')
      const one = (path: string) => xml.querySelector(path)?.textContent
      for (const path of ['feed > id', 'feed > title', 'feed > updated', 'feed > author > name'])
        expect(one(path)).toBeTruthy()
      for (const path of ['entry > id', 'entry > title', 'entry > updated', 'entry > summary'])
        expect(one(path)).toBeTruthy()
      expect(one('feed > id')).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(xml.querySelector('feed > link[rel=self]')?.getAttribute('href')).toBe(
        `https://moot.example/teams/${teamId}/adrs.atom`,
      )
      expect(xml.querySelector('entry > link')?.getAttribute('href')).toBe(
        `https://moot.example/teams/${teamId}/adrs/1`,
      )
      const content = parseHTML(
        `<body>${text.split('<content type="html"><![CDATA[')[1]?.split(']]></content>')[0]}`,
      )
      expect(content.document.querySelector('script')).toBeNull()
      expect(content.document.querySelector('i')).toBeNull()
    })

    test('has what counts, last changed first, with number and standing', async () => {
      const old = await write('Use Perl')
      world.pass(HOUR)
      await write('Use C#')
      world.pass(HOUR)
      await write('Maybe', { status: 'proposed' })
      world.pass(HOUR)
      await write('Use Python', { links: [{ toId: old.id, verb: 'supersedes' }] })
      const titles = [...(await feed()).querySelectorAll('entry')].map(
        (item) => /CDATA\[(.*?)\]\]/.exec(item.querySelector('title')?.outerHTML ?? '')?.[1],
      )
      expect(titles).toEqual([
        'ADR-0004: Use Python (accepted)',
        'ADR-0001: Use Perl (superseded)',
        'ADR-0002: Use C# (accepted)',
      ])
    })

    test('has at most fifty entries', async () => {
      for (let at = 0; at < 51; at++) await write(`Decision ${at}`)
      expect((await feed()).querySelectorAll('entry')).toHaveLength(50)
    })

    test('is not sent again to whoever has it', async () => {
      await write('Use Perl')
      const tag = (await get('adrs.atom')).headers.get('ETag') ?? ''
      expect(tag).not.toBe('')
      world.pass(HOUR)
      for (const known of [tag, `W/${tag}`, `"x", ${tag}`]) {
        const again = await get('adrs.atom', { 'If-None-Match': known })
        expect([again.status, await again.text()]).toEqual([304, ''])
      }
      await write('Use Python')
      expect((await get('adrs.atom', { 'If-None-Match': tag })).status).toBe(200)
    })
  })

  test('the radar knows the template, what was chosen and what moved', async () => {
    const room = await world.openRoom()
    await world.vote('bo', room)
    await world.vote('ada', room)
    await world.reveal(room)
    await world.decide(room)
    const ada = await world.as('ada')
    const radar = async (query = '') =>
      (await ada.get(`/teams/${room.team.id}/radar.json${query}`)).json() as Promise<unknown>
    expect(await radar()).toMatchObject([
      { name: 'Node.js', ring: 'Adopt', quadrant: 'Languages & Frameworks', isNew: 'TRUE' },
    ])
    expect(await radar('?style=zalando')).toMatchObject({
      date: '2026.11',
      entries: [{ label: 'Node.js', quadrant: 0, ring: 0, active: true }],
    })
    expect((await ada.get(`/teams/${room.team.id}/radar.json?style=other`)).status).toBe(404)
    await writeRecord(world, room.team.id, { title: 'Pair', status: 'proposed' })
    expect(await radar()).toHaveLength(1)
    expect(await radar('?proposed=1')).toHaveLength(2)
  })
})

function unzipped(archive: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (problem, zip) => {
      if (problem) return reject(problem)
      const files = new Map<string, string>()
      zip.on('end', () => resolve(files))
      zip.on('entry', (found) => {
        zip.openReadStream(found, async (failed, stream) => {
          if (failed) return reject(failed)
          files.set(found.fileName, Buffer.concat(await stream.toArray()).toString('utf8'))
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}
