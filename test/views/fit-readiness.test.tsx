import { describe, expect, test } from 'vitest'
import { FitReadiness, plotted } from '../../views/charts/fit-readiness.tsx'
import { FitReadinessTable } from '../../views/charts/fit-readiness-table.tsx'
import { placeLabels } from '../../views/charts/label-places.ts'
import { cases } from './cases.tsx'
import { all, attributeOf, markupOf, textsOf } from './document.ts'
import { workedProps } from './worked-case.ts'

const { result } = workedProps
const plot = markupOf(<FitReadiness result={result} />)

describe('fit and readiness', () => {
  test('stand in the name of the plot and in a table', () => {
    expect(plot.querySelector('svg')?.getAttribute('aria-label')).toContain(
      'Node.js fit 72.5, readiness 82.1',
    )
    const table = markupOf(<FitReadinessTable result={result} />)
    expect(textsOf(table, 'tbody tr')[0]).toBe('Node.js72.582.173.5')
  })

  test('put the leader where its two scores are', () => {
    const leader = plot.querySelector('.pt-a')?.parentElement
    const option = result.options.find(({ id }) => id === result.leaderId)
    if (!leader || !option) throw new Error('the worked case has a leader')
    expect(attributeOf(leader, 'x')).toBeCloseTo(((option.fit ?? 0) - 40) / 0.4, 1)
    expect(attributeOf(leader, 'y')).toBeCloseTo(2.3 * (100 - (option.readiness ?? 0)), 1)
  })

  test('tell leader, rival and the others apart by shape', () => {
    const shapes = ['.pt-a', '.pt-b', '.pt:not(.pt-a, .pt-b)'].map((mark) =>
      plot.querySelector(mark)?.getAttribute('d'),
    )
    expect(new Set(shapes).size).toBe(3)
    expect(all(plot, '.pt')).toHaveLength(6)
  })

  test('label every option of six, and dash what is ruled out', () => {
    const names = result.options.map(({ name }) => name)
    expect(textsOf(plot, 'text')).toEqual(expect.arrayContaining(names))
    const out = cases['options ruled out']
    expect(out && all(markupOf(<FitReadiness result={out.result} />), '.pt-out')).toHaveLength(2)
  })

  test('have no plot where one of the two is missing', () => {
    for (const name of ['no familiarity criterion', 'only familiarity counts'])
      expect(plotted(cases[name]?.result ?? result)).toEqual([])
  })
})

describe('labels of a plot', () => {
  test('stand to the right of their point where there is room', () => {
    expect(placeLabels([{ label: 'Go', x: 0.5, y: 100 }], 1)).toEqual([
      { side: 'start', dy: 4, text: 'Go', isLetter: false },
    ])
  })

  test('turn to the left at the right edge and where another point is in the way', () => {
    expect(placeLabels([{ label: 'Node.js', x: 1, y: 100 }], 1)[0]?.side).toBe('end')
    const [first] = placeLabels(
      [
        { label: 'Node.js', x: 0.5, y: 100 },
        { label: 'Go', x: 0.6, y: 100 },
      ],
      1,
    )
    expect(first?.side).toBe('end')
  })

  test('stay off the words above and beneath the plot', () => {
    const corners = Array.from({ length: 8 }, (_, i) => ({
      label: `Option ${i}`,
      x: 0.5,
      y: i % 2 ? 0 : 230,
    }))
    for (const [i, { dy }] of placeLabels(corners, 2).entries()) {
      const y = (corners[i]?.y ?? 0) + dy
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(235)
    }
  })

  test('become letters where there is no room, and the first ones stay', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => ({ label: `Option ${i}`, x: 0.5 + i / 1000, y: 100 }))
    const places = placeLabels(crowd, 3)
    expect(places).toHaveLength(40)
    expect(places.slice(0, 3).map(({ text }) => text)).toEqual(['Option 0', 'Option 1', 'Option 2'])
    const letters = places.filter(({ isLetter }) => isLetter).map(({ text }) => text)
    expect(letters.length).toBeGreaterThan(26)
    expect(letters.slice(24, 28)).toEqual(['Y', 'Z', 'AA', 'AB'])
  })
})

test.each(Object.entries(cases))('no point is without a name in the plot with %s', (_name, { result }) => {
  const root = markupOf(<FitReadiness result={result} front={result.complements.front} />)
  for (const other of ['wm', 'nw']) {
    const labels = textsOf(root, `svg svg text[class]:not(.${other}, .end[dx="-6"])`)
    const key = textsOf(root, `.key li:not(.${other})`)
    const points = plotted(result)
    for (const entry of key) expect(labels).toContain(entry.split(' ')[0])
    const named = labels.filter((label) => !/^\d+$/.test(label))
    expect(named.length).toBe(points.length)
    expect(new Set(named).size).toBe(points.length)
    expect(points.filter(({ option }) => key.some((entry) => entry.endsWith(` ${option.name}`))).length).toBe(
      key.length,
    )
    if (result.leaderId && points.length > 0) expect(textsOf(root, `text.ta:not(.${other})`)).toHaveLength(1)
  }
})
