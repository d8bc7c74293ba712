import { describe, expect, test } from 'vitest'
import type { AdvisorBallot } from '../../src/advisor/types.ts'
import type { ResultsProps } from '../../views/results/page.tsx'
import { WhoKnows } from '../../views/results/who-knows.tsx'
import { cases, HOSTILE } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'
import { richer, richerProps, richerWith } from './richer-case.ts'
import { madeUp, people, peopleOf, propsOf, worked } from './worked-case.ts'

const sectionOf = (props: ResultsProps) => markupOf(<WhoKnows {...props} />)
const section = sectionOf(richerProps)
const hidden = people.map((person) => ({ ...person, name: '' }))

/** Everybody but the first `teachers` members would love to learn the first option. */
const lessons = (teachers: number): AdvisorBallot[] =>
  richer.ballots.map((ballot, k) => ({
    ...ballot,
    familiarity: ballot.familiarity.map((level, i) => (i === 0 ? (k < teachers ? 4 : 1) : level)),
    willingness: (ballot.willingness ?? []).map((wish, i) => (i === 0 ? 2 : wish)),
  }))
const taughtBy = (teachers: number, more: Partial<ResultsProps> = {}) =>
  sectionOf(richerWith({ ballots: lessons(teachers) }, more))

describe('who could teach whom', () => {
  test('is said by name where names are shown', () => {
    expect(textsOf(section, 'h3')).toContain('Who could teach whom')
    expect(textsOf(section, 'ul.note li')).toEqual(['Elif could teach Python to Mei.'])
  })

  test('shares the learners out among those who could teach', () => {
    const [first] = textsOf(taughtBy(2), 'ul.note li')
    expect(first).toBe(
      'Amina could teach Node.js to Chiara and Jonas, Ben to Elif and Mei; one more would love to learn it.',
    )
  })

  test('has what was cut short in a fold', () => {
    const fold = all(taughtBy(2), 'details')[0]
    expect(textOf(fold?.querySelector('summary') ?? null)).toBe('Everybody who would love to learn 6 pairs')
    const rows = fold ? all(fold, 'tbody tr').map((row) => textsOf(row, 'th, td')) : []
    expect(rows.filter(([option]) => option === 'Node.js')).toEqual([
      ['Node.js', 'Chiara', 'Amina'],
      ['Node.js', 'Elif', 'Ben'],
      ['Node.js', 'Jonas', 'Amina'],
      ['Node.js', 'Mei', 'Ben'],
      ['Node.js', 'Tomás', 'Amina'],
    ])
    expect(textsOf(section, 'summary')).toEqual(['Fit and readiness as a table'])
  })

  test('is counted where names are hidden or people are not to be shown', () => {
    for (const shown of [hidden, null]) {
      const counted = taughtBy(2, { people: shown })
      expect(textsOf(counted, 'ul.note li')[0]).toBe(
        'Two people could teach Node.js to five who would love to learn it.',
      )
      for (const { name } of people) expect(counted.textContent).not.toContain(name)
    }
    expect(textsOf(taughtBy(1, { people: null }), 'ul.note li')[0]).toBe(
      'One person could teach Node.js to six who would love to learn it.',
    )
  })

  test('is left out where nobody could or nobody would', () => {
    expect(taughtBy(0).textContent).not.toContain('could teach Node.js')
    const unwilling = richerWith({
      ballots: richer.ballots.map(({ willingness: _, ...ballot }) => ballot),
    })
    expect(sectionOf(unwilling).textContent).not.toContain('Who could teach whom')
  })

  test('shows three options, and the others in the fold; many pairs only as counts', () => {
    const crowd = madeUp(12, 3, 40)
    const ballots = crowd.ballots.map((ballot, k) => ({
      ...ballot,
      familiarity: ballot.familiarity.map(() => (k === 0 ? 4 : 1)),
      willingness: ballot.familiarity.map(() => 2),
    }))
    const many = sectionOf(propsOf({ ...crowd, ballots }, { people: peopleOf(crowd) }))
    expect(textsOf(many, 'ul.note li')).toHaveLength(3)
    const fold = all(many, 'details')[0]
    expect(textOf(fold?.querySelector('summary') ?? null)).toBe('All options that could be taught 12 options')
    expect(fold && textsOf(fold, 'tbody tr:first-child td')).toEqual(['39', '1'])
  })

  test('keeps names as text', () => {
    const hostile = taughtBy(2, { people: people.map((person) => ({ ...person, name: HOSTILE })) })
    expect(all(hostile, 'img, script')).toEqual([])
    expect(textsOf(hostile, 'ul.note li')[0]).toContain(HOSTILE)
  })
})

describe('thin cover', () => {
  test('is told of the options that have no sentence of their own', () => {
    expect(textsOf(section, 'p.note')).toEqual([
      'Only one person each can work with Java or Go alone, and nobody can work with Ruby alone yet.',
    ])
  })

  test('is told of one option, and not where all can be covered', () => {
    const knowing = (levels: readonly (readonly number[])[]) =>
      sectionOf(
        propsOf({
          ...worked,
          ballots: worked.ballots.map((ballot, k) => ({ ...ballot, familiarity: levels[k] ?? [] })),
        }),
      )
    const all4 = worked.ballots.map(() => [4, 4, 4, 4, 4, 4])
    expect(textsOf(knowing(all4), 'p.note')).toEqual([])
    const oneForRuby = all4.map((row, k) => (k === 0 ? row : [4, 4, 4, 4, 4, 0]))
    expect(textsOf(knowing(oneForRuby), 'p.note')).toEqual([
      'Only one person can work with Ruby alone: plan cover before you commit.',
    ])
    const noRuby = all4.map(() => [4, 4, 4, 4, 4, 0])
    expect(textsOf(knowing(noRuby), 'p.note')).toEqual(['Nobody can work with Ruby alone yet.'])
  })

  test('leaves out what is ruled out', () => {
    const out = cases['options ruled out']
    expect(out && textsOf(sectionOf(out), 'p.note').join(' ')).not.toContain('Ruby')
  })
})

describe('the front of fit and readiness', () => {
  test('is named under the plot, and drawn as a line', () => {
    expect(textOf(section.querySelector('.plot .small'))).toBe(
      'Nothing beats these in both: Node.js and PHP. The line runs through them.',
    )
    expect(all(section, '.front')).toHaveLength(1)
  })

  test('stands in the table', () => {
    const rows = all(section, 'details table tbody tr').map((row) => textsOf(row, 'th, td'))
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['Node.js', 'no'],
      ['Python', 'yes'],
      ['Java', 'yes'],
      ['Go', 'yes'],
      ['PHP', 'no'],
      ['Ruby', 'yes'],
    ])
    const out = cases['options ruled out']
    const dashes = out ? textsOf(sectionOf(out), 'details table tbody tr td:last-child') : []
    expect(dashes.filter((text) => text === '–')).toHaveLength(2)
  })

  test('is a single option without a line where one is ahead in both', () => {
    const one = sectionOf(propsOf(madeUp(2, 3, 5)))
    const { front } = propsOf(madeUp(2, 3, 5)).result.complements
    expect(front).toHaveLength(1)
    expect(textOf(one.querySelector('.plot .small'))).toBe('Nothing beats this in both: Option 2.')
    expect(all(one, '.front')).toEqual([])
  })
})
