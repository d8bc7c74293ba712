import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { toMadr } from '../../src/adr/madr.ts'
import type { Room } from '../../src/domain/room.ts'
import { record } from '../adr/example.ts'
import { HOSTILE } from '../adr/hostile.ts'
import { frontMatterOf, headingsOf, kindsOf, linksOf, lint, parse } from '../adr/reading.ts'
import type { Browser } from '../helpers/browser.ts'
import { ENGINES } from '../helpers/database.ts'
import { ballotForm, outcomeForm, roomForm } from '../helpers/forms.ts'
import { documentOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'
import { ask, EXPECTATIONS, stageOf } from './expectations.ts'

const CANARY = '"><x'
const LONG = 10_000

type Texts = { word: string; line: string; long: string }

/** One text in every field of every form, from the room to its record, each time as long as the field lets it be. */
async function walk(world: World, { word, line, long }: Texts): Promise<{ ada: Browser; room: Room }> {
  const ada = world.anonymous()
  // Commas and lines part one option from the next.
  const name = word.replace(/[\r\n,\u2028\u2029]/g, ' ')
  const opened = await ada.post(
    '/decisions/new',
    roomForm({
      question: line,
      context: long,
      name: word,
      teamName: word,
      ownOptions: `One ${name}\nTwo ${name}`,
      ownCriteria: `Kind ${name}`,
      quorum: '1',
    }),
  )
  if (opened.status !== 303) throw new Error(`The room was not opened: ${opened.status}.`)
  const id = (opened.headers.get('Location') ?? '').split('/').at(-1) ?? ''
  const [row] = await world.db.selectFrom('decisions').select('facilitator_id').where('id', '=', id).execute()
  const room = await world.room(id, row?.facilitator_id)
  const vetoes = Object.fromEntries(room.options.slice(-2).map((option) => [`vetoes.${option.id}`, long]))
  const ballot = { ...ballotForm(room, { comment: line }), ...vetoes }
  for (const [browser, path] of [
    [ada, `/decisions/${id}/ballot`],
    [world.anonymous(), await world.invite(room)],
  ] as const) {
    const { status } = await browser.post(path, { ...ballot, name: word })
    if (status !== 303) throw new Error(`A ballot was not cast: ${status}.`)
  }
  const observed = await world.anonymous().post(await world.invite(room), { name: word, as: 'observer' })
  if (observed.status !== 303) throw new Error(`An observer did not join: ${observed.status}.`)
  return { ada, room }
}

async function decide({ ada, room }: { ada: Browser; room: Room }, { line, long }: Texts) {
  await ada.post(`/decisions/${room.id}/reveal`)
  const outcome = outcomeForm(room, {
    option: room.options.at(-1)?.id ?? '',
    title: line.slice(0, 200).toWellFormed(),
    because: long,
    expected: long,
    good: line,
    bad: line,
  })
  const { status } = await ada.post(`/decisions/${room.id}/outcome`, outcome)
  if (status !== 303) throw new Error(`The outcome was not recorded: ${status}.`)
}

const filled = (text: string, most: number) => text.repeat(Math.floor(most / text.length)).slice(0, most)

describe.each(ENGINES)('hostile text on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.close())

  test('never stands on a page as markup, before and after the reveal', async () => {
    const texts = { word: `W${CANARY}`, line: `L${CANARY}>`, long: `<script>${CANARY}</script> ${CANARY}` }
    const walked = await walk(world, texts)
    const stage = await stageOf(world, walked.room)
    const reads = Object.keys(EXPECTATIONS).filter((route) => route.startsWith('GET '))
    let escaped = 0
    const look = async () => {
      for (const route of reads) {
        const path = EXPECTATIONS[route]?.path?.(stage)
        if (!path || route.includes('return')) continue
        const response = await walked.ada.get(path)
        if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue
        const html = await response.text()
        expect(html, route).not.toMatch(/"><x|<script>(?!<)/)
        if (html.includes('&quot;&gt;&lt;x')) escaped++
      }
    }
    await look()
    await decide(walked, texts)
    await look()
    expect(escaped).toBeGreaterThan(8)
    const refused = await world.anonymous().post(
      '/decisions/new',
      roomForm({
        question: CANARY,
        context: CANARY,
        name: CANARY,
        deadline: CANARY,
        ownOptions: CANARY,
        ownCriteria: CANARY,
        quorum: CANARY,
        expectedVoters: CANARY,
        veto: CANARY,
        team: CANARY,
        teamName: CANARY,
        timeZone: CANARY,
        submission: CANARY,
        template: CANARY,
      }),
    )
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain(CANARY)
    expect(await (await ask('GET /', stage, 'ada')).text()).not.toContain(CANARY)
  })

  test('reaches a valid record whatever it is', { timeout: 240_000 }, async () => {
    const template = headingsOf(parse(toMadr(record()))).map(({ depth }) => depth)
    const wrong: Record<string, unknown> = {}
    for (let from = 0; from < HOSTILE.length; from += 16) {
      // A few at a time: each run is a whole room.
      const text = HOSTILE.slice(from, from + 16).join(' ')
      const texts = {
        word: `x ${text}`.slice(0, 60),
        line: `x ${text}`.slice(0, 190),
        long: HOSTILE.slice(from, from + 16).join('\n\n'),
      }
      const walked = await walk(world, texts)
      await decide(walked, texts)
      for (const format of ['madr', 'nygard', 'y-statement']) {
        const file = await (
          await walked.ada.get(`/decisions/${walked.room.id}/adr.md?format=${format}`)
        ).text()
        const tree = parse(file)
        const strange = kindsOf(tree).filter((kind) =>
          [
            'html',
            'code',
            'image',
            'definition',
            'footnoteDefinition',
            'thematicBreak',
            'blockquote',
          ].includes(kind),
        )
        const findings = await lint(file, format === 'y-statement' ? ['MD041'] : [])
        if (strange.length > 0 || findings.length > 0) wrong[`${format} ${text}`] = [strange, findings]
        if (format !== 'madr') continue
        const matter = parseYaml(frontMatterOf(file))
        expect(Object.keys(matter)).toEqual(expect.arrayContaining(['status', 'date', 'decision-makers']))
        expect(matter).not.toHaveProperty('admin')
        expect(linksOf(tree)).toEqual([])
        expect(headingsOf(tree).filter(({ depth }) => depth === 1).length).toBe(1)
        expect(Math.max(...headingsOf(tree).map(({ depth }) => depth))).toBeLessThanOrEqual(
          Math.max(...template),
        )
      }
    }
    expect(wrong).toEqual({})
  })

  test.each([
    ['ASCII', 'a long word '],
    ['emoji', '👩🏽‍💻🦆 '],
    ['Arabic', 'قرار الفريق '],
    ['Chinese', '团队的决定。'],
    ['NUL and lone surrogates', 'a\0b\ud800c\udc00d '],
  ])('of 10,000 characters is kept whole: %s', async (_script, text) => {
    const kept = filled(text, LONG).toWellFormed().replaceAll('\0', '').trim()
    const texts = { word: filled(text, 60), line: filled(text, 280), long: filled(text, LONG) }
    const walked = await walk(world, texts)
    const { context } = await world.db
      .selectFrom('decisions')
      .select('context')
      .where('id', '=', walked.room.id)
      .executeTakeFirstOrThrow()
    expect(context).toBe(kept)
    const ballot = await documentOf(await walked.ada.get(`/decisions/${walked.room.id}/ballot`))
    expect(ballot.querySelector('details .as-typed')?.textContent).toBe(kept)
    expect(ballot.getElementById(`vetoes.${walked.room.options.at(-1)?.id}`)?.textContent).toBe(kept)
    await decide(walked, texts)
    const exported = await (await walked.ada.get(`/decisions/${walked.room.id}/export.json`)).text()
    expect(JSON.parse(exported).decision.context).toBe(kept)
    const file = await (await walked.ada.get(`/decisions/${walked.room.id}/adr.md`)).text()
    expect(parseYaml(frontMatterOf(file)).status).toBe('accepted')
    expect(file.length).toBeGreaterThan(LONG)
    expect(file.isWellFormed()).toBe(true)
  })

  test('in 40 reasons of 10,000 characters each fits into a ballot', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Option ${index}`)
    const room = await world.openRoom({
      options: names.map((name) => ({ key: null, name })),
      team: { name: 'Many' },
    })
    const reasons = Object.fromEntries(room.options.map(({ id }) => [`vetoes.${id}`, filled('决定', LONG)]))
    const response = await (await world.as('bo')).post(`/decisions/${room.id}/ballot`, {
      ...ballotForm(room),
      ...reasons,
    })
    expect(response.status).toBe(303)
  })
})
