import { explain } from '../../src/advisor/explain.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import type { AdvisorBallot, AdvisorInput } from '../../src/advisor/types.ts'
import type { Person } from '../../views/charts/knowledge.tsx'
import type { ResultsProps } from '../../views/results/page.tsx'

const OPTIONS = ['Node.js', 'Python', 'Java', 'Go', 'PHP', 'Ruby']

/** Criteria with the profile scores of the six options. */
const PROFILE: [string, number[]][] = [
  ['Using what the team already knows', []],
  ['Hiring market', [10, 9.7, 7.9, 6.3, 6.7, 3.8]],
  ['Ecosystem', [10, 7.6, 7, 5.7, 6.8, 5.6]],
  ['Development speed', [6.3, 10, 6.5, 4.9, 9.3, 8.7]],
  ['Maintainability', [6, 5.5, 6.5, 8.5, 4.5, 3.5]],
  ['I/O concurrency', [7.4, 4.1, 8, 9.2, 2.1, 4]],
  ['CPU performance', [5, 2.1, 9.5, 9.8, 2.9, 2.7]],
  ['Memory footprint', [3, 6.2, 3.4, 8.6, 5.3, 4.7]],
  ['Deployment', [5.1, 4.9, 5, 9.7, 6.1, 3.6]],
  ['Data & AI', [6.8, 10, 6.2, 2.9, 0.6, 1.9]],
  ['One language', [10, 2, 2, 2, 4, 4]],
  ['Longevity', [6.7, 9.7, 10, 7, 9.4, 9]],
]

const N = null

/** Name, importance per criterion, familiarity and willingness per option. */
const MEMBERS: [string, (number | null)[], (number | null)[], (number | null)[]][] = [
  ['Amina', [4, 4, 4, 4, 5, 3, 1, 1, 2, 1, 3, 4], [3, 3, 2, 1, 4, 1], [2, 1, 0, 1, 1, N]],
  ['Ben', [5, 4, 3, 5, 3, 2, 1, 1, 2, 1, 0, 4], [1, 1, 0, 0, 4, 0], [1, 1, 0, N, 2, N]],
  ['Chiara', [2, 1, 5, 3, 3, 3, 0, 1, 3, 2, 5, 2], [4, 1, 0, 1, 2, 0], [2, 1, 0, 1, 0, 1]],
  ['Elif', [4, 5, 4, 4, 5, 1, 1, 1, 2, 4, 2, 4], [3, 4, 3, 0, 1, 0], [1, 2, 1, 1, 0, 0]],
  ['Jonas', [4, 2, 3, 2, 4, 5, 3, 3, 4, 0, 0, 3], [2, 2, 1, 3, 3, 0], [1, 1, 1, 2, 0, 0]],
  ['Mei', [1, 1, 5, 3, 4, 2, 1, N, 2, 1, 5, 3], [4, 2, 0, 1, 1, 1], [2, 2, 0, 1, 0, 0]],
  ['Tomás', [4, 4, 3, 5, 3, 2, 1, 1, 2, N, 0, 4], [1, 1, 1, 0, 4, 2], [1, 1, N, N, 2, 1]],
]

export const people: Person[] = MEMBERS.map(([name, importance, familiarity, willingness]) => ({
  name,
  importance: importance.map((level) => level ?? 'cant-judge'),
  familiarity,
  willingness,
}))

const ballots: AdvisorBallot[] = MEMBERS.map(([name, importance, familiarity]) => ({
  importance,
  familiarity,
  vetoes: OPTIONS.map((option) => name === 'Mei' && option === 'Ruby'),
}))

export const worked: AdvisorInput = {
  options: OPTIONS.map((name, i) => ({ id: `o${i}`, name })),
  criteria: PROFILE.map(([name], j) => ({ id: `c${j}`, name, kind: j === 0 ? 'familiarity' : 'profile' })),
  profile: OPTIONS.map((_, i) => PROFILE.map(([, scores]) => scores[i] ?? null)),
  ballots,
  constraints: [],
  quorum: 4,
  eligible: 7,
  model: defaultModel,
}

/** A made-up case of any size, the same each time. */
export function madeUp(options: number, criteria: number, members: number): AdvisorInput {
  const digit = (a: number, b: number, most: number) => (7 * a + 11 * b + ((a * b) % 5)) % (most + 1)
  return {
    ...worked,
    options: Array.from({ length: options }, (_, i) => ({ id: `o${i}`, name: `Option ${i + 1}` })),
    criteria: Array.from({ length: criteria }, (_, j) => ({
      id: `c${j}`,
      name: `Criterion ${j + 1}`,
      kind: j === 0 ? 'familiarity' : 'profile',
    })),
    profile: Array.from({ length: options }, (_, i) =>
      Array.from({ length: criteria }, (_, j) => (j === 0 ? null : digit(i + 1, j + 3, 100) / 10)),
    ),
    ballots: Array.from({ length: members }, (_, k) => ({
      importance: Array.from({ length: criteria }, (_, j) => digit(k + 2, j + 1, 5)),
      familiarity: Array.from({ length: options }, (_, i) => digit(k + 1, i + 4, 4)),
    })),
    eligible: members,
    quorum: 2,
  }
}

export const peopleOf = ({ ballots }: AdvisorInput): Person[] =>
  ballots.map(({ importance, familiarity }, k) => ({
    name: `Person ${k + 1}`,
    importance,
    familiarity,
    willingness: familiarity.map((_, i) => ((k + i) % 4 === 3 ? null : (k + i) % 3)),
  }))

/** Everything the page takes, from the input of the advisor. */
export function propsOf(input: AdvisorInput, more: Partial<ResultsProps> = {}): ResultsProps {
  const result = fullResult(input)
  return {
    decision: {
      id: 'hare-4k7',
      question: 'Which back-end stack for the booking platform?',
      state: 'revealed',
      roundNumber: 1,
      revealedAt: '2026-11-20T17:00:00.000Z',
      ballots: input.ballots.length,
      eligible: input.eligible,
      canRecordOutcome: true,
      adrHref: null,
      teamName: 'Quayside team',
    },
    result,
    explanation: explain(result, result.complements),
    isFacilitator: false,
    people: peopleOf(input),
    vetoes: [],
    comments: [],
    profileHref: '/decisions/hare-4k7/profile',
    ...more,
  }
}

export const workedProps = propsOf(worked, {
  people,
  vetoes: [
    {
      who: 'Mei',
      optionName: 'Ruby',
      reason:
        'Our last Ruby service had nobody left to run it at night. I would not carry the pager for one again.',
    },
  ],
})
