import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { percent } from '../../src/advisor/format.ts'
import { CLEAR_CHANCE, LIKELY_CHANCE, MIN_ANSWERED, MIN_COVERAGE } from '../../src/advisor/verdict.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { documentOf, FRAGMENT, textOf } from '../helpers/html.ts'
import { createWorld, type World } from '../helpers/world.ts'

const MOST_BYTES = 25_000

describe('the pages on the method', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.close())

  const page = async (path: string) => documentOf(await world.anonymous().get(path))
  const hrefs = (document: Awaited<ReturnType<typeof page>>, selector = 'main a') =>
    [...document.querySelectorAll(selector)].map((link) => link.getAttribute('href') ?? '')

  test.each(['/method', '/method/evidence'])(
    '%s is for everybody, light, and whole as a fragment',
    async (path) => {
      const response = await world.anonymous().get(path, { 'Accept-Encoding': 'gzip' })
      expect([response.status, response.headers.get('Content-Encoding')]).toEqual([200, 'gzip'])
      expect((await response.arrayBuffer()).byteLength).toBeLessThan(MOST_BYTES)
      const main = (await page(path)).querySelector('main')?.innerHTML
      expect(main?.length).toBeGreaterThan(10_000)
      const fragment = await world.anonymous().get(path, FRAGMENT)
      const text = await fragment.text()
      expect(text).toMatch(/^<title>/)
      expect((await documentOf(new Response(`<body>${text}</body>`))).querySelector('main')?.innerHTML).toBe(
        main,
      )
    },
  )

  test.each(['/method', '/method/evidence'])('every link within %s has a place to go to', async (path) => {
    const document = await page(path)
    const inside = hrefs(document).filter((href) => href.startsWith('#'))
    expect(inside.length).toBeGreaterThan(10)
    expect(inside.filter((href) => !document.getElementById(href.slice(1)))).toEqual([])
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('the method has the parts that other pages link to, each with a heading', async () => {
    const document = await page('/method')
    for (const id of [
      'score weights readiness verdict flip robustness agreement opinions direct-vote limits evidence literature',
    ].flatMap((ids) => ids.split(' ')))
      expect(document.querySelector(`section#${id} > h2`)?.textContent).toEqual(expect.any(String))
    expect(hrefs(document)).toContain('/method/evidence')
  })

  test('the method states the thresholds that the verdict uses', async () => {
    const text = (await page('/method')).querySelector('#verdict')?.textContent ?? ''
    for (const share of [CLEAR_CHANCE, LIKELY_CHANCE, MIN_ANSWERED, MIN_COVERAGE])
      expect(text).toContain(percent(share))
  })

  test('the case on it adds up as it is printed', async () => {
    const rows = [...(await page('/method')).querySelectorAll('.method-case tbody tr')]
    const sums = [...(await page('/method')).querySelectorAll('.method-case tfoot td')].map(
      ({ textContent }) => Number(textContent),
    )
    const numbers = (column: number) =>
      rows.map((row) => Number.parseFloat([...row.querySelectorAll('td')][column]?.textContent ?? ''))
    const total = (column: number) => numbers(column).reduce((sum, number) => sum + number, 0)
    expect(rows).toHaveLength(4)
    expect(total(2)).toBe(100)
    expect([total(3), total(4)].map((sum) => Number(sum.toFixed(1)))).toEqual(sums)
  })

  test('the evidence shows every score with its band, its status and what was read', async () => {
    const document = await page('/method/evidence')
    const scored = backendStack.criteria.filter(({ kind }) => kind === 'profile')
    expect(document.querySelectorAll('.rests tbody tr')).toHaveLength(
      scored.length * backendStack.options.length,
    )
    for (const criterion of scored)
      for (const option of backendStack.options) {
        const cell = backendStack.cell(option.key, criterion.key)
        const row = document.getElementById(`${criterion.key}-${option.key}`)?.textContent
        expect(row).toContain(`${cell?.score} ± ${cell?.band}`)
        expect(row).toContain(cell?.status)
        expect(row).toContain(cell?.evidence)
      }
    expect(document.querySelectorAll('.all-scores tbody td a')).toHaveLength(
      scored.length * backendStack.options.length,
    )
  })

  test('the evidence leads from every figure that was read to its source, and from there outside', async () => {
    const document = await page('/method/evidence')
    const figures = [...document.querySelectorAll('.rests li')]
    expect(figures.length).toBeGreaterThan(200)
    for (const figure of figures)
      expect(figure.querySelector('a') !== null || figure.textContent?.includes(', judged')).toBe(true)
    const sources = [...document.querySelectorAll('.sources > li')]
    expect(sources).toHaveLength(backendStack.sources.length)
    for (const source of sources) {
      expect(hrefs(document, `#${source.id} a`).every((href) => URL.canParse(href))).toBe(true)
      expect(source.querySelector('a')?.getAttribute('rel')).toBe('noopener nofollow')
    }
    const cited = new Set(hrefs(document, '.rests li a, .terms a'))
    expect(sources.filter(({ id }) => !cited.has(`#${id}`)).map(({ textContent }) => textContent)).toEqual([])
  })

  test('no page that is open to voters leads to the scores', async () => {
    const room = await world.openRoom()
    const sealed = [`/decisions/${room.id}`, `/decisions/${room.id}/ballot`, await world.invite(room)]
    for (const path of sealed) {
      const who = path.startsWith('/join') ? world.anonymous() : await world.as('bo')
      const document = await documentOf(await who.get(path))
      expect(hrefs(document, 'footer a')).toContain('/method')
      expect(hrefs(document, 'a')).not.toContain('/method/evidence')
    }
    const method = textOf(await page('/method'))
    for (const { name } of backendStack.options.filter(({ key }) => key === 'elixir' || key === 'kotlin'))
      expect(method).not.toContain(name)
  })
})
