import { describe, expect, test } from 'vitest'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import { seenTurnout } from '../../src/domain/turnout.ts'
import { freshFields } from '../../src/routes/brief-fields.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { database } from '../../src/templates/database.ts'
import { opensInWords, openUntil } from '../../views/components/opens.ts'
import { BallotRules } from '../../views/decisions/ballot-rules.tsx'
import { MustHaves } from '../../views/decisions/must-haves.tsx'
import { QuorumTick } from '../../views/decisions/quorum.tsx'
import { VotingRules } from '../../views/decisions/voting-rules.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'

const fields = freshFields(backendStack, 'Ada', '')
const hintOf = (page: ReturnType<typeof markupOf>) => textOf(page.querySelector('summary small'))

describe('the fold on the ballot', () => {
  const fold = (changes: Partial<BriefFields> = {}, errors: FieldErrors = {}, template = backendStack) =>
    markupOf(<BallotRules template={template} fields={{ ...fields, ...changes }} errors={errors} />)

  test.each<[Partial<BriefFields>, string]>([
    [{}, 'up to 5 minutes, 24 questions'],
    [{ pace: '2' }, 'up to 2 minutes, 12 questions'],
    [{ pace: '10' }, 'up to 10 minutes, 96 questions'],
    [{ ownOptions: 'Zig, Scala', ownCriteria: 'Fun' }, 'up to 5 minutes, 29 questions'],
    [{ pace: 'own', criteria: ['cpu'], willingness: false }, 'as I set it, 7 questions'],
    [{ pace: 'own', criteria: ['cpu'], options: [] }, 'as I set it, 1 question'],
  ])('says while it is closed how many questions there are: %o', (changes, hint) => {
    const page = fold(changes)
    expect(hintOf(page)).toBe(hint)
    expect(page.querySelector('details')?.hasAttribute('open')).toBe(false)
  })

  test('says of each pace what it asks', () => {
    expect(textsOf(fold(), '#pace small')).toEqual([
      'Six criteria that decide most, and of each option how well one knows it: 12 questions, about a minute.',
      'Twelve criteria, and of each option how well one knows it, how gladly one would work with it: 24 questions, about two minutes.',
      'Twelve criteria, and of each option how well one knows it, how gladly one would work with it, how happy one would be with it, how good it is on each criterion: 96 questions, about seven minutes.',
      'Which criteria, and what else.',
    ])
    const unscored = markupOf(
      <BallotRules template={database} fields={freshFields(database, '', '')} errors={{}} />,
    )
    for (const line of textsOf(unscored, '#pace small').slice(0, 3))
      expect(line).toContain('how good it is on each criterion')
  })

  test('opens where something is wrong, with the message at its field', () => {
    const page = fold(
      { pace: 'own', importanceMethod: 'ahp' },
      { importanceMethod: 'Choose one of the four.' },
    )
    expect(page.querySelector('details')?.hasAttribute('open')).toBe(true)
    expect(page.querySelector('#importanceMethod')?.getAttribute('aria-describedby')).toBe(
      'importanceMethod-error',
    )
    expect(
      fold({ pace: '3' }, { pace: 'Choose one of the four.' }).querySelector('#pace-error'),
    ).not.toBeNull()
  })
})

describe('the fold on must-haves', () => {
  const fold = (changes: Partial<BriefFields> = {}, errors: FieldErrors = {}) =>
    markupOf(<MustHaves template={backendStack} fields={{ ...fields, ...changes }} errors={errors} />)

  test.each<[Partial<BriefFields>, string]>([
    [{}, 'not against half of the ballots'],
    [{ veto: 'never' }, 'none'],
    [
      { veto: 'never', knowers: '2', least: [{ criterion: 'CPU performance', value: '3' }] },
      'a least score on one criterion, people who deliver alone',
    ],
  ])('says while it is closed what is asked for: %o', (changes, hint) => {
    expect(hintOf(fold(changes))).toBe(hint)
  })

  test('has a field for each criterion that has scores, and what was typed first', () => {
    const least = [{ criterion: 'CPU performance', value: '30' }]
    const page = fold({ least, ownCriteria: 'Fun' }, { 'least-0': 'Write a score.' })
    expect(all(page, '[name=least]').length).toBe(12)
    expect(
      all(page, '[name=leastOf]')
        .map((input) => input.getAttribute('value'))
        .at(-1),
    ).toBe('Fun')
    expect(page.querySelector('#least-0')?.getAttribute('value')).toBe('30')
    expect(textOf(page.querySelector('#least-0-error'))).toBe('Write a score.')
    for (const details of all(page, 'details')) expect(details.hasAttribute('open')).toBe(true)
  })
})

test('the fold on voting rules says them while it is closed, and what names can still tell', () => {
  const fold = (changes: Partial<BriefFields> = {}) =>
    markupOf(<VotingRules fields={{ ...fields, ...changes }} errors={{}} />)
  expect(hintOf(fold())).toBe('revealed by me, names shown')
  expect(hintOf(fold({ revealRule: 'complete', names: 'anonymous' }))).toBe(
    'revealed when all have voted, anonymous',
  )
  const [, hidden, anonymous] = textsOf(fold(), '#names small')
  expect(hidden).toContain('whoever runs it')
  expect(anonymous).toContain('Nothing stored links a ballot to its voter')
  expect(anonymous).toContain('can still tell')
})

describe('the quorum', () => {
  const said = (
    voted: number,
    eligible: number,
    {
      quorum = 4,
      quorumPercent = null,
      anonymous = false,
    }: { quorum?: number; quorumPercent?: number | null; anonymous?: boolean } = {},
  ) => {
    const seats = Array.from({ length: eligible }, (_, at) => ({ name: `n${at}`, voted: at < voted }))
    const turnout = seenTurnout({ anonymous, expectedVoters: null }, seats)
    const page = markupOf(<QuorumTick room={{ quorum, quorumPercent }} turnout={turnout} />)
    return { text: textOf(page), isMet: page.querySelector('.quorum-met') !== null }
  }

  test('counts ballots', () => {
    expect(said(0, 5)).toEqual({ text: 'A verdict needs four ballots.', isMet: false })
    expect(said(3, 5)).toEqual({ text: '3 of 4 ballots needed for a verdict.', isMet: false })
    expect(said(4, 5)).toEqual({ text: 'Enough for a verdict. It takes four ballots.', isMet: true })
    expect(said(1, 1, { quorum: 1 }).text).toBe('Enough for a verdict. It takes one ballot.')
  })

  test('counts a share of the people expected', () => {
    expect(said(2, 5, { quorumPercent: 60 }).text).toBe(
      '2 of 3 ballots needed for a verdict. It takes 60\u00a0% of the five people expected: three ballots.',
    )
    expect(said(3, 5, { quorumPercent: 60 }).isMet).toBe(true)
  })

  test('moves in the steps of an anonymous room', () => {
    expect(said(2, 9, { anonymous: true }).text).toBe('At least 1 of 4 ballots needed for a verdict.')
    expect(said(4, 9, { anonymous: true }).isMet).toBe(false)
    expect(said(6, 9, { anonymous: true }).isMet).toBe(true)
  })
})

test('what opens the ballots is said as it is set', () => {
  const facilitator = { id: 'a', name: 'Ada' }
  const at = '2026-12-01T16:00:00.000Z'
  const said = (revealRule: 'manual' | 'deadline' | 'complete', deadlineAt: string | null) =>
    opensInWords({ revealRule, deadlineAt, facilitator })
  expect(said('manual', null)).toBe('Ada reveals when enough have voted.')
  expect(said('manual', at)).toBe('Voting ends, and Ada reveals.')
  expect(said('deadline', at)).toBe('Voting ends, and the ballots open by themselves.')
  expect(said('complete', null)).toBe('The ballots open by themselves once everybody has voted.')
  expect(said('complete', at)).toContain('or earlier once everybody has voted')
  expect(openUntil({ revealRule: 'complete', deadlineAt: null, facilitator })).toBe(
    'open until everybody has voted',
  )
  expect(openUntil({ revealRule: 'manual', deadlineAt: null, facilitator })).toBe('open until Ada reveals')
})
