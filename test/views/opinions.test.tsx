import { describe, expect, test } from 'vitest'
import { METHODS } from '../../views/charts/opinion-table.tsx'
import { SecondOpinions } from '../../views/results/opinions.tsx'
import type { ResultsProps } from '../../views/results/page.tsx'
import { cases, HOSTILE } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'
import { madeUp, propsOf, worked, workedProps } from './worked-case.ts'

const foldOf = (props: ResultsProps) => markupOf(<SecondOpinions {...props} />)
const fold = foldOf(workedProps)
const opinions = workedProps.result.complements.opinions

describe('second opinions', () => {
  test('say in the closed fold how many put the leader first', () => {
    expect(textOf(fold.querySelector('summary small'))).toBe('6 of 7 put Node.js first')
    expect(opinions).toMatchObject({ agreeing: 6, of: 7 })
  })

  test('have a row for the advisor and for each method, in the order of the ranking', () => {
    expect(textsOf(fold, 'thead th')).toEqual([
      'Method',
      ...['Node.js', 'Python', 'Java', 'Go', 'PHP', 'Ruby'],
      'Tau',
    ])
    expect(textsOf(fold, 'tbody th')).toEqual([
      'Advisor score',
      ...Object.values(METHODS).map(({ name }) => name),
    ])
    expect(textsOf(fold, 'tbody tr:first-child td')).toEqual(['1', '2', '3', '4', '5', '6', '–'])
  })

  test('print each place and the rank correlation', () => {
    const rows = all(fold, 'tbody tr').slice(1)
    opinions?.methods.forEach(({ places, tau }, i) => {
      const cells = rows[i] ? textsOf(rows[i], 'td') : []
      const inOrder = workedProps.result.order.map((id) => {
        const at = workedProps.result.options.findIndex((option) => option.id === id)
        return String(places?.[at] ?? '–')
      })
      expect(cells.slice(0, 6)).toEqual(inOrder)
      expect(cells[6]).toBe(tau === null ? '–' : tau.toFixed(2))
    })
  })

  test('mark the first places by weight and underline', () => {
    const firsts = all(fold, 'td.first')
    expect(firsts.map(textOf)).toEqual(firsts.map(() => '1'))
    expect(firsts).toHaveLength(8)
  })

  test('give the reason where a method has no order', () => {
    expect(textsOf(fold, '.note')).toContain(
      'Geometric weights have no order here: somebody gives a criterion no weight.',
    )
    const opposed = propsOf({
      ...worked,
      ballots: worked.ballots.map((ballot, k) => ({
        ...ballot,
        importance: ballot.importance.map((_, j) => (j === k ? 5 : 0)),
      })),
    })
    expect(textsOf(foldOf(opposed), '.note').join(' ')).toContain(
      'Median weights have no order here: there is no criterion that half of the team give any weight.',
    )
    const thousands = propsOf(madeUp(2, 3, 2001), { people: null })
    expect(textsOf(foldOf(thousands), '.note').join(' ')).toContain('above 2,000 ballots')
    const all5 = propsOf({
      ...worked,
      ballots: worked.ballots.map((ballot) => ({ ...ballot, importance: ballot.importance.map(() => 5) })),
    })
    expect(foldOf(all5).textContent).not.toContain('have no order here')
  })

  test('say of each method what it does, and how far all of them agree', () => {
    expect(textsOf(fold, 'li strong')).toEqual(Object.values(METHODS).map(({ name }) => name))
    expect(textOf(fold.querySelector('.small'))).toContain(`Kendall’s W is ${opinions?.w?.toFixed(2)}`)
  })

  test('leave places open for what is ruled out', () => {
    const out = cases['options ruled out']
    if (!out) throw new Error('no such case')
    const places = out.result.complements.opinions?.methods[0]?.places ?? []
    expect(places.filter((place) => place === null)).toHaveLength(2)
    expect(textsOf(foldOf(out), 'tbody tr:first-child td').slice(-3)).toEqual(['–', '–', '–'])
  })

  test('list criteria that may count one thing twice', () => {
    const { overlaps } = workedProps.result.complements
    expect(all(fold, 'table')).toHaveLength(overlaps.length > 0 ? 2 : 1)
    const doubled = propsOf({
      ...worked,
      profile: worked.profile.map((row) => row.map((score, j) => (j === 2 ? (row[1] ?? null) : score))),
    })
    const rows = all(foldOf(doubled), 'table:last-of-type tbody tr').map((row) => textsOf(row, 'th, td'))
    expect(rows).toContainEqual(['Hiring market', 'Ecosystem', '1.00'])
  })

  test('are absent where nothing leads, and keep names as text', () => {
    const empty = cases['every option ruled out']
    expect(empty && all(foldOf(empty), 'details')).toEqual([])
    const hostile = cases['names that try to be markup']
    if (!hostile) throw new Error('no such case')
    const markup = foldOf(hostile)
    expect(all(markup, 'img, script')).toEqual([])
    expect(textOf(markup.querySelector('summary small'))).toContain(HOSTILE)
  })
})
