import { describe, expect, test } from 'vitest'
import { initialsOf } from '../../views/charts/initials.ts'
import { SeatRow, Seats, TurnOutBar } from '../../views/charts/seats.tsx'
import { all, attributeOf, markupOf, textOf, textsOf } from './document.ts'

const seats = (count: number, voted: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${String.fromCharCode(65 + i)}nna`, voted: i < voted }))

describe('the seats', () => {
  test('are a ring with the turn-out in its middle and the names beside it', () => {
    const ring = markupOf(<Seats seats={seats(7, 5)} />)
    expect(ring.querySelector('.ring')?.getAttribute('aria-label')).toBe('5 of 7 have voted')
    expect(textOf(ring.querySelector('.ring-big'))).toBe('5 of 7')
    expect([all(ring, '.ring .seat-in').length, all(ring, '.ring .seat-wait').length]).toEqual([5, 2])
    expect(textsOf(ring, '.people li')[4]).toBe('Enna voted')
    expect(textsOf(ring, '.people li')[5]).toBe('Fnna not yet')
  })

  test('are all the same size and never overlap', () => {
    for (const count of [4, 7, 12, 16]) {
      const circles = all(markupOf(<Seats seats={seats(count, 1)} />), '.ring circle')
      const [size] = [...new Set(circles.map((circle) => attributeOf(circle, 'r')))]
      const [first, second] = circles.map((circle) => [attributeOf(circle, 'cx'), attributeOf(circle, 'cy')])
      const apart = Math.hypot((first?.[0] ?? 0) - (second?.[0] ?? 0), (first?.[1] ?? 0) - (second?.[1] ?? 0))
      expect(apart).toBeGreaterThan(2 * (size ?? 0))
    }
  })

  test('keep places for people who are expected but not there yet', () => {
    const ring = markupOf(<Seats seats={seats(3, 3)} eligible={5} />)
    expect(ring.querySelector('.ring')?.getAttribute('aria-label')).toBe('3 of 5 have voted')
    expect(all(ring, '.seat-wait')).toHaveLength(2)
    expect(all(ring, '.people li')).toHaveLength(3)
  })

  test('stand in a row while they are too few for a ring', () => {
    const few = markupOf(<Seats seats={seats(1, 1)} eligible={3} />)
    expect(few.querySelector('.ring')).toBeNull()
    expect([all(few, '.seat-row .seat-in').length, all(few, '.seat-row .seat-wait').length]).toEqual([1, 2])
    expect(textsOf(few, '.people li')).toHaveLength(1)
  })

  test('stand in a row on a phone above twelve', () => {
    expect(all(markupOf(<Seats seats={seats(12, 4)} />), '.seats-many, .seat-row')).toEqual([])
    const many = markupOf(<Seats seats={seats(13, 4)} />)
    expect(all(many, '.seats-many .seat-row svg')).toHaveLength(13)
  })

  test('become a bar above sixteen', () => {
    const bar = markupOf(<Seats seats={seats(20, 5)} eligible={120} />)
    expect(all(bar, '.ring')).toEqual([])
    expect(textOf(bar.querySelector('.turn-out'))).toBe('5 of 120 have voted')
    const filled = bar.querySelector('.turn-in')
    expect(filled && attributeOf(filled, 'width')).toBeCloseTo(4.17, 2)
  })

  test('say so when nobody is there, and in an open room', () => {
    expect(textOf(markupOf(<Seats seats={[]} />))).toBe('0 have voted')
    expect(textOf(markupOf(<TurnOutBar voted={1} eligible={null} />))).toBe('1 has voted')
  })

  test('are silent in a row beside words', () => {
    expect(
      markupOf(<SeatRow seats={seats(3, 1)} />)
        .querySelector('.seat-row')
        ?.getAttribute('aria-hidden'),
    ).toBe('true')
  })
})

describe('initials', () => {
  test('take a second letter where the first repeats', () => {
    expect(initialsOf(['Ben', 'bea', 'Amina', 'Øyvind', ''])).toEqual(['Be', 'Be', 'A', 'Ø', ''])
  })

  test('of several words take that of the last one', () => {
    expect(initialsOf(['Anna Berg', 'Anna van Dijk', 'Amina', 'Mei Chen'])).toEqual(['AB', 'AD', 'Am', 'M'])
  })

  test('do not cut a letter in half', () => {
    expect(initialsOf(['𝒜da'])).toEqual(['𝒜'])
  })
})
