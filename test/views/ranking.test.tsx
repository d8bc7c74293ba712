import { describe, expect, test } from 'vitest'
import { printed, score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { partsOf, scoreParts } from '../../views/charts/parts.ts'
import { Ranking } from '../../views/charts/ranking.tsx'
import { RankingTable } from '../../views/charts/ranking-table.tsx'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, numberOf, textOf, textsOf } from './document.ts'
import { madeUp, propsOf, worked, workedProps } from './worked-case.ts'

const { result } = workedProps

describe('the ranking', () => {
  test('starts every bar with what the team knows, then with what separates leader and rival', () => {
    const names = partsOf(result).map(({ name }) => name)
    expect(names[0]).toBe('Using what the team already knows')
    expect(names.slice(1, 5)).toEqual(['One language', 'Development speed', 'Longevity', 'Ecosystem'])
    expect(names[5]).toBe('7 other criteria')
  })

  test('starts with the criterion that was asked for, then what the team knows', () => {
    const names = partsOf(result, 'c8').map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['Deployment', 'Using what the team already knows', 'One language'])
    expect(names).toHaveLength(6)
    expect(partsOf(result, 'c0')).toEqual(partsOf(result))
  })

  test('prints the places, scores and distances', () => {
    const chart = markupOf(<Ranking result={result} />)
    expect(textsOf(chart, '.pos')).toEqual(['1', '2', '3', '4', '5', '6'])
    const [first, second] = textsOf(chart, '.sum')
    expect(first).toBe('73.5 of 100')
    expect(second).toBe('69.7 −3.8')
    expect(textsOf(chart, '.who')[5]).toBe('Ruby nobody can deliver yet')
  })

  test('draws parts that fill the bar up to its score', () => {
    const chart = markupOf(<Ranking result={result} />)
    const bar = chart.querySelector('svg[role="img"]')
    const parts = bar ? all(bar, 'rect.seg') : []
    const last = parts.at(-1)
    expect(last && attributeOf(last, 'x') + attributeOf(last, 'width')).toBeCloseTo(73.5, 1)
  })

  test('leaves a number out of a part that is too narrow for it', () => {
    const chart = markupOf(<Ranking result={result} />)
    const python = all(chart, 'svg[role="img"]')[1]
    expect(python?.getAttribute('aria-label')).toContain('One language 1.3')
    expect(python && textsOf(python, 'text')).not.toContain('1.3')
    expect(python && textsOf(python, 'text')).toContain('11.4')
  })

  test('draws no part of width zero', () => {
    const nothing = propsOf({
      ...madeUp(2, 7, 4),
      profile: [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 10, 10, 10, 10, 10, 10],
      ],
    })
    const chart = markupOf(<Ranking result={nothing.result} />)
    expect(all(chart, 'rect.seg').filter((part) => attributeOf(part, 'width') === 0)).toEqual([])
  })

  test('gives options that tie the same place', () => {
    const chart = markupOf(<Ranking result={resultOf('a tie')} />)
    expect(textsOf(chart, '.pos').slice(0, 3)).toEqual(['1', '1', '3'])
    expect(textsOf(chart, '.sum').slice(0, 2)).toEqual(['73.5 of 100', '73.5 of 100'])
  })

  test('sets apart what a must-have rules out, with the reason and the score', () => {
    const chart = markupOf(<Ranking result={resultOf('options ruled out')} />)
    expect(textsOf(chart, 's')).toEqual(['PHP', 'Ruby'])
    expect(textsOf(chart, '.why')).toEqual([
      'Needs 3 or more on I/O concurrency; it has 2.1.',
      'Needs one person who can deliver alone; nobody can.',
    ])
    expect(textsOf(chart, '.out .sum')).toEqual(['61.2', '48.8'])
    expect(textsOf(chart, 'ol .pos')).toEqual(['1', '2', '3', '4'])
  })

  test('says that a veto ruled an option out', () => {
    const vetoed = propsOf({
      ...madeUp(2, 3, 3),
      ballots: madeUp(2, 3, 3).ballots.map((ballot) => ({ ...ballot, vetoes: [false, true] })),
      constraints: [{ kind: 'veto', share: 0.5 }],
    })
    const chart = markupOf(<Ranking result={vetoed.result} />)
    expect(textsOf(chart, '.why')).toEqual([
      '3 of 3 could not work with it; 50\u00a0% of the ballots rule an option out.',
    ])
  })

  test('keeps eight options open and folds the others', () => {
    const chart = markupOf(<Ranking result={resultOf('twelve options')} />)
    expect(all(chart, '.ranking > .rank > li')).toHaveLength(8)
    expect(textOf(chart.querySelector('summary'))).toBe('The other 4 options')
    expect(all(chart, 'details .rank > li')).toHaveLength(4)
  })

  test('numbers nobody while there are no priorities', () => {
    const chart = markupOf(<Ranking result={resultOf('no priorities')} />)
    expect(new Set(textsOf(chart, '.pos'))).toEqual(new Set(['–']))
  })

  test('shows how far an option with unknown values could reach, in the bar, in words and in the table', () => {
    const half = propsOf({
      ...worked,
      profile: worked.profile.map((row, i) => row.map((score, j) => (i === 1 && j > 8 ? null : score))),
    }).result
    const python = half.options[1]
    if (!python) throw new Error('Python is an option')
    const chart = markupOf(<Ranking result={half} />)
    expect(all(chart, '.could')).toHaveLength(1)
    const said = `could end anywhere from ${score(python.lo)} to ${score(python.hi)}`
    expect(textOf(chart.querySelector('.could'))).toBe(said)
    const bar = all(chart, 'svg[role="img"]').find((svg) => svg.querySelector('.reach'))
    expect(bar?.getAttribute('aria-label')).toMatch(new RegExp(`^Python .*; ${said}$`))
    const [line] = bar ? all(bar, '.reach') : []
    expect(line && [attributeOf(line, 'x1'), attributeOf(line, 'x2')]).toEqual([
      expect.closeTo(python.lo, 1),
      expect.closeTo(python.hi, 1),
    ])
    const table = markupOf(<RankingTable result={half} />)
    expect(textsOf(table, 'td.named').filter((text) => text !== '–')).toEqual([
      `${score(python.lo)} to ${score(python.hi)}`,
    ])
    expect(all(markupOf(<Ranking result={result} />), '.reach, .could')).toEqual([])
  })

  test('shows only the first few where it is quoted', () => {
    const chart = markupOf(<Ranking result={resultOf('options ruled out')} only={2} />)
    expect(all(chart, 'li .fig')).toHaveLength(2)
    expect(all(chart, '.out, details')).toEqual([])
  })
})

describe.each(Object.keys(cases))('the table of the ranking with %s', (name) => {
  test('adds up to the printed score in every row', () => {
    const table = markupOf(<RankingTable result={resultOf(name)} />)
    for (const row of all(table, 'tbody tr')) {
      const cells = textsOf(row, 'td:not(.named)').map(numberOf)
      const score = cells.pop()
      expect(printed(cells.reduce((sum, cell) => sum + cell, 0))).toBe(score)
    }
  })
})

test('no part is printed below zero because of rounding', () => {
  const option = result.options[0]
  if (!option) throw new Error('the worked case has options')
  const parts = Array.from({ length: 6 }, (_, j) => ({
    series: j < 5 ? ('s1' as const) : null,
    name: `${j}`,
    short: `${j}`,
    criteria: [j],
  }))
  const contributions = [9.06, 9.06, 9.06, 9.06, 9.06, 0]
  const { sums, slack } = scoreParts(parts, { ...option, contributions, score: 45.3 })
  expect(sums.map(({ shown }) => shown)).toEqual([9.1, 9.1, 9.1, 9.1, 9.1, 0])
  expect(slack).toBe(-0.2)
})

function resultOf(name: string): Result {
  const found = cases[name]
  if (!found) throw new Error(`no case ${name}`)
  return found.result
}
