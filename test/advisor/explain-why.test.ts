import { describe, expect, test } from 'vitest'
import { type Parts, say } from './story.ts'

describe('why', () => {
  test('gives the two largest advantages, the largest drawback, the rest and the sum', () => {
    expect(say().why[0]).toBe(
      'Go is ahead of Java mainly on Cost (+30.8) and Speed (+8.4). Java is better on Hiring (−5.1). Everything else: −3.9. Together: +30.2.',
    )
  })

  test('adds up by hand whatever was rounded', () => {
    for (let first = 0; first <= 10; first += 1) {
      const profile = { Go: [null, 9, 7, first], Java: [null, first, 5, 6], Ruby: [null, 1, 1, 1] }
      for (const sentence of say({ profile }).why.filter((text) => text.includes('Together'))) {
        const numbers = [...sentence.matchAll(/[+−]\d+\.\d/g)].map(([text]) => Number(text.replace('−', '-')))
        const sum = numbers.slice(0, -1).reduce((total, number) => total + number, 0)
        expect(sum).toBeCloseTo(numbers.at(-1) ?? Number.NaN, 9)
      }
    }
  })

  test('leaves out what there is not', () => {
    const profile = { Go: [9, 5], Java: [1, 5] }
    const ballots = [[[1, 1]], [[1, 1]]] satisfies Parts['ballots']
    expect(say({ profile, criteria: ['Cost', 'Speed'], ballots }).why[0]).toBe(
      'Go is ahead of Java mainly on Cost (+40.0). Together: +40.0.',
    )
  })

  test('is silent on the comparison in a tie', () => {
    const profile = { Go: [9, 5], Java: [5, 9] }
    const ballots = [[[1, 1]], [[1, 1]]] satisfies Parts['ballots']
    expect(say({ profile, criteria: ['Cost', 'Speed'], ballots }).why).toEqual([])
  })

  test('points out what matters to the team and decides nothing', () => {
    const idle =
      'Speed is important to you (28\u00a0%), but the options hardly differ on it, so it does not decide.'
    const speeds = (...speed: (number | null)[]) =>
      say({
        profile: {
          Go: [null, 9, speed[0] ?? null, 3],
          Java: [null, 2, speed[1] ?? null, 7],
          Ruby: [null, 2, speed[2] ?? null, 3],
        },
      }).why
    expect(speeds(6, 7, 7)).toContain(idle)
    expect(speeds(6, 8, 7)).not.toContain(idle)
    expect(speeds(6, 7, null)).not.toContain(idle)
  })

  test('calls a criterion important from the average weight on, where criteria are few', () => {
    const idle = (third: number) =>
      say({
        profile: { Go: [9, 8, 5], Java: [1, 2, 5] },
        criteria: ['Cost', 'Speed', 'Hiring'],
        ballots: [
          [[3, 3, third]],
          [[1, 1, 1]],
          [[2, 2, 2]],
          [[4, 4, 4]],
          [[5, 5, 5]],
          [[1, 1, 1]],
          [[2, 2, 2]],
        ],
      }).why.filter((sentence) => sentence.startsWith('Hiring'))
    expect(idle(3)).toHaveLength(1)
    expect(idle(2)).toEqual([])
  })

  test('does not call a silence on what people know a small difference', () => {
    const { why } = say({
      profile: { Go: [null, 9, 8, 3], Java: [null, 2, 5, 7] },
      ballots: [[[5, 5, 5, 0]]],
    })
    expect(why.join()).not.toContain('Knowledge is important')
  })

  test('names an option that is not better on anything, if all is known', () => {
    const dominated = 'Ruby is not better than Go on anything; no priorities could put it first.'
    expect(say().why).toContain(dominated)
    expect(
      say({ profile: { Go: [null, 9, 8, 3], Java: [null, 2, 5, 7], Ruby: [null, 2, null, 3] } }).why,
    ).not.toContain(dominated)
    expect(
      say({ profile: { Go: [null, 9, 8, 3], Java: [null, 2, 5, 7], Ruby: [null, 2, 4, 4] } }).why,
    ).not.toContain(dominated)
  })
})

describe('risks', () => {
  test('warn of a weakness on a heavy criterion', () => {
    expect(say().risks).toEqual([
      'Careful: Go is weak on Hiring (3/10), which carries 13\u00a0% of the weight.',
    ])
    expect(say({ profile: { Go: [null, 9, 8, 4], Java: [null, 2, 5, 7] } }).risks).toEqual([])
    expect(
      say({
        ballots: [
          [
            [3, 5, 3, 1],
            [4, 4, 1],
          ],
          [
            [3, 5, 3, 1],
            [4, 4, 1],
          ],
        ],
      }).risks,
    ).toEqual([])
  })

  test('warn when the unknown values could end the lead', () => {
    const profile = { Go: [null, 9, null, 6], Java: [null, 2, 5, 7] }
    expect(say({ profile }).risks).toEqual([])
    const poor = { Go: [null, 9, null, 6], Java: [null, 5, 5, 7] }
    expect(say({ profile: poor }).risks).toEqual([
      'With its unknown values at their lowest, Go would end at 58.1, behind Java.',
    ])
  })

  test('warn of those who could not work with it', () => {
    const veto = [true, false, false]
    expect(say({ vetoes: [veto] }).vetoes).toEqual([
      'One person could not work with Go: talk about the reason first.',
    ])
    expect(say({ vetoes: [veto, veto] }).vetoes).toEqual([
      '2 people could not work with Go: talk about the reason first.',
    ])
    expect(say().vetoes).toEqual([])
  })

  test('warn of thin cover, once people have said what they know', () => {
    const levels = (...go: (number | null)[]) =>
      say({
        ballots: go.map((level) => [
          [0, 5, 3, 1],
          [level, null, null],
        ]),
      }).risks.join()
    expect(levels(2, 1)).toContain('Thin cover: nobody can deliver with Go alone.')
    expect(levels(4, 1)).toContain('Thin cover: only one person can deliver with Go alone.')
    expect(levels(4, 3)).not.toContain('Thin cover')
    expect(levels(null, null)).not.toContain('Thin cover')
  })
})
