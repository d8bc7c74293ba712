import { describe, expect, test } from 'vitest'
import { printed } from '../../src/advisor/format.ts'
import { Contributions } from '../../views/charts/contributions.tsx'
import { WeightsTable } from '../../views/results/weights-table.tsx'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, numberOf, textOf, textsOf } from './document.ts'
import { propsOf, worked, workedProps } from './worked-case.ts'

const { result } = workedProps
const table = markupOf(<Contributions result={result} />)

describe('all contributions', () => {
  test('have rows by weight and columns by rank', () => {
    expect(textsOf(table, 'tbody th .long').slice(0, 3)).toEqual([
      'Ecosystem',
      'Maintainability',
      'Development speed',
    ])
    expect(textsOf(table, 'thead .num').slice(1)).toEqual(['Node.js', 'Python', 'Java', 'Go', 'PHP', 'Ruby'])
  })

  test('set the best of a row bold', () => {
    const [ecosystem] = all(table, 'tbody tr')
    expect(ecosystem && textsOf(ecosystem, '.lead')).toEqual(['11.9'])
  })

  test('draw the weight as the track and what is earned in it', () => {
    const [ecosystem] = all(table, 'tbody tr')
    if (!ecosystem) throw new Error('no row')
    expect(all(ecosystem, '.track').map((track) => attributeOf(track, 'width'))).toEqual([
      100, 100, 100, 100, 100, 100,
    ])
    expect(all(ecosystem, '.mini').map((bar) => attributeOf(bar, 'width'))).toEqual([100, 76, 70, 57, 68, 56])
  })

  test('flag a value that is unknown', () => {
    const gap = propsOf({
      ...worked,
      profile: worked.profile.map((row, i) => row.map((score, j) => (i === 0 && j === 2 ? null : score))),
    })
    const cells = textsOf(markupOf(<Contributions result={gap.result} />), 'td')
    expect(cells.filter((cell) => cell.endsWith('?, unknown, taken as half'))).toHaveLength(1)
  })
})

test.each(Object.entries(cases))(
  'the columns with %s add up to the scores and to all the weight',
  (_, props) => {
    const markup = markupOf(<Contributions result={props.result} />)
    const rows = all(markup, 'tbody tr').map((row) => textsOf(row, 'td').map(numberOf))
    const sums = textsOf(markup, 'tfoot td').map(numberOf)
    const added = sums.map((_sum, i) => printed(rows.reduce((sum, row) => sum + (row[i] ?? 0), 0)))
    expect(added).toEqual(sums)
  },
)

describe('the priorities', () => {
  test('show the answers each weight comes from', () => {
    const rows = textsOf(markupOf(<WeightsTable result={result} />), 'tbody tr')
    const [language] = rows.filter((row) => row.startsWith('One language'))
    expect(language).toBe('One language7\u00a0%30110205.3')
  })

  test('count whoever left a question blank', () => {
    const markup = markupOf(<WeightsTable result={result} />)
    const blank = all(markup, 'tbody tr').map((row) => textOf(all(row, 'td').at(-2) ?? null))
    expect(blank.filter((count) => count === '1')).toHaveLength(2)
  })
})
