import { describe, expect, test } from 'vitest'
import type { AdvisorBallot } from '../../src/advisor/types.ts'
import { DirectVote } from '../../views/results/direct-vote.tsx'
import { ResultsPage, type ResultsProps } from '../../views/results/page.tsx'
import { HOSTILE } from './cases.tsx'
import { all, attributeOf, type Markup, markupOf, textOf, textsOf } from './document.ts'
import { richer, richerProps, richerWith } from './richer-case.ts'
import { people, worked, workedProps } from './worked-case.ts'

const sectionOf = (props: ResultsProps) => markupOf(<DirectVote {...props} />)
const section = sectionOf(richerProps)
const voting = (scores: (number | null)[][]): AdvisorBallot[] =>
  worked.ballots.map((ballot, k) => ({ ...ballot, direct: scores[k] ?? [] }))
const rowsOf = (table: Markup | undefined) =>
  table ? all(table, 'tbody tr').map((row) => textsOf(row, 'th, td')) : []

describe('the direct vote', () => {
  test('is there only where members voted', () => {
    expect(all(sectionOf(workedProps), 'section')).toEqual([])
    const silent = richerWith({ ballots: voting([]) })
    expect(all(markupOf(<ResultsPage {...silent} />), '#vote, a[href="#vote"]')).toEqual([])
    const page = markupOf(<ResultsPage {...richerProps} />)
    expect(all(page, '#vote')).toHaveLength(1)
    expect(all(page, '.toc a[href="#vote"]')).toHaveLength(1)
  })

  test('says first who leads and whether the advisor agrees', () => {
    expect(textOf(section.querySelector('.lede'))).toBe(
      'Direct vote: Node.js leads with 27 of 35 points, like the advisor.',
    )
    expect(textOf(section.querySelector('.note'))).toBe(
      'Seven members also said how happy they would be to use each option, from 0 to 5. It does not enter the score. Run-off of the two highest totals: three prefer Node.js, three Python, one scores them alike. Then the higher total counts.',
    )
  })

  test('has each option by its total, with its mean as a bar', () => {
    const table = section.querySelector('table.votes') ?? undefined
    const rows = rowsOf(table)
    expect(rows.map(([name]) => name)).toEqual([
      'Node.jsleads by STAR',
      'Pythonin the run-off',
      'Go',
      'PHP',
      'Java',
      'Ruby',
    ])
    expect(rows[0]?.slice(2)).toEqual(['3.9', '27', '7'])
    expect(rows[5]?.slice(2)).toEqual(['1.0', '6', '6'])
    const widths = all(section, '.votes rect:not(.track)').map((bar) => attributeOf(bar, 'width'))
    expect(widths[0]).toBeCloseTo((100 * 27) / 35, 1)
    expect(widths[5]).toBeCloseTo(20, 1)
  })

  test('keeps the marks of the advisor’s leader and rival', () => {
    const marks = all(section, '.votes rect:not(.track)').map((bar) => bar.getAttribute('class'))
    expect(marks).toEqual(['firm-a', 'firm-b', 'seg-rest', 'seg-rest', 'seg-rest', 'seg-rest'])
  })

  test('compares in pairs, the majority in bold', () => {
    const table = all(section, 'details table')[0]
    const rows = rowsOf(table)
    expect(rows[0]).toEqual(['Node.js', '–', '3', '6', '6', '5', '6'])
    const { pairwise } = richerProps.result.complements.directVote ?? { pairwise: [] }
    const [first, second] = richerProps.result.order.map((id) =>
      richerProps.result.options.findIndex((option) => option.id === id),
    )
    expect(rows[1]?.[1]).toBe(String(pairwise[second ?? 0]?.[first ?? 0]))
    const bold = table ? all(table, 'td').filter((cell) => cell.querySelector('strong')) : []
    expect(bold.length).toBeGreaterThan(5)
    for (const cell of bold) expect(Number(textOf(cell))).toBeGreaterThan(0)
  })

  test('counts in other ways, the firsts underlined', () => {
    const table = section.querySelector('table.best') ?? undefined
    const vote = richerProps.result.complements.directVote
    const node = rowsOf(table).find(([name]) => name === 'Node.js')
    expect(node).toEqual([
      'Node.js',
      String(vote?.majorityJudgment.ranks[0]),
      String(vote?.majorityJudgment.medians[0]),
      '1',
      String(vote?.borda[0]),
      String(vote?.approvals[0]),
    ])
    expect(rowsOf(table)).toHaveLength(6)
    expect(table && all(table, '.first').length).toBeGreaterThanOrEqual(4)
  })

  test('says when the vote leads elsewhere', () => {
    const scores = worked.ballots.map(() => [0, 1, 2, 5, 2, 1])
    const other = sectionOf(richerWith({ ballots: voting(scores) }))
    expect(textOf(other.querySelector('.lede'))).toBe(
      'Direct vote: Go leads with 35 of 35 points; the advisor says Node.js. Talk about why.',
    )
    expect(textOf(other.querySelector('.votes tbody th'))).toBe('Goleads by STAR')
  })

  test('names no leader of a vote that is level', () => {
    const level = sectionOf(richerWith({ ballots: voting(worked.ballots.map(() => [3, 3, 3, 3, 3, 3])) }))
    expect(textOf(level.querySelector('.lede'))).toContain('are level')
    expect(level.textContent).not.toContain('leads by STAR')
    expect(textsOf(level, '.votes small')).toEqual(['level', 'level', 'level', 'level', 'level', 'level'])
    expect(level.textContent).not.toContain('Kendall’s tau')
  })

  test('shows no mean of an option that nobody scored', () => {
    const unscored = sectionOf(richerWith({ ballots: voting(worked.ballots.map(() => [5, 4, null])) }))
    const ruby = rowsOf(unscored.querySelector('table.votes') ?? undefined).find(([name]) => name === 'Ruby')
    expect(ruby?.slice(2)).toEqual(['–', '0', '0'])
  })

  test('names nobody, and keeps names of options as text', () => {
    for (const { name } of people) expect(section.textContent).not.toContain(name)
    const hostile = sectionOf(
      richerWith({
        options: richer.options.map((option) => ({ ...option, name: `${option.id}${HOSTILE}` })),
      }),
    )
    expect(all(hostile, 'img, script')).toEqual([])
    expect(textOf(hostile.querySelector('.votes tbody th'))).toContain(HOSTILE)
  })
})
