import { describe, expect, test } from 'vitest'
import { Knowledge } from '../../views/charts/knowledge.tsx'
import { cases } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'
import { madeUp, people, peopleOf, propsOf, worked, workedProps } from './worked-case.ts'

const { result } = workedProps
const grid = markupOf(<Knowledge result={result} people={people} />)

describe('the grid of who knows what', () => {
  test('has members by the alphabet and options in the order of the ranking', () => {
    expect(textsOf(grid, 'tbody th')).toEqual(['Amina', 'Ben', 'Chiara', 'Elif', 'Jonas', 'Mei', 'Tomás'])
    expect(textsOf(grid, 'thead th').slice(1)).toEqual(['Node.js', 'Python', 'Java', 'Go', 'PHP', 'Ruby'])
  })

  test('puts the answer of each member under the right option', () => {
    const [, ben] = all(grid, 'tbody tr')
    expect(ben && textsOf(ben, 'td')).toEqual([
      '1, read or tried it; fine',
      '1, read or tried it; fine',
      '0, none; would rather not−',
      '0, none',
      '4, could lead and teach; would love to+',
      '0, none',
    ])
    expect(ben && all(ben, 'td').map((cell) => cell.getAttribute('class'))).toEqual([
      'f1',
      'f1',
      'f0',
      'f0',
      'f4',
      'f0',
    ])
  })

  test('looks the same in whatever order the options were asked', () => {
    const turned = propsOf({
      ...worked,
      options: [...worked.options].reverse(),
      profile: [...worked.profile].reverse(),
      ballots: worked.ballots.map(({ importance, familiarity }) => ({
        importance,
        familiarity: [...familiarity].reverse(),
      })),
    })
    const answers = people.map(({ name, importance, familiarity, willingness }) => ({
      name,
      importance,
      familiarity: [...familiarity].reverse(),
      willingness: [...willingness].reverse(),
    }))
    expect(String(<Knowledge result={turned.result} people={answers} />)).toBe(
      String(<Knowledge result={result} people={people} />),
    )
    const crowd = [...people, ...people, ...people]
    const turnedCrowd = [...answers, ...answers, ...answers]
    expect(String(<Knowledge result={turned.result} people={turnedCrowd} />)).toBe(
      String(<Knowledge result={result} people={crowd} />),
    )
  })

  test('adds up who can deliver, and says where it is nobody or only one', () => {
    const sums = all(grid, 'tfoot tr').map((row) => textsOf(row, 'td'))
    expect(sums).toEqual([
      ['4', '2', '1 only one', '1 only one', '4', '0 nobody'],
      ['2', '1', '0', '0', '3', '0'],
      ['0', '0', '1', '2', '0', '3'],
    ])
    expect(all(grid, 'tfoot .warn')).toHaveLength(3)
  })

  test('leaves a cell blank that nobody filled in', () => {
    const silent = people.map((person) => ({ ...person, familiarity: person.familiarity.map(() => null) }))
    const blank = markupOf(<Knowledge result={result} people={silent} />)
    expect(textOf(blank.querySelector('tbody td'))).toBe('–, not stated; would love to+')
  })

  test('numbers members whose names are hidden, in the order given', () => {
    const hidden = people.map((person) => ({ ...person, name: '' }))
    const chart = markupOf(<Knowledge result={result} people={hidden} />)
    expect(textsOf(chart, 'tbody th').slice(0, 2)).toEqual(['Member 1', 'Member 2'])
    for (const { name } of people) expect(chart.textContent).not.toContain(name)
  })

  test('shows only the sums where people are not to be shown', () => {
    const sums = markupOf(<Knowledge result={result} people={null} />)
    expect(all(sums, 'tbody')).toEqual([])
    expect(all(sums, 'tfoot tr')).toHaveLength(3)
  })

  test('counts per level instead of rows for more than twenty members', () => {
    const many = madeUp(3, 4, 21)
    const chart = markupOf(<Knowledge result={propsOf(many).result} people={peopleOf(many)} />)
    expect(textsOf(chart, 'tbody th')[0]).toBe('4, could lead and teach')
    expect(all(chart, 'tbody tr')).toHaveLength(6)
    const columns = all(chart, 'thead th').slice(1)
    columns.forEach((_, i) => {
      const counts = all(chart, 'tbody tr').map((row) => Number(textsOf(row, 'td')[i]))
      expect(counts.reduce((sum, count) => sum + count)).toBe(21)
    })
    expect(textOf(markupOf(<Knowledge result={result} people={people} />).querySelector('thead th'))).toBe(
      'Member',
    )
  })

  test('scrolls from the seventh option on', () => {
    expect(all(grid, '.scroll')).toEqual([])
    const wide = cases['twelve options']
    expect(wide && all(markupOf(<Knowledge {...wide} />), '.scroll .wide')).toHaveLength(1)
  })

  test('heads a column with a brief name, and with the whole one for a screen reader', () => {
    const long = propsOf({
      ...worked,
      options: worked.options.map((option, i) =>
        i === 0 ? { ...option, name: 'Node.js / TypeScript' } : option,
      ),
    })
    const chart = markupOf(<Knowledge result={long.result} people={people} />)
    expect(textOf(chart.querySelector('thead [aria-hidden="true"]'))).toBe('Node.js')
    expect(textOf(chart.querySelector('thead .vh'))).toBe('Node.js / TypeScript')
  })

  test('keeps whole names that would be the same when brief', () => {
    const alike = propsOf({
      ...worked,
      options: worked.options.map((option, i) => (i < 2 ? { ...option, name: `Kotlin / ${i}` } : option)),
    })
    const chart = markupOf(<Knowledge result={alike.result} people={people} />)
    expect(textsOf(chart, 'thead th')).toContain('Kotlin / 0')
    expect(textsOf(chart, 'thead th')).toContain('Kotlin / 1')
  })
})
