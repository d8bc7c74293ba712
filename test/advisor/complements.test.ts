import { describe, expect, test } from 'vitest'
import { MOST_BALLOTS } from '../../src/advisor/complements.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { room } from './room.ts'

type Parts = Parameters<typeof room>[0]
const found = (parts: Partial<Parts> = {}) =>
  fullResult(
    room({
      profile: { Go: [null, 9, 2], Java: [null, 1, 8], Ruby: [null, 5, 5] },
      criteria: ['Knowledge', 'Cost', 'Speed'],
      ballots: [
        [
          [2, 5, 1],
          [4, 1, 0],
        ],
        [
          [1, 4, 2],
          [1, 4, 0],
        ],
      ],
      ...parts,
    }),
  ).complements

describe('the complements of a room', () => {
  test('cover every option that is admissible, in display order', () => {
    const { robustness, front } = found()
    expect(robustness.any?.map(({ optionId }) => optionId)).toEqual(['go', 'ruby', 'java'])
    expect(front).toContain('go')
    const vetoed = found({ constraints: [{ kind: 'veto', share: 0.5 }], vetoes: [[true, false, false]] })
    expect(vetoed.robustness.any?.map(({ optionId }) => optionId).sort()).toEqual(['java', 'ruby'])
    expect(vetoed.personal?.firstChoices[0]).toBe(0)
  })

  test('hold a fixed familiarity weight wherever weights are looked at', () => {
    const fixed = found({ model: { fixedFamiliarityWeight: 0.9 } })
    for (const { central } of fixed.robustness.any ?? []) if (central) expect(central[0]).toBeCloseTo(0.9, 12)
    for (const { central } of fixed.robustness.team ?? []) if (central) expect(central[0]).toBeCloseTo(0.9, 9)
    // The two ballots put cost and speed in the same order, whatever they say of knowledge.
    expect(fixed.priorities.concordance).toEqual({ w: 1, ballots: 2 })
    expect(found().priorities.concordance?.w).toBeLessThan(1)
  })

  test('without priorities say nothing of weights, camps or what could tip it', () => {
    const silent = found({
      ballots: [
        [
          [0, 0, 0],
          [4, 1, 0],
        ],
        [
          [null, null, null],
          [1, 4, 0],
        ],
      ],
    })
    expect(silent.robustness).toMatchObject({ any: null, ordered: null, team: null })
    expect(silent).toMatchObject({
      tipping: { withoutOne: null, margin: null },
      personal: null,
      opinions: null,
      camps: null,
      agenda: null,
    })
    expect(silent.mentors).toEqual([])
  })

  test('above many ballots leave out what goes through them one by one, and keep the rest', () => {
    const ballot: Parts['ballots'][number] = [
      [2, 5, 1],
      [4, 1, 0],
    ]
    const many = (count: number) => found({ ballots: Array.from({ length: count }, () => ballot) })
    const whole = many(MOST_BALLOTS)
    expect(whole.tipping.margin).not.toBeNull()
    expect(whole.personal?.firstChoices[0]).toBe(MOST_BALLOTS)
    const crowd = many(MOST_BALLOTS + 1)
    expect(crowd).toMatchObject({ tipping: { withoutOne: null, margin: null }, personal: null, camps: null })
    expect(crowd.robustness.any).toEqual(whole.robustness.any)
    expect(
      crowd.opinions?.methods.filter(({ places }) => places === null).map(({ method }) => method),
    ).toEqual(['median', 'geometric'])
  })

  test('count the direct vote of all ballots, and compare it where the verdict names a leader', () => {
    const input = room({
      profile: { Go: [8, null, null], Java: [3, null, null] },
      criteria: ['Cost', 'Speed', 'Fun'],
      ballots: [[[1, 5, 5]], [[1, 5, 5]], [[1, 5, 5]]],
    })
    const ballots = input.ballots.map((ballot) => ({ ...ballot, direct: [1, 5] }))
    const refused = fullResult({ ...input, ballots })
    expect(refused.verdict.level).toBe('not-enough')
    expect(refused.complements.directVote).toMatchObject({ ballots: 3, agrees: null })
    const known = fullResult({
      ...input,
      ballots,
      profile: [
        [8, 9, 9],
        [3, 2, 2],
      ],
    })
    expect(known.complements.directVote?.agrees).toBe(false)
  })
})
