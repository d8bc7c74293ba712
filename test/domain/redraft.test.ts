import { describe, expect, test } from 'vitest'
import { markOf, marksIn, readMarks, refreshedLines, writeMarks } from '../../src/domain/drafted.ts'
import type { OutcomeDraft, OutcomeFields } from '../../src/domain/outcome.ts'
import { marksOf, refreshed } from '../../src/domain/redraft.ts'

const part = (id: string, form: 'text' | 'lines', ...texts: string[]) => ({
  id,
  label: id,
  form,
  sentences: texts.map((text) => ({ text, origin: 'result' as const })),
})

const go: OutcomeDraft = {
  title: 'Use Go',
  because: 'it leads by 2.0.',
  consequences: [
    { tone: 'good', text: 'it is fast' },
    { tone: 'neutral', text: 'hiring is unknown' },
    { tone: 'bad', text: 'two must learn it' },
  ],
  parts: [part('context', 'text', 'Orders.'), part('advice', 'lines', 'Go led.', 'On 4 ballots.')],
}
const php: OutcomeDraft = {
  title: 'Use PHP',
  because: '',
  consequences: [
    { tone: 'good', text: 'all know it' },
    { tone: 'neutral', text: 'hiring is unknown' },
    { tone: 'bad', text: 'it is slow' },
  ],
  parts: [part('context', 'text', 'Orders.'), part('advice', 'lines', 'PHP was behind.', 'On 4 ballots.')],
}

const untouched: OutcomeFields = {
  option: 'php',
  title: 'Use Go',
  how: 'agreed',
  because: 'it leads by 2.0.',
  despite: '',
  kept: ['0', '1', '2'],
  consequences: ['it is fast', 'hiring is unknown', 'two must learn it'],
  good: '',
  bad: '',
  reviewDate: '',
  expected: '',
  status: 'accepted',
  wording: { context: 'Orders.', advice: 'Go led.\r\nOn 4 ballots.' },
}
const another = (typed: Partial<OutcomeFields>, draft = php) =>
  refreshed({ ...untouched, ...typed }, marksOf(go), draft)

describe('a draft for another option', () => {
  test('takes the place of what nobody touched', () => {
    expect(another({})).toEqual({
      ...untouched,
      title: 'Use PHP',
      because: '',
      consequences: ['all know it', 'hiring is unknown', 'it is slow'],
      wording: { context: 'Orders.', advice: 'PHP was behind.\nOn 4 ballots.' },
    })
  })

  test('leaves alone what a person wrote, and what they took out', () => {
    const typed = {
      title: 'Ours',
      because: 'we know it',
      kept: ['0', '2'],
      consequences: ['it is quick', 'hiring is unknown', 'three must learn it'],
      good: 'cheap',
      wording: { context: 'Orders come in bursts.', advice: 'We talked long.\nGo led.' },
    }
    expect(another(typed)).toMatchObject({
      title: 'Ours',
      because: 'we know it',
      kept: ['0', '2'],
      consequences: ['all know it', 'hiring is unknown', 'it is slow'],
      good: 'cheap\nit is quick',
      bad: 'three must learn it',
      wording: { context: 'Orders come in bursts.', advice: 'We talked long.\nPHP was behind.' },
    })
    expect(another({ consequences: ['it is fast', 'hiring is hard', 'two must learn it'] })).toMatchObject({
      good: 'Neutral, because hiring is hard',
      kept: ['0', '2'],
    })
  })

  test('of the same option changes nothing that was typed', () => {
    const typed = { kept: ['2'], consequences: ['a', 'b', 'c'], wording: { advice: 'Mine.\r\nGo led.' } }
    expect(another(typed, go)).toEqual({ ...untouched, ...typed })
  })

  test('keeps ticks of a form that does not word the consequences', () => {
    expect(another({ consequences: [], kept: ['0'] })).toMatchObject({ kept: ['0', '2'], good: '', bad: '' })
    expect(another({ consequences: [] }, go).kept).toEqual(['0', '1', '2'])
  })
})

test('lines of one’s own stay behind the line they followed', () => {
  const was = marksIn('a\nb\nc')
  expect(refreshedLines('a\nmine\nb', was, 'a\nB\nc\nd')).toBe('a\nmine\nB\nd')
  expect(refreshedLines('mine', was, 'a\nb\nc')).toBe('mine')
  expect(refreshedLines('a\nb\nc', was, '')).toBe('')
  expect(refreshedLines('', was, 'a\nnew')).toBe('new')
})

describe('marks', () => {
  test('travel in a field and come back', () => {
    const marks = marksOf(go)
    expect(readMarks(writeMarks(marks))).toEqual(marks)
    expect(readMarks(writeMarks({ risks: [] }))).toEqual({ risks: [] })
  })

  test('differ with the words, not with the spaces', () => {
    expect(markOf('a  b\r\nc ')).toBe(markOf('a b\nc'))
    expect(markOf('a b')).not.toBe(markOf('b a'))
  })

  test.each(['', 'a b:1', 'a:1;;', 'a:<b>', `${'a'.repeat(81)}:1`, 'a:123456789'])(
    'that are not ours are none: %j',
    (text) => expect(readMarks(text)).toBeUndefined(),
  )
})
