import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Proposal, Stance } from '../../src/domain/consent.ts'
import type { Room } from '../../src/domain/room.ts'
import { ConsentPage } from '../../views/consent/page.tsx'

const KINDS = ['consent', 'consent', 'consent', 'consent', 'concern', 'objection'] as const

const stance = (index: number): Stance => {
  const kind = KINDS[index % KINDS.length] ?? 'consent'
  const name = `Member ${index} of the harbour`
  const reason =
    kind === 'consent' ? '' : `${name} says at some length what number ${index * 7919} would do to us.`
  const remedy = kind === 'objection' ? `Change number ${index * 104729}.` : ''
  return {
    ...{ id: `s${index}`, userId: `u${index}`, name, kind, reason, remedy },
    ...{ at: '2026-11-23T09:00:00.000Z', version: 1, revisedAt: null, settled: null, before: [] },
  }
}

const proposal: Proposal = {
  ...{ id: 'p', optionId: 'go', optionName: 'Go', wording: '', by: 'Ada' },
  ...{ at: '2026-11-23T09:00:00.000Z', closedAt: null, closedHow: null },
  stances: Array.from({ length: 180 }, (_, index) => stance(index)),
  waiting: Array.from({ length: 20 }, (_, index) => `Silent ${index}`),
}

const room = {
  ...{ id: 'room', question: 'Which stack?', state: 'revealed', timeZone: 'UTC' },
  ...{ facilitator: { id: 'a', name: 'Ada' }, decider: { id: 'a', name: 'Ada' } },
  roles: ['facilitator', 'decider', 'voter'],
} as unknown as Room

const page = String(
  <ConsentPage
    room={room}
    proposals={[proposal]}
    mark={1}
    options={[{ id: 'go', name: 'Go' }]}
    ownId="u0"
    stance={{ kind: '', comment: '', risk: '', remedy: '' }}
    proposal={{ option: 'go', wording: '' }}
    errors={{}}
  />,
)

test('two hundred people fit on a page of consent, what stands in the way first', () => {
  expect(gzipSync(page).length).toBeLessThan(60 * 1024)
  expect(page.indexOf('Change number')).toBeLessThan(page.indexOf('>concern<'))
  // Long lists of names stand in a fold, with their number on it.
  expect(page).toMatch(/<summary>120 consent/)
  expect(page).toMatch(/<summary>20 have not answered/)
})

test('the parts of the bar add up to everybody', () => {
  const widths = [...page.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map(([, width]) => Number(width))
  expect(widths).toHaveLength(4)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1)
})
