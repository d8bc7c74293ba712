import { expect, test } from 'vitest'
import {
  capital,
  chance,
  counted,
  distance,
  inSeries,
  inWords,
  levelWord,
  percent,
  points,
  profileScore,
  score,
} from '../../src/advisor/format.ts'

test('scores have one decimal and no minus before zero', () => {
  expect([73.12, 100, 0, -0.04, -4.36].map(score)).toEqual(['73.1', '100.0', '0.0', '0.0', '−4.4'])
})

test('points carry their sign', () => {
  expect([4.72, -4.36, 0, 0.04, -0.04].map(points)).toEqual(['+4.7', '−4.4', '0.0', '0.0', '0.0'])
})

test('distances are those of the printed scores', () => {
  expect(distance(58.06, 52.94)).toBe(5.2)
  expect(distance(58.04, 57.96)).toBe(0)
})

test('a per cent sign never stands alone on a line', () => {
  expect([0.123, 0, 1, -0.05].map(percent)).toEqual(['12\u00a0%', '0\u00a0%', '100\u00a0%', '−5\u00a0%'])
})

test('a chance is never rounded to certainty', () => {
  expect([0.94, 0.9949, 0.995, 1].map(chance)).toEqual([
    '94\u00a0%',
    '99\u00a0%',
    'more than 99\u00a0%',
    'more than 99\u00a0%',
  ])
})

test('profile scores have a decimal only where they need one', () => {
  expect([7, 6.54, 7.000000001, 0].map(profileScore)).toEqual(['7', '6.5', '7', '0'])
})

test('numbers up to twelve are words', () => {
  expect([0, 1, 7, 12, 13].map(inWords)).toEqual(['zero', 'one', 'seven', 'twelve', '13'])
  expect([counted(1, 'step'), counted(2, 'step')]).toEqual(['one step', 'two steps'])
  expect(capital('four')).toBe('Four')
})

test('names are joined as one speaks them', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(inSeries)).toEqual(['', 'A', 'A and B', 'A, B and C'])
})

test('every level has its words', () => {
  expect((['clear', 'likely', 'too-close', 'not-enough'] as const).map(levelWord)).toEqual([
    'Clear',
    'Likely',
    'Too close to call',
    'Not enough evidence',
  ])
})
