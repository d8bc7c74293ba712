import { describe, expect, test } from 'vitest'
import { Dials } from '../../views/charts/dials.tsx'
import { FlipTable } from '../../views/charts/flip-table.tsx'
import { Flip } from '../../views/results/flip.tsx'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, textOf, textsOf } from './document.ts'
import { madeUp, propsOf, workedProps } from './worked-case.ts'

const { result, explanation } = workedProps
const dials = markupOf(<Dials result={result} sentences={explanation.crossovers} />)

describe('the dials', () => {
  test('show the five criteria nearest to turning the result, with the sentence first', () => {
    expect(textsOf(dials, '.q b')).toEqual([
      'One language',
      'Development speed',
      'Longevity',
      'Data & AI',
      'Memory footprint',
    ])
    expect(textsOf(dials, '.q')[0]).toBe(
      'If One language counted 2\u00a0% instead of 7\u00a0%, Python would lead.',
    )
  })

  test('share an axis to the next tenth that holds them', () => {
    expect(textOf(dials.querySelector('.small'))).toContain('Axis 0 to 30\u00a0% of the weight')
  })

  test('draw the weight now, the turning point and the stretch in which the leader stays', () => {
    const [svg] = all(dials, '.dial svg')
    const turn = result.stability.find(({ criterionId }) => criterionId === 'c10')
    if (!svg || !turn) throw new Error('One language is the nearest')
    const [hold, now, cut] = ['.hold', '.now', '.cut-t'].map((mark) => svg.querySelector(mark))
    if (!hold || !now || !cut) throw new Error('a dial has all three')
    expect(attributeOf(now, 'cx')).toBeCloseTo(turn.weight / 0.003, 1)
    expect(attributeOf(cut, 'x1')).toBeCloseTo(turn.low / 0.003, 1)
    expect(attributeOf(hold, 'x1')).toBeCloseTo(turn.low / 0.003, 1)
    expect(attributeOf(hold, 'x2')).toBe(100)
    expect(textsOf(svg, 'text')).toEqual(['Python below 2\u00a0%', 'now 7\u00a0%'])
  })

  test('turn a label to the left of its mark where it would leave the chart', () => {
    const far = all(dials, '.flip')[2]
    expect(textOf(far ?? null)).toBe('Python above 20\u00a0%')
    expect(far?.getAttribute('class')).toContain('end')
    const near = all(dials, '.flip').find((label) => textOf(label).includes('below'))
    expect(near?.getAttribute('class')).not.toContain('end')
  })

  test('drop a long name on a phone, where the sentence has it', () => {
    const long = propsOf({
      ...madeUp(12, 12, 21),
      options: madeUp(12, 12, 21).options.map((option) => ({
        ...option,
        name: `${option.name} on the old servers`,
      })),
    })
    const chart = markupOf(<Dials result={long.result} sentences={long.explanation.crossovers} />)
    expect(all(chart, '.flip.wm').length).toBe(all(chart, '.flip.nw').length)
    expect(textsOf(chart, '.flip.nw')[0]).toMatch(/^(slightly )?(above|below)/)
  })

  test('are absent where no single weight turns the result', () => {
    const { result: two, explanation: said } = propsOf(madeUp(2, 3, 5))
    expect(two.crossovers).toEqual([])
    expect(String(<Dials result={two} sentences={said.crossovers} />)).toBe('')
  })
})

describe('what would flip it', () => {
  test('tells the criteria beyond the dials in one line', () => {
    const section = markupOf(<Flip {...workedProps} />)
    expect(textOf(section.querySelector('.note'))).toBe(
      'CPU performance would have to count 19\u00a0% (Java), Deployment 24\u00a0% (Go), Maintainability 37\u00a0% (Go), I/O concurrency 40\u00a0% (Go) and Using what the team already knows 89\u00a0% (PHP). No weight of Hiring market or Ecosystem alone changes the leader.',
    )
  })

  const { criteria, stability } = result
  const turning = criteria.slice(0, 6).flatMap(({ id, weight }, j) =>
    j < 5
      ? [{ criterionId: id, weight, at: weight / 2, rivalId: 'o1' }]
      : [
          { criterionId: id, weight: 0.081, at: 0.079, rivalId: 'o1' },
          { criterionId: id, weight: 0.081, at: 0.14, rivalId: 'o2' },
        ],
  )

  test('names a criterion once that turns it both ways, and says how little where it is next to the weight', () => {
    const section = markupOf(<Flip result={{ ...result, crossovers: turning }} explanation={explanation} />)
    expect(textOf(section.querySelector('.note'))).toMatch(
      /^I\/O concurrency would have to count slightly less than 8\u00a0% \(Python\) or 14\u00a0% \(Java\)\./,
    )
  })

  test('says the same in the table', () => {
    const near = stability.map((part, j) =>
      j === 5
        ? { ...part, weight: 0.081, low: 0.079, lowRivalId: 'o1', high: 0.084, highRivalId: 'o2' }
        : part,
    )
    const rows = textsOf(markupOf(<FlipTable result={{ ...result, stability: near }} />), 'tbody tr')
    expect(rows).toContain(
      'I/O concurrency8\u00a0%slightly less than 8\u00a0% Pythonslightly more than 8\u00a0% Java',
    )
  })

  test('leaves a long list to the table', () => {
    const many = cases['forty options']
    if (!many) throw new Error('no such case')
    const note = textOf(markupOf(<Flip {...many} />).querySelector('.note'))
    expect(note).toMatch(/; \d+ more are in the table\./)
  })

  test('has every criterion in the table, nearest first', () => {
    const table = markupOf(<FlipTable result={result} />)
    expect(textsOf(table, 'tbody th')).toHaveLength(12)
    expect(textsOf(table, 'tbody tr')[0]).toBe('One language7\u00a0%2\u00a0% Python–')
    expect(textsOf(table, 'tbody tr').at(-1)).toBe('Hiring market9\u00a0%––')
  })
})
