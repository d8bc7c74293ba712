import { describe, expect, test } from 'vitest'
import { createCaps } from '../../src/live/caps.ts'
import { openStream } from '../../src/live/stream.ts'

const CHANGES = 12_000

describe('a stream', () => {
  test('holds the latest version for a reader who takes nothing, and no more', async () => {
    const stream = openStream(() => {})
    for (let version = 1; version <= CHANGES; version++) stream.tell(version)
    expect(stream.told()).toBe(CHANGES)
    stream.end('event: bye\ndata: bye\n\n')
    const text = await new Response(stream.body).text()
    const ids = Array.from(text.matchAll(/^id: (\d+)$/gm), ([, id]) => Number(id))
    expect(ids.length).toBeLessThanOrEqual(2)
  })

  test('ends up with the latest once its reader takes again', async () => {
    const stream = openStream(() => {})
    for (let version = 1; version <= CHANGES; version++) stream.tell(version)
    expect(stream.blockedFor()).toBeGreaterThan(0)
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes(`id: ${CHANGES}\n`)) text += (await reader.read()).value ?? ''
    expect(text.match(/^id:/gm)?.length).toBeLessThanOrEqual(2)
    expect(stream.blockedFor()).toBe(0)
    await reader.cancel()
  })

  test('tells once that it is over, whoever ended it', async () => {
    let ends = 0
    const stream = openStream(() => {
      ends++
    })
    await stream.body.cancel()
    stream.tell(1)
    stream.beat()
    stream.end('event: bye\ndata: bye\n\n')
    expect(ends).toBe(1)
  })
})

describe('the places for streams', () => {
  test('are given back once, however often', () => {
    const caps = createCaps({ session: 1, address: 9, room: 9, process: 9 })
    const by = { session: 's', address: 'a', room: 'r' }
    const giveBack = caps.take(by)
    expect(caps.take(by)).toBe(undefined)
    giveBack?.()
    giveBack?.()
    expect(caps.take(by)).toBeDefined()
    expect(caps.take(by)).toBe(undefined)
  })

  test('are not taken by halves where one kind is full', () => {
    const caps = createCaps({ session: 9, address: 9, room: 1, process: 2 })
    expect(caps.take({ session: 's', address: 'a', room: 'full' })).toBeDefined()
    for (let tries = 0; tries < 5; tries++)
      expect(caps.take({ session: 's', address: 'a', room: 'full' })).toBe(undefined)
    expect(caps.take({ session: 's', address: 'a', room: 'other' })).toBeDefined()
    expect(caps.take({ session: 's', address: 'a', room: 'third' })).toBe(undefined)
  })
})
