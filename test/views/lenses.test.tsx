import { describe, expect, test } from 'vitest'
import type { LensRow } from '../../src/domain/lenses.ts'
import { Lenses } from '../../views/results/lenses.tsx'
import { HOSTILE } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'

const row = (changes: Partial<LensRow>): LensRow => ({
  key: 'data',
  name: 'Data & AI',
  of: 'a data & AI project',
  about: 'Models and pipelines.',
  first: ['Python'],
  second: 'Java',
  gap: 6.6,
  keepsLeader: false,
  known: ['Java'],
  ...changes,
})
const memory = row({ name: 'Small memory footprint', of: 'small services', first: ['Go'], gap: 14.9 })
const cpu = row({ name: 'CPU-heavy work', of: 'CPU-heavy work', first: ['Go'], gap: 3.9 })
const business = row({
  name: 'Typical business application',
  of: 'a typical business application',
  first: ['Python', 'Node.js'],
  second: 'Node.js',
  gap: 0.9,
  keepsLeader: true,
})
const four = [business, row({}), memory, cpu]

const section = (rows: readonly LensRow[]) => markupOf(<Lenses rows={rows} />)
const says = (rows: readonly LensRow[]) => textOf(section(rows).querySelector('.lede'))
const note = (rows: readonly LensRow[]) => textOf(section(rows).querySelector('.note'))

describe('other kinds of project', () => {
  test('open with who would lead under whose priorities', () => {
    expect(says(four)).toBe(
      'Under the priorities of a data & AI project Python would lead. Under those of small services and CPU-heavy work Go would lead. For a typical business application Python and Node.js are too close to call; with what you know Java would lead.',
    )
    expect(says([{ ...business, known: ['Java', 'PHP'] }])).toBe(
      'For a typical business application Python and Node.js are too close to call.',
    )
  })

  test('say that they are no advice for this project, and whether the leader stays', () => {
    expect(note(four)).toContain(
      'This is the same profile under other priorities, not advice for this project.',
    )
    expect(note(four)).toContain('The option that leads here is also among the first in one of the four.')
    expect(note([business, business])).toContain('among the first in both.')
    expect(note([business, business, business])).toContain('among the first in all three.')
    expect(note([cpu])).toContain('The option that leads here leads none of them.')
    expect(note([{ ...cpu, keepsLeader: null }])).not.toContain('leads here')
  })

  test('have a row each in the table, and mark what is too close to call in words', () => {
    const table = section(four).querySelector('table')
    if (!table) throw new Error('there is a table')
    expect(textsOf(table, 'thead th')).toEqual([
      'Kind of project',
      'Leads',
      'Followed by',
      'Points ahead',
      'With what you know',
    ])
    expect(all(table, 'tbody tr').map((line) => textsOf(line, 'td'))).toEqual([
      ['Python, Node.js too close to call', 'Node.js', '0.9', 'Java'],
      ['Python', 'Java', '6.6', 'Java'],
      ['Go', 'Java', '14.9', 'Java'],
      ['Go', 'Java', '3.9', 'Java'],
    ])
    expect(textsOf(table, 'tbody th')[1]).toBe('Data & AI Models and pipelines.')
    expect(all(table, 'tbody tr').map((line) => textsOf(line, 'b').length)).toEqual([1, 2, 2, 2])
  })

  test('have no column for what you know where nobody has said it', () => {
    const unsaid = [{ ...business, known: null }]
    expect(textsOf(section(unsaid), 'thead th')).toHaveLength(4)
    expect(says(unsaid)).not.toContain('what you know')
    expect(note(unsaid)).toMatch(/What you know is left out\.$/)
    expect(note(four)).toMatch(/What you know is left out; .* 25\u00a0% of the weight\.$/)
  })

  test('are absent where there are none, and take names for text', () => {
    expect(String(<Lenses rows={[]} />)).toBe('')
    const hostile = section([row({ first: [HOSTILE], second: HOSTILE, known: [HOSTILE] })])
    expect(hostile.querySelector('img, script')).toBeNull()
    expect(textOf(hostile.querySelector('.lede'))).toContain(HOSTILE)
  })
})
