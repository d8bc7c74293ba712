import { describe, expect, test } from 'vitest'
import { toMadr } from '../../src/adr/madr.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import { toYStatement } from '../../src/adr/y-statement.ts'
import { consent, input, record } from './example.ts'
import { lint } from './reading.ts'

describe('a record of what was put to consent', () => {
  const opposed = record({
    room: { consent },
    outcome: { how: 'decider', despite: 'The season begins in May', because: 'Going live in May needs it.' },
  })

  test('says what was asked, how it was answered, and why it was decided all the same', () => {
    const said = [
      'There was no consensus; Amina decided.',
      'The team was asked for consent: "We take Node.js; the site stays on PHP."',
      'Four consented, one had a concern and one objected to the end.',
      'One objection was resolved.',
      'One did not answer.',
      'Jonas still objected; Amina decided all the same, because the season begins in May.',
    ]
    for (const sentence of said) expect(toMadr(opposed)).toContain(`${sentence}\n`)
    for (const sentence of said) expect(toNygard(opposed)).toContain(`${sentence}\n`)
  })

  test('keeps the words of those who objected, also where the objection was met', () => {
    const file = toMadr(opposed)
    expect(file).toContain(
      '* Jonas objected: Nobody is on call for it. What would have had to change: Two of us learn it first.\n',
    )
    expect(file).toContain(
      '* Mei objected, resolved: The provider has no library for it. What would have had to change: We get one. Amina: There is one since May.\n',
    )
    expect(file).toContain('* Ben: I need time to learn.\n')
  })

  test('says where nobody objected, and where another option was chosen', () => {
    const agreed = { ...consent, concerns: 0, silent: 0, wording: '', objections: [], said: [] }
    const file = toMadr(record({ room: { consent: agreed }, outcome: { how: 'consent' } }))
    expect(file).toContain(
      'The team consented: no objection was left.\nThe team was asked for consent.\nFour consented.\n',
    )
    expect(file).not.toContain('Objections:')
    const other = toMadr(record({ room: { consent: { ...agreed, isChosen: false } } }))
    expect(other).toContain('The team was asked for consent to Node.js.\n')
  })

  test('passes the linter', async () => {
    expect(await lint(toMadr(opposed))).toEqual([])
    expect(await lint(toNygard(opposed))).toEqual([])
  })

  test('has the reason in the decider’s words in the Y-statement', () => {
    expect(toYStatement(opposed)).toMatch(/, because going live in May needs it\.\n$/)
    expect(toYStatement(record())).not.toContain('because')
  })
})

describe('a record with reviews', () => {
  const reviewed = {
    ...record(),
    reviews: [
      {
        on: '2027-06-01',
        by: 'Amina',
        verdict: 'partly' as const,
        findings: 'A booking takes 200 ms.\n\nLearning took longer:\n- two months\n- a course',
        next: 'look again' as const,
        nextOn: '2028-06-01',
      },
      {
        on: '2028-06-02',
        by: 'Ben',
        verdict: 'did not' as const,
        findings: 'It is slow now.',
        next: 'reconsider' as const,
        nextOn: null,
      },
    ],
  }

  test('has them dated and signed at its end, and is itself unchanged', () => {
    const file = toMadr(reviewed)
    const plain = toMadr(record())
    expect(file).toContain(
      'Reviewed on 2027-06-01 by Amina: what was expected came true in part.\n\nA booking takes',
    )
    expect(file).toContain('* two months\n')
    expect(file).toContain('The team looks again on 2028-06-01.\n')
    expect(file).toMatch(/Reviewed on 2028-06-02 by Ben[\s\S]*The team reconsiders the decision\./)
    const [before = ''] = plain.split('Related records:')
    expect(file.startsWith(before)).toBe(true)
    expect(toNygard(reviewed)).toContain(
      'Reviewed on 2028-06-02 by Ben: what was expected did not come true.',
    )
  })

  test('passes the linter', async () => {
    expect(await lint(toMadr(reviewed))).toEqual([])
    expect(await lint(toNygard(reviewed))).toEqual([])
  })
})

test('a record of one ballot alone says nothing of it', () => {
  const [first] = input.ballots
  const alone = record({
    input: { ballots: first ? [first] : [], eligible: 7, quorum: 1 },
    room: { concerns: [{ text: 'It is new to us', by: 'Mei' }] },
    outcome: { chosenOptionId: 'node', because: 'we say so.' },
  })
  for (const file of [toMadr(alone), toNygard(alone), toYStatement(alone)]) {
    expect(file).not.toMatch(/\b(points|weight|score[sd]?|led|readiness|importance)\b(?!,)/)
    expect(file).toContain('Node.js')
  }
  expect(toMadr(alone)).toContain('One person alone had voted, so nothing of that ballot stands here.')
  expect(toMadr(alone)).toContain('* Bad, because it is new to us (raised by Mei)')
  expect(alone).toMatchObject({ adviceFollowed: null, advised: null, drivers: [], risks: [], findings: [] })
  expect(alone.options.map(({ id }) => id)).toEqual(input.options.map(({ id }) => id))
  expect(record({ input: { ballots: first ? [first] : [], eligible: 1, quorum: 1 } }).drivers).not.toEqual([])
})
