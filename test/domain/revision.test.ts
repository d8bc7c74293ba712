import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, merged, mergedList, words } from '../../src/adr/difference.ts'
import { MOST_TAGS, problemOfTags, tagsIn } from '../../src/domain/adr-tags.ts'
import { mergeFields } from '../../src/domain/revision.ts'

const without = (kind: 'added' | 'removed', before: string, after: string) =>
  difference(before, after)
    .flatMap(({ pieces }) => pieces)
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('')

const someLines = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '* d', 'one two three'), { maxLength: 12 })
  .map((lines) => `${lines.join('\n')}\n`)

describe('what changed in a text', () => {
  test('is said word by word, and what stayed is apart', () => {
    const stretches = difference('# A\n\nWe use Go.\n\nEnd.\n', '# A\n\nWe use Rust.\n\nEnd.\n')
    expect(stretches.map(({ isChanged }) => isChanged)).toEqual([false, true, false])
    expect(stretches[1]?.pieces).toEqual([
      { kind: 'same', text: 'We use ' },
      { kind: 'removed', text: 'Go' },
      { kind: 'added', text: 'Rust' },
      { kind: 'same', text: '.\n' },
    ])
  })

  test('gives both texts back: without what was added the one, without what was taken out the other', () => {
    fc.assert(
      fc.property(someLines, someLines, (before, after) => {
        expect(without('added', before, after)).toBe(before)
        expect(without('removed', before, after)).toBe(after)
      }),
    )
  })

  test('is all of it where too much changed to look for', () => {
    const many = (word: string) => Array.from({ length: 4_000 }, (_, at) => `${word}${at}`).join('\n')
    const start = performance.now()
    expect(words(many('a'), many('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(without('added', many('a'), many('b'))).toBe(`${many('a')}\n`)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('two changes of one text', () => {
  test('are put together where they do not touch', () => {
    expect(merged('a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE\nf')).toEqual({
      text: 'A\nb\nc\nd\nE\nf',
      clashes: [],
    })
  })

  test('clash where they touch: mine stands, and both are given', () => {
    expect(merged('a\nb\nc', 'a\nB\nc', 'a\nbee\nc')).toEqual({
      text: 'a\nbee\nc',
      clashes: [{ base: 'b', theirs: 'B', mine: 'bee' }],
    })
    expect(merged('a', 'a\nx', 'a\ny').clashes).toEqual([{ base: '', theirs: 'x', mine: 'y' }])
  })

  test('that are the same are made once', () => {
    expect(merged('a\nb', 'a\nB', 'a\nB')).toEqual({ text: 'a\nB', clashes: [] })
    expect(merged('a\nb\nc\nd', 'A\nb\nc\nd', 'A\nb\nc\nD')).toEqual({ text: 'A\nb\nc\nD', clashes: [] })
  })

  test('lose no line that either added, nor bring back one that either took out without a clash', () => {
    const unique = fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { maxLength: 10 })
    const edit = (base: readonly string[], cut: number[], own: string) => {
      const left = base.filter((_, at) => !cut.includes(at))
      const place = (cut[0] ?? 0) % (left.length + 1)
      return [...left.slice(0, place), own, ...left.slice(place)]
    }
    const cuts = fc.array(fc.nat(9), { maxLength: 3 })
    fc.assert(
      fc.property(unique, cuts, cuts, (base, theirCut, myCut) => {
        const theirs = edit(base, theirCut, 'theirs')
        const mine = edit(base, myCut, 'mine')
        const found = merged(base.join('\n'), theirs.join('\n'), mine.join('\n'))
        const lines = found.text.split('\n')
        const given = found.clashes.flatMap((clash) => clash.theirs.split('\n'))
        expect(lines).toContain('mine')
        expect([...lines, ...given]).toContain('theirs')
        if (found.clashes.length === 0)
          for (const line of lines)
            expect(
              line === 'mine' ||
                line === 'theirs' ||
                (theirs.includes(line) && mine.includes(line)) ||
                base.length === 0,
            ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('of a list are both made', () => {
    expect(mergedList(['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])).toEqual(['b', 'c', 'd'])
  })

  test('of a form say which fields hold what others wrote', () => {
    const base = { title: 'A', tags: 'x', body: 'one\ntwo\nthree\n' }
    const found = mergeFields(
      base,
      { ...base, title: 'B', tags: 'x, y', body: 'one\ntwo\n3\n' },
      { ...base, tags: 'z', body: 'one\r\ntwo\r\nIII\r\n' },
    )
    expect(found.fields).toEqual({ title: 'B', tags: 'y, z', body: 'one\ntwo\nIII' })
    expect(found.taken).toEqual(['title', 'tags'])
    expect(
      mergeFields({ consulted: 'Ann, Bo' }, { consulted: 'Ann' }, { consulted: 'Ann; Bo; Cy' }).fields,
    ).toEqual({
      consulted: 'Ann, Cy',
    })
    expect(found.clashes).toEqual([{ field: 'body', base: 'three', theirs: '3', mine: 'III' }])
  })
})

describe('tags', () => {
  test('are the same however they are typed', () => {
    expect(tagsIn(' Queue,  data   BASE ,,queue, Cafe\u0301\u0000')).toEqual(['queue', 'data base', 'café'])
  })

  test.each([
    [Array.from({ length: MOST_TAGS + 1 }, (_, at) => `tag ${at}`), /at most 12 tags/],
    [['x'.repeat(41)], /at most 40 characters/],
  ])('are few and short', (tags, problem) => expect(problemOfTags(tags)).toMatch(problem))

  test('may have forty letters of any script', () => expect(problemOfTags(['𠮷'.repeat(40)])).toBeUndefined())
})
