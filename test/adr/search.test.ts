import { describe, expect, test } from 'vitest'
import { excerpt, marked, type Piece, parseSearch } from '../../src/adr/search.ts'

const termsOf = (text: string) =>
  parseSearch(text).terms.map(({ words, isPrefix }) => `${words.join(' ')}${isPrefix ? '*' : ''}`)

const shown = (pieces: readonly Piece[] | null) =>
  pieces?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

describe('what somebody searches for', () => {
  test.each([
    ['words, each by its beginning', 'Post queue', ['post*', 'queue*']],
    ['a phrase as it stands', '"message queue" kafka', ['message queue', 'kafka*']],
    ['in whichever quotes', '“message queue” „eine Frage“', ['message queue', 'eine frage']],
    ['with a quote left open', '"message queue', ['message*', 'queue*']],
    ['an empty phrase is none', '"" a', ['a*']],
    ['the same once', 'a A á', ['a*']],
    ['a language by its mark', 'C# c++', ['csharp*', 'cplusplus*']],
    ['a stretch by its pairs', '意思決定', ['意思 思決 決定']],
    ['one character by any pair', '決', ['決*']],
    ['a phrase of both kinds', '"東京 node 決定"', ['東京 京 node 決定']],
    [
      'what looks like a query is words',
      'a OR b* NEAR(c) d:e NOT f',
      ['a*', 'or*', 'b*', 'near*', 'c*', 'd*', 'e*', 'not*', 'f*'],
    ],
    ['marks are nothing', '" * ( : &|! \\ \0 🎉', []],
  ])('%s', (_what, text, expected) => {
    expect(termsOf(text)).toEqual(expected)
  })

  test.each([
    ['12', 12],
    ['0012', 12],
    [' #12 ', 12],
    ['ADR-0012', 12],
    ['adr 12', 12],
    ['0', null],
    ['12345', null],
    ['12 factors', null],
    ['1.2', null],
  ])('is a number, or is not: %s', (text, expected) => {
    expect(parseSearch(text).number).toBe(expected)
  })

  test('is no more than anybody types', () => {
    const many = parseSearch(Array.from({ length: 100 }, (_, index) => `w${index}`).join(' '))
    expect(many.terms.length).toBe(12)
    expect(parseSearch('a'.repeat(10_000)).terms.map(({ words }) => words[0]?.length)).toEqual([64])
  })
})

describe('what is found is marked', () => {
  test.each([
    [
      'to the end of its word',
      'post',
      'Use PostgreSQL, not a Postbox or outpost',
      'Use [PostgreSQL], not a [Postbox] or outpost',
    ],
    ['whatever the accents', 'cafe', 'Our café and CAFÉS', 'Our [café] and [CAFÉS]'],
    ['where the case makes it longer', 'istanbul', 'İİ İstanbul', 'İİ [İstanbul]'],
    [
      'a phrase with what is between',
      '"message queue"',
      'A message-queue, a message queues',
      'A [message-queue], a message queues',
    ],
    ['a language with its mark', 'c#', 'C# and C++ and c', '[C#] and C++ and c'],
    ['within a stretch without spaces', '決定', '意思決定の記録', '意思[決定]の記録'],
    ['and nothing else', 'zebra', 'Use it', 'Use it'],
  ])('%s', (_what, text, title, expected) => {
    expect(shown(marked(title, parseSearch(text)))).toBe(expected)
  })

  const filler = (length: number) => 'lorem ipsum '.repeat(length).trim()

  test('in an excerpt around it', () => {
    const text = `${filler(30)} a message broker ${filler(30)}`
    const found = shown(excerpt(text, parseSearch('broker')))
    expect(found).toMatch(/^… \S.*lorem ipsum a message \[broker\] lorem.*\S …$/)
    expect(found?.length).toBeLessThan(240)
  })

  test('at the place that says most of it', () => {
    const text = `broker ${filler(40)} message broker ${filler(40)}`
    expect(shown(excerpt(text, parseSearch('broker message')))).toContain('[message] [broker]')
  })

  test('nowhere where it does not stand', () => {
    expect(excerpt(filler(3), parseSearch('zebra'))).toBeNull()
    expect(excerpt(filler(3), parseSearch('*'))).toBeNull()
  })

  test('from the start of a short text, whole', () => {
    expect(shown(excerpt('A short text', parseSearch('short')))).toBe('A [short] text')
  })

  test('never in the middle of a character', () => {
    for (let before = 55; before < 70; before += 1) {
      const text = `${'😀'.repeat(before)}queue${'😀'.repeat(200)}`
      const pieces = excerpt(text, parseSearch('queue')) ?? []
      expect(pieces.length).toBeGreaterThan(1)
      for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true)
    }
  })

  test('in a long text of one word soon', () => {
    const started = performance.now()
    excerpt('a'.repeat(200_000), parseSearch('aaaa aaa aa a'))
    excerpt('a b '.repeat(50_000), parseSearch('"a b a b a c" "b a b c"'))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
