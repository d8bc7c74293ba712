import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition, fileName, slug } from '../../src/adr/file-name.ts'
import { HOSTILE, hostile } from './hostile.ts'

describe('a file name', () => {
  test.each([
    ['Use Node.js', '0007-use-node-js.md'],
    ['ASP.NET Core / C#', '0007-asp-net-core-c-sharp.md'],
    ['F# & C++', '0007-f-sharp-and-c-plus-plus.md'],
    ['Über Straße, café, Łódź, Ærø', '0007-uber-strasse-cafe-lodz-aero.md'],
    ['ﬁne ½ ①', '0007-fine-1-2-1.md'],
    ['日本語', '0007-decision.md'],
    ['بايثون', '0007-decision.md'],
    ['../../etc/passwd', '0007-etc-passwd.md'],
    ['a\r\nb', '0007-a-b.md'],
    ['---', '0007-decision.md'],
    ['', '0007-decision.md'],
  ])('for %j is %s', (title, expected) => {
    expect(fileName({ number: 7, title })).toBe(expected)
  })

  test('matches what Structurizr and Backstage ask for, whatever the title', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 9999 }), (title, number) => {
        const name = fileName({ number, title })
        expect(name).toMatch(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/)
        expect(name.length).toBeLessThanOrEqual(68)
      }),
    )
  })

  test('is cut between words', () => {
    const title = 'Use Node.js as the back-end stack for the booking platform of the guest houses'
    expect(slug(title)).toBe('use-node-js-as-the-back-end-stack-for-the-booking-platform')
    expect(slug('x'.repeat(10_000))).toBe('x'.repeat(60))
  })

  test.each([0, 10_000, 1.5, -1, Number.NaN])('refuses the number %s', (number) => {
    expect(() => fileName({ number, title: 'A' })).toThrow(RangeError)
  })
})

describe('a content disposition', () => {
  test('carries the name twice', () => {
    expect(contentDisposition('0007-use-node-js.md')).toBe(
      `attachment; filename="0007-use-node-js.md"; filename*=UTF-8''0007-use-node-js.md`,
    )
    expect(contentDisposition('Café (ü).md', 'inline')).toBe(
      `inline; filename="Cafe -u-.md"; filename*=UTF-8''Caf%C3%A9%20%28%C3%BC%29.md`,
    )
  })

  test('holds nothing that ends a header or leaves the quotes', () => {
    for (const name of [...HOSTILE, '"; filename=evil.exe', '../../x', '..', 'a\\b', 'a%0d%0ab']) {
      const header = contentDisposition(name)
      expect(header).toMatch(
        /^attachment; filename="[A-Za-z0-9._ -]+"; filename\*=UTF-8''[A-Za-z0-9.!~_%-]+$/,
      )
      expect(new Headers({ 'Content-Disposition': header }).get('Content-Disposition')).toBe(header)
      expect(header).not.toMatch(/filename="\.|%2F|%5C/)
    }
  })
})
