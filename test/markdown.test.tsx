import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { MOST_COMMENT } from '../src/domain/comment.ts'
import { parseMarkdown } from '../src/markdown.ts'
import { Written } from '../views/components/written.tsx'

const html = (text: string) => String(<Written blocks={parseMarkdown(text)} />)
const inside = (text: string) => html(text).replace(/^<div class="written" dir="auto">(.*)<\/div>$/s, '$1')
const documentOf = (text: string) => parseHTML(`<!doctype html><body>${html(text)}</body>`).document

/** Every tag there may be, and its attributes. */
const ALLOWED: Record<string, readonly string[]> = {
  p: ['dir'],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  pre: [],
  code: [],
  em: [],
  strong: [],
  s: [],
  br: [],
  a: ['href', 'rel'],
}

/** What is on the page and should not be. */
const breaches = (text: string) => breachesIn(documentOf(text))

function breachesIn(document: ReturnType<typeof documentOf>): string[] {
  return [...document.querySelectorAll('.written *')].flatMap((element) => {
    const attributes = ALLOWED[element.localName]
    if (!attributes) return [`<${element.localName}>`]
    const names = [...element.attributes].map(({ name }) => name)
    const others = names.filter((name) => !attributes.includes(name)).map((name) => `@${name}`)
    if (element.localName !== 'a') return others
    const href = element.getAttribute('href') ?? ''
    const isWhole = /^(https?:\/\/|mailto:)/i.test(href) && URL.canParse(href)
    const isMarked = element.getAttribute('rel') === 'nofollow noopener'
    return [...others, ...(isWhole ? [] : [`to ${href}`]), ...(isMarked ? [] : ['an unmarked link'])]
  })
}

describe('what a member writes', () => {
  test.each([
    ['plain', '<p dir="auto">plain</p>'],
    ['one\ntwo\n\nthree', '<p dir="auto">one<br/>two</p><p dir="auto">three</p>'],
    [
      '**a** *b* _c_ ~~d~~ `e`',
      '<p dir="auto"><strong>a</strong> <em>b</em> <em>c</em> <s>d</s> <code>e</code></p>',
    ],
    ['- a\n- b', '<ul><li><p dir="auto">a</p></li><li><p dir="auto">b</p></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li><p dir="auto">a</p></li><li><p dir="auto">b</p></li></ol>'],
    ['> a', '<blockquote><p dir="auto">a</p></blockquote>'],
    ['```js\nlet a = 1 < 2\n```', '<pre><code>let a = 1 &lt; 2\n</code></pre>'],
    [
      '[docs](https://go.dev/doc "title")',
      '<p dir="auto"><a href="https://go.dev/doc" rel="nofollow noopener">docs</a></p>',
    ],
    [
      'see https://go.dev.',
      '<p dir="auto">see <a href="https://go.dev" rel="nofollow noopener">https://go.dev</a>.</p>',
    ],
    [
      '[](https://go.dev)',
      '<p dir="auto"><a href="https://go.dev" rel="nofollow noopener">https://go.dev</a></p>',
    ],
  ])('%j', (text, expected) => {
    expect(inside(text)).toBe(expected)
  })

  test.each([
    '# No heading',
    '<b onclick="x()">hi</b>',
    '&lt;b&gt; &amp; &#x3c;',
    'a|b\n-|-\n1|2',
    '***',
    '[x](javascript:alert(1))',
    '[x](/decisions/new)',
    '[x](//evil.example)',
    '[x](data:text/html,x)',
    'go.dev and www.go.dev and a@go.dev',
  ])('stays as typed where it is nothing a comment can say: %j', (text) => {
    expect(documentOf(text).querySelector('.written')?.textContent).toBe(text.replaceAll('\n', ''))
    expect([...documentOf(text).querySelectorAll('.written p > *')].map((one) => one.localName)).toEqual(
      text
        .split('\n')
        .slice(1)
        .map(() => 'br'),
    )
  })
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)" hx-get="/x" hx-trigger="load">x</a>',
  '<div hx-get="/livez" hx-trigger="load" data-hx-get="/livez"></div>',
  '<form action="/decisions/new" method="post"><button>x</button></form>',
  '<style>*{display:none}</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](vbscript:x) [y](data:text/html;base64,PHNjcmlwdD4=) [z](file:///etc/passwd)',
  '<javascript:alert(1)> <data:text/html,x>',
  '[x](https://a.example" onmouseover="alert(1))',
  '[x](<https://a.example" hx-get="/x>)',
  '[x](https://a.example "t\\" hx-get=\\"/x")',
  'https://a.example/"onmouseover=alert(1)',
  "https://a.example/'><script>alert(1)</script>",
  '```"><script>alert(1)</script>\nx\n```',
  '``` " hx-get="/livez" hx-trigger="load\nx\n```',
  '`<img src=x onerror=alert(1)>`',
  '[r]: javascript:alert(1)\n\n[r] [x][r]',
  '<!--<img src="--><img src=x onerror=alert(1)>',
  '{#id .class hx-get=/x}',
  '[https://bank.example@evil.example](https://bank.example@evil.example)',
  '\u202Egnp.exe <b>',
  '</div></main><script>alert(1)</script>',
  '99999999999. x',
  '-1. x',
]

describe('what a hostile member writes', () => {
  test.each(HOSTILE)('brings in nothing but text and plain marks: %j', (text) => {
    expect(breaches(text)).toEqual([])
    for (const wrapped of [`- ${text}`, `> ${text}`, `**${text}**`, `[${text}](https://a.example)`])
      expect(breaches(wrapped)).toEqual([])
  })

  test.each([
    ['<p hx-get="/x">x</p>', '@hx-get'],
    ['<img src="x">', '<img>'],
    ['<a href="javascript:x" rel="nofollow noopener">x</a>', 'to javascript:x'],
    ['<a href="https://a.example">x</a>', 'an unmarked link'],
  ])('would be caught: %s', (markup, breach) => {
    const { document } = parseHTML(`<!doctype html><body><div class="written">${markup}</div></body>`)
    expect(breachesIn(document)).toEqual([breach])
  })

  test('is harmless in any mixture', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '"',
        '`',
        '*',
        '_',
        '~',
        '\\',
        '!',
        '\n',
        '\n\n',
        '- ',
        '> ',
        '1. ',
      ),
      fc.constantFrom('https://', 'javascript:', 'mailto:', 'hx-get="/x"', 'a', ' ', '&#60;', '```\n'),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expect(breaches(pieces.join(''))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what is made to take long', () => {
  const filled = (part: string, length: number) =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length)
  const PARTS = [
    ...['[', '![', '[a](', '[a](b)', '[[a](', '[a](<b', '[a](http://a.b '],
    ...['*a ', '**a _b ', 'a**b c* ', '_a __a ', '*_~`[', '~~a ~b', '`a``', '~', '*', '\\', '<', '<a '],
    ...['> ', '- ', '1. ', '\n', '> - ', 'a@a.b ', 'http://', 'http://a.b ', '&amp;', 'a|b\n-|-\n'],
  ]
  const took = (text: string) => {
    const best = Array.from({ length: 5 }, () => {
      const start = performance.now()
      parseMarkdown(text)
      return performance.now() - start
    })
    return Math.min(...best)
  }

  test.each(PARTS)('is parsed in under 50 ms as long as a comment may be: %j', (part) => {
    expect(took(filled(part, MOST_COMMENT))).toBeLessThan(50)
  })

  test.each(PARTS)('is not parsed at all beyond that: 64 KB of %j', (part) => {
    const text = filled(part, 65_536)
    expect(took(text)).toBeLessThan(50)
    expect(parseMarkdown(text)).toEqual([{ type: 'paragraph', children: [{ type: 'text', text }] }])
  })

  test('loses nothing where it is nested deeper than one reads', () => {
    for (const text of [
      `${'>'.repeat(40)} deep`,
      Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- x${i}`).join('\n'),
    ]) {
      const shown = documentOf(text).querySelector('.written')?.textContent ?? ''
      expect(shown.includes(text.includes('x39') ? 'x39' : 'deep')).toBe(true)
    }
  })
})
