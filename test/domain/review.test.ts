import { expect, test } from 'vitest'
import { calibrationInWords, isReviewDue, parseReview } from '../../src/domain/review.ts'

const fields = { verdict: 'partly', findings: ' It is fast. ', next: 'keep', nextOn: '2020-01-01' }
const read = (changes: Partial<typeof fields>) => parseReview({ ...fields, ...changes }, '2027-06-01')

test('a review keeps what was found, and a day only where the team looks again', () => {
  expect(read({})).toEqual({
    ok: true,
    review: { verdict: 'partly', findings: 'It is fast.', next: 'keep', nextOn: null },
  })
  expect(read({ next: 'look again', nextOn: '2027-06-02' })).toMatchObject({
    review: { nextOn: '2027-06-02' },
  })
})

test.each([
  ['verdict', { verdict: 'maybe' }],
  ['findings', { findings: '\u200b' }],
  ['findings', { findings: 'x'.repeat(10_001) }],
  ['next', { next: 'constructor' }],
  ['nextOn', { next: 'look again', nextOn: '' }],
  ['nextOn', { next: 'look again', nextOn: '2027-02-30' }],
  ['nextOn', { next: 'look again', nextOn: '2027-06-01' }],
])('a review is refused at %s alone', (field, changes) => {
  const parsed = read(changes)
  expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual([field])
})

test('a review is due from its day on', () => {
  expect(isReviewDue(null, '2027-06-01')).toBe(false)
  expect(isReviewDue('2027-06-02', '2027-06-01')).toBe(false)
  expect(isReviewDue('2027-06-01', '2027-06-01')).toBe(true)
})

test('of each decision the last review counts', () => {
  const review = (decisionId: string, verdict: 'came true' | 'partly' | 'did not') => ({
    decisionId,
    verdict,
  })
  expect(calibrationInWords([])).toBe(null)
  expect(calibrationInWords([review('a', 'partly'), review('a', 'did not')])).toBe(
    'The one reviewed expectation did not come true.',
  )
  expect(
    calibrationInWords([
      review('a', 'did not'),
      review('b', 'came true'),
      review('c', 'partly'),
      review('a', 'came true'),
    ]),
  ).toBe('Of three reviewed expectations two came true, one in part.')
  expect(calibrationInWords([review('a', 'did not'), review('b', 'did not')])).toBe(
    'Of two reviewed expectations none came true.',
  )
})
