import { describe, expect, test } from 'vitest'
import type { Acceptance, Complements } from '../../src/advisor/complement-types.ts'
import { type Explanation, explain } from '../../src/advisor/explain.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import type { Result } from '../../src/advisor/types.ts'
import { room } from './room.ts'

const story = fullResult(
  room({
    profile: { Go: [null, 9, 8, 3], Java: [null, 2, 5, 7], Ruby: [null, 2, 4, 3] },
    criteria: ['Knowledge', 'Cost', 'Speed', 'Hiring'],
    ballots: [
      [
        [2, 5, 3, 1],
        [2, 4, 1],
      ],
      [
        [2, 4, 4, 1],
        [3, 4, 0],
      ],
      [
        [1, 5, 2, 2],
        [3, 3, 0],
      ],
    ],
  }),
)

/** The story with parts of its complements, and of its result, replaced. */
const say = (parts: Partial<Complements>, result: Partial<Result> = {}): Explanation =>
  explain({ ...story, ...result }, { ...story.complements, ...parts })

const tied: Partial<Result> = {
  options: story.options.map((option) => ({ ...option, score: 50 })),
  verdict: { level: 'too-close', reason: 'tie' },
}
const silent: Partial<Result> = { verdict: { level: 'not-enough', reason: 'below-quorum' } }
const shares = (go: number, java: number, ruby = 0): Acceptance[] =>
  Object.entries({ go, java, ruby }).map(([optionId, first]) => ({
    optionId,
    first,
    ranks: [],
    central: null,
  }))

describe('without complements', () => {
  test('nothing is said beside the result', () => {
    const { agreement, topics, skip, robustness, confidential, opinions, directVote, information } =
      explain(story)
    expect(
      [agreement, topics, skip, robustness, confidential, opinions, directVote, information].flat(),
    ).toEqual([])
  })

  test('nor while nothing may be said of the ballots', () => {
    const words = say({}, silent)
    expect([words.agreement, words.topics, words.robustness, words.opinions].flat()).toEqual([])
    expect(say({}, { verdict: { level: 'not-enough', reason: 'no-ballots' } }).agreement).toEqual([])
  })
})

describe('where the team agrees', () => {
  const overall = (w: number) =>
    say({ priorities: { concordance: { w, ballots: 3 }, overlap: null } }).agreement[0]

  test.each([
    [0.1, 'very weakly'],
    [0.3, 'weakly'],
    [0.5, 'moderately'],
    [0.7, 'strongly'],
    [0.9, 'unusually strongly'],
  ])('W = %d is %s', (w, word) => {
    expect(overall(w)).toBe(`Your priorities agree ${word} overall (W\u00a0=\u00a0${w.toFixed(2)}).`)
  })

  const labelled = (...labels: ('aligned' | 'mixed')[]): Partial<Complements> => ({
    priorities: { concordance: null, overlap: null },
    agreement: story.complements.agreement.map((question, j) => ({
      ...question,
      label: labels[j] ?? 'mixed',
    })),
  })
  const agreed = (parts: Partial<Complements>, result: Partial<Result> = {}) =>
    say(parts, { disagreement: [], ...result }).agreement

  test('one question is named with what most say', () => {
    expect(agreed(labelled('aligned'))).toEqual(['You agree on Knowledge (most say 2).'])
    const even = story.criteria.map((criterion) => ({
      ...criterion,
      histogram: [0, 1, 1, 0, 0, 0],
      answered: 2,
    }))
    expect(agreed(labelled('aligned'), { criteria: even })).toEqual(['You agree on Knowledge.'])
    const model = { ...story.model, importanceMethod: 'points' as const }
    expect(agreed(labelled('aligned'), { model })).toEqual(['You agree on Knowledge.'])
  })

  test('several are named, from the fourth counted', () => {
    expect(agreed(labelled('aligned', 'aligned'))).toEqual(['You agree on Knowledge and Cost.'])
    const five = labelled('aligned', 'aligned', 'aligned', 'aligned')
    const more = { ...five, agreement: [...(five.agreement ?? []), ...(labelled('mixed').agreement ?? [])] }
    expect(agreed(more)).toEqual(['You agree on Knowledge, Cost, Speed and one more.'])
    expect(agreed(five)).toEqual(['You agree on every criterion.'])
    const disordered = { ...five, priorities: { concordance: { w: 0.39, ballots: 3 }, overlap: null } }
    expect(agreed(disordered)[1]).toBe('You rate every criterion much alike, but not in the same order.')
    expect(agreed(labelled())).toEqual([])
  })

  test('the disagreement that matters is named when it is most of the spread', () => {
    const one = (share: number, label: 'mixed' | 'aligned' = 'mixed') =>
      agreed(labelled('mixed', label), {
        disagreement: [
          { criterionId: 'cost', share },
          { criterionId: 'speed', share: 1 - share },
        ],
      }).filter((sentence) => sentence.startsWith('The disagreement'))
    expect(one(0.6)).toEqual([
      'The disagreement that matters for Go or Java is Cost (60\u00a0% of the spread).',
    ])
    expect(one(1.3)).toEqual([
      'The disagreement that matters for Go or Java is Cost (nearly all of the spread).',
    ])
    expect(one(0.49)).toEqual([])
    expect(one(0.9, 'aligned')).toEqual([])
    expect(agreed(labelled(), { ...tied, disagreement: [{ criterionId: 'cost', share: 0.9 }] })).toEqual([])
  })
})

describe('a topic of the agenda', () => {
  const histogram = (counts: number[]) => ({
    criteria: story.criteria.map((criterion) => ({ ...criterion, histogram: counts })),
  })
  const topic = (
    counts: number[],
    label: 'aligned' | 'mixed' | 'split' | 'two camps' | null,
    model: Partial<Result['model']> = {},
  ) => {
    const given = [...counts.keys()].filter((level) => (counts[level] ?? 0) > 0)
    const end = (level: number) => (given.length > 1 ? { level, members: [] } : null)
    const agenda = {
      rivalId: 'java',
      topics: [
        {
          criterionId: 'cost',
          minutes: 13,
          share: 0.6,
          label,
          low: end(Math.min(...given)),
          high: end(Math.max(...given)),
        },
      ],
      close: 2,
      skip: [],
    }
    return say({ agenda }, { ...histogram(counts), model: { ...story.model, ...model } }).topics[0]?.sentences
  }
  const uncertain = '60\u00a0% of what makes the lead uncertain.'

  test('tells the two ends and its part of the uncertainty', () => {
    expect(topic([2, 0, 0, 0, 0, 1], 'two camps')).toEqual(['Two camps: two say 0, one 5.', uncertain])
    expect(topic([1, 1, 0, 0, 2, 1], 'split')).toEqual([
      'Split: two say at most 1, three at least 4.',
      uncertain,
    ])
    expect(topic([0, 0, 1, 3, 1, 0], 'mixed')).toEqual(['Mixed: one says 2, one 4.', uncertain])
    expect(topic([0, 0, 0, 4, 1, 0], 'aligned')).toEqual(['Nearly agreed: four say 3, one 4.', uncertain])
    expect(topic([0, 0, 0, 1, 0, 0], null)).toEqual(['Mixed.', uncertain])
  })

  test('of one answer says so', () => {
    const criteria = story.criteria.map((criterion) => ({ ...criterion, answered: 1 }))
    const topics = [{ criterionId: 'cost', minutes: 13, share: 1, label: null, low: null, high: null }]
    expect(say({ agenda: { rivalId: 'java', topics, close: 2, skip: [] } }, { criteria }).topics).toEqual([
      {
        criterionId: 'cost',
        sentences: ['Only one of you has rated it.', 'Nearly all of what makes the lead uncertain.'],
      },
    ])
  })

  test('tells places where the criteria were ranked, first place on top', () => {
    const ranked = { importanceMethod: 'rank-sum' as const, importanceMax: 3 }
    expect(topic([2, 0, 0, 1], 'two camps', ranked)).toEqual([
      'Two camps: two say place 4, one place 1.',
      uncertain,
    ])
    expect(topic([1, 1, 0, 2], 'split', ranked)).toEqual([
      'Split: two say place 3 or lower, two place 1.',
      uncertain,
    ])
    expect(topic([2, 0, 1, 1], 'split', ranked)).toEqual([
      'Split: two say place 4, two place 2 or higher.',
      uncertain,
    ])
  })

  test('skips what changes nothing', () => {
    const agenda = (skip: string[]) => say({ agenda: { rivalId: 'java', topics: [], close: 2, skip } }).skip
    expect(agenda(['cost'])).toEqual([
      'You are also split on Cost, but it changes hardly anything between Go and Java. Skip it.',
    ])
    expect(agenda(['cost', 'speed'])).toEqual([
      'You are also split on Cost and Speed, but they change hardly anything between Go and Java. Skip them.',
    ])
    expect(agenda([])).toEqual([])
    expect(say({ agenda: null }).skip).toEqual([])
    expect(
      say({ agenda: { rivalId: 'java', topics: [], close: 2, skip: ['cost'] } }, { leaderId: null }).skip,
    ).toEqual([])
  })
})

describe('how firm the lead is', () => {
  const nothing: Partial<Complements> = {
    robustness: { samples: 10_000, any: null, ordered: null, team: null },
    tipping: { withoutOne: null, margin: null },
    personal: null,
    camps: null,
  }
  const firm = (parts: Partial<Complements>, result: Partial<Result> = {}) =>
    say({ ...nothing, ...parts }, result).robustness
  const drawn = (parts: Partial<Complements['robustness']>) =>
    firm({ robustness: { samples: 10_000, any: null, ordered: null, team: null, ...parts } })

  test.each([
    [shares(1, 0), 'With nearly any weights Go is first: in all of the draws.'],
    [shares(0.96, 0.04), 'With nearly any weights Go is first: in 96\u00a0% of the draws.'],
    [shares(0.5, 0.5), 'With any weights at all Go is first in 50\u00a0% of the draws, as often as Java.'],
    [
      shares(0.5, 0.3, 0.2),
      'With any weights at all Go is first in 50\u00a0% of the draws, more often than any other.',
    ],
    [
      shares(0.3, 0.6, 0.1),
      'With any weights at all Go is first in 30\u00a0% of the draws, Java in 60\u00a0%.',
    ],
    [shares(0, 1), 'With any weights at all Go is first in none of the draws, Java in all.'],
    [
      shares(0.001, 0.999),
      'With any weights at all Go is first in less than 1\u00a0% of the draws, Java in more than 99\u00a0%.',
    ],
  ])('under any weights: %#', (any, sentence) => {
    expect(drawn({ any })).toEqual([sentence])
  })

  test('under any weights without exception only where no weights could turn it', () => {
    const any = { robustness: { samples: 10_000, any: shares(1, 0), ordered: null, team: null } }
    const never: Partial<Result> = { shift: { rivalId: 'java', amount: null, fromId: null, toId: null } }
    expect(firm(any, never)).toEqual(['Whatever the weights, Go is first.'])
    const fixed = { ...story.model, fixedFamiliarityWeight: 0.25 }
    expect(firm(any, { ...never, model: fixed })).toEqual([
      'With nearly any weights Go is first: in all of the draws.',
    ])
  })

  test('in the order of the team, and over its own ballots', () => {
    expect(drawn({ ordered: shares(0.9, 0.06, 0.04) })).toEqual([
      'Among weights that keep your order of importance Go is first in 90\u00a0% of them and Java in 6\u00a0%.',
    ])
    expect(drawn({ ordered: shares(1, 0) })).toEqual([
      'Among weights that keep your order of importance Go is first in all of them.',
    ])
    expect(drawn({ team: shares(0.86, 0.14) })).toEqual([
      'Drawing your own ballots again 10,000 times, Go stays first in 86\u00a0% of them.',
    ])
  })

  test('by ballots that would have to change', () => {
    const margin = (ballots: number | null) =>
      firm({ tipping: { withoutOne: null, margin: { rivalId: 'java', ballots } } })
    expect(margin(1)).toEqual(['One person who changed their priorities could bring Java level.'])
    expect(margin(3)).toEqual([
      'At least three people would have to change their priorities before Java is level.',
    ])
    expect(margin(null)).toEqual(['No change to anybody’s priorities makes another option lead.'])
  })

  test('by those still to vote, unless they can’t change it', () => {
    const certainty = { ...story.certainty, pTeam: 0.97, outstanding: 3, clinched: false }
    const counted = { ...story.counted, eligible: 6 }
    expect(firm({}, { certainty, counted })).toEqual([
      'If the three who have not voted answer like the rest, the lead is 97\u00a0% likely to hold.',
    ])
    expect(firm({}, { certainty: { ...certainty, outstanding: 1 }, counted })).toEqual([
      'If the one who has not voted answers like the rest, the lead is 97\u00a0% likely to hold.',
    ])
    expect(firm({}, { certainty: { ...certainty, clinched: true }, counted })).toEqual([])
    expect(firm({}, { certainty: { ...certainty, outstanding: 0 }, counted })).toEqual([])
    expect(firm({}, { certainty: { ...certainty, pTeam: null }, counted })).toEqual([])
  })

  test('by each person’s own first choice', () => {
    const personal = (...firstChoices: number[]) =>
      firm({
        personal: { firstChoices, leastMisery: [], regret: [], leastMiseryIds: ['go'], leastRegretIds: [] },
      })
    expect(personal(3, 0, 0)).toEqual(['By everybody’s own priorities Go comes first.'])
    expect(personal(2, 0, 1)).toEqual([
      'By each person’s own priorities Go comes first for two of three, Ruby for one.',
    ])
    expect(personal(0, 1, 2)).toEqual([
      'By each person’s own priorities Go comes first for nobody of three, Ruby for two and Java for one.',
    ])
    expect(personal(1.5, 1.5, 0)).toEqual([
      'By each person’s own priorities Go comes first for 1.5 of three, ties split.',
    ])
    expect(personal(2, 0.5, 0.5)).toEqual([
      'By each person’s own priorities Go comes first for two of three, ties split.',
    ])
  })

  test('by who would be worst off', () => {
    const misery = (leastMiseryIds: string[], weights = 3) =>
      firm(
        {
          personal: {
            firstChoices: [3, 0, 0],
            leastMisery: [],
            regret: [],
            leastMiseryIds,
            leastRegretIds: [],
          },
        },
        { counted: { ...story.counted, weights } },
      ).slice(1)
    expect(misery(['ruby'])).toEqual([
      'With Ruby the person it suits least is still better off than with any other option.',
    ])
    expect(misery(['go'])).toEqual([])
    expect(misery(['java', 'ruby'])).toEqual([])
    expect(misery([])).toEqual([])
  })

  test('says nothing of first choices or misery with one ballot', () => {
    const personal = {
      firstChoices: [1, 0, 0],
      leastMisery: [],
      regret: [],
      leastMiseryIds: ['ruby'],
      leastRegretIds: [],
    }
    expect(firm({ personal }, { counted: { ...story.counted, weights: 1 } })).toEqual([])
  })

  test('by two camps, in a tie as well', () => {
    const camps: Complements['camps'] = {
      sides: [
        { members: 4, leaderId: 'go' },
        { members: 2, leaderId: 'java' },
      ],
      apart: [
        { criterionId: 'cost', difference: 0.4 },
        { criterionId: 'hiring', difference: -0.3 },
        { criterionId: 'speed', difference: 0 },
      ],
    }
    const sentence =
      'There are two camps: by the priorities of four Go leads, by those of two Java. They differ most on Cost and Hiring.'
    expect(firm({ camps })).toEqual([sentence])
    expect(firm({ camps, robustness: { ...story.complements.robustness } }, tied)).toEqual([sentence])
  })

  test('tells the facilitator alone that single answers could turn it', () => {
    const told = (members: number | null, result: Partial<Result> = {}, of = 3) =>
      say({ tipping: { margin: null, withoutOne: members === null ? null : { members, of } } }, result)
        .confidential
    expect(told(1)).toEqual([
      'Without one particular answer another option would lead. It is not told whose.',
    ])
    expect(told(2)).toEqual([
      'Without any of two particular answers another option would lead. It is not told whose.',
    ])
    expect(told(0)).toEqual([])
    expect(told(3)).toEqual([])
    expect(told(1, {}, 2)).toEqual([])
    expect(told(null)).toEqual([])
    expect(told(2, tied)).toEqual([])
  })
})

describe('other methods', () => {
  const method = (name: string, places: number[] | null) => ({
    method: name as 'equal',
    places,
    agrees: places && places[0] === 1,
    tau: null,
  })
  const opinions = (...placed: (number[] | null)[]): Partial<Complements> => {
    const methods = placed.map((places, i) => method(`m${i}`, places))
    const defined = methods.filter(({ places }) => places)
    return {
      overlaps: [],
      opinions: {
        methods,
        agreeing: defined.filter(({ agrees }) => agrees).length,
        of: defined.length,
        w: null,
      },
    }
  }

  test('are counted, with what the others put first', () => {
    expect(say(opinions([1, 2, 3], [1, 2, 3])).opinions).toEqual(['All two other methods put Go first.'])
    expect(say(opinions([1, 2, 3], [2, 1, 3], null)).opinions).toEqual([
      '1 of 2 other methods puts Go first, one Java.',
    ])
    expect(say(opinions([1, 2, 3], [1, 2, 3], [3, 2, 1], [3, 2, 1], [2, 1, 3])).opinions).toEqual([
      '2 of 5 other methods put Go first, two Ruby and one Java.',
    ])
    expect(say(opinions([2, 1, 3], [2, 1, 3])).opinions).toEqual([
      'None of 2 other methods put Go first, two Java.',
    ])
  })

  test('are not counted in a tie, without a leader or without methods', () => {
    expect(say(opinions([1, 2, 3]), tied).opinions).toEqual([])
    expect(say(opinions([1, 2, 3]), { leaderId: null }).opinions).toEqual([])
    expect(say(opinions(null)).opinions).toEqual([])
    expect(say({ opinions: null, overlaps: [] }).opinions).toEqual([])
  })

  test('criteria that may count one thing twice are pointed out', () => {
    expect(say({ opinions: null, overlaps: [{ a: 'cost', b: 'speed', r: 0.934 }] }).opinions).toEqual([
      'Cost and Speed go together over these options (r = 0.93): together they may count one thing twice.',
    ])
  })
})

describe('the direct vote', () => {
  const vote = (parts: object): Partial<Complements> => ({
    directVote: {
      ballots: 3,
      totals: [12, 9, 2],
      means: [4, 3, null],
      scored: [3, 3, 1],
      pairwise: [],
      star: { winnerId: 'go', tiedIds: [], finalistIds: [] },
      majorityJudgment: { ranks: [], medians: [] },
      schulze: [],
      borda: [],
      approvals: [],
      tau: null,
      agrees: true,
      ...parts,
    },
  })

  test('agrees with the advisor, or is worth a talk', () => {
    expect(say(vote({})).directVote).toEqual([
      'Direct vote: Go leads with 12 of 15 points, like the advisor.',
    ])
    const other = {
      star: { winnerId: 'java', tiedIds: [], finalistIds: [] },
      agrees: false,
      totals: [8, 9, 2],
    }
    expect(say(vote(other)).directVote).toEqual([
      'Direct vote: Java leads with 9 of 15 points; the advisor says Go. Talk about why.',
    ])
    expect(say(vote({ agrees: null })).directVote).toEqual(['Direct vote: Go leads with 12 of 15 points.'])
  })

  test('may put an option first that has fewer points, by the run-off', () => {
    const runOff = {
      star: { winnerId: 'java', tiedIds: [], finalistIds: [] },
      agrees: false,
      pairwise: [
        [0, 1, 3],
        [2, 0, 3],
        [0, 0, 0],
      ],
    }
    expect(say(vote(runOff)).directVote).toEqual([
      'Direct vote: Go has most points (12 of 15), but two of three prefer Java, which leads in the run-off; the advisor says Go. Talk about why.',
    ])
  })

  test('says that a must-have rules its first option out', () => {
    const options = story.options.map((option) =>
      option.id === 'go'
        ? { ...option, excluded: { kind: 'knowers', people: 1, found: 0 } as const }
        : option,
    )
    expect(say(vote({ agrees: null }), { options }).directVote).toEqual([
      'Direct vote: Go leads with 12 of 15 points. It is ruled out by a must-have.',
    ])
  })

  test('may be level', () => {
    const level = { star: { winnerId: null, tiedIds: ['go', 'java'], finalistIds: [] }, agrees: null }
    expect(say(vote(level)).directVote).toEqual([
      'Direct vote, by points and then a run-off of the two highest: Go and Java are level.',
    ])
    expect(say({ directVote: null }).directVote).toEqual([])
  })
})

describe('what is worth finding out', () => {
  const cell = (kind: 'unknown' | 'band', leaderIfLow: string | null, leaderIfHigh: string | null) => ({
    optionId: 'go',
    criterionId: 'cost',
    kind,
    low: kind === 'unknown' ? 0 : 6.5,
    high: 10,
    leaderIfLow,
    leaderIfHigh,
  })

  test('is told with the leader at either end', () => {
    expect(say({ information: [cell('unknown', 'java', null)] }).information).toEqual([
      'Go on Cost is unknown: at 0 Java would lead.',
    ])
    expect(say({ information: [cell('band', 'java', 'ruby')] }).information).toEqual([
      'Go on Cost is known only roughly: at 6.5 Java would lead, at 10 Ruby would lead.',
    ])
  })

  test('is counted from the fourth on', () => {
    const many = (count: number) => Array.from({ length: count }, () => cell('unknown', 'java', null))
    expect(say({ information: many(4) }).information.slice(3)).toEqual(['One more value could turn it too.'])
    expect(say({ information: many(5) }).information.slice(3)).toEqual(['Two more values could turn it too.'])
    expect(say({ information: many(3) }).information).toHaveLength(3)
  })

  test('is not told without a verdict', () => {
    const information = [cell('unknown', 'java', null)]
    expect(
      say({ information }, { verdict: { level: 'not-enough', reason: 'low-coverage' } }).information,
    ).toEqual([])
  })
})
