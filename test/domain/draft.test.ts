import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  missingToStart,
  moved,
  originOf,
  parseItem,
  placeBefore,
  putBack,
  removedPosition,
  templateIn,
} from '../../src/domain/draft.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'

describe('the order of a draft', () => {
  const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })

  test('loses nothing by a move, and the way back leads back', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (ids, at, direction) => {
        const id = ids[at % ids.length] ?? ''
        const order = moved(ids, id, direction)
        expect([...order].sort()).toEqual([...ids].sort())
        const isAtEnd = order.indexOf(id) === ids.indexOf(id)
        const back = moved(order, id, direction === 'up' ? 'down' : 'up')
        if (!isAtEnd) expect(back).toEqual(ids)
      }),
    )
  })

  test('takes back what was removed last to the place it had', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (ids, at) => {
        const place = at % ids.length
        const id = ids[place] ?? ''
        const position = removedPosition(place, [])
        expect(position).toBeLessThan(0)
        expect(
          putBack(
            ids.filter((one) => one !== id),
            id,
            placeBefore(position),
          ),
        ).toEqual(ids)
      }),
    )
  })

  test('keeps two apart that were removed from the same place', () => {
    const first = removedPosition(3, [0, 1, 2])
    const second = removedPosition(3, [0, 1, first])
    expect(second).not.toBe(first)
    expect([placeBefore(first), placeBefore(second)]).toEqual([3, 3])
  })
})

test('a name is cleaned, and the same one is there once, however it is written', () => {
  expect(parseItem('option', { name: '  Node\u0000.js \n 24 ', help: '' }, [])).toEqual({
    ok: true,
    item: { name: 'Node.js 24', help: '' },
  })
  expect(parseItem('option', { name: 'ＧＯ', help: '' }, [{ name: 'Go' }])).toMatchObject({ ok: false })
  expect(parseItem('criterion', { name: 'Cost', help: 'x'.repeat(301) }, [])).toEqual({
    ok: false,
    errors: { help: 'Use at most 300 characters.' },
  })
})

describe('what comes from the template', () => {
  test('is known by its name, once', () => {
    const origin = (name: string, taken: (string | null)[] = []) =>
      originOf(backendStack, 'option', { name, help: '' }, taken).key
    expect([origin('go'), origin('Go', ['go']), origin('Fortran')]).toEqual(['go', null, null])
  })

  test('brings its help and its kind with a criterion', () => {
    const { name } = backendStack.criteria[0] ?? { name: '' }
    expect(originOf(backendStack, 'criterion', { name, help: '' }, [])).toMatchObject({ kind: 'familiarity' })
    expect(originOf(backendStack, 'criterion', { name: 'Fun', help: 'Is it?' }, [])).toEqual({
      key: null,
      kind: 'profile',
      help: 'Is it?',
    })
  })

  test('has the names of the room in its settings', () => {
    const own = templateIn(backendStack, {
      options: [{ id: 'a', key: 'php', name: 'PHP, as it is' }],
      criteria: [{ id: 'b', key: 'hiring', name: 'People', help: 'To hire.', kind: 'profile' }],
    })
    expect(own.options.find(({ key }) => key === 'php')?.name).toBe('PHP, as it is')
    expect(own.criteria.find(({ key }) => key === 'hiring')).toMatchObject({
      name: 'People',
      help: 'To hire.',
    })
    expect(own.options.find(({ key }) => key === 'go')?.name).toBe('Go')
  })
})

test('a vote needs two options, a criterion and an end that is still to come', () => {
  const now = new Date('2026-11-23T09:00:00.000Z')
  const option = { id: 'a', key: null, name: 'A' }
  const criterion = { id: 'c', key: null, name: 'C', help: '', kind: 'profile' as const }
  const room = { options: [option, { ...option, id: 'b' }], criteria: [criterion], deadlineAt: null }
  expect(missingToStart(room, now)).toBeNull()
  expect(missingToStart({ ...room, options: [] }, now)).toBe('A decision needs two options. Add two.')
  expect(missingToStart({ ...room, options: [option] }, now)).toBe(
    'A decision needs two options. Add one more.',
  )
  expect(missingToStart({ ...room, criteria: [] }, now)).toBe('A decision needs a criterion. Add one.')
  expect(missingToStart({ ...room, deadlineAt: now.toISOString() }, now)).toMatch(/has passed/)
})
