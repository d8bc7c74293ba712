import { describe, expect, test } from 'vitest'
import { advise } from '../../src/advisor/advise.ts'
import { explainMovement, movementSentences, printedChange } from '../../src/advisor/explain-movement.ts'
import { movement } from '../../src/advisor/movement.ts'
import type { Pair } from '../../src/advisor/score-parts.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'
import { room } from './room.ts'

type Answers = (number | null)[]
type Ballots = [Answers, Answers][]

/** Four people weigh cost against speed; Go is cheap, Rust is fast. */
const round = (ballots: Ballots, parts: Partial<Parameters<typeof room>[0]> = {}): AdvisorInput =>
  room({
    profile: { Go: [null, 9, 3], Rust: [null, 3, 9] },
    criteria: ['Knowledge', 'Cost', 'Speed'],
    ballots,
    ...parts,
  })

const FIRST: Ballots = [
  [
    [1, 5, 0],
    [3, 1],
  ],
  [
    [1, 5, 1],
    [3, 1],
  ],
  [
    [1, 4, 4],
    [2, 1],
  ],
  [
    [1, 3, 5],
    [1, 3],
  ],
]

/** Those who found speed irrelevant come towards the others. */
const SECOND: Ballots = [
  [
    [1, 3, 4],
    [3, 1],
  ],
  [
    [1, 3, 5],
    [3, 1],
  ],
  [
    [1, 3, 5],
    [2, 1],
  ],
  [
    [1, 3, 5],
    [1, 3],
  ],
]

const EVERYBODY: Pair[] = [0, 1, 2, 3].map((k): Pair => [k, k])
const NAMES = ['Ada', 'Bo', 'Cleo', 'Dan']

type Told = {
  pairs?: readonly Pair[] | null
  asked?: readonly string[] | null
  names?: { before: readonly string[]; after: readonly string[] } | null
}

function told(
  one: AdvisorInput,
  other: AdvisorInput,
  { pairs = EVERYBODY, asked = null, names = { before: NAMES, after: NAMES } }: Told = {},
) {
  const [before, after] = [advise(one), advise(other)]
  const found = movement({ input: one, result: before }, { input: other, result: after }, pairs, {
    isNamed: names !== null,
  })
  if (!found) throw new Error('There is no movement.')
  return explainMovement({ before, after, movement: found, rounds: [1, 2], asked, names })
}

describe('the movement between two rounds in sentences', () => {
  test('says who led, who leads, and how the verdict changed', () => {
    const { opening } = told(round(FIRST), round(SECOND))
    expect(opening[0]).toMatch(
      /^(Go led in round 1|Round 1 was too close to call); (Rust leads now|this one was too close to call)\.$/,
    )
    expect(told(round(FIRST), round(FIRST)).opening.join(' ')).toMatch(/The order is the same\./)
  })

  test('says how the spread of each question changed, and of what was asked again alone', () => {
    const { questions } = told(round(FIRST), round(SECOND))
    expect(questions).toContain('Everybody now says the same on Cost.')
    expect(questions).toContain('The spread on Speed fell to less than half.')
    const some = told(round(FIRST), round(SECOND), { asked: ['speed'] }).questions.join(' ')
    expect(some).toContain('Speed')
    expect(some).not.toContain('Cost')
  })

  test('says who moved towards the middle that the earlier round had', () => {
    const { questions } = told(round(FIRST), round(SECOND), { asked: ['speed'] })
    expect(questions).toContain(
      'On Speed three of four moved: three away from the earlier middle (1) (Ada from 0 to 4, Bo from 1 to 5, Cleo from 4 to 5).',
    )
    const back = told(round(SECOND), round(FIRST), { asked: ['cost'] }).questions
    expect(back).toContain('You no longer say the same on Cost.')
    expect(told(round(FIRST), round(SECOND), { asked: ['cost'] }).questions.at(-1)).toBe(
      'On Cost three of four moved: one away from the earlier middle (4) and two to the other side of it (Ada from 5 to 3, Bo from 5 to 3, Cleo from 4 to 3).',
    )
  })

  test('names nobody where names are hidden, and counts no moves of fewer than three', () => {
    const hidden = told(round(FIRST), round(SECOND), { names: null })
    const all = movementSentences(hidden).join(' ')
    expect(all).toMatch(/On Speed three of four moved/)
    for (const name of NAMES) expect(all).not.toContain(name)
    const few = told(round(FIRST), round(SECOND), { names: null, pairs: EVERYBODY.slice(0, 2) })
    expect(few.questions.join(' ')).not.toMatch(/moved/)
  })

  test('says of answers that hardly moved that another round is not worth it', () => {
    const same = told(round(FIRST), round(FIRST)).questions
    expect(same).toContain(
      'The answers to what was asked again have settled: another round would hardly change them.',
    )
    expect(same).toContain('Nobody who voted in both rounds changed an answer on what matters.')
    expect(told(round(FIRST), round(SECOND)).questions.join(' ')).not.toContain('settled')
  })

  test('says who of the earlier round is missing and who is new', () => {
    const { voters, scores } = told(round(FIRST), round(SECOND.slice(1)), {
      pairs: [
        [1, 0],
        [2, 1],
      ],
      names: { before: NAMES, after: ['Bo', 'Cleo', 'Eve'] },
    })
    expect(voters).toEqual([
      'Two who voted in round 1 have not voted in round 2 (Ada and Dan). Only ballots of round 2 count here.',
      'One voted in round 2 and not in round 1 (Eve).',
    ])
    expect(scores.join(' ')).toContain('by who voted')
  })

  test('knows nobody of an anonymous round, and says how many there were', () => {
    const { voters, questions, scores } = told(round(FIRST), round(SECOND.slice(1)), {
      pairs: null,
      names: null,
    })
    expect(voters).toEqual(['Four ballots in round 1, three in round 2.'])
    expect(questions.join(' ')).not.toContain('moved')
    expect(scores.join(' ')).not.toContain('by who voted')
    expect(scores.join(' ')).toContain('by other priorities')
  })

  test('takes a change of a score apart so that the printed parts add up', () => {
    const [one, other] = [round(FIRST), round(SECOND, { profile: { Go: [null, 8, 3], Rust: [null, 3, 9] } })]
    const found = movement(
      { input: one, result: advise(one) },
      { input: other, result: advise(other) },
      EVERYBODY,
      {
        isNamed: true,
      },
    )
    for (const change of found?.scores ?? []) {
      const { by, parts } = printedChange(change)
      const sum = Object.values(parts).reduce((whole, part) => whole + part, 0)
      expect(sum).toBeCloseTo(by, 9)
    }
    expect(told(one, other).scores.join(' ')).toMatch(
      /Go went from .+ by changed priorities .*by the scores of the options/,
    )
  })

  test('says nothing where one of the rounds is not shown', () => {
    const compare = (one: AdvisorInput, other: AdvisorInput) =>
      movement({ input: one, result: advise(one) }, { input: other, result: advise(other) }, [], {
        isNamed: true,
      })
    expect(compare(round(FIRST.slice(0, 1)), round(SECOND))).toBeNull()
    expect(compare(round(FIRST), round(SECOND, { quorum: 5 }))).toBeNull()
    expect(compare(round([]), round(SECOND))).toBeNull()
  })

  test('speaks of points and places as they were given', () => {
    const points = { importanceMethod: 'points', importanceMax: 100 } as const
    const share = (ballots: [Answers, Answers][], model: Record<string, unknown>) =>
      round(ballots, { model: model as never })
    const one = share(
      [
        [
          [0, 80, 20],
          [3, 1],
        ],
        [
          [0, 50, 50],
          [3, 1],
        ],
        [
          [0, 20, 80],
          [1, 3],
        ],
      ],
      points,
    )
    const other = share(
      [
        [
          [0, 50, 50],
          [3, 1],
        ],
        [
          [0, 50, 50],
          [3, 1],
        ],
        [
          [0, 20, 80],
          [1, 3],
        ],
      ],
      points,
    )
    const pairs: Pair[] = [
      [0, 0],
      [1, 1],
      [2, 2],
    ]
    expect(told(one, other, { pairs }).questions.join(' ')).toContain('Ada from 80 points to 50 points')
    const ranks = { importanceMethod: 'rank-sum', importanceMax: 2 } as const
    const first = share(
      [
        [
          [0, 2, 1],
          [3, 1],
        ],
        [
          [0, 1, 2],
          [3, 1],
        ],
        [
          [0, 1, 2],
          [1, 3],
        ],
      ],
      ranks,
    )
    const second = share(
      [
        [
          [0, 1, 2],
          [3, 1],
        ],
        [
          [0, 1, 2],
          [3, 1],
        ],
        [
          [0, 1, 2],
          [1, 3],
        ],
      ],
      ranks,
    )
    expect(told(first, second, { pairs }).questions.join(' ')).toContain('Ada from place 1 to place 2')
  })
})
