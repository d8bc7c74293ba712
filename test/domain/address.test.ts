import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, sameAddress, senderOf } from '../../src/domain/address.ts'

describe('an address', () => {
  test.each([
    'bo@example.org',
    ' bo@example.org ',
    'bo@example.org\n',
    'bo@example.org\u2028',
    'Bo.Berg+moot@mail.example.co.uk',
    "o'neil@example.org",
    'x@xn--bcher-kva.xn--p1ai',
  ])('is taken: %s', (typed) => {
    expect(addressOf(typed)).toBe(typed.trim())
  })

  test.each([
    '',
    'bo',
    'bo@',
    '@example.org',
    'bo@localhost',
    'bo@example.org, cy@example.org',
    'bo@example.org\r\nBcc: cy@example.org',
    'bo\n@example.org',
    'bo@example.org%0d%0aBcc:cy@example.org',
    '"bo cy"@example.org',
    'Bo <bo@example.org>',
    'bo@example.org>',
    '<bo@example.org',
    'bo@exa mple.org',
    'bo@-example.org',
    'bo@example..org',
    '.bo@example.org',
    'bo@[127.0.0.1]',
    'bo@127.0.0.1',
    'bö@example.org',
    'bo@example.org\u0000',
    'bo(comment)@example.org',
    'bo;cy@example.org',
    'bo@cy@example.org',
    `${'b'.repeat(65)}@example.org`,
    `bo@${'example.'.repeat(40)}org`,
  ])('is not taken: %j', (typed) => {
    expect(addressOf(typed)).toBeUndefined()
  })

  test('never holds anything that means something to a mail server', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        for (const typed of [a, `${a}@example.org`, `bo@example.org${b}`, `bo${a}@example.org${b}`]) {
          const address = addressOf(typed)
          if (address !== undefined) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/i)
          if (address !== undefined) expect(address).not.toMatch(/[\s,;:<>()[\]\\"]/)
        }
      }),
    )
  })

  test('is the same in capitals', () => {
    expect(sameAddress('Bo@Example.ORG')).toBe(sameAddress('bo@example.org'))
  })
})

describe('a sender', () => {
  test.each([
    ['moot@example.org', { name: '', address: 'moot@example.org' }],
    ['Stackmoot <moot@example.org>', { name: 'Stackmoot', address: 'moot@example.org' }],
    ['"Moot, the" <moot@example.org>', { name: 'Moot, the', address: 'moot@example.org' }],
    ['<moot@example.org>', { name: '', address: 'moot@example.org' }],
  ])('is read: %s', (written, sender) => {
    expect(senderOf(written)).toEqual(sender)
  })

  test.each([
    'moot',
    'Stackmoot moot@example.org',
    'Stackmoot <moot>',
    'a@b.example <c@d.example> <e@f.example>',
  ])('is refused: %s', (written) => {
    expect(senderOf(written)).toBeUndefined()
  })
})
