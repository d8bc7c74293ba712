import { describe, expect, test } from 'vitest'
import { agenda } from '../../src/advisor/agenda.ts'
import { camps } from '../../src/advisor/camps.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { mentorPairs } from '../../src/advisor/mentors.ts'
import { room } from './room.ts'

const profile = { Go: [9, 2, 5], Java: [1, 8, 5] }
const criteria = ['Cost', 'Speed', 'Fun']
const found = (importance: (number | null)[][]) =>
  fullResult(room({ profile, criteria, ballots: importance.map((answers) => [answers]) }))

const NOTHING_NEAR = { crossovers: [], certainty: found([[5, 1, 2]]).certainty }

describe('the agenda', () => {
  test('shares 15 minutes out by what makes the lead uncertain', () => {
    const { complements, disagreement } = found([
      [5, 1, 2],
      [5, 3, 2],
      [3, 0, 2],
    ])
    const topics = complements.agenda?.topics ?? []
    expect(topics.map(({ criterionId }) => criterionId)).toEqual(
      disagreement.filter(({ share }) => share >= 0.05).map(({ criterionId }) => criterionId),
    )
    expect(topics.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(13)
    expect(complements.agenda?.close).toBe(2)
    expect(Math.min(...topics.map(({ minutes }) => minutes))).toBeGreaterThanOrEqual(2)
  })

  test('gives whole minutes by largest remainder, none below two, to three topics at most', () => {
    const shares = [0.7, 0.16, 0.08, 0.06]
    const result = {
      criteria: [],
      ...NOTHING_NEAR,
      verdict: { level: 'likely', reason: 'low-certainty' } as const,
      disagreement: shares.map((share, i) => ({ criterionId: `c${i}`, share })),
    }
    const topics = agenda(result, [], [])?.topics ?? []
    expect(topics.map(({ minutes }) => minutes)).toEqual([7, 3, 3])
    const minutesOf = (...parts: number[]) =>
      agenda(
        { ...result, disagreement: parts.map((share, i) => ({ criterionId: `c${i}`, share })) },
        [],
        [],
      )?.topics.map(({ minutes }) => minutes)
    // Of the seven minutes above two each: 3.5, 2.1, 1.4; 3.08, 2.31, 1.61; 2.87, 2.59, 1.54.
    expect(minutesOf(0.5, 0.3, 0.2)).toEqual([6, 4, 3])
    expect(minutesOf(0.44, 0.33, 0.23)).toEqual([5, 4, 4])
    expect(minutesOf(0.41, 0.37, 0.22)).toEqual([5, 5, 3])
    expect(minutesOf(0.5, 0.5)).toEqual([7, 6])
    expect(minutesOf(0.96, 0.04)).toEqual([13])
    const one = {
      ...result,
      disagreement: [
        { criterionId: 'c0', share: 1.2 },
        { criterionId: 'c1', share: -0.2 },
      ],
    }
    expect(agenda(one, [], [])?.topics.map(({ minutes }) => minutes)).toEqual([13])
  })

  test('says who stands at the ends, by ballot', () => {
    const { complements } = found([
      [5, 1, 2],
      [0, 1, 2],
      [5, 1, 2],
      [null, 1, 2],
    ])
    expect(complements.agenda?.topics[0]).toMatchObject({
      criterionId: 'cost',
      label: 'two camps',
      low: { level: 0, members: [1] },
      high: { level: 5, members: [0, 2] },
    })
  })

  test('leaves out where all that answered said the same', () => {
    const { complements } = found([
      [5, 1, 2],
      [5, null, 2],
    ])
    // The blank takes its ballot's average, and so the weights differ; but nobody disagrees on it.
    expect(complements.agenda?.topics.map(({ criterionId }) => criterionId) ?? []).not.toContain('speed')
  })

  test('skips what is split without influence', () => {
    const { complements } = found([
      [5, 1, 0],
      [2, 3, 5],
      [5, 1, 0],
      [2, 3, 5],
    ])
    expect(complements.agenda?.skip).toEqual(['fun'])
    const { agreement } = complements
    expect(agreement.find(({ criterionId }) => criterionId === 'fun')?.label).toBe('two camps')
  })

  test('takes each topic’s word from its own question, and skips only what is split and idle', () => {
    const question = (criterionId: string, label: 'split' | 'two camps' | 'mixed') => ({
      criterionId,
      answers: 3,
      consensus: null,
      agreement: null,
      quartiles: null,
      label,
    })
    const result = {
      criteria: [],
      ...NOTHING_NEAR,
      verdict: { level: 'likely', reason: 'low-certainty' } as const,
      disagreement: [
        { criterionId: 'cost', share: 1.1 },
        { criterionId: 'speed', share: 0.11 },
        { criterionId: 'fun', share: 0.04 },
        { criterionId: 'hiring', share: -0.04 },
        { criterionId: 'peace', share: -0.3 },
      ],
    }
    const found = agenda(
      result,
      [
        question('fun', 'split'),
        question('hiring', 'two camps'),
        question('peace', 'split'),
        question('speed', 'two camps'),
        question('cost', 'mixed'),
        question('calm', 'mixed'),
      ],
      [],
    )
    expect(found?.topics.map(({ criterionId, label }) => [criterionId, label])).toEqual([
      ['cost', 'mixed'],
      ['speed', 'two camps'],
    ])
    expect(found?.skip).toEqual(['fun', 'hiring'])
    const hanging = (criterionId: string, at: number) =>
      agenda(
        { ...result, crossovers: [{ criterionId, weight: 0.2, rivalId: 'java', at }] },
        [question('fun', 'split'), question('hiring', 'two camps')],
        [],
      )?.skip
    // A turning point near the weight of a criterion makes it worth the time, however little it varies.
    expect(hanging('fun', 0.29)).toEqual(['hiring'])
    expect(hanging('fun', 0.11)).toEqual(['hiring'])
    expect(hanging('fun', 0.31)).toEqual(['fun', 'hiring'])
    // At the very edge too, as in the sentence of the verdict that names what the result hangs on.
    expect(hanging('fun', 0.2 + 0.1)).toEqual(['hiring'])
    expect(hanging('cost', 0.2)).toEqual(['fun', 'hiring'])
    expect(agenda({ ...result, verdict: { level: 'not-enough', reason: 'low-coverage' } }, [], [])).toBeNull()
  })

  test('leaves out what is all but agreed in a clear result', () => {
    const question = (label: 'aligned' | 'mixed') => ({
      criterionId: 'cost',
      answers: 3,
      consensus: null,
      agreement: null,
      quartiles: null,
      label,
    })
    const topics = (level: 'clear' | 'likely', label: 'aligned' | 'mixed') =>
      agenda(
        {
          criteria: [],
          ...NOTHING_NEAR,
          verdict: { level, reason: 'holds' },
          disagreement: [{ criterionId: 'cost', share: 0.9 }],
        },
        [question(label)],
        [],
      )?.topics.length ?? 0
    expect(topics('clear', 'aligned')).toBe(0)
    expect(topics('clear', 'mixed')).toBe(1)
    expect(topics('likely', 'aligned')).toBe(1)
  })

  test('reads the answers to the topic’s own question', () => {
    const { complements } = found([
      [5, 1, 0],
      [0, 1, 5],
      [5, 1, 5],
    ])
    expect(complements.agenda?.topics[0]).toMatchObject({ criterionId: 'cost', low: { members: [1] } })
  })

  test('is none without a verdict, or where nothing varies', () => {
    expect(found([]).complements.agenda).toBeNull()
    expect(found([[5, 1, 2]]).complements.agenda).toBeNull()
    expect(
      found([
        [5, 1, 2],
        [5, 1, 2],
      ]).complements.agenda,
    ).toBeNull()
  })
})

describe('two camps', () => {
  const split = [
    [5, 0, 1],
    [5, 1, 1],
    [4, 0, 1],
    [0, 5, 1],
    [1, 5, 1],
  ]

  test('are told by size, leader and what separates them', () => {
    const { complements } = found(split)
    expect(complements.camps?.sides).toEqual([
      { members: 3, leaderId: 'go' },
      { members: 2, leaderId: 'java' },
    ])
    const [first, second, third] = complements.camps?.apart ?? []
    expect([first?.criterionId, second?.criterionId].sort()).toEqual(['cost', 'speed'])
    const cost = complements.camps?.apart.find(({ criterionId }) => criterionId === 'cost')
    // Means of 5/6, 5/7 and 4/5 on one side, of 0 and 1/7 on the other.
    expect(cost?.difference).toBeCloseTo((5 / 6 + 5 / 7 + 4 / 5) / 3 - 1 / 14, 12)
    const differences = (complements.camps?.apart ?? []).map(({ difference }) => Math.abs(difference))
    expect(differences).toEqual([...differences].sort((a, b) => b - a))
    expect(third?.criterionId).toBe('fun')
  })

  test('are the same whatever the order of the ballots', () => {
    expect(found([...split].reverse()).complements.camps?.sides).toEqual(
      found(split).complements.camps?.sides,
    )
  })

  test('of one size stand in the order of what leads them', () => {
    const even = [...split.slice(0, 2), ...split.slice(3)]
    expect(found(even).complements.camps?.sides).toEqual([
      { members: 2, leaderId: 'go' },
      { members: 2, leaderId: 'java' },
    ])
    expect(found(even.map(([a = 0, b = 0, c = 0]) => [b, a, c])).complements.camps?.sides).toEqual([
      { members: 2, leaderId: 'go' },
      { members: 2, leaderId: 'java' },
    ])
  })

  test('settle where each member is nearest to the middle of their own', () => {
    // The two ends of the team alone would put the one between them on the other side.
    const members = [
      [1, 0, 0],
      [0.9, 0.1, 0],
      [0.85, 0.15, 0],
      [0.55, 0.45, 0],
      [0.1, 0.9, 0],
      [0, 1, 0],
    ]
    const { options } = found(split)
    const both = camps(members, room({ profile, criteria, ballots: [] }).criteria, options)
    expect(both?.sides.map((side) => side.members)).toEqual([4, 2])
  })

  test('are none where one person stands alone, everybody agrees, or both lead to one option', () => {
    expect(found([...split.slice(0, 4)]).complements.camps).toBeNull()
    expect(found(split.map(() => [5, 1, 1])).complements.camps).toBeNull()
    expect(
      found([
        [5, 0, 0],
        [5, 0, 0],
        [5, 0, 5],
        [5, 0, 5],
      ]).complements.camps,
    ).toBeNull()
  })

  test('are none where the split explains little', () => {
    const spread = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0.6, 0.4, 0],
      [0.4, 0.6, 0],
      [0.3, 0.3, 0.4],
      [0.1, 0.5, 0.4],
      [0.5, 0.1, 0.4],
    ]
    const { options } = found(split)
    expect(camps(spread, room({ profile, criteria, ballots: [] }).criteria, options)).toBeNull()
  })

  test('are none of fewer than four members', () => {
    expect(
      found([
        [5, 0, 1],
        [5, 0, 1],
        [0, 5, 1],
      ]).complements.camps,
    ).toBeNull()
  })
})

describe('mentor pairs', () => {
  const input = (members: { knows: number | null; wish: number | null }[]) => ({
    ...room({ profile: { Go: [5] }, criteria: ['Cost'], ballots: [] }),
    ballots: members.map(({ knows, wish }) => ({
      importance: [1],
      familiarity: [knows],
      willingness: [wish],
    })),
  })
  const pairs = (...members: { knows: number | null; wish: number | null }[]) =>
    mentorPairs(input(members), [{ id: 'go' }]).map(({ mentor, learner }) => [mentor, learner])

  test('join an expert and somebody who would love to learn', () => {
    expect(pairs({ knows: 4, wish: 0 }, { knows: 1, wish: 2 })).toEqual([[0, 1]])
    expect(pairs({ knows: 4, wish: 0 }, { knows: null, wish: 2 })).toEqual([[0, 1]])
  })

  test('leave out who can deliver already, who is merely fine with it, and where nobody could teach', () => {
    expect(pairs({ knows: 4, wish: 2 }, { knows: 3, wish: 2 }, { knows: 1, wish: 1 })).toEqual([])
    expect(pairs({ knows: 3, wish: 2 }, { knows: 1, wish: 2 })).toEqual([])
  })

  test('share the learners out, the most familiar first', () => {
    const expert = { knows: 4, wish: 1 }
    expect(
      pairs({ knows: 0, wish: 2 }, expert, { knows: 2, wish: 2 }, expert, { knows: 1, wish: 2 }),
    ).toEqual([
      [1, 2],
      [3, 4],
      [1, 0],
    ])
  })

  test('are none where willingness was not asked', () => {
    const { ballots, ...rest } = input([
      { knows: 4, wish: null },
      { knows: 1, wish: null },
    ])
    const silent = ballots.map(({ importance, familiarity }) => ({ importance, familiarity }))
    expect(mentorPairs({ ...rest, ballots: silent }, [{ id: 'go' }])).toEqual([])
  })
})
