import type { ResultsProps } from '../../views/results/page.tsx'
import { madeUp, people, propsOf, worked, workedProps } from './worked-case.ts'

const blank = worked.ballots.map((ballot) => ({ ...ballot, importance: ballot.importance.map(() => null) }))
const twins = worked.profile.map((row, i) => (i === 1 ? (worked.profile[0] ?? row) : row))
const alike = worked.ballots.map(({ importance, familiarity }) => ({
  importance,
  familiarity: familiarity.map((level, i) => (i === 1 ? (familiarity[0] ?? null) : level)),
}))

export const HOSTILE = `<img src=x onerror="alert(1)">&amp;'"</script>`

/** A result of every form there is. */
export const cases: Record<string, ResultsProps> = {
  'the worked case': workedProps,
  'nobody has voted': propsOf({ ...worked, ballots: [] }, { people: [] }),
  'one ballot': propsOf({ ...worked, ballots: worked.ballots.slice(0, 1) }),
  'fewer ballots than needed': propsOf({ ...worked, ballots: worked.ballots.slice(0, 3) }),
  'no priorities': propsOf({ ...worked, ballots: blank }, { people }),
  'a profile nobody knows': propsOf({ ...worked, profile: worked.profile.map((row) => row.map(() => null)) }),
  'a tie': propsOf({ ...worked, profile: twins, ballots: alike }, { people }),
  'a result too close to call': propsOf({
    ...worked,
    ballots: worked.ballots.map((ballot, k) => ({
      ...ballot,
      importance: ballot.importance.map((level, j) => (j === 10 && (k === 2 || k === 5) ? 0 : level)),
    })),
  }),
  'options ruled out': propsOf({
    ...worked,
    constraints: [
      { kind: 'min', criterionId: 'c5', value: 3 },
      { kind: 'knowers', people: 1 },
    ],
  }),
  'all but one ruled out': propsOf({
    ...worked,
    constraints: [{ kind: 'min', criterionId: 'c10', value: 9 }],
  }),
  'every option ruled out': propsOf(
    { ...worked, constraints: [{ kind: 'knowers', people: 6 }] },
    { people, vetoes: workedProps.vetoes },
  ),
  'hidden names': propsOf(worked, { people: people.map((person) => ({ ...person, name: '' })) }),
  'no people shown': propsOf(worked, { people: null }),
  'one option': propsOf(madeUp(1, 4, 3)),
  'two options': propsOf(madeUp(2, 3, 5)),
  'two options and one criterion': propsOf(madeUp(2, 1, 5)),
  'twelve options': propsOf(madeUp(12, 12, 21)),
  'forty options': propsOf(madeUp(40, 40, 120)),
  'no familiarity criterion': propsOf({
    ...worked,
    criteria: worked.criteria.map((criterion) => ({ ...criterion, kind: 'profile' })),
  }),
  'only familiarity counts': propsOf({ ...worked, model: { ...worked.model, fixedFamiliarityWeight: 1 } }),
  'names that try to be markup': propsOf(
    {
      ...worked,
      options: worked.options.map((option) => ({ ...option, name: `${option.id} ${HOSTILE}` })),
      criteria: worked.criteria.map((criterion) => ({ ...criterion, name: `${criterion.id} ${HOSTILE}` })),
    },
    {
      people: people.map((person) => ({ ...person, name: HOSTILE })),
      vetoes: [{ who: HOSTILE, optionName: HOSTILE, reason: HOSTILE }],
      comments: [{ who: HOSTILE, text: HOSTILE }],
    },
  ),
}
