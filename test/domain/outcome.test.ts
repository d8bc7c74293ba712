import { describe, expect, test } from 'vitest'
import { type OutcomeFields, parseOutcome } from '../../src/domain/outcome.ts'

const draft = {
  title: 'Use Go',
  because: 'it leads.',
  consequences: [
    { tone: 'good' as const, text: 'it is fast' },
    { tone: 'bad' as const, text: 'two must learn it' },
  ],
}
const fields: OutcomeFields = {
  option: 'go',
  title: 'Use Go',
  how: 'agreed',
  because: 'it leads.',
  kept: ['0', '1'],
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: 'accepted',
}
const facts = { optionIds: ['go', 'php'], draft, advised: { id: 'go', name: 'Go' }, today: '2026-11-23' }
const read = (changes: Partial<OutcomeFields>) => parseOutcome({ ...fields, ...changes }, facts)
const errorsOf = (changes: Partial<OutcomeFields>) => {
  const parsed = read(changes)
  return parsed.ok ? {} : parsed.errors
}
const outcomeOf = (changes: Partial<OutcomeFields>) => {
  const parsed = read(changes)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.outcome
}

describe('the outcome form', () => {
  test('keeps what was ticked and adds what was typed, good before bad', () => {
    expect(
      outcomeOf({ good: 'Good, because one binary\n\n small images', bad: 'Bad, because we rewrite' })
        .consequences,
    ).toEqual([
      { tone: 'good', text: 'it is fast' },
      { tone: 'good', text: 'one binary' },
      { tone: 'good', text: 'small images' },
      { tone: 'bad', text: 'two must learn it' },
      { tone: 'bad', text: 'we rewrite' },
    ])
    expect(outcomeOf({ kept: ['1', '7', '__proto__'] }).consequences).toEqual([draft.consequences[1]])
  })

  test('of none of the options is rejected, whatever its status field says', () => {
    expect(outcomeOf({ option: 'none', status: 'accepted' })).toMatchObject({
      optionId: null,
      status: 'rejected',
    })
    expect(outcomeOf({ option: 'none', status: '' }).status).toBe('rejected')
  })

  test('asks why the advice was not followed', () => {
    expect(errorsOf({ option: 'php', because: ' ' }).because).toContain('The advice was Go')
    expect(errorsOf({ because: '' }).because).toBe('Say in a sentence why.')
    expect(errorsOf({ option: 'php', because: 'we know it.' })).toEqual({})
  })

  test.each([
    ['option', 'rust'],
    ['option', ''],
    ['title', '\0 '],
    ['title', 'x'.repeat(201)],
    ['because', 'x'.repeat(10_001)],
    ['how', ''],
    ['how', 'constructor'],
    ['good', 'x'.repeat(1_001)],
    ['bad', 'x\n'.repeat(41)],
    ['reviewDate', '2026-11-23'],
    ['reviewDate', '2027-02-30'],
    ['reviewDate', '+012027-01-01'],
    ['reviewDate', 'soon'],
    ['expected', 'x'.repeat(10_001)],
    ['status', 'superseded'],
    ['status', ''],
  ] as const)('refuses %s %j at that field alone', (field, value) => {
    expect(Object.keys(errorsOf({ [field]: value }))).toEqual([field])
  })

  test('may leave the review and the expectation open', () => {
    expect(outcomeOf({})).toMatchObject({ reviewDate: null, expected: null })
    expect(outcomeOf({ reviewDate: '2026-11-24', expected: ' less work ' })).toMatchObject({
      reviewDate: '2026-11-24',
      expected: 'less work',
    })
  })
})
