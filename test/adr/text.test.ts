import { describe, expect, test } from 'vitest'
import { blocks, clause, line, sentences, shortLine } from '../../src/adr/text.ts'

describe('a line', () => {
  test.each([
    ['a\r\nb', 'a b'],
    ['  a \t b  ', 'a b'],
    ['a\u2028b\u0085c\vd', 'a b c d'],
    ['a\u0000\u0007\u001b[31mb', 'a[31mb'],
    ['\u202ea\u202c\u2066b\u2069\u200f', 'ab'],
    ['\ud800a\udc00', '\ufffda\ufffd'],
    ['\ufeffa\uffff', 'a'],
    ['12\u00a0%', '12\u00a0%'],
    ['👩🏽‍💻 می‌خواهم', '👩🏽‍💻 می‌خواهم'],
  ])('%j reads %j', (typed, expected) => {
    expect(line(typed)).toBe(expected)
  })

  test('is cut by whole characters', () => {
    expect(shortLine('👍'.repeat(100), 10)).toBe(`${'👍'.repeat(9)}…`)
    expect(shortLine('a b', 3)).toBe('a b')
  })
})

describe('a longer text', () => {
  test('keeps its paragraphs and its sentences', () => {
    expect(blocks('One. Two!\nThree\n\n\nFour')).toEqual([
      { kind: 'paragraph', sentences: ['One.', 'Two!', 'Three'] },
      { kind: 'paragraph', sentences: ['Four'] },
    ])
  })

  test('keeps its lists, joined across blank lines', () => {
    expect(blocks('Why:\n- a\n* b\n\n• c\nso\n1. d\n2) e')).toEqual([
      { kind: 'paragraph', sentences: ['Why:'] },
      { kind: 'list', ordered: false, items: ['a', 'b', 'c'] },
      { kind: 'paragraph', sentences: ['so'] },
      { kind: 'list', ordered: true, items: ['d', 'e'] },
    ])
  })

  test('keeps a number that does not count', () => {
    expect(blocks('2026. It was good')).toEqual([{ kind: 'paragraph', sentences: ['2026.', 'It was good'] }])
    expect(blocks('1. a\n3. c')).toEqual([
      { kind: 'list', ordered: true, items: ['a'] },
      { kind: 'paragraph', sentences: ['3. c'] },
    ])
  })

  test('may be empty', () => {
    expect(blocks(' \n\t\n\u200f')).toEqual([])
  })
})

test('sentences end before a capital, a figure or a letter without case, not at abbreviations', () => {
  expect(sentences('We use e.g. Node.js, i.e. J. Smith’s pick. It fits. 5 of 7 agree. "Yes." قال')).toEqual([
    'We use e.g. Node.js, i.e. J. Smith’s pick.',
    'It fits.',
    '5 of 7 agree.',
    '"Yes."',
    'قال',
  ])
})

test.each([
  ['Because The team knows it', 'the team knows it.'],
  ['because: it fits.', 'it fits.'],
  ['Node.js fits', 'Node.js fits.'],
  ['Everybody wants it', 'everybody wants it.'],
  ['Choosing Go keeps the service small', 'choosing Go keeps the service small.'],
  ['Spring is what we know', 'Spring is what we know.'],
  ['Go is small', 'Go is small.'],
  ['It’s small', 'it’s small.'],
  ['Less is more!', 'less is more!'],
  ['Next.js brings it', 'Next.js brings it.'],
  ['Go-live is in May', 'Go-live is in May.'],
  ['I know it', 'I know it.'],
  ['Über alles schnell', 'Über alles schnell.'],
  ['Theory says so?', 'Theory says so?'],
  ['決めた。', '決めた。'],
])('%j after "because" reads %j', (typed, expected) => {
  expect(clause(typed)).toBe(expected)
})
