import { describe, expect, test } from 'vitest'
import { fullResult } from '../../src/advisor/full-result.ts'
import { advisorInput } from '../../src/domain/advisor-input.ts'
import type { Answers } from '../../src/domain/ballot.ts'
import { presetOf } from '../../src/domain/pace.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { templates } from '../../src/templates/index.ts'

const unscored = templates.filter(({ isScored, options }) => !isScored && options.length > 0)

describe('the templates without scores', () => {
  test('are a database, a front-end framework, a cloud, and whether to build or buy', () => {
    expect(unscored.map(({ key }) => key)).toEqual(['database', 'front-end', 'cloud', 'build-or-buy'])
  })

  test.each(unscored)('$name: none is preferred, and each criterion says what it means', (template) => {
    for (const { key } of template.options)
      for (const criterion of template.criteria) expect(template.cell(key, criterion.key)).toBeUndefined()
    for (const { name, help } of template.criteria) expect(help, name).toMatch(/^[A-Z].*[.?]$/)
    expect(template.question).toMatch(/\?$/)
    expect(template.summary).toContain('no scores are built in')
  })

  test.each(unscored.filter(({ key }) => key !== 'build-or-buy'))(
    '$name: options stand in the order of the alphabet, the usual ones first',
    ({ options }) => {
      for (const ticked of [true, false]) {
        const names = options.filter((option) => option.ticked === ticked).map(({ name }) => name)
        expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
      }
    },
  )

  test.each(unscored.flatMap((template) => (['2', '5', '10'] as const).map((pace) => ({ template, pace }))))(
    'a room from $template.name whose members rate gives a verdict in up to $pace minutes',
    ({ template, pace }) => {
      const preset = presetOf(pace, template)
      const criteria = template.criteria
        .filter(({ key }) => preset.criteria.includes(key))
        .map((criterion) => ({ ...criterion, id: criterion.key }))
      const options = template.options
        .filter(({ ticked }) => ticked)
        .map(({ key, name }) => ({ id: key, key, name }))
      const ballot = (voter: number): Answers => ({
        importance: Object.fromEntries(criteria.map(({ id }, j) => [id, 2 + ((j + voter) % 3)])),
        familiarity: Object.fromEntries(options.map(({ id }, i) => [id, i === 0 ? 4 : 1])),
        willingness: {},
        vetoes: {},
        ratings: Object.fromEntries(
          options.map(({ id }, i) => [
            id,
            Object.fromEntries(
              criteria
                .filter(({ kind }) => kind === 'profile')
                .map((criterion) => [criterion.id, Math.max(0, 9 - 2 * i - (voter % 2))]),
            ),
          ]),
        ),
      })
      const room = { options, criteria, quorum: 2, vetoPercent: 50, ...preset.rules }
      const cells = options.flatMap(({ id }) =>
        criteria.map((criterion) => ({ optionId: id, criterionId: criterion.id, score: null })),
      )
      const result = fullResult(advisorInput(room, cells, [0, 1, 2, 3].map(ballot), 4))
      expect(result.coverage).toBe(1)
      expect(result.leaderId).toBe(options[0]?.id)
      expect(['clear', 'likely']).toContain(result.verdict.level)
    },
  )
})

describe('the short ballot', () => {
  test.each(templates.filter(({ options }) => options.length > 0))(
    'of $name asks for what is known, has criteria of the template, and says why these',
    ({ short, criteria }) => {
      expect(short.keys).toContain('team_skill')
      expect(short.keys.length).toBeGreaterThan(2)
      expect(short.keys.length).toBeLessThan(criteria.length)
      expect(short.keys.filter((key) => !criteria.some((criterion) => criterion.key === key))).toEqual([])
      expect(short.why).toMatch(/\.$/)
    },
  )

  test('of the back-end stack keeps the five whose scores can decide most over the kinds of project', () => {
    const main = backendStack.options.filter(({ ticked }) => ticked)
    const spread = (criterion: string) => {
      const scores = main.map(({ key }) => backendStack.cell(key, criterion)?.score ?? 5)
      const mean =
        backendStack.lenses.reduce((sum, lens) => sum + (lens.importance[criterion] ?? 0), 0) /
        backendStack.lenses.length
      return mean * (Math.max(...scores) - Math.min(...scores))
    }
    const first = backendStack.criteria
      .filter(({ kind }) => kind === 'profile')
      .map(({ key }) => key)
      .sort((a, b) => spread(b) - spread(a))
      .slice(0, 5)
    expect(backendStack.short.keys.slice(1).sort()).toEqual(first.sort())
  })
})
