import { describe, expect, test } from 'vitest'
import { ResultsPage, type ResultsProps } from '../../views/results/page.tsx'
import { all, attributeOf, markupOf, textOf, textsOf } from './document.ts'
import { tellingRooms } from './telling-rooms.ts'
import { propsOf, worked } from './worked-case.ts'

const pageOf = (props: ResultsProps) => markupOf(<ResultsPage {...props} />)
const FULL = ['verdict', 'ranking', 'why', 'flip', 'talk', 'robust', 'know', 'numbers']

type Room = keyof typeof tellingRooms
type Said = { level: string; says: string; sections: string[]; topics: string[] }

/** What each room must say first, which parts it has, and what it puts up for discussion. */
const rooms: Record<Room, Said> = {
  clear: {
    level: 'Clear',
    says: 'Node.js leads with 78.6, 15.1 points ahead of Python. This holds for almost any reading of your answers.',
    sections: FULL,
    topics: [],
  },
  likely: {
    level: 'Likely',
    says: 'Node.js leads with 73.5, 3.8 points ahead of Python; probably stable: 89\u00a0% likely given how your answers vary.',
    sections: FULL,
    topics: ['One language', 'Development speed', 'Ecosystem'],
  },
  tie: {
    level: 'Too close to call',
    says: 'Node.js and Python have the same score.',
    sections: FULL,
    topics: [],
  },
  'too close': {
    level: 'Too close to call',
    says: 'Node.js (72.2) and Python (72.2) are too close to call.',
    sections: FULL,
    topics: ['One language', 'Development speed', 'I/O concurrency'],
  },
  'one voter': {
    level: 'Not enough evidence',
    says: 'One ballot.',
    sections: ['verdict', 'turn-out'],
    topics: [],
  },
  nobody: {
    level: 'Not enough evidence',
    says: 'Nobody has voted yet.',
    sections: ['verdict', 'turn-out'],
    topics: [],
  },
  'two camps': {
    level: 'Likely',
    says: 'Node.js leads with 75.8, 6.3 points ahead of Python; probably stable: 86\u00a0% likely given how your answers vary.',
    sections: FULL,
    topics: ['One language', 'Data & AI', 'I/O concurrency'],
  },
  'dominated option': {
    level: 'Likely',
    says: 'Node.js leads with 73.5, 3.8 points ahead of Python; probably stable: 89\u00a0% likely given how your answers vary.',
    sections: FULL,
    topics: ['One language', 'Development speed', 'Ecosystem'],
  },
}

describe.each(Object.entries(rooms) as [Room, Said][])('the result of the room “%s”', (name, said) => {
  const props = tellingRooms[name]
  const page = pageOf(props)

  test('says how sure it is, then what it found', () => {
    expect(textOf(page.querySelector('.levels [aria-current]'))).toBe(said.level)
    expect(textOf(page.querySelector('.say'))).toBe(said.says)
  })

  test('has the parts it has the evidence for, each in the list of contents', () => {
    const ids = all(page, 'section[id]').map((part) => part.getAttribute('id'))
    expect(ids).toEqual(said.sections)
    expect(all(page, '.toc a').map((link) => link.getAttribute('href'))).toEqual(ids.map((id) => `#${id}`))
  })

  test('puts up for discussion what decides', () => {
    const topics = textsOf(page, '.agenda h3')
    expect(topics).toEqual(said.topics.length > 0 ? [...said.topics, 'Close'] : [])
  })

  test('draws a bar as long as the score for each option that is ranked', () => {
    const bars = all(page, '#ranking .rank svg[role="img"]')
    const ranked = said.sections.includes('ranking') ? props.result.order : []
    expect(bars).toHaveLength(ranked.length)
    for (const [i, bar] of bars.entries()) {
      const width = all(bar, '.seg').reduce((sum, part) => sum + attributeOf(part, 'width'), 0)
      const score = props.result.options.find(({ id }) => id === ranked[i])?.score
      expect(width).toBeCloseTo(score ?? 0, 0)
    }
  })

  test('has the words of every picture in its name, and a table for every chart', () => {
    for (const picture of all(page, 'svg[role="img"]'))
      expect((picture.getAttribute('aria-label') ?? '').length).toBeGreaterThan(10)
    for (const part of all(page, 'section:has(svg):not(#turn-out)'))
      expect([part.getAttribute('id'), all(part, 'table').length > 0]).toEqual([
        part.getAttribute('id'),
        true,
      ])
  })
})

describe('what is telling in a room', () => {
  test('two camps stand at both ends of the same scale', () => {
    const [strip] = all(pageOf(tellingRooms['two camps']), '.agenda .dist')
    const columns = new Set(strip && all(strip, '.dot').map((circle) => attributeOf(circle, 'cx')))
    expect(columns.size).toBe(2)
    expect(textOf(strip?.closest('li')?.querySelector('p + p') ?? null)).toContain('Hear first')
    expect(textsOf(pageOf(tellingRooms['two camps']), '.agenda p').join(' ')).toContain('Two camps')
  })

  test('an option that is better on nothing is named, and by what it is beaten', () => {
    expect(textOf(pageOf(tellingRooms['dominated option']))).toMatch(/Perl[^.]*Ruby/)
  })

  test('a leader that beats its rival on everything needs no ledger', () => {
    const [first = []] = worked.profile
    const two = propsOf({
      ...worked,
      options: worked.options.slice(0, 2),
      profile: [first, first.map((score) => (score === null ? null : score / 2))],
      ballots: worked.ballots.map(({ importance, familiarity }) => ({
        importance,
        familiarity: [familiarity[0] ?? null, 0],
      })),
    })
    const page = pageOf(two)
    expect(textOf(page.querySelector('#why .lede'))).toContain('Python')
    expect(all(page, '.ledger, .dial, .ln')).toEqual([])
  })

  test('a tie draws no turning point', () => {
    expect(all(pageOf(tellingRooms.tie), '.dial, .ln, .ledger')).toEqual([])
  })

  test('one voter and nobody leave no trace of an answer', () => {
    for (const room of ['one voter', 'nobody'] as const) {
      const page = pageOf(tellingRooms[room])
      expect(all(page, '.rank, .agenda, .know, .ledger, .dial')).toEqual([])
      expect(textOf(page)).not.toMatch(/leads|Hear first|Person \d/)
    }
  })
})
