import { describe, expect, test } from 'vitest'
import type { AdvisorInput } from '../../src/advisor/types.ts'
import { coefficient, countOf, shareOf } from '../../views/charts/figures.ts'
import { listed } from '../../views/results/listed.ts'
import { Numbers } from '../../views/results/numbers.tsx'
import type { ResultsProps } from '../../views/results/page.tsx'
import { cases, HOSTILE } from './cases.tsx'
import { all, type Markup, markupOf, textOf, textsOf } from './document.ts'
import { tellingRooms } from './telling-rooms.ts'
import { propsOf, worked, workedProps } from './worked-case.ts'

const sectionOf = (props: ResultsProps) => markupOf(<Numbers {...props} />)
const section = sectionOf(workedProps)
const summaries = (root: Markup) => textsOf(root, 'summary')
const foldOf = (root: Markup, summary: string) => {
  const found = all(root, 'details').find((fold) => textOf(fold.querySelector('summary')).startsWith(summary))
  if (!found) throw new Error(`no fold ${summary}`)
  return found
}
const rowsOf = (root: Markup) => all(root, 'tbody tr').map((row) => textsOf(row, 'th, td'))

/** The worked case asked in another way. */
function askedAs(method: 'points' | 'rank-sum'): AdvisorInput {
  const importance = (levels: readonly (number | null)[]) => {
    const given = levels.map((level) => level ?? 0)
    const total = given.reduce((sum, level) => sum + level)
    if (method === 'points') return given.map((level) => Math.floor((100 * level) / total))
    const order = [...given.keys()].sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0) || a - b)
    return given.map((_, j) => order.indexOf(j))
  }
  return {
    ...worked,
    ballots: worked.ballots.map((ballot) => ({ ...ballot, importance: importance(ballot.importance) })),
    model: {
      ...worked.model,
      importanceMethod: method,
      importanceMax: method === 'points' ? 100 : worked.criteria.length - 1,
    },
  }
}

describe('all the numbers', () => {
  test('say in each closed fold what is in it', () => {
    expect(summaries(section)).toEqual([
      'Every contribution 12 criteria × 6 options',
      'Priorities and answers 7 ballots',
      'How the answers agree aligned on 3 of 12',
      'How sure the lead is 89\u00a0% likely to hold',
      'Second opinions 6 of 7 put Node.js first',
      'Method and thresholds advisor-1',
    ])
  })

  test('leave out what there is not', () => {
    const none = cases['no priorities']
    expect(none && summaries(sectionOf(none)).join()).not.toMatch(/How the answers agree|How sure/)
    const preview = cases['a profile nobody knows']
    expect(preview && summaries(sectionOf(preview)).join()).not.toMatch(/How sure the lead is/)
  })

  test('keep names as text', () => {
    const hostile = cases['names that try to be markup']
    const markup = hostile && sectionOf(hostile)
    expect(markup && all(markup, 'img, script')).toEqual([])
    expect(markup?.textContent).toContain(HOSTILE)
  })
})

describe('unknown values', () => {
  const gaps = worked.profile.map((row, i) =>
    row.map((score, j) => (i === 3 && (j === 2 || j === 4) ? null : score)),
  )
  const props = propsOf({ ...worked, profile: gaps })

  test('are one line, and which they are and what they could move is in the fold it leads to', () => {
    const root = sectionOf(props)
    const line = all(root, '.plain.lede li').at(-1) ?? null
    expect(textOf(line)).toBe('Two profile values are unknown: which, and how far the scores could move.')
    const fold = foldOf(root, 'Unknown values')
    const target = line?.querySelector('a')?.getAttribute('href') ?? ''
    expect(textsOf(fold, `${target} li`)).toEqual(['Go: Ecosystem and Maintainability'])
    expect(textOf(fold)).toMatch(/Go could end anywhere from \d+\.\d to \d+\.\d\./)
    expect(textsOf(root, '.plain.lede').join()).not.toContain('could end anywhere')
  })
})

describe('how the answers agree', () => {
  const fold = foldOf(section, 'How the answers agree')

  test('has consensus, agreement, middle and quartiles of every question', () => {
    const { agreement } = workedProps.result.complements
    expect(rowsOf(fold)).toEqual(
      agreement.map(({ label, consensus, agreement: agrees, quartiles }, j) => [
        worked.criteria[j]?.name,
        label,
        coefficient(consensus),
        coefficient(agrees),
        String(quartiles?.[1]),
        `${quartiles?.[0]} to ${quartiles?.[2]}`,
      ]),
    )
    expect(rowsOf(fold)[10]?.slice(0, 4)).toEqual(['One language', 'two camps', '0.26', '−0.17'])
  })

  test('opens with the priorities as a whole', () => {
    const { concordance, overlap } = workedProps.result.complements.priorities
    expect(textOf(fold.querySelector('.note'))).toBe(
      `Over all priorities Kendall’s W is ${concordance?.w.toFixed(2)}: 0 no common order of the criteria, 1 the same order. The weights overlap by ${overlap?.toFixed(2)}: 0 nothing in common, 1 the same weights.`,
    )
  })

  test('has dashes for a question without answers, and says where there is one', () => {
    const sparse = propsOf({
      ...worked,
      ballots: worked.ballots.map((ballot, k) => ({
        ...ballot,
        importance: ballot.importance.map((level, j) => (j === 1 || (j === 2 && k > 0) ? null : level)),
      })),
    })
    const rows = rowsOf(foldOf(sectionOf(sparse), 'How the answers agree'))
    expect(rows[1]).toEqual(['Hiring market', '–', '–', '–', '–', '–'])
    expect(rows[2]?.[1]).toBe('one answer')
  })

  test('counts places from the top where the criteria were put in order', () => {
    const asked = askedAs('rank-sum')
    const fold = foldOf(sectionOf(propsOf(asked)), 'How the answers agree')
    const places = asked.ballots.map(({ importance }) => 12 - (importance[2] ?? 0)).sort((a, b) => a - b)
    const [, , , , middle = '', quartiles = ''] = rowsOf(fold)[2] ?? []
    expect(places).toContain(Number(middle))
    const [low = '', high = ''] = quartiles.split(' to ')
    expect(Number(low)).toBeLessThanOrEqual(Number(middle))
    expect(Number(high)).toBeGreaterThanOrEqual(Number(middle))
    expect(textOf(fold.querySelector('.small'))).toContain('as places')
  })
})

describe('priorities and answers', () => {
  test('put points together in columns that hold every answer', () => {
    const fold = foldOf(sectionOf(propsOf(askedAs('points'))), 'Priorities and answers')
    const heads = textsOf(fold, 'thead th')
    expect(heads.length).toBeLessThan(14)
    for (const row of rowsOf(fold)) {
      const answers = row.slice(2, -1).map(Number)
      expect(answers.reduce((sum, count) => sum + count)).toBe(7)
    }
  })

  test('have a column for each level of a rating', () => {
    const fold = foldOf(section, 'Priorities and answers')
    expect(all(fold, 'thead [aria-hidden="true"]').map(textOf)).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(textsOf(fold, 'thead .vh')[5]).toBe('5, decisive')
  })
})

describe('how sure the lead is', () => {
  const rows = Object.fromEntries(rowsOf(foldOf(section, 'How sure the lead is')))

  test('has the lead, its error and the chance that follows', () => {
    expect(rows).toMatchObject({
      Lead: '3.8 points',
      'Chance that the lead holds': '89\u00a0%',
      'Still to vote': '0 of 7',
      'Ballots whose priorities would have to change': '1 (Python)',
    })
    const { certainty, gap } = workedProps.result
    const t = (gap ?? 0) / (certainty.standardError ?? Number.NaN)
    expect(rows['Student’s t']).toBe(`${t.toFixed(2)}, 6 degrees of freedom`)
  })

  test('has the lead as the distance of the printed scores', () => {
    const { result } = workedProps
    const scored = new Map([
      [result.leaderId, 72.34],
      [result.certainty.rivalId ?? result.rivalId, 71.96],
    ])
    const options = result.options.map((option) => ({ ...option, score: scored.get(option.id) ?? 0 }))
    const close = sectionOf({ ...workedProps, result: { ...result, options } })
    expect(Object.fromEntries(rowsOf(foldOf(close, 'How sure the lead is'))).Lead).toBe('0.3 points')
  })

  test('says what those who have not voted could do', () => {
    const open = sectionOf(propsOf({ ...worked, eligible: 9 }))
    const still = Object.fromEntries(rowsOf(foldOf(open, 'How sure the lead is')))
    expect(still['Still to vote']).toBe('2 of 9')
    expect(still['Decided whatever they prefer']).toBe('no')
    expect(still['Chance once everybody has voted']).toMatch(/%$/)
    expect(rows['Decided whatever they prefer']).toBeUndefined()
  })

  test('has no error and no chance with one ballot', () => {
    const one = sectionOf(tellingRooms['one voter'])
    const alone = Object.fromEntries(rowsOf(foldOf(one, 'How sure the lead is')))
    expect(Object.keys(alone)).toContain('Lead')
    expect(Object.keys(alone)).not.toContain('Student’s t')
    expect(Object.keys(alone)).not.toContain('Chance that the lead holds')
  })
})

describe('options nowhere better than another', () => {
  test('are named with the one that is never worse', () => {
    const dominated = Object.values(tellingRooms).find(
      ({ result }) => result.complements.dominance.length > 0,
    )
    if (!dominated) throw new Error('a telling room has a dominated option')
    const fold = foldOf(sectionOf(dominated), 'Nowhere better than another')
    expect(textOf(fold.querySelector('summary small'))).toBe('1 option')
    expect(textOf(fold.querySelector('li'))).toMatch(
      /^Perl is nowhere better than .+, and somewhere worse: no priorities could put it ahead\.$/,
    )
  })
})

describe('the method', () => {
  const methodOf = (input: AdvisorInput) => foldOf(sectionOf(propsOf(input)), 'Method and thresholds')

  test('has the thresholds, and leads to the whole of it', () => {
    const said = textOf(methodOf(worked))
    expect(said).toContain('Clear: the chance that the lead holds is 95\u00a0% or more')
    expect(said).toContain('at least ten points of weight')
    expect(said).toContain('three ballots or more rate the priorities')
    expect(said).toContain('fewer than four ballots')
    expect(said).toContain('50\u00a0% of the questions on priorities answered')
    expect(all(methodOf(worked), 'a').map((link) => link.getAttribute('href'))).toEqual([
      '/decisions/hare-4k7/profile',
      '/method',
    ])
  })

  test('says how the priorities were asked', () => {
    expect(textOf(methodOf(worked))).toContain('never as zero')
    expect(textOf(methodOf(askedAs('points')))).toContain('shared out 100 points')
    expect(textOf(methodOf(askedAs('rank-sum')))).toContain('rank sum')
  })

  test('says what ratings of members count, if they could give any', () => {
    expect(textOf(methodOf(worked))).not.toContain('rate profile values')
    const rated = methodOf({ ...worked, model: { ...worked.model, ratingPrior: 3 } })
    expect(textOf(rated)).toContain('counts like three of them')
  })
})

describe('figures', () => {
  test('never round a share to none or all', () => {
    expect([0, 0.001, 0.005, 0.5, 0.994, 0.996, 1].map(shareOf)).toEqual(
      ['0 %', 'under 1 %', '1 %', '50 %', '99 %', 'over 99 %', '100 %'].map((text) =>
        text.replace(' %', '\u00a0%'),
      ),
    )
  })

  test('print coefficients with a real minus, and none for zero', () => {
    expect([0.615, -0.171, -0.001, 1, null].map(coefficient)).toEqual(['0.61', '−0.17', '0.00', '1.00', '–'])
  })

  test('print whole counts as such', () => {
    expect([3, 2.5].map(countOf)).toEqual(['3', '2.5'])
  })

  test('name the first ones and count the rest', () => {
    expect(listed([], 'and')).toBe('')
    expect(listed(['A'], 'or')).toBe('A')
    expect(listed(['A', 'B', 'C'], 'or')).toBe('A, B or C')
    expect(listed(['A', 'B', 'C', 'D'], 'and', 2)).toBe('A, B and two more')
  })
})
