import { describe, expect, test } from 'vitest'
import { ResultsPage } from '../../views/results/page.tsx'
import { ResultPlate } from '../../views/results/plate.tsx'
import { cases } from './cases.tsx'
import { all, type Markup, markupOf, textOf, textsOf } from './document.ts'

describe.each(Object.entries(cases))('the results page with %s', (_case, props) => {
  const html = String(<ResultsPage {...props} />)
  const page = markupOf(html)

  test('has one h1, the question, and no step between headings', () => {
    const levels = all(page, 'h1, h2, h3, h4').map(({ tagName }) => Number(tagName.slice(1)))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(textOf(page.querySelector('h1'))).toBe(props.decision.question)
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1)
      return level
    })
  })

  test('holds only numbers where numbers belong', () => {
    const values = all(page, '*').flatMap((element) => [...element.attributes].map(({ value }) => value))
    expect(values.filter((value) => /NaN|Infinity|undefined|null/.test(value))).toEqual([])
    expect(page.textContent).not.toMatch(/NaN|Infinity|undefined|\bnull\b/)
  })

  test('keeps every mark inside its chart', () => {
    const shares = all(page, 'svg [x], svg [width], svg [x1], svg [x2], svg [cx]').flatMap((element) =>
      ['x', 'width', 'x1', 'x2', 'cx'].map((name) => element.getAttribute(name) ?? ''),
    )
    const outside = shares.filter((value) => value.endsWith('%')).filter((value) => !isShare(value))
    expect(outside).toEqual([])
  })

  test('names every picture or hides it', () => {
    const silent = all(page, 'svg').filter(
      (svg) => !isNamed(svg) && svg.closest('[aria-hidden="true"]') === null,
    )
    expect(silent.map(textOf)).toEqual([])
  })

  test('needs no inline style and no script', () => {
    expect(all(page, '[style], style, script')).toEqual([])
    expect(html).not.toMatch(/\son\w+="/)
  })

  test('uses every id once and links only to ids that are there', () => {
    const ids = all(page, '[id]').map((element) => element.getAttribute('id'))
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of all(page, 'a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1))
    for (const part of all(page, '[aria-labelledby]'))
      expect(ids).toContain(part.getAttribute('aria-labelledby'))
  })

  test('marks exactly one verdict, the same in words', () => {
    const current = all(page, '.levels [aria-current]')
    expect(current).toHaveLength(1)
    expect(textsOf(page, '#verdict h2')).toEqual([`Verdict: ${textOf(current[0] ?? null)}`])
  })

  test('lets a table scroll by keyboard under a name', () => {
    for (const scroller of all(page, '.scroll')) {
      expect(scroller.getAttribute('tabindex')).toBe('0')
      expect(scroller.getAttribute('aria-label')).toBeTruthy()
    }
  })

  test('renders the plate of the home page', () => {
    const plate = markupOf(<ResultPlate {...props}>From a room.</ResultPlate>)
    expect(all(plate, '.rank > li').length).toBeLessThanOrEqual(4)
    expect(plate.textContent).not.toMatch(/NaN|undefined/)
  })
})

const isNamed = (svg: Markup) =>
  svg.getAttribute('aria-hidden') === 'true' ||
  (svg.getAttribute('role') === 'img' && (svg.getAttribute('aria-label') ?? '') !== '')

const isShare = (value: string) => /^\d+(\.\d+)?%$/.test(value) && Number.parseFloat(value) <= 100
