import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { movement } from '../../src/advisor/movement.ts'
import { CAUSES, type Pair, scoreChanges } from '../../src/advisor/score-parts.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'
import { anyInput, having, RUNS, scoreOf } from './arbitrary.ts'

type Case = { before: AdvisorInput; after: AdvisorInput; pairs: Pair[] }

/** Two rounds of one room: some options and criteria stay, some people vote twice, in any order. */
const anyRounds: fc.Arbitrary<Case> = fc
  .record({
    before: anyInput({ options: [1, 4], criteria: [1, 5], ballots: [0, 5] }),
    later: anyInput({ options: [1, 5], criteria: [1, 6], ballots: [0, 6] }),
    order: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    twice: fc.nat({ max: 6 }),
  })
  .map(({ before, later, order, twice }) => {
    const model = { ...before.model, importanceMethod: 'rating' as const }
    const after = having(later, { model, criteria: kindsOf(before, later) })
    const places = (count: number) =>
      Array.from({ length: count }, (_, k) => k).sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b)
    const [then, now] = [places(before.ballots.length), places(after.ballots.length)]
    const pairs = then.slice(0, twice).flatMap((k, n): Pair[] => (now[n] === undefined ? [] : [[k, now[n]]]))
    return { before: having(before, { model }), after, pairs }
  })

/** A criterion that stays keeps its kind, and only one is about what is known. */
function kindsOf(before: AdvisorInput, later: AdvisorInput): AdvisorInput['criteria'] {
  const known = before.criteria.find(({ kind }) => kind === 'familiarity')?.id
  return later.criteria.map((criterion) => ({
    ...criterion,
    kind: criterion.id === known ? 'familiarity' : 'profile',
  }))
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9

test('the parts of a change add up to it, and both ends are the scores of their rounds', () => {
  fc.assert(
    fc.property(anyRounds, fc.boolean(), ({ before, after, pairs }, isKnown) => {
      const [then, now] = [advise(before), advise(after)]
      for (const change of scoreChanges(before, after, isKnown ? pairs : null)) {
        const at = (input: AdvisorInput) => input.options.findIndex(({ id }) => id === change.optionId)
        expect(near(change.before, scoreOf(then, at(before)))).toBe(true)
        expect(near(change.after, scoreOf(now, at(after)))).toBe(true)
        const whole = CAUSES.reduce((sum, cause) => sum + change.parts[cause], 0)
        expect(near(whole, change.after - change.before)).toBe(true)
        if (!isKnown) expect(change.parts.voters).toBe(0)
      }
    }),
    RUNS,
  )
})

test('what did not change has no part in it', () => {
  fc.assert(
    fc.property(anyRounds, ({ before, after }) => {
      const pairs = before.ballots.map((_, k): Pair => [k, k])
      const sameProfile = having(before, {
        ballots: before.ballots.map((ballot, k) => ({
          ...ballot,
          importance: before.criteria.map((_, j) => after.ballots[k]?.importance[j] ?? null),
        })),
      })
      for (const { parts } of scoreChanges(before, sameProfile, pairs)) {
        expect(near(parts.familiarity, 0) && near(parts.profile, 0) && near(parts.voters, 0)).toBe(true)
      }
      const newcomers = having(before, { ballots: [...before.ballots, ...before.ballots] })
      for (const { parts } of scoreChanges(before, newcomers, pairs))
        expect(near(parts.weights, 0) && near(parts.familiarity, 0) && near(parts.profile, 0)).toBe(true)
    }),
    RUNS,
  )
})

test('neither the order of the ballots nor that of the pairs matters', () => {
  fc.assert(
    fc.property(anyRounds, ({ before, after, pairs }) => {
      const turned = having(after, { ballots: [...after.ballots].reverse() })
      const last = after.ballots.length - 1
      const other = pairs.map(([one, k]): Pair => [one, last - k]).reverse()
      const [one, two] = [scoreChanges(before, after, pairs), scoreChanges(before, turned, other)]
      one.forEach(({ optionId, parts }, i) => {
        expect(two[i]?.optionId).toBe(optionId)
        for (const cause of CAUSES) expect(near(parts[cause], two[i]?.parts[cause] ?? 0)).toBe(true)
      })
    }),
    RUNS,
  )
})

test('the same round twice is no movement at all', () => {
  fc.assert(
    fc.property(anyRounds, ({ before }) => {
      const round = { input: before, result: advise(before) }
      const pairs = before.ballots.map((_, k): Pair => [k, k])
      const found = movement(round, round, pairs, { isNamed: true })
      if (!found) return
      expect(found.isSameOrder).toBe(true)
      expect(found.voters).toEqual({ both: pairs.length, left: [], joined: [] })
      for (const { before: then, after: now, shift, moves, movers } of found.questions) {
        expect(now).toEqual(then)
        expect(shift ?? 0).toBe(0)
        expect(movers).toEqual([])
        if (moves) expect({ ...moves, compared: 0 }).toEqual({ compared: 0, changed: 0, toward: 0, away: 0 })
      }
      for (const { before: then, after: now, parts } of found.scores)
        expect([near(then, now), ...CAUSES.map((cause) => near(parts[cause], 0))]).not.toContain(false)
    }),
    RUNS,
  )
})

test('every question has a share that moved, and no more move than answered twice', () => {
  fc.assert(
    fc.property(anyRounds, fc.boolean(), ({ before, after, pairs }, isNamed) => {
      const [one, other] = [before, after].map((input) => ({ input, result: advise(input) }))
      const found = one && other && movement(one, other, pairs, { isNamed })
      if (!found) return
      for (const { shift, moves, movers } of found.questions) {
        if (shift !== null) expect(shift >= 0 && shift <= 1 + 1e-9).toBe(true)
        if (!isNamed) expect(movers).toEqual([])
        if (!moves) continue
        expect(moves.compared <= pairs.length && moves.changed <= moves.compared).toBe(true)
        expect(moves.toward + moves.away <= moves.changed).toBe(true)
        if (!isNamed) expect(moves.compared).toBeGreaterThanOrEqual(3)
      }
    }),
    RUNS,
  )
})
