import { describe, expect, test } from 'vitest'
import { printed } from '../../src/advisor/format.ts'
import { Ledger } from '../../views/charts/ledger.tsx'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, numberOf, textOf, textsOf } from './document.ts'
import { madeUp, propsOf, workedProps } from './worked-case.ts'

const ledger = markupOf(<Ledger result={workedProps.result} />)

describe('the ledger', () => {
  test('runs from the largest advantage over the smaller ones to the largest disadvantage', () => {
    expect(textsOf(ledger, 'tbody th')).toEqual([
      'One language',
      'Ecosystem',
      'I/O concurrency',
      'Using what the team already knowsTeam knowledge',
      'CPU performance',
      '3 smaller ones',
      'Memory footprint',
      'Data & AI',
      'Longevity',
      'Development speed',
    ])
    expect(textsOf(ledger, 'tbody .num').at(0)).toBe('+5.3')
    expect(textsOf(ledger, 'tbody .num').at(-1)).toBe('−4.2')
  })

  test('ends in the distance of the printed scores', () => {
    expect(textOf(ledger.querySelector('tfoot th'))).toBe('Node.js ahead by')
    expect(textOf(ledger.querySelector('tfoot .num'))).toBe('+3.8')
  })

  test('draws for the leader to the right of the centre, against it to the left', () => {
    const [first] = all(ledger, 'rect.pro')
    const last = all(ledger, 'rect.con').at(-1)
    expect(first && attributeOf(first, 'x')).toBe(50)
    expect(first && attributeOf(first, 'width')).toBe(48)
    expect(last && attributeOf(last, 'x') + attributeOf(last, 'width')).toBeCloseTo(50, 6)
    expect(last && attributeOf(last, 'width')).toBeCloseTo((48 * 4.2) / 5.3, 1)
  })

  test('says in a row of its own what rounding leaves when there are no smaller ones', () => {
    const rounded = propsOf({
      ...madeUp(2, 3, 1),
      criteria: madeUp(2, 3, 1).criteria.map((criterion) => ({ ...criterion, kind: 'profile' })),
      profile: [
        [10, 10, 0],
        [0.2, 0.2, 1],
      ],
      ballots: [{ importance: [1, 1, 1], familiarity: [4, 4] }],
    })
    const small = markupOf(<Ledger result={rounded.result} />)
    expect(textsOf(small, 'tbody th')).toEqual(['Criterion 1', 'Criterion 2', 'rounding', 'Criterion 3'])
    expect(textsOf(small, 'tbody .num')).toEqual(['+32.7', '+32.7', '−0.1', '−3.3'])
    expect(textOf(small.querySelector('tfoot .num'))).toBe('+62.0')
  })

  test('names a single small one, with its own points', () => {
    const { result } = workedProps
    const kept = [...result.differences].sort((a, b) => Math.abs(a.points) - Math.abs(b.points)).slice(2)
    const table = markupOf(
      <Ledger
        result={{ ...result, differences: result.differences.filter((part) => kept.includes(part)) }}
      />,
    )
    const names = textsOf(table, 'tbody th')
    expect(names.join()).not.toContain('smaller')
    expect(names.filter((name) => name !== 'rounding')).toHaveLength(kept.length)
  })

  test('is absent where nobody leads', () => {
    expect(String(<Ledger result={cases['no priorities']?.result ?? workedProps.result} />)).toBe('')
  })
})

test.each(Object.entries(cases))('the ledger with %s adds up as printed', (_name, { result }) => {
  const table = markupOf(<Ledger result={result} />)
  const rows = textsOf(table, 'tbody .num').map(numberOf)
  expect(printed(rows.reduce((sum, row) => sum + row, 0))).toBe(
    numberOf(textOf(table.querySelector('tfoot .num'))),
  )
})
