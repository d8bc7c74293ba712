import { describe, expect, test } from 'vitest'
import { type RadarEntry, radarOf, toThoughtworks, toZalando } from '../../src/adr/radar.ts'
import type { AdrStatus, WrittenRecord } from '../../src/adr/record.ts'

const record = (number: number, changes: Partial<WrittenRecord> = {}): WrittenRecord => ({
  kind: 'written',
  form: 'madr',
  number,
  title: `Decision ${number}`,
  status: 'accepted',
  date: '2026-11-23',
  decisionMakers: [],
  consulted: [],
  informed: [],
  decider: '',
  links: [],
  tags: [],
  body: '',
  ...changes,
})
const entry = (
  number: number,
  chosen: string,
  { template = null, before = [], ...changes }: Partial<RadarEntry> & Partial<WrittenRecord> = {},
): RadarEntry => ({ record: record(number, changes), template, chosen, before })

describe('the radar', () => {
  test('has a ring for each standing', () => {
    const all = (['proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as AdrStatus[]).map(
      (status, at) => entry(at + 1, status, { status }),
    )
    const rings = (proposed: boolean) => radarOf(all, { proposed }).map(({ label, ring }) => [label, ring])
    expect(rings(false)).toEqual([
      ['accepted', 'Adopt'],
      ['deprecated', 'Hold'],
      ['superseded', 'Hold'],
    ])
    expect(rings(true)[0]).toEqual(['proposed', 'Assess'])
  })

  test.each([
    ['backend-stack', [], 'Languages & Frameworks'],
    ['front-end', [], 'Languages & Frameworks'],
    ['database', [], 'Platforms'],
    ['cloud', [], 'Platforms'],
    ['build-or-buy', [], 'Tools'],
    ['blank', [], 'Techniques'],
    [null, [], 'Techniques'],
    ['database', ['storage', 'tools'], 'Tools'],
    [null, ['Tool'], 'Tools'],
    [null, ['languages-and-frameworks'], 'Languages & Frameworks'],
    [null, ['platform'], 'Platforms'],
  ])('finds the quadrant of template %j with tags %j', (template, tags, quadrant) => {
    expect(radarOf([entry(1, 'It', { template, tags })])[0]?.quadrant).toBe(quadrant)
  })

  test('shows what moved, and which way', () => {
    const of = (status: AdrStatus, before: AdrStatus[]) => {
      const [blip] = radarOf([entry(1, 'It', { status, before })])
      return [blip?.isNew, blip?.moved]
    }
    expect(of('accepted', [])).toEqual([true, 0])
    expect(of('accepted', ['proposed'])).toEqual([false, 1])
    expect(of('superseded', ['accepted'])).toEqual([false, -1])
    expect(of('superseded', ['proposed', 'accepted', 'deprecated'])).toEqual([false, -1])
  })

  test('has one blip for each thing, where its newest record puts it', () => {
    const one = radarOf([
      entry(1, 'Node.js', { status: 'superseded' }),
      entry(2, 'node.JS', { status: 'accepted' }),
      entry(3, 'Go', { status: 'accepted' }),
    ])
    expect(one.map(({ label, ring, moved, number }) => [label, ring, moved, number])).toEqual([
      ['node.JS', 'Adopt', 1, 2],
      ['Go', 'Adopt', 0, 3],
    ])
    const stays = radarOf([entry(1, 'Go'), entry(2, 'Go', { status: 'deprecated' })])
    expect(stays.map(({ ring, number }) => [ring, number])).toEqual([['Adopt', 1]])
  })

  test('names a record without a chosen option by its title', () => {
    expect(radarOf([entry(1, '', { title: 'Write tests first' })])[0]?.label).toBe('Write tests first')
  })

  test('is written as two tools read it', () => {
    const blips = radarOf([
      entry(1, 'A & <b>', { title: 'Use "A" & <b>', tags: ['tools'] }),
      entry(2, 'Old', { status: 'deprecated', before: ['accepted'], template: 'cloud' }),
    ])
    const href = ({ number }: { number: number }) => `https://moot.example/teams/t/adrs/${number}`
    expect(toThoughtworks(blips, href)).toEqual([
      {
        name: 'A & <b>',
        ring: 'Adopt',
        quadrant: 'Tools',
        isNew: 'TRUE',
        description:
          'ADR-0001: <a href="https://moot.example/teams/t/adrs/1">Use &quot;A&quot; &amp; &lt;b&gt;</a> (accepted, 2026-11-23)',
      },
      {
        name: 'Old',
        ring: 'Hold',
        quadrant: 'Platforms',
        isNew: 'FALSE',
        description:
          'ADR-0002: <a href="https://moot.example/teams/t/adrs/2">Decision 2</a> (deprecated, 2026-11-23)',
      },
    ])
    expect(toZalando(blips, '2026-11-23', href)).toEqual({
      date: '2026.11',
      quadrants: [
        { name: 'Languages & Frameworks' },
        { name: 'Platforms' },
        { name: 'Techniques' },
        { name: 'Tools' },
      ],
      rings: [{ name: 'ADOPT' }, { name: 'TRIAL' }, { name: 'ASSESS' }, { name: 'HOLD' }],
      entries: [
        { label: 'A & <b>', quadrant: 3, ring: 0, moved: 2, active: true, link: href({ number: 1 }) },
        { label: 'Old', quadrant: 1, ring: 3, moved: -1, active: true, link: href({ number: 2 }) },
      ],
    })
  })
})
