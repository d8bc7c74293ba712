import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readForm } from '../src/form.ts'

const app = new Hono().post('/', async (c) => c.json((await readForm(c)).all('a').length))

const send = (body: string) =>
  app.request('/', { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })

test('a form of as many fields as there can be is read', async () => {
  expect(await (await send(Array(2_000).fill('a=1').join('&'))).json()).toBe(2_000)
})

test('one with more is refused before it is parsed, however long', async () => {
  expect((await send(Array(2_001).fill('a=1').join('&'))).status).toBe(413)
  // Parsing this takes minutes.
  expect((await send('a&'.repeat(2_000_000))).status).toBe(413)
})
