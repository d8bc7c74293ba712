import { expect, test } from 'vitest'
import { keepPages } from '../src/kept-pages.ts'

test('a page is rendered once for everybody who asks, also at the same moment', async () => {
  const pages = keepPages()
  let rendered = 0
  const render = async () => {
    rendered += 1
    return 'page'
  }
  expect(await Promise.all([pages.of('a', render), pages.of('a', render)])).toEqual(['page', 'page'])
  expect(await pages.of('a', render)).toBe('page')
  expect(rendered).toBe(1)
})

test('the page asked for longest ago goes when all together are too long, and one that is too long is not kept', async () => {
  const pages = keepPages(10)
  const rendered: string[] = []
  const ask = (key: string, length: number) =>
    pages.of(key, async () => {
      rendered.push(key)
      return key.repeat(length)
    })
  await ask('a', 4)
  await ask('b', 4)
  await ask('a', 4)
  await ask('c', 4)
  await ask('a', 4)
  await ask('b', 4)
  expect(rendered).toEqual(['a', 'b', 'c', 'b'])
  await ask('d', 11)
  await ask('d', 11)
  expect(rendered.slice(4)).toEqual(['d', 'd'])
})

test('the largest result there can be is kept', async () => {
  const pages = keepPages()
  await pages.of('large', async () => 'x'.repeat(1_500_000))
  expect(await pages.of('large', async () => 'again')).toHaveLength(1_500_000)
})

test('tells what need not be rendered: what is kept or under way', async () => {
  const pages = keepPages(4)
  expect(pages.has('a')).toBe(false)
  const asked = pages.of('a', async () => 'page')
  expect(pages.has('a')).toBe(true)
  await asked
  expect(pages.has('a')).toBe(true)
  await pages.of('b', async () => 'page')
  expect([pages.has('a'), pages.has('b')]).toEqual([false, true])
})

test('a page that could not be rendered is tried again', async () => {
  const pages = keepPages()
  await expect(pages.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await pages.of('a', async () => 'yes')).toBe('yes')
})
