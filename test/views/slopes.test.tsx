import { describe, expect, test } from 'vitest'
import { movedApart, slopesOf, slopesSentence } from '../../views/charts/slope-lines.ts'
import { Slopes } from '../../views/charts/slopes.tsx'
import { SlopesTable } from '../../views/charts/slopes-table.tsx'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, numberOf, textsOf } from './document.ts'
import { madeUp, propsOf, workedProps } from './worked-case.ts'

const { result } = workedProps
const slopes = slopesOf(result)
if (!slopes) throw new Error('One language turns the worked case')
const chart = markupOf(<Slopes result={result} slopes={slopes} />)
const crossing = result.crossovers[0]?.at ?? 0

describe('the nearest turning point', () => {
  test('is drawn with every option, to about three times the present weight', () => {
    expect(slopes.criterion.name).toBe('One language')
    expect(slopes.end).toBeGreaterThanOrEqual(3 * slopes.criterion.weight)
    expect(slopes.end).toBeLessThanOrEqual(4 * slopes.criterion.weight)
    expect(all(chart, '.ln')).toHaveLength(6)
  })

  test('goes through today’s scores at today’s weight, and crosses where the dial turns', () => {
    for (const { option, at } of slopes.lines)
      expect(at(slopes.criterion.weight)).toBeCloseTo(option.score, 9)
    const [leader, rival] = ['o0', 'o1'].map((id) => slopes.lines.find(({ option }) => option.id === id))
    expect(leader?.at(crossing)).toBeCloseTo(rival?.at(crossing) ?? 0, 9)
  })

  test('sets the leader and the option that takes over apart, and names all', () => {
    expect(textsOf(chart, '.ta')).toEqual(['Node.js'])
    expect(textsOf(chart, '.tb')).toEqual(['Python'])
    expect(all(chart, '.ln-a, .ln-b')).toHaveLength(2)
    expect(textsOf(chart, 'text')).toEqual(expect.arrayContaining(result.options.map(({ name }) => name)))
  })

  test('marks the weight now and the crossing', () => {
    const [now] = all(chart, '.nowline')
    const [ring] = all(chart, '.xpt')
    expect(now && attributeOf(now, 'x1')).toBeCloseTo((100 * slopes.criterion.weight) / slopes.end, 1)
    expect(ring && attributeOf(ring, 'cx')).toBeCloseTo((100 * crossing) / slopes.end, 1)
  })

  test('says it in a sentence, which names the chart as well', () => {
    const sentence = 'Below 2\u00a0% Python leads; above it Node.js does.'
    expect(slopesSentence(result, slopes)).toBe(sentence)
    expect(chart.querySelector('svg')?.getAttribute('aria-label')).toContain(sentence)
  })

  test('stands in a table with the scores at both ends, now and where they are level', () => {
    const table = markupOf(<SlopesTable slopes={slopes} />)
    expect(textsOf(table, 'thead th')).toEqual([
      'Option',
      '0\u00a0%',
      '2\u00a0%, level',
      '7\u00a0%, now',
      '25\u00a0%',
    ])
    const scores = textsOf(table, 'td').map(numberOf)
    expect(scores[1]).toBe(scores[5])
    expect(scores[2]).toBe(73.5)
  })

  test('is absent where no single weight turns the result', () => {
    expect(slopesOf(propsOf(madeUp(2, 3, 5)).result)).toBeNull()
  })

  test('draws twelve lines at most, among them all that lead somewhere', () => {
    const many = cases['forty options']?.result
    const drawn = many && slopesOf(many)
    if (!drawn) throw new Error('the weights of forty options turn the result')
    const ids = drawn.lines.map(({ option }) => option.id)
    expect(ids).toHaveLength(12)
    expect(ids).toEqual(expect.arrayContaining([many.leaderId, ...drawn.turns.map(({ rivalId }) => rivalId)]))
  })

  test('tells of turning points on both sides, and of who leads beyond them', () => {
    const both = {
      ...slopes,
      end: 0.3,
      turns: [
        { at: 0.02, rivalId: 'o1', side: 'below' as const, beyondId: null },
        { at: 0.2, rivalId: 'o3', side: 'above' as const, beyondId: 'o2' },
      ],
    }
    expect(slopesSentence(result, both)).toBe(
      'Below 2\u00a0% Python leads; above 20\u00a0% Go does, near 30\u00a0% Java. In between it is Node.js.',
    )
  })
})

describe('names at the ends of lines', () => {
  test('stay where they are while there is room', () => {
    expect(movedApart([10, 40, 100], 14, 0, 230)).toEqual([10, 40, 100])
  })

  test('move apart in their order, and stay between the ends', () => {
    expect(movedApart([100, 99, 101], 14, 0, 230)).toEqual([113, 99, 127])
    expect(movedApart([230, 229, 228], 14, 0, 230)).toEqual([230, 216, 202])
  })
})
