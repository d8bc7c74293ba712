import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import { LENS_CLOSE, type LensRow, lensRows } from '../../src/domain/lenses.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { templates } from '../../src/templates/index.ts'

type Knows = Readonly<Record<string, number>>

const SIX = backendStack.options.filter(({ ticked }) => ticked)
const ALL = backendStack.options

/** What comes of the shipped scores for a team of that knowledge, by key of the lens. */
function lensesOf(options: typeof ALL, team: readonly Knows[] = []): Map<string, LensRow> {
  const criteria = backendStack.criteria.map((criterion) => ({ ...criterion, id: criterion.key }))
  const result = advise({
    options: options.map(({ key, name }) => ({ id: key, name })),
    criteria,
    profile: options.map(({ key }) => criteria.map((one) => backendStack.cell(key, one.key)?.score ?? null)),
    ballots: team.map((knows) => ({
      importance: criteria.map(() => 3),
      familiarity: options.map(({ key }) => knows[key] ?? 0),
    })),
    constraints: [],
    quorum: 1,
    eligible: null,
    model: defaultModel,
  })
  return new Map(lensRows(result, criteria, backendStack.lenses).map((row) => [row.key, row]))
}

const firsts = (rows: Map<string, LensRow>) =>
  Object.fromEntries([...rows].map(([key, { first }]) => [key, first.join(', ')]))

describe('the lenses of the back-end template', () => {
  const six = lensesOf(SIX)

  test('rate every criterion but what the team knows, from 0 to 5, and nothing else', () => {
    const keys = backendStack.criteria.filter(({ kind }) => kind === 'profile').map(({ key }) => key)
    expect(backendStack.lenses).toHaveLength(7)
    for (const { importance } of backendStack.lenses) {
      expect(Object.keys(importance).sort()).toEqual([...keys].sort())
      for (const level of Object.values(importance)) expect([0, 1, 2, 3, 4, 5]).toContain(level)
      expect(Math.max(...Object.values(importance))).toBeGreaterThanOrEqual(4)
    }
    expect(new Set(backendStack.lenses.map(({ key }) => key)).size).toBe(7)
  })

  test('come out on the six main options as is commonly said', () => {
    expect(firsts(six)).toEqual({
      business: 'Python, Node.js',
      'data-ai': 'Python',
      throughput: 'Go',
      cpu: 'Go',
      realtime: 'Node.js',
      memory: 'Go',
      fullstack: 'Node.js',
    })
  })

  test('put Node.js clearly behind where the process computes, and Python where connections decide', () => {
    const behind = (lens: string, option: string) =>
      Math.max(...SIX.map(({ key }) => fitOf(lens, key))) - fitOf(lens, option)
    expect(behind('cpu', 'node')).toBeGreaterThan(3 * LENS_CLOSE)
    expect(behind('throughput', 'python')).toBeGreaterThan(3 * LENS_CLOSE)
    expect(behind('memory', 'node')).toBeGreaterThan(3 * LENS_CLOSE)
  })

  test('leave a typical business application too close to call on fit', () => {
    const business = six.get('business')
    expect(business?.first).toEqual(['Python', 'Node.js'])
    expect(business?.gap).toBeLessThan(LENS_CLOSE)
    expect(business?.known).toBeNull()
    expect(fitOf('business', 'python') - fitOf('business', 'java')).toBeLessThan(4)
  })

  test.each(['java', 'php', 'ruby'])(
    'let what the team knows decide there: %s leads where it is known well',
    (key) => {
      const expert = { [key]: 4, node: 1, python: 1 }
      const named = SIX.find((option) => option.key === key)?.name
      expect(lensesOf(SIX, [expert, expert, expert, expert]).get('business')?.known).toEqual([named])
    },
  )

  test('with all ten options name the same leaders, or draw level with one that is no main option', () => {
    expect(firsts(lensesOf(ALL))).toEqual({
      business: 'Python, C# / .NET, Node.js',
      'data-ai': 'Python',
      throughput: 'Go, Rust',
      cpu: 'Go',
      realtime: 'Node.js, C# / .NET',
      memory: 'Go, Rust',
      fullstack: 'Node.js',
    })
  })
})

test('a template without scores has no lenses', () => {
  for (const template of templates) {
    const isScored = template.options.some(({ key }) =>
      template.criteria.some((criterion) => template.cell(key, criterion.key) !== undefined),
    )
    expect(template.lenses.length > 0, template.key).toBe(isScored)
  }
})

/** Points of 100 by hand, so that the tests do not rest on what they test. */
function fitOf(lens: string, option: string): number {
  const importance = backendStack.lenses.find(({ key }) => key === lens)?.importance ?? {}
  const total = Object.values(importance).reduce((sum, level) => sum + level, 0)
  return Object.entries(importance).reduce(
    (sum, [key, level]) => sum + (10 * level * (backendStack.cell(option, key)?.score ?? 5)) / total,
    0,
  )
}
