import { describe, expect, test } from 'vitest'
import type { AdvisorInput, ImportanceMethod } from '../../src/advisor/types.ts'
import { answerScale } from '../../views/charts/answer-scale.ts'
import { AnswerSlats } from '../../views/charts/answer-slats.tsx'
import { answersTo } from '../../views/charts/answers.ts'
import { AnswersStrip } from '../../views/charts/answers-strip.tsx'
import { AnswersTable } from '../../views/charts/answers-table.tsx'
import { Agenda } from '../../views/results/agenda.tsx'
import type { ResultsProps } from '../../views/results/page.tsx'
import { all, attributeOf, type Markup, markupOf, textOf, textsOf } from './document.ts'
import { tellingRooms } from './telling-rooms.ts'
import { madeUp, people, propsOf, worked, workedProps } from './worked-case.ts'

const { result } = workedProps
const agendaOf = (props: ResultsProps) => markupOf(<Agenda {...props} />)
const stripOf = ({ result, people }: ResultsProps, criterionId: string) =>
  markupOf(<AnswersStrip {...{ result, people, criterionId }} />)
const nameOf = (chart: Markup) => chart.querySelector('svg')?.getAttribute('aria-label')

/** The worked case with its ballots answered in another way. */
const answeredBy = (
  importanceMethod: ImportanceMethod,
  importanceMax: number,
  level: Level,
): AdvisorInput => ({
  ...worked,
  model: { ...worked.model, importanceMethod, importanceMax },
  ballots: worked.ballots.map((ballot) => ({
    ...ballot,
    importance: ballot.importance.map((_, j) => level(ballot.importance, j)),
  })),
})
type Level = (importance: readonly (number | null)[], j: number) => number | null

const points = answeredBy('points', 100, (importance, j) => 4 * (importance[j] ?? 0))
const ranks = answeredBy('rank-sum', 11, (importance, j) => {
  const order = importance.map((level, i) => ({ level: level ?? -1, i }))
  order.sort((a, b) => a.level - b.level || a.i - b.i)
  return order.findIndex(({ i }) => i === j)
})

describe('the agenda', () => {
  const talk = agendaOf(workedProps)

  test('shares fifteen minutes between the disagreements that decide, and its close', () => {
    const minutes = textsOf(talk, '.agenda .min b').map(Number)
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(15)
    expect(textsOf(talk, '.agenda h3')).toEqual(['One language', 'Development speed', 'Ecosystem', 'Close'])
    expect(textOf(talk.querySelector('.note'))).toMatch(
      /^15 minutes in all, in the order of what decides between Node\.js and Python\./,
    )
  })

  test('says who is at the ends, the highest first', () => {
    expect(textsOf(talk, '.agenda p')).toContain(
      'Hear first: Chiara or Mei (decisive), then Ben, Jonas or Tomás (irrelevant).',
    )
  })

  test('names three at most', () => {
    const sentences = textsOf(agendaOf(tellingRooms['two camps']), '.agenda p')
    expect(sentences).toContain(
      'Hear first: Amina, Ben, Chiara or one more (decisive), then Jonas, Mei or Tomás (irrelevant).',
    )
  })

  test('names nobody and marks nobody where names are hidden', () => {
    const hidden = agendaOf({ ...workedProps, people: people.map((person) => ({ ...person, name: '' })) })
    for (const { name } of people) expect(String(hidden.textContent)).not.toContain(name)
    expect(all(hidden, '.ini')).toEqual([])
    expect(all(hidden, '.agenda .dot').length).toBe(all(talk, '.agenda .dot').length)
    expect(textsOf(hidden, '.agenda p').filter((text) => text.startsWith('Hear first'))).toEqual([])
  })

  test('draws the same whatever the order of hidden ballots', () => {
    const props = propsOf(worked)
    const hidden = props.people?.map((person) => ({ ...person, name: '' })) ?? []
    const turned = [...hidden].reverse()
    expect(String(<Agenda {...props} people={turned} />)).toBe(String(<Agenda {...props} people={hidden} />))
  })

  test('lists the other criteria from the most to the least disagreement', () => {
    const names = textsOf(talk, '.spread li > span')
    expect(names).toHaveLength(9)
    expect(names[0]).toBe('Hiring marketsplit')
    expect(names.filter((name) => name.endsWith('1 can’t judge'))).toEqual([
      'Data & AImixed, 1 can’t judge',
      'Memory footprintaligned, 1 can’t judge',
    ])
    expect(names.at(-1)).toBe('CPU performancealigned')
  })

  test('has one sentence and no chart where nothing varies', () => {
    const tie = agendaOf(tellingRooms.tie)
    expect(textOf(tie.querySelector('.note'))).toBe(
      'Nothing you differ on decides between Node.js and Python, so there is nothing to settle first.',
    )
    expect(all(tie, 'svg, .agenda, details')).toEqual([])
  })

  test('closes with the outcome, or with its record', () => {
    const last = (props: ResultsProps) => textsOf(agendaOf(props), '.agenda li:last-child p').at(-1)
    expect(last(workedProps)).toMatch(/^Is that enough\? Then ask for the outcome\./)
    const decided = { ...workedProps, decision: { ...workedProps.decision, state: 'decided' as const } }
    expect(last(decided)).toBe('The outcome is recorded; the record has its reasons.')
  })

  test('keeps from others what only the facilitator reads', () => {
    const explanation = { ...workedProps.explanation, confidential: ['Without one particular answer …'] }
    expect(textOf(agendaOf({ ...workedProps, explanation }))).not.toContain('particular answer')
    expect(textOf(agendaOf({ ...workedProps, explanation, isFacilitator: true }))).toContain(
      'Only you see this, as the facilitator. Without one particular answer …',
    )
  })
})

describe('answers on their scale', () => {
  test('are circles with initials while they are few, and a sentence', () => {
    const strip = stripOf(workedProps, 'c10')
    expect(textsOf(strip, '.ini')).toEqual(['B', 'J', 'T', 'E', 'A', 'C', 'M'])
    expect(nameOf(strip)).toBe(
      'One language: 0, irrelevant: Ben, Jonas and Tomás; 2, some: Elif; 3, important: Amina; 5, decisive: Chiara and Mei',
    )
  })

  test('stand higher the more there are, and from left to right by level', () => {
    const circles = all(stripOf(workedProps, 'c10'), '.dot')
    const places = circles.map((circle) => [attributeOf(circle, 'cx'), attributeOf(circle, 'cy')])
    const [ben, jonas, tomas, elif] = places
    expect([ben?.[0], jonas?.[0]]).toEqual([jonas?.[0], tomas?.[0]])
    expect([(ben?.[1] ?? 0) - (jonas?.[1] ?? 0), (jonas?.[1] ?? 0) - (tomas?.[1] ?? 0)]).toEqual([24, 24])
    expect(elif?.[0]).toBeGreaterThan(ben?.[0] ?? 100)
  })

  test('set apart who can’t judge', () => {
    const strip = stripOf(workedProps, 'c9')
    const [apart] = all(strip, '.dot-cj')
    expect(textsOf(strip, '.ini-cj')).toEqual(['T'])
    expect(apart && attributeOf(apart, 'cx')).toBeGreaterThan(80)
    expect(nameOf(strip)).toContain('can’t judge: Tomás')
  })

  test('tell a blank from can’t judge', () => {
    const left = people.map((person, k) =>
      k === 6 ? { ...person, importance: person.importance.map(() => null) } : person,
    )
    expect(answersTo(result, 'c9', left).apart).toMatchObject({ label: 'blank', names: ['Tomás'] })
    expect(answersTo(result, 'c9', null).apart).toMatchObject({ label: 'no answer', count: 1 })
  })

  test.each([
    [12, '.dot', 12],
    [13, '.mini, .apart', 13],
    [60, '.mini, .apart', 60],
  ])('of %i ballots are drawn one by one', (ballots, mark, marks) => {
    expect(all(stripOf(propsOf(madeUp(3, 4, ballots)), 'c2'), mark)).toHaveLength(marks)
  })

  test('of more than sixty are bars with counts above them', () => {
    const props = propsOf(madeUp(3, 4, 80))
    const strip = stripOf(props, 'c2')
    const counts = props.result.criteria[2]?.histogram.filter((count) => count > 0) ?? []
    const bars = all(strip, '.mini')
    expect(bars).toHaveLength(counts.length)
    for (const count of counts) expect(textsOf(strip, 'text')).toContain(String(count))
    const heights = bars.map((bar) => attributeOf(bar, 'height'))
    expect(heights.map((height) => height / Math.max(...heights))).toEqual(
      counts.map((count) => expect.closeTo(count / Math.max(...counts), 2)),
    )
  })

  test('are slats in little, bars where there are many, with the same sentence', () => {
    const few = markupOf(<AnswerSlats {...{ result, people }} criterionId="c10" />)
    expect(all(few, '.mini')).toHaveLength(7)
    expect(nameOf(few)).toBe(nameOf(stripOf(workedProps, 'c10')))
    const many = propsOf(madeUp(3, 4, 80))
    const slats = markupOf(<AnswerSlats {...many} criterionId="c2" />)
    expect(all(slats, '.mini').length).toBeLessThanOrEqual(6)
  })

  test('stand in a table, by name or by count', () => {
    const order = result.criteria.map(({ id }) => id)
    const named = markupOf(<AnswersTable {...{ result, people, order }} />)
    expect(textsOf(named, 'thead th')).toEqual([
      'Criterion',
      'Amina',
      'Ben',
      'Chiara',
      'Elif',
      'Jonas',
      'Mei',
      'Tomás',
    ])
    expect(textOf(all(named, 'tbody tr')[9] ?? null)).toBe('Data & AI112401can’t judge')
    const counted = markupOf(<AnswersTable {...{ result, order }} people={null} />)
    expect(textOf(all(counted, 'tbody tr')[9] ?? null)).toBe('Data & AI1310101')
  })
})

describe('the scale of the answers', () => {
  test('has a column for each level of a rating', () => {
    const { columns, ends, of } = answerScale(result)
    expect(columns.map(({ label }) => label)).toEqual(['0', '1', '2', '3', '4', '5'])
    expect([ends, of(0), of(5)]).toEqual([['irrelevant', 'decisive'], 0, 5])
  })

  test('counts points in round columns as far as points were given', () => {
    const { columns, of, say } = answerScale(propsOf(points).result)
    expect(columns.map(({ label }) => label)).toEqual(['0–4', '5–9', '10–14', '15–19', '20'])
    expect([of(0), of(4), of(5), of(19)]).toEqual([0, 0, 1, 3])
    expect([say(1), say(8)]).toEqual(['1 point', '8 points'])
  })

  test('turns places round, so that the first one stands at the right', () => {
    const { columns, ends, of, say } = answerScale(propsOf(ranks).result)
    expect(columns.map(({ label }) => label)).toEqual('12 11 10 9 8 7 6 5 4 3 2 1'.split(' '))
    expect([ends, of(11), say(11), say(8), say(0)]).toEqual([
      ['last', 'first'],
      11,
      'first',
      'place 4',
      'last',
    ])
  })

  test('puts many places together', () => {
    const many = propsOf({ ...madeUp(2, 40, 3), model: { ...ranks.model, importanceMax: 39 } })
    const { columns, of } = answerScale(many.result)
    expect(columns.map(({ label }) => label)).toEqual(['34–40', '27–33', '20–26', '13–19', '6–12', '1–5'])
    expect([of(39), of(0)]).toEqual([5, 0])
  })

  test('says places and points in the agenda as in the chart', () => {
    const ranked = agendaOf(propsOf(ranks, { people: null }))
    expect(all(ranked, '.agenda .dist').length).toBeGreaterThan(0)
    const given = propsOf(points, {
      people: people.map((person, k) => ({ ...person, importance: points.ballots[k]?.importance ?? [] })),
    })
    expect(textsOf(agendaOf(given), '.agenda p').find((text) => text.startsWith('Hear first'))).toBe(
      'Hear first: Chiara or Mei (20 points), then Ben, Jonas or Tomás (0 points).',
    )
  })
})
