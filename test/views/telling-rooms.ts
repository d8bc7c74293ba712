import type { AdvisorBallot, AdvisorInput } from '../../src/advisor/types.ts'
import type { ResultsProps } from '../../views/results/page.tsx'
import { people, propsOf, worked, workedProps } from './worked-case.ts'

const importanceOf = (k: number) => worked.ballots[k]?.importance ?? []
const ballotsWith = (change: (ballot: AdvisorBallot, k: number) => Partial<AdvisorBallot>) =>
  worked.ballots.map((ballot, k) => ({ ...ballot, ...change(ballot, k) }))
const peopleWith = (ballots: readonly AdvisorBallot[]) =>
  people.map((person, k) => ({
    ...person,
    importance: ballots[k]?.importance ?? person.importance,
    familiarity: ballots[k]?.familiarity ?? person.familiarity,
  }))
const named = (input: AdvisorInput) => propsOf(input, { people: peopleWith(input.ballots) })

// Everybody wants what Chiara wants, give or take a little, and all know Node.js.
const agreed = ballotsWith(({ familiarity }, k) => ({
  importance: importanceOf(2).map((level, j) => (j === k + 2 && level ? level - 1 : level)),
  familiarity: familiarity.map((level, i) => (i === 0 ? 4 : level)),
}))

const twins = worked.profile.map((row, i) => (i === 1 ? (worked.profile[0] ?? row) : row))
const alike = ballotsWith(({ familiarity }) => ({
  familiarity: familiarity.map((level, i) => (i === 1 ? (familiarity[0] ?? null) : level)),
}))

const lessForOneLanguage = ballotsWith(({ importance }, k) => ({
  importance: importance.map((level, j) => (j === 10 && (k === 2 || k === 5) ? 0 : level)),
}))

const WEB = [3, 3, 4, 3, 3, 5, 1, 1, 2, 0, 5, 2]
const DATA = [3, 3, 4, 4, 3, 1, 1, 2, 2, 5, 0, 3]
const camps = ballotsWith((_, k) => ({
  importance: (k < 4 ? WEB : DATA).map((level, j) => (j === k ? Math.max(0, level - 1) : level)),
  familiarity: k < 4 ? [4, 1, 1, 1, 1, 0] : [2, 4, 1, 0, 1, 0],
}))

/** Perl has a little less of everything than Ruby, and nobody knows it better. */
const withPerl: AdvisorInput = {
  ...worked,
  options: [...worked.options, { id: 'o6', name: 'Perl' }],
  profile: [
    ...worked.profile,
    (worked.profile[5] ?? []).map((score) => (score === null ? null : Math.max(0, score - 1))),
  ],
  ballots: ballotsWith(({ familiarity, vetoes }) => ({
    familiarity: [...familiarity, 0],
    vetoes: [...(vetoes ?? []), false],
  })),
}

/** One room for each thing a result can say. */
export const tellingRooms = {
  clear: named({ ...worked, ballots: agreed }),
  likely: workedProps,
  tie: named({ ...worked, profile: twins, ballots: alike }),
  'too close': named({ ...worked, ballots: lessForOneLanguage }),
  'one voter': propsOf({ ...worked, ballots: worked.ballots.slice(0, 1), quorum: 1 }),
  nobody: propsOf({ ...worked, ballots: [] }, { people: [] }),
  'two camps': named({ ...worked, ballots: camps }),
  'dominated option': propsOf(withPerl, {
    people: people.map((person) => ({
      ...person,
      familiarity: [...person.familiarity, 0],
      willingness: [...person.willingness, null],
    })),
  }),
} satisfies Record<string, ResultsProps>
