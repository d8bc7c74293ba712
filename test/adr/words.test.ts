import { describe, expect, test } from 'vitest'
import { words } from '../../src/adr/words.ts'

describe('the words of a text', () => {
  test.each([
    ['of a sentence', 'Node.js and don’t; foo_bar 3.14', 'node js and don t foo bar 3 14'],
    ['keep the marks of languages', 'C# / F#, C++ and c', 'csharp fsharp cplusplus and c'],
    ['but no other marks', 'C++20, c+, #c, a##', 'c 20 c c a'],
    ['without case and accents', 'Straße CAFÉ İstanbul ŁÓDŹ Ёлка', 'strasse cafe istanbul lodz елка'],
    ['of Greek whatever its end', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['composed or not', 'cafe\u0301', 'cafe'],
    ['of wide and narrow letters', '１２ ﬁx ｶﾞｷﾞ', '12 fix ガギ ギ'],
    ['by pairs where no spaces are', '東京都の決定', '東京 京都 都の の決 決定 定'],
    ['of both kinds side by side', 'Node東京', 'node 東京 京'],
    ['keep the sound of a sign', 'が か', 'が か'],
    ['keep the vowels of Hindi', 'में निर्णय', 'में निर्णय'],
    ['without the points of Arabic', 'قَرار', 'قرار'],
    ['of Korean by its spaces', '결정을 내림', '결정을 내림'],
    ['are none among marks', '" * ( : &|! \0 🎉👩‍👩‍👧 ́', ''],
  ])('%s', (_what, text, expected) => {
    expect(words(text).join(' ')).toBe(expected)
  })

  test('hold nothing that separates words in either database', () => {
    const everything = Array.from({ length: 0x3000 }, (_, code) => ` ${String.fromCodePoint(code)}`).join('')
    for (const word of words(everything)) expect(word).toMatch(/^(?:[a-z0-9]|[^\0-\x7f])+$/)
  })

  test('are cut where a database would take no more', () => {
    expect(words('a'.repeat(3_000))).toEqual(['a'.repeat(64)])
    expect([...(words('𝒳'.repeat(40) + '𐐨'.repeat(100))[0] ?? '')].length).toBe(64)
    expect(words('a '.repeat(50_000)).length).toBe(40_000)
  })
})
