import { describe, expect, test } from 'vitest'
import type { ConsentFacts } from '../../src/domain/consent-record.ts'
import { type OutcomeFields, parseOutcome } from '../../src/domain/outcome.ts'

const draft = {
  title: 'Use Go',
  because: 'it leads.',
  consequences: [
    { tone: 'good' as const, text: 'it is fast' },
    { tone: 'bad' as const, text: 'two must learn it' },
  ],
  parts: [
    { id: 'context', label: 'Context', form: 'text' as const, sentences: [] },
    { id: 'advice', label: 'Advice', form: 'lines' as const, sentences: [] },
    { id: 'arguments-go', label: 'Go', form: 'arguments' as const, sentences: [] },
  ],
}
const fields: OutcomeFields = {
  option: 'go',
  title: 'Use Go',
  how: 'agreed',
  because: 'it leads.',
  despite: '',
  kept: ['0', '1'],
  consequences: [],
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: 'accepted',
  wording: {},
}
const facts = {
  optionIds: ['go', 'php'],
  draft,
  advised: { id: 'go', name: 'Go' },
  consent: null,
  today: '2026-11-23',
}
const read = (changes: Partial<OutcomeFields>, consent: ConsentFacts | null = null) =>
  parseOutcome({ ...fields, ...changes }, { ...facts, consent })
const errorsOf = (changes: Partial<OutcomeFields>, consent: ConsentFacts | null = null) => {
  const parsed = read(changes, consent)
  return parsed.ok ? {} : parsed.errors
}
const outcomeOf = (changes: Partial<OutcomeFields>, consent: ConsentFacts | null = null) => {
  const parsed = read(changes, consent)
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

  test('words what was kept otherwise, and leaves out what was emptied', () => {
    expect(outcomeOf({ consequences: ['  it is\r\n fast ', 'three must learn it'] }).consequences).toEqual([
      draft.consequences[0],
      { tone: 'bad', text: 'three must learn it' },
    ])
    expect(outcomeOf({ consequences: ['', 'two must learn it'] }).consequences).toEqual([
      draft.consequences[1],
    ])
    expect(outcomeOf({ kept: ['0'], consequences: ['it is fast', 'ours'] }).consequences).toEqual([
      draft.consequences[0],
    ])
    expect(outcomeOf({ good: 'Neutral, because it is new' }).consequences).toContainEqual({
      tone: 'neutral',
      text: 'it is new',
    })
  })

  test('takes the wording of the parts there are, and says at each what is wrong', () => {
    expect(outcomeOf({ wording: { advice: 'One.\r\nTwo.', unheard: 'of' } }).texts).toEqual({
      advice: 'One.\nTwo.',
    })
    expect(
      errorsOf({
        consequences: ['x'.repeat(1_001), 'y'],
        wording: {
          context: 'x'.repeat(10_001),
          advice: Array.from({ length: 61 }, (_, i) => `${i}`).join('\n'),
          'arguments-go': 'Good, because it fits\nIt is fast',
        },
      }),
    ).toEqual({
      'consequence-0': 'Use at most 1000 characters.',
      'wording-context': 'Use at most 10000 characters.',
      'wording-advice': 'Use at most 60 lines.',
      'wording-arguments-go': 'Begin each line with “Good, because”, “Neutral, because” or “Bad, because”.',
    })
    expect(errorsOf({ wording: { advice: 'x'.repeat(1_001) } })).toEqual({
      'wording-advice': 'Use at most 1000 characters a line.',
    })
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

  const consented = { optionId: 'go', optionName: 'Go', wording: '', isConsented: true, objectors: [] }
  const opposed = { ...consented, isConsented: false, objectors: ['Bo', 'Cy'] }

  test('is by consent only where the team was asked about that option, and nobody objects', () => {
    expect(outcomeOf({ how: 'consent' }, consented)).toMatchObject({ how: 'consent', despite: null })
    const carried = { ...consented, isConsented: false }
    expect(errorsOf({ how: 'consent' }, carried).how).toContain('somebody objects')
    for (const consent of [null, { ...consented, optionId: 'php' }])
      expect(errorsOf({ how: 'consent' }, consent).how).toContain('was not asked')
  })

  test('asks why it is decided although somebody objects to it', () => {
    expect(errorsOf({ how: 'decider' }, opposed)).toEqual({
      despite: 'Bo and Cy still object. Say why you decide all the same.',
    })
    expect(errorsOf({ despite: 'x'.repeat(2_001) }, opposed)).toEqual({
      despite: 'Use at most 2000 characters.',
    })
    expect(outcomeOf({ how: 'decider', despite: ' We can’t wait. ' }, opposed).despite).toBe('We can’t wait.')
    expect(outcomeOf({ option: 'php', because: 'they know it.', despite: 'x' }, opposed).despite).toBe(null)
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
