import type { Brief } from '../../src/domain/brief.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'

export const AMINA = 'Amina'

export const brief: Brief = {
  question: 'Which back-end stack for the booking platform?',
  context:
    'About 40 guest houses, one booking calendar each. Three web developers move over from the PHP site. First release in May; payment stays with the provider.',
  template: backendStack.key,
  options: backendStack.options.filter(({ ticked }) => ticked).map(({ key, name }) => ({ key, name })),
  criteria: backendStack.criteria.map((criterion) => ({ ...criterion })),
  deadlineAt: null,
  timeZone: 'UTC',
  quorum: 4,
  expectedVoters: 7,
  namesShown: true,
  vetoPercent: 33,
  importanceMethod: 'rating',
  quorumPercent: null,
  anonymous: false,
  revealRule: 'manual',
  constraints: [],
  willingnessAsked: true,
  startedFrom: null,
  directVote: false,
  cellRatings: false,
  team: { name: 'Quayside' },
  facilitatorName: AMINA,
}

type Voter = {
  name: string
  /** In the template's order of criteria; null is can't judge. */
  importance: readonly (number | 'cant-judge' | null)[]
  /** Node.js, Python, Go, Java, PHP, Ruby. */
  familiarity: readonly number[]
  willingness: readonly (number | null)[]
  vetoes?: Record<string, string>
  comment?: string
}

// biome-ignore format: a table of answers reads best one person a line
export const VOTERS: readonly Voter[] = [
  {
    name: AMINA,
    importance: [4, 3, 4, 4, 5, 3, 1, 2, 3, 1, 3, 4],
    familiarity: [3, 3, 1, 2, 4, 1],
    willingness: [2, 1, 1, 0, 1, null],
  },
  {
    name: 'Ben',
    importance: [5, 3, 4, 5, 4, 2, 1, 'cant-judge', 2, 1, 0, 4],
    familiarity: [1, 1, 0, 0, 4, 0],
    willingness: [1, 1, null, 0, 2, null],
    comment: 'I need real time for learning, not Fridays.',
  },
  {
    name: 'Chiara',
    importance: [3, 3, 5, 3, 4, 4, 1, 2, 3, 1, 5, 3],
    familiarity: [4, 1, 1, 0, 2, 0],
    willingness: [2, 1, 1, 0, 0, 1],
  },
  {
    name: 'Elif',
    importance: [3, 4, 4, 4, 4, 3, 2, 2, 2, 3, 2, 4],
    familiarity: [3, 4, 0, 3, 1, 0],
    willingness: [1, 2, 1, 1, 0, 0],
  },
  {
    name: 'Jonas',
    importance: [4, 2, 3, 3, 5, 4, 3, 4, 4, 1, 0, 4],
    familiarity: [2, 2, 3, 1, 3, 0],
    willingness: [1, 1, 2, 1, 0, 0],
    comment: 'Small instances matter to the budget.',
  },
  {
    name: 'Mei',
    importance: [3, 3, 5, 4, 4, 4, 1, 2, 2, 2, 5, 2],
    familiarity: [4, 2, 1, 0, 1, 1],
    willingness: [2, 2, 1, 0, 0, 0],
    vetoes: {
      ruby: 'Our last Ruby service had nobody left to run it at night. I would not carry the pager for one again.',
    },
  },
  {
    name: 'Tomás',
    importance: [5, 4, 4, 4, 4, 2, 1, 2, 3, 1, 0, 5],
    familiarity: [1, 1, 0, 1, 4, 2],
    willingness: [1, 1, null, null, 2, 1],
  },
]

export const OUTCOME = {
  option: 'Node.js',
  title: 'Build the booking platform on Node.js',
  because:
    'the two people who build the calendar will change browser and server code together every week, the packages we need exist and are maintained, and four of us can deliver with it today.',
  expected:
    'A new team member ships a change to the calendar in the first week. The 95th percentile of a booking stays under 300 ms.',
}
