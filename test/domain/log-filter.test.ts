import { describe, expect, test } from 'vitest'
import {
  askedInWords,
  chosenIn,
  isFiltered,
  type LogFilter,
  logAddress,
  readLogFilter,
} from '../../src/domain/log-filter.ts'
import { formOf } from '../../src/form.ts'

const read = (query: string) => readLogFilter(formOf(new URLSearchParams(query)))

const NOTHING: LogFilter = {
  text: '',
  statuses: [],
  tag: '',
  decider: '',
  from: '',
  to: '',
  order: 'number',
  page: 1,
}

const ALL =
  '?q=queue&status=proposed&status=accepted&tag=api&decider=Bo&from=2026-01-01&to=2026-02-28&order=date&page=3'

describe('what is asked of a log', () => {
  test('is nothing by itself', () => {
    expect(read('')).toEqual(NOTHING)
    expect(isFiltered(read(''))).toBe(false)
    expect(logAddress('/log', NOTHING)).toBe('/log')
  })

  test('is all in the address, and the address holds no more', () => {
    const all = read(ALL)
    expect(all).toEqual({
      text: 'queue',
      statuses: ['proposed', 'accepted'],
      tag: 'api',
      decider: 'Bo',
      from: '2026-01-01',
      to: '2026-02-28',
      order: 'date',
      page: 3,
    })
    expect(logAddress('/log', all, { page: 3 })).toBe(`/log${ALL}`)
    const empty = read('q=&status=&tag=&decider=&from=&to=&order=')
    expect(logAddress('/log', empty)).toBe('/log')
  })

  test.each([
    ['order=relevance', NOTHING],
    ['order=__proto__', NOTHING],
    ['status=toString&status=', NOTHING],
    ['page=0', NOTHING],
    ['page=-1', NOTHING],
    ['page=1e3', NOTHING],
    ['page=99999', NOTHING],
    ['from=2026-02-30&to=yesterday', NOTHING],
    ['q=%00%E2%80%AE', NOTHING],
    ['foo=bar', NOTHING],
    ['page=9999', { ...NOTHING, page: 1_000 }],
  ])('is taken for what can be meant: %s', (query, expected) => {
    expect(read(query)).toEqual(expected)
  })

  test('comes by its match where it is searched for, unless another order is asked for', () => {
    expect(read('q=queue').order).toBe('relevance')
    expect(read('q=queue&order=').order).toBe('relevance')
    expect(read('q=queue&order=number').order).toBe('number')
    expect(logAddress('/log', read('q=queue&order=relevance'))).toBe('/log?q=queue')
    expect(logAddress('/log', read('q=queue&order=number'))).toBe('/log?q=queue&order=number')
    expect(logAddress('/log', read('q=queue'), { text: '' })).toBe('/log')
  })

  test('is cut where nobody would type more', () => {
    expect([...read(`q=${'🎉'.repeat(10_000)}`).text].length).toBe(200)
    expect(read(`tag=${'a'.repeat(10_000)}`).tag.length).toBe(200)
  })

  test('is taken off one by one, and starts at the first page again', () => {
    const all = read(ALL)
    expect(chosenIn(all).map(({ label }) => label)).toEqual([
      '“queue”',
      'proposed',
      'accepted',
      'tag api',
      'decided by Bo',
      'from 2026-01-01',
      'until 2026-02-28',
    ])
    const left = chosenIn(all).map(({ without }) => chosenIn({ ...all, ...without }).length)
    expect(left).toEqual([6, 6, 6, 6, 6, 6, 6])
    expect(logAddress('/log', all, chosenIn(all)[1]?.without)).toBe(
      '/log?q=queue&status=accepted&tag=api&decider=Bo&from=2026-01-01&to=2026-02-28&order=date',
    )
  })

  test('is said in words', () => {
    expect(askedInWords(read(ALL))).toBe(
      '“queue” with status proposed or accepted, with the tag “api”, decided by Bo, from 2026-01-01 on, until 2026-02-28',
    )
    expect(askedInWords(read('status=rejected'))).toBe('with status rejected')
    expect(askedInWords(read('q=queue'))).toBe('“queue”')
  })
})
