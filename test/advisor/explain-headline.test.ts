import { describe, expect, test } from 'vitest'
import { edited, type Parts, result, say } from './story.ts'

describe('the headline', () => {
  test('of a clear verdict starts with the leader', () => {
    const { headline, leader } = say()
    expect(headline).toBe(
      'Go leads with 76.6, 30.2 points ahead of Java. This holds for almost any reading of your answers.',
    )
    expect(leader).toBe('Go')
  })

  test('of a likely verdict gives the chance', () => {
    const { certainty } = result()
    const { headline, leader } = edited({
      verdict: { level: 'likely', reason: 'low-certainty' },
      certainty: { ...certainty, pLead: 0.873 },
    })
    expect(headline).toBe(
      'Go leads with 76.6, 30.2 points ahead of Java; probably stable: 87\u00a0% likely given how your answers vary.',
    )
    expect(leader).toBe('Go')
  })

  test('of a single ballot promises no chance', () => {
    expect(
      say({
        ballots: [
          [
            [2, 5, 3, 1],
            [2, 4, 1],
          ],
        ],
      }).headline,
    ).toMatch(/points ahead of Java; only one ballot rates the priorities, so it may still change\.$/)
  })

  test('of two ballots that agree promises no chance either', () => {
    const alike: Parts['ballots'] = [[[0, 5, 1, 1]], [[0, 5, 1, 1]]]
    expect(say({ ballots: alike }).headline).toMatch(
      /points ahead of Java; only two ballots rate the priorities, so it may still change\.$/,
    )
  })

  test('without enough answers says how many there are, and what nobody could judge', () => {
    const { headline, because, trust, leader } = say({
      ballots: [[[null, 5, null, null]], [[null, 4, null, null]], [[null, 5, 2, null]]],
    })
    expect(headline).toBe(
      'Only 33\u00a0% of the questions on priorities are answered; 50\u00a0% is needed for a verdict.',
    )
    expect(because).toEqual([
      'Nobody could judge Knowledge: run a spike before you decide.',
      'Nobody could judge Hiring: run a spike before you decide.',
      'One of three could judge Speed: run a spike before you decide.',
    ])
    expect(trust.join(' ')).not.toContain('spike')
    expect(leader).toBeNull()
  })

  test('takes the lead as the difference of what is printed', () => {
    const options = result().options.map((option) => ({
      ...option,
      score: { go: 60.06, java: 54.94, ruby: 20 }[option.id] ?? 0,
    }))
    expect(edited({ options }).headline).toContain('Go leads with 60.1, 5.2 points ahead of Java.')
    const near = options.map((option) => (option.id === 'java' ? { ...option, score: 60.059 } : option))
    expect(edited({ options: near }).headline).toContain(
      'Go leads with 60.1, less than 0.1 points ahead of Java.',
    )
  })

  test('too close to call names no leader but what to talk about', () => {
    const { headline, leader } = say({
      profile: { Go: [null, 9, 1, 3], Java: [null, 1, 9, 3] },
      ballots: [[[0, 5, 1, 1]], [[0, 1, 4, 1]]],
    })
    expect(headline).toBe(
      'Go (48.3) and Java (45.5) are too close to call. Decide by talking about Cost and Speed, not by the decimals.',
    )
    expect(leader).toBeNull()
  })

  test('too close to call without disagreement turns to what separates the two', () => {
    const { headline } = edited({ verdict: { level: 'too-close', reason: 'small-shift' }, disagreement: [] })
    expect(headline).toContain('Decide by talking about Cost and Speed, not by the decimals.')
  })

  test('of a tie names all that are level', () => {
    const same = [null, 5, 5, 5]
    const { headline, leader } = say({
      profile: { Go: same, Java: same, Ruby: [null, 1, 1, 1] },
      ballots: [[[0, 1, 1, 1]]],
    })
    expect(headline).toBe('Go and Java have the same score.')
    expect(leader).toBeNull()
    expect(say({ profile: { Go: same, Java: same, Ruby: same }, ballots: [[[0, 1, 1, 1]]] }).headline).toBe(
      'Go, Java and Ruby have the same score.',
    )
  })

  test('says that nobody has voted, or rated the priorities', () => {
    expect(say({ ballots: [] }).headline).toBe('Nobody has voted yet.')
    expect(
      say({
        ballots: [
          [
            [0, 0, 0, 0],
            [4, 1, 0],
          ],
        ],
      }).headline,
    ).toBe('Nobody has rated the priorities yet. This preview treats them all as equal.')
  })

  test('counts towards the quorum in words up to twelve', () => {
    const two: Parts['ballots'] = [[[1, 1, 1, 1]], [[1, 1, 1, 1]]]
    expect(say({ ballots: two, quorum: 4, eligible: 7 }).headline).toBe(
      'Two of seven have voted. Four ballots are needed for a verdict.',
    )
    expect(say({ ballots: two, quorum: 4 }).headline).toBe(
      'Two have voted. Four ballots are needed for a verdict.',
    )
    expect(say({ ballots: two, quorum: 4, eligible: 1 }).headline).toMatch(/^Two have voted\./)
    expect(say({ ballots: two.slice(1), quorum: 13, eligible: 40 }).headline).toBe(
      'One of 40 has voted. 13 ballots are needed for a verdict.',
    )
  })

  test('says when there is nothing to compare', () => {
    expect(say({ profile: { Go: [null, 9, 8, 3] }, ballots: [[[1, 1, 1, 1]]] }).headline).toBe(
      'Go is the only option: there is nothing to compare it with.',
    )
    expect(say({ constraints: [{ kind: 'min', criterionId: 'cost', value: 3 }] }).headline).toBe(
      'Only Go meets every must-have: there is nothing left to compare it with.',
    )
    expect(say({ constraints: [{ kind: 'knowers', people: 9 }] }).headline).toBe(
      'No option meets every must-have.',
    )
    expect(say({ profile: {}, ballots: [[[1, 1, 1, 1]]] }).headline).toBe(
      'There is no option to compare yet.',
    )
  })

  test('says how little is known, and what is missing', () => {
    const unknown = say({
      profile: { Go: [null, null, null, 3], Java: [null, 2, null, 7] },
      ballots: [[[0, 5, 4, 1]]],
    })
    expect(unknown.headline).toBe(
      'Only 35\u00a0% of the weight rests on known values; 50\u00a0% is needed for a verdict.',
    )
    expect(unknown.because).toEqual(['Unknown for Go: Cost and Speed.', 'Unknown for Java: Speed.'])
    const silent = say({ profile: { Go: [null, 9, 9, 9], Java: [null, 2, 5, 7] }, ballots: [[[5, 1, 1, 1]]] })
    expect(silent.headline).toMatch(/^Only 37\u00a0% of the weight/)
    expect(silent.because).toEqual(['Nobody has said what they know yet.'])
  })
})

describe('below a verdict', () => {
  test('nothing is said of a leader, only what the answers rest on', () => {
    const { leader, because, why, risks, flip, crossovers, knowledge } = say({ quorum: 4 })
    expect({ leader, because, why, risks, flip, crossovers, knowledge }).toEqual({
      leader: null,
      because: [],
      why: [],
      risks: [],
      flip: [],
      crossovers: [],
      knowledge: [],
    })
  })
})

describe('because', () => {
  const known = {
    ballots: [
      [
        [5, 1, 1, 1],
        [4, 1],
      ],
      [
        [5, 1, 1, 1],
        [4, 1],
      ],
    ],
  } satisfies Parts

  test('names what the team knows when the lead rests on it', () => {
    const profile = { Go: [null, 6, 5, 3], Java: [null, 7, 5, 4] }
    expect(say({ ...known, profile }).because).toEqual([
      'Go leads because the team knows it: without that criterion Java would lead.',
    ])
  })

  test('says when the lead would only be shared', () => {
    const profile = { Go: [null, 6, 5, 4], Java: [null, 6, 5, 4] }
    expect(say({ ...known, profile }).because).toEqual([
      'Go leads because the team knows it: without that criterion it would share the lead.',
    ])
  })

  test('takes a lead by rounding for none', () => {
    expect(edited({ withoutFamiliarity: { leaderId: 'go', gap: 1e-13 } }).because[0]).toMatch(
      /share the lead\.$/,
    )
  })

  test('says when the lead does not rest on it', () => {
    expect(say().because).toEqual(['Go leads even if what you already know counted nothing.'])
  })

  test('says in a close call who would be ahead without it, and otherwise nothing of a lead', () => {
    const verdict = { level: 'too-close', reason: 'small-shift' } as const
    expect(edited({ verdict, withoutFamiliarity: { leaderId: 'java', gap: 2 } }).because[0]).toBe(
      'Without what the team already knows Java would be ahead.',
    )
    expect(edited({ verdict, withoutFamiliarity: { leaderId: 'go', gap: 2 } }).because.join(' ')).not.toMatch(
      /already know/,
    )
  })

  test('leaves it out where nobody was asked, or nobody answered', () => {
    expect(say({ ballots: [[[1, 5, 3, 1]]] }).because).toEqual([])
    expect(say({ profile: { Go: [9], Java: [1] }, criteria: ['Cost'], ballots: [[[1]]] }).because).toEqual([])
  })

  const near = (...ids: string[]) => {
    const crossovers = ids.map((criterionId) => ({ criterionId, weight: 0.3, at: 0.4, rivalId: 'java' }))
    return edited({ crossovers }).because[1]
  }

  test('names the questions the lead hangs on', () => {
    expect(near('cost')).toBe('It hangs on one question: Cost.')
    expect(near('cost', 'cost')).toBe('It hangs on one question: Cost.')
    expect(near('cost', 'hiring')).toBe('It hangs on two questions: Cost and Hiring.')
    expect(near('cost', 'hiring', 'speed')).toBe('It hangs on three questions: Cost, Hiring and Speed.')
    expect(near('cost', 'hiring', 'speed', 'knowledge')).toBe(
      'Small changes to any priority would turn it, Cost first.',
    )
  })

  test('names none when every crossover is more than ten points of weight away', () => {
    expect(
      edited({ crossovers: [{ criterionId: 'cost', weight: 0.3, at: 0.41, rivalId: 'java' }] }).because,
    ).toHaveLength(1)
  })
})

describe('a lead that is sure and small', () => {
  const thin = (amount: number, parts: Parameters<typeof edited>[0] = {}) =>
    edited({
      verdict: { level: 'likely', reason: 'small-shift' },
      shift: { rivalId: 'java', amount, fromId: 'cost', toId: 'speed' },
      ...parts,
    }).because.filter((sentence) => sentence.includes('but thin'))

  test('says how both go together', () => {
    expect(thin(0.034)).toEqual([
      'The lead is steady across your answers, but thin: 3 points of weight would turn it.',
    ])
    expect(thin(0.012)[0]).toContain('1 point of weight would turn it.')
    expect(thin(0.004)[0]).toContain('less than one point of weight would turn it.')
  })

  test('says nothing of it in any other verdict', () => {
    expect(thin(0.034, { verdict: { level: 'likely', reason: 'low-certainty' } })).toEqual([])
    expect(thin(0.034, { shift: null })).toEqual([])
    expect(thin(0.034, { certainty: { ...result().certainty, pLead: null } })).toEqual([])
  })
})
