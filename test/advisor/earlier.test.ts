import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { normalShare } from '../../src/advisor/certainty.ts'
import { adviseEarlier, completed } from '../../src/advisor/earlier.ts'
import { room } from './room.ts'

const profile = { Go: [null, 9, 2], Java: [null, 4, 6] }
const criteria = ['Knowledge', 'Cost', 'Speed']
const team = room({
  profile,
  criteria,
  eligible: 6,
  ballots: [
    [
      [3, 5, 1],
      [4, 1],
    ],
    [
      [2, 4, 2],
      [3, 2],
    ],
    [
      [0, 1, 3],
      [1, 4],
    ],
  ],
})

describe('a result by the rules from before the complements', () => {
  test('has the scores and the ranking of today, and nothing that came later', () => {
    const { answered: _, certainty, verdict: _verdict, ...same } = advise(team)
    const earlier = adviseEarlier(team)
    expect(earlier).toMatchObject(same)
    expect(Object.keys(earlier).sort()).toEqual([...Object.keys(same), 'certainty', 'verdict'].sort())
    expect(Object.keys(earlier.certainty)).toEqual(['standardError', 'pLead', 'outstanding', 'clinched'])
    expect(earlier.certainty.outstanding).toBe(3)
    expect(earlier.certainty.clinched).toBe(certainty.clinched)
  })

  test.each([
    ['asked for', null],
    ['fixed', 0.4],
  ])(
    'takes the error of a lead over one rival as known, with a weight of familiarity that is %s',
    (_, fixed) => {
      const input = { ...team, model: { ...team.model, fixedFamiliarityWeight: fixed } }
      const [then, now] = [adviseEarlier(input), advise(input)]
      const { standardError: error } = now.certainty
      expect(error).toBeGreaterThan(0)
      expect(then.certainty.standardError).toBeCloseTo(error ?? 0, 12)
      expect(then.disagreement).toEqual(now.disagreement)
      expect(then.certainty.pLead).toBeCloseTo(normalShare((now.gap ?? 0) / (error ?? 1)), 12)
      expect(then.certainty.pLead).not.toBeCloseTo(now.certainty.pLead ?? 0, 3)
    },
  )

  test('judges the lead against the second option alone', () => {
    const several = room({
      profile: { Go: [6, 6], Java: [5, 5], Node: [9, 1] },
      criteria: ['Cost', 'Speed'],
      ballots: [[[5, 1]], [[1, 5]], [[1, 4]]],
    })
    const [then, now] = [adviseEarlier(several), advise(several)]
    expect([now.rivalId, now.certainty.rivalId]).toEqual(['java', 'node'])
    expect(now.certainty.pLead).toBeLessThan(0.99)
    expect(then.certainty).toMatchObject({ standardError: 0, pLead: 1 })
    expect(then.disagreement).toEqual([])
    expect(then.verdict).toEqual({ level: 'clear', reason: 'holds' })
    expect(completed(several, then).certainty.rivalId).toBe('java')
  })

  test('asks for no number of ballots, and for no share of answers', () => {
    const alike = room({
      profile: { Go: [9, 8], Java: [1, 2] },
      criteria: ['Cost', 'Speed'],
      ballots: [[[5, 4]], [[5, 4]]],
    })
    expect(advise(alike).verdict).toEqual({ level: 'likely', reason: 'few-ballots' })
    expect(adviseEarlier(alike).verdict).toEqual({ level: 'clear', reason: 'holds' })
    const silent = {
      ...alike,
      ballots: [...alike.ballots, ...alike.ballots, ...blank, ...blank, ...blank],
    }
    expect(advise(silent).verdict).toEqual({ level: 'not-enough', reason: 'few-answers' })
    expect(adviseEarlier(silent).verdict).toEqual({ level: 'clear', reason: 'holds' })
    const none = { ...alike, ballots: blank }
    expect(adviseEarlier(none).verdict).toEqual({ level: 'not-enough', reason: 'no-priorities' })
  })

  const blank = [
    { importance: [null, null], familiarity: [null, null] },
    { importance: [null, null], familiarity: [null, null] },
  ]

  test('knows a tie, and says nothing of the chance of one ballot', () => {
    const level = room({ profile: { Go: [5], Java: [5] }, criteria: ['Cost'], ballots: [[[1]], [[4]]] })
    const tie = adviseEarlier(level)
    expect(tie.certainty.pLead).toBe(0.5)
    expect(tie.verdict).toEqual({ level: 'too-close', reason: 'tie' })
    const one = adviseEarlier({ ...level, profile: [[9], [5]], ballots: level.ballots.slice(0, 1) })
    expect(one.certainty).toMatchObject({ standardError: null, pLead: null })
    expect(one.verdict).toEqual({ level: 'likely', reason: 'low-certainty' })
  })
})

describe('an earlier result that is completed', () => {
  test('keeps what it says, and gets the rest from the same ballots', () => {
    const earlier = adviseEarlier(team)
    const stored = { ...earlier, verdict: { level: 'not-enough', reason: 'below-quorum' } as const }
    const { complements, ...result } = completed(team, stored)
    expect(result).toMatchObject(stored)
    expect(result.answered).toBe(1)
    expect(complements.personal?.firstChoices).toHaveLength(2)
    expect(result.certainty).toMatchObject({ rivalId: earlier.rivalId, degrees: null })
    expect(complements.agenda).toBeNull()
  })

  test('takes the error as known for the whole team as well', () => {
    const earlier = adviseEarlier(team)
    const { standardError, pLead } = earlier.certainty
    const z = (earlier.gap ?? 0) / ((standardError ?? 1) * Math.sqrt(3 / 6))
    const { pTeam } = completed(team, earlier).certainty
    expect(pTeam).toBeCloseTo(normalShare(z), 12)
    expect(pTeam).toBeGreaterThan(pLead ?? 1)
    const open = { ...team, eligible: null }
    expect(completed(open, adviseEarlier(open)).certainty.pTeam).toBeNull()
    const one = { ...team, ballots: team.ballots.slice(0, 1) }
    expect(completed(one, adviseEarlier(one)).certainty.pTeam).toBeNull()
  })
})
