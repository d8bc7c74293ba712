import { describe, expect, test } from 'vitest'
import { answersTo } from '../../views/charts/answers.ts'
import { initialsOf } from '../../views/charts/initials.ts'
import { ResultsPage, type ResultsProps } from '../../views/results/page.tsx'
import { all, markupOf } from './document.ts'
import { madeUp, peopleOf, propsOf } from './worked-case.ts'

const METHODS = ['map', 'flatMap', 'filter', 'find', 'findIndex', 'some', 'every', 'reduce', 'sort'] as const

type Callback = (...given: unknown[]) => unknown

/** How many steps through lists something takes: the same on a machine that is busy. */
function stepsOf(run: () => unknown): number {
  let steps = 0
  const own = METHODS.map((method) => [method, Array.prototype[method] as Callback] as const)
  const put = (method: string, value: Callback) =>
    Object.defineProperty(Array.prototype, method, { value, configurable: true, writable: true })
  for (const [method, original] of own)
    put(method, function (this: unknown, ...given: unknown[]) {
      const [each, ...rest] = given
      if (typeof each !== 'function') return original.apply(this, given)
      const counted = (...values: unknown[]) => {
        steps += 1
        return (each as Callback)(...values)
      }
      return original.call(this, counted, ...rest)
    })
  try {
    run()
  } finally {
    for (const [method, original] of own) put(method, original)
  }
  return steps
}

function teamOf(members: number): ResultsProps {
  const input = madeUp(7, 12, members)
  const people = peopleOf(input)
  const ballots = input.ballots.map((ballot, k) => ({ ...ballot, willingness: people[k]?.willingness ?? [] }))
  return propsOf({ ...input, ballots }, { people, isFacilitator: true })
}

describe('the result of a team ten times as large', () => {
  const [small, large] = [teamOf(200), teamOf(2_000)]
  const page = (props: ResultsProps) => <ResultsPage {...props} />

  test('is drawn with no more elements', () => {
    const elements = (props: ResultsProps) => all(markupOf(page(props)), '*').length
    expect(elements(small)).toBeGreaterThan(1_000)
    expect(elements(large)).toBeLessThanOrEqual(elements(small))
  })

  test('takes ten times the work and not the square of it', () => {
    const steps = (props: ResultsProps) => stepsOf(() => String(page(props)))
    expect(steps(small)).toBeGreaterThan(10_000)
    expect(steps(large) / steps(small)).toBeLessThanOrEqual(10)
  })

  test('counts steps as it should', () => {
    const pairs = (count: number) => {
      const list = Array.from({ length: count }, (_, i) => i)
      return stepsOf(() => list.map((one) => list.filter((other) => other === one)))
    }
    expect([pairs(10), pairs(100)]).toEqual([110, 10_100])
  })
})

test('initials of ten times as many names take ten times the work', () => {
  const steps = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `Member ${i}`)
    return stepsOf(() => initialsOf(names))
  }
  expect(steps(2_000)).toBe(10 * steps(200))
})

test('answers of more than sixty are counted and name nobody, and the counts are the same', () => {
  const { result, people } = propsOf(madeUp(3, 4, 61))
  const { columns, apart, said } = answersTo(result, 'c2', people)
  for (const group of [...columns, apart]) expect([group.names, group.initials]).toEqual([[], []])
  expect(said).not.toContain('Person')
  const given = people?.map(({ importance }) => importance[2]) ?? []
  expect(columns.map(({ count }) => count)).toEqual(
    columns.map((_, level) => given.filter((answer) => answer === level).length),
  )
  const sixty = propsOf(madeUp(3, 4, 60))
  expect(answersTo(sixty.result, 'c2', sixty.people).columns.some(({ names }) => names.length > 0)).toBe(true)
})
