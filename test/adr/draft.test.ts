import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prosAndCons } from '../../src/adr/arguments.ts'
import { suggestConsequences } from '../../src/adr/consequences.ts'
import { draftRecord } from '../../src/adr/draft.ts'
import { toMadr } from '../../src/adr/madr.ts'
import { advise } from '../../src/advisor/advise.ts'
import { printed } from '../../src/advisor/format.ts'
import { facts, input, record, room } from './example.ts'
import { headingsOf, parse, sectionOf, textOf } from './reading.ts'

const level = { ...input, profile: input.profile.map(() => [null, 5, 5, 5, 5, 5]), constraints: [] }
const alike = {
  ...level,
  ballots: level.ballots.map((ballot) => ({ ...ballot, familiarity: [2, 2, 2, 2, 2, 2] })),
}

const outcomeOf = (file: string) => sectionOf(file, 'Decision Outcome').map(textOf).join('\n')

describe('the form before anybody has typed', () => {
  const drafted = record()

  test('follows the advice and gives the reason from the result', () => {
    expect(drafted).toMatchObject({
      chosenOptionId: 'node',
      title: 'Use Node.js as the back-end stack for the booking platform',
      status: 'accepted',
      how: 'agreed',
      adviceFollowed: true,
      advised: 'Node.js',
      becauseOrigin: 'result',
    })
    expect(drafted.because).toMatch(/^it scored 77\.7 of 100/)
    expect(drafted.consequences.every(({ origin }) => origin === 'result')).toBe(true)
  })

  test('chooses nothing while the advisor names nothing', () => {
    const open = record({ input: alike })
    expect(open).toMatchObject({
      status: 'proposed',
      chosenOptionId: null,
      adviceFollowed: null,
      advised: null,
      because: '',
      consequences: [],
    })
    expect(open.advice[0]).toMatch(/ and .* were too close to call; the advisor named no option\.$/)
  })
})

describe('whether the advice was followed', () => {
  test('yes: one sentence says so', () => {
    expect(outcomeOf(toMadr(record()))).toContain('The advice was followed.')
  })

  test('no: it says so plainly, names the advice, and where the choice stood', () => {
    const against = record({
      outcome: { chosenOptionId: 'python', because: 'We can hire for it.', how: 'decider' },
    })
    expect(against.adviceFollowed).toBe(false)
    const told = outcomeOf(toMadr(against))
    expect(told).toContain('Chosen option: "Python", because we can hire for it.')
    expect(told).toContain('There was no consensus; Amina decided.')
    expect(told).toContain('The advice was not followed: the advisor named Node.js.')
    expect(told).toContain('Python scored 62.8, 14.9 points behind Node.js.')
  })

  test('neither: nothing is said when the advisor named no option', () => {
    const open = record({ input: { quorum: 20 }, outcome: { chosenOptionId: 'node', because: 'It fits.' } })
    expect(open.adviceFollowed).toBeNull()
    expect(outcomeOf(toMadr(open))).not.toContain('The advice was')
    expect(open.advice).toEqual([
      'The advisor named no option.',
      'Verdict: Not enough evidence, on 7 of 7 ballots.',
    ])
  })

  test('a ruled-out choice is said to be one', () => {
    const ruledOut = record({ outcome: { chosenOptionId: 'go', because: 'Memory.' } })
    expect(ruledOut.advice).toContain(
      'Go scored 45.6, 32.1 points behind Node.js; a must-have had ruled it out.',
    )
    expect(ruledOut.consequences).toContainEqual({
      tone: 'bad',
      text: 'a must-have ruled it out',
      origin: 'result',
    })
  })
})

test('a profile that was changed after the reveal is on record, with what the result was then', () => {
  const line = (changes: number, names: string[] | null) =>
    record({ room: { profileChanged: { changes, before: names && { names, score: 61.24 } } } }).advice.at(-1)
  expect(line(1, ['Go'])).toBe(
    'The profile was changed after the reveal; at the reveal Go led with 61.2 points.',
  )
  expect(line(2, ['Go', 'Java'])).toBe(
    'The profile was changed 2 times after the reveal; at the reveal Go and Java were level with 61.2 points.',
  )
  expect(line(3, null)).toBe('The profile was changed 3 times after the reveal.')
  expect(record().advice.join(' ')).not.toContain('profile')
})

test('what the result says of itself is on record without speaking to anybody', () => {
  const { findings = [] } = record()
  expect(findings.length).toBeGreaterThan(5)
  expect(findings.join(' ')).not.toMatch(/\b(you|your|yours)\b/i)
  expect(findings).toContain('The team’s priorities agreed moderately overall (W\u00a0=\u00a00.56).')
})

test('risks of an option that was not chosen are said to be that one’s', () => {
  const opening = (chosenOptionId: string) => toMadr(record({ outcome: { chosenOptionId } }))
  expect(opening(record().chosenOptionId ?? '')).toContain('\nRisks that the result named:\n')
  const other = record().options.find(({ name }) => name === 'Python')?.id ?? ''
  expect(opening(other)).toContain('\nRisks that the result named for Node.js, which led:\n')
})

describe('a decision for none of the options', () => {
  const rejected = record({ outcome: { chosenOptionId: null, because: 'None of them fits.' } })
  const file = toMadr(rejected)

  test('is rejected and keeps the fixed form', () => {
    expect(rejected).toMatchObject({ status: 'rejected', adviceFollowed: false, consequences: [] })
    expect(file).toMatch(/^---\nstatus: rejected\n/)
    expect(file).toContain('\nChosen option: "None of these", because none of them fits.\n')
  })

  test('lists what was chosen among the considered options, without pros and cons of its own', () => {
    const considered = sectionOf(file, 'Considered Options').flatMap((node) =>
      node.type === 'list' ? node.children : [],
    )
    expect(considered.map(textOf)).toEqual([...rejected.options.map(({ name }) => name), 'None of these'])
    expect(headingsOf(parse(file)).map(({ text }) => text)).not.toContain('None of these')
  })

  test('has no consequences section', () => {
    expect(headingsOf(parse(file)).map(({ text }) => text)).not.toContain('Consequences')
  })
})

describe('what people changed', () => {
  const drafted = record()

  test('is marked; what they kept is not', () => {
    const [first] = drafted.consequences
    const edited = record({
      outcome: {
        because: 'Ours. Really',
        consequences: [
          { tone: 'bad', text: 'we must learn TypeScript' },
          ...(first ? [first] : []),
          { tone: 'neutral', text: '  ' },
        ],
      },
    })
    expect(edited.consequences).toEqual([
      { ...first, origin: 'result' },
      { tone: 'bad', text: 'we must learn TypeScript', origin: 'edited' },
    ])
    expect(edited.becauseOrigin).toBe('edited')
    const file = toMadr(edited)
    expect(file).toContain('* Bad, because we must learn TypeScript (edited)\n')
    expect(file).toContain("\nThe reason is in Amina's words.\n")
    expect(file).toContain('Chosen option: "Node.js", because Ours.\nReally\n')
  })

  test('a reason left as drafted stays the result’s', () => {
    expect(record({ outcome: { because: `${drafted.because}\n` } }).becauseOrigin).toBe('result')
    const silent = toMadr(record({ outcome: { because: ' ' } }))
    expect(silent).toContain(
      'Chosen option: "Node.js", because no reason was recorded.\n\nThe team agreed on this.\nThe advice',
    )
  })

  test('a reason of several paragraphs keeps them, a list included', () => {
    const told = toMadr(record({ outcome: { because: 'It fits. We know it.\n\nAlso:\n- cheap\n- # old' } }))
    expect(told).toContain(
      'because it fits.\nWe know it.\n\nAlso:\n\n* cheap\n* \\# old\n\nThe team agreed on this.',
    )
    expect(toMadr(record({ outcome: { because: '- cheap\n- old' } }))).toContain('because cheap; old.\n')
  })
})

describe('who was involved', () => {
  test('voters decide, observers are consulted, subscribers informed, nobody twice', () => {
    const { decisionMakers, consulted, informed } = record({
      room: { facilitator: 'Olga', observers: ['Ines', 'Ben'], subscribers: ['Ines', 'Board', 'Mei'] },
      outcome: { decider: 'Dora' },
    })
    expect(decisionMakers).toEqual(['Dora', ...(room.voters ?? [])])
    expect(consulted).toEqual(['Olga', 'Ines'])
    expect(informed).toEqual(['Board'])
  })

  test('a room that hides names gives none of its voters away', () => {
    const hidden = record({ room: { voters: null } })
    expect(hidden.participation.voters).toBeNull()
    expect(hidden.decisionMakers).toEqual(['Amina'])
    const file = toMadr(hidden)
    for (const name of ['Ben', 'Chiara', 'Elif', 'Mei', 'Tomás']) expect(file).not.toContain(name)
    expect(file).toContain(
      'Ballots cast: 7 of 7, 1 without priorities.\nReceipts of the ballots counted: 2HV-R8C,',
    )
  })

  test('an open room has no number of people who may vote', () => {
    expect(toMadr(record({ input: { eligible: null } }))).toContain('Ballots cast: 7, 1 without priorities.')
  })
})

describe('evidence', () => {
  const drafted = record()

  test('drivers stand heaviest first, with the spread of the answers', () => {
    const weights = drafted.drivers.map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(drafted.drivers[0]).toMatchObject({
      name: 'One language from browser to server',
      low: 4,
      high: 5,
      answered: 6,
    })
    const file = toMadr(record({ input: { model: { ...input.model, fixedFamiliarityWeight: 0.25 } } }))
    expect(file).toContain('* Using what the team already knows, weight 25\u00a0%, set by the facilitator\n')
    const unrated = toMadr(
      record({
        input: {
          ballots: [{ importance: [5, 5, 5, 5, 5, null], familiarity: [4, 0, 0, 0, 0, 0] }],
          eligible: 1,
        },
      }),
    )
    expect(unrated).toContain('* Memory footprint, weight 17\u00a0%, nobody rated it\n')
    expect(unrated).toContain('* Ecosystem, weight 17\u00a0%, importance 5 of 5 in 1 answer\n')
  })

  test('the printed parts of a row add up to its printed score', () => {
    for (const { cells, score } of drafted.scores.rows)
      expect(Math.round(10 * cells.reduce((sum, { points }) => sum + points, 0))).toBe(Math.round(10 * score))
  })

  test('every printed part is the one on the page: rounded by itself', () => {
    const { criteria, options } = advise(input)
    const heaviest = criteria
      .map((_, j) => j)
      .sort((a, b) => (criteria[b]?.weight ?? 0) - (criteria[a]?.weight ?? 0))
    for (const { optionId, cells } of drafted.scores.rows) {
      const contributions = options.find(({ id }) => id === optionId)?.contributions ?? []
      expect(cells.slice(0, criteria.length).map(({ points }) => points)).toEqual(
        heaviest.map((j) => printed(contributions[j] ?? 0)),
      )
    }
  })

  test('a must-have names what was found and what was needed', () => {
    expect(drafted.scores.rows.find(({ optionId }) => optionId === 'go')?.excluded).toBe(
      'Hiring is 5 of 10, at least 5.5 needed',
    )
    const file = toMadr(record({ input: { constraints: [{ kind: 'knowers', people: 2 }] } }))
    expect(file).toContain('\nRuled out: 1 can deliver with it alone, at least 2 needed.\n')
    const vetoes = { ...input, constraints: [{ kind: 'veto' as const, share: 0.1 }] }
    const vetoed = vetoes.ballots.map((ballot) => ({
      ...ballot,
      vetoes: [false, false, false, true, false, false],
    }))
    expect(toMadr(record({ input: { ...vetoes, ballots: vetoed } }))).toContain(
      '\nRuled out: 7 of 7 could not work with it.\n',
    )
  })

  test('an unknown value is marked in the table and said to be unknown, neither good nor bad', () => {
    const ruby = drafted.arguments.find(({ optionId }) => optionId === 'ruby')?.items ?? []
    expect(ruby.filter(({ criterion }) => criterion === 'Hiring')).toEqual([
      {
        tone: 'neutral',
        text: 'Hiring is unknown (counted as 5 of 10, weight 12\u00a0% in 6 ballots)',
        criterion: 'Hiring',
      },
    ])
    expect(toMadr(drafted)).toMatch(/^\| Ruby \|.* 5\.8\? \| 0\.0 \| 42\.5 \|$/m)
    const chosen = record({ outcome: { chosenOptionId: 'ruby', because: 'We like it.' } })
    expect(chosen.consequences).toContainEqual({
      tone: 'neutral',
      text: 'Hiring is unknown: find out early',
      origin: 'result',
    })
    expect(chosen.confirmation.revisitIf).toContain('Hiring turns out low')
  })

  test('the method, the second opinions, the history and the flip are on record', () => {
    const file = toMadr(drafted)
    expect(file).toContain('8 of 8 methods put Node.js first.')
    expect(file).toContain('Method: additive weighted score, model advisor-1.')
    expect(file).toContain('Room history: sha256 9f31c07e')
    expect(file).toMatch(/points of weight would have had to move before Python led \(smallest change: from /)
    expect(file).toContain('Node.js would also have led if what the team already knows had counted nothing.')
    expect(file).toMatch(
      /Revisit earlier if:\n\n\* .* counts for less than \d+\u00a0% of the weight instead of \d+\u00a0%: Python would lead\n/,
    )
  })

  test('a leader by familiarity alone is said to be one', () => {
    const known = {
      ...level,
      ballots: level.ballots.map((ballot) => ({ ...ballot, familiarity: [0, 4, 0, 0, 0, 0] })),
    }
    const better = known.profile.map((row, at) => (at === 0 ? [null, 5.5, 5, 5, 5, 5] : row))
    expect(record({ input: { ...known, profile: better } }).advice).toContain(
      'Python led because the team knows it: without that criterion Node.js would have led.',
    )
  })

  test('a record is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(drafted))).toEqual(drafted)
  })
})

describe('any result', () => {
  const answer = (max: number) => fc.option(fc.integer({ min: 0, max }))
  const row = (cell: fc.Arbitrary<number | null>, length: number) =>
    fc.array(cell, { minLength: length, maxLength: length })
  const anyInput = fc.record({
    profile: fc.tuple(
      ...input.options.map(() => row(fc.option(fc.double({ min: 0, max: 10, noNaN: true })), 6)),
    ),
    ballots: fc.array(fc.record({ importance: row(answer(5), 6), familiarity: row(answer(4), 6) }), {
      maxLength: 6,
    }),
    constraints: fc.constantFrom([], [{ kind: 'knowers' as const, people: 2 }]),
    quorum: fc.integer({ min: 1, max: 4 }),
  })

  test('gives a record whose parts add up, which praises nothing unknown and prints no broken number', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(undefined, null, 'node', 'ruby'), (given, chosenOptionId) => {
        const { result, ...rest } = facts({ input: given, outcome: { chosenOptionId } })
        const drafted = draftRecord({ result, ...rest })
        expect(JSON.parse(JSON.stringify(drafted))).toEqual(drafted)
        for (const { cells, score } of drafted.scores.rows)
          expect(Math.round(10 * cells.reduce((sum, { points }) => sum + points, 0))).toBe(
            Math.round(10 * score),
          )
        for (const { id, unknown } of result.options)
          for (const { criterion, tone } of prosAndCons(result, id)) {
            const j = result.criteria.findIndex(({ name }) => name === criterion)
            if (unknown[j]) expect(tone).toBe('neutral')
          }
        expect(toMadr(drafted)).not.toMatch(/NaN|undefined|Infinity|\bnull\b|[^\n]-\d+\.\d(?! )|\bbest\b/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('arguments and consequences', () => {
  const { result } = facts()

  test('good lies above the field, bad below, and each carries its number', () => {
    for (const { id } of result.options)
      for (const { tone, text } of prosAndCons(result, id)) {
        const [, value, average] = /is ([\d.]+) of 10 \(the options average ([\d.]+),/.exec(text) ?? []
        expect(text).toMatch(/weight \d+\u00a0% in 6 ballots(?:, [+−]?\d+\.\d points)?\)$/)
        if (value && average && tone !== 'neutral')
          expect(Number(value) > Number(average)).toBe(tone === 'good')
      }
  })

  test('nobody knowing an option is never called good, though it be more than elsewhere', () => {
    const strangers = level.ballots.map((ballot) => ({ ...ballot, familiarity: [2, 0, 0, 0, 0, 0] }))
    const told = prosAndCons(facts({ input: { ...level, ballots: strangers } }).result, 'node')
    expect(told.find(({ tone }) => tone === 'good')?.text).toMatch(
      /^the team's readiness for it is 50\.0 of 100 \(/,
    )
  })

  test('consequences open with the team, and a concern comes last', () => {
    const texts = suggestConsequences(result, 'node', room.concerns).map(
      ({ tone, text }) => `${tone}: ${text}`,
    )
    expect(texts[0]).toBe('good: 4 of 7 can deliver with it alone and 2 can teach')
    expect(texts).toContain('bad: 3 of 7 must still learn it')
    expect(texts).toContain(
      'bad: it is weak on Memory footprint (3 of 10), which carries 14\u00a0% of the weight',
    )
    expect(texts.at(-1)).toBe('bad: instances must be sized for its memory (raised by Jonas)')
  })

  test('one person alone, and nobody, are said as they are', () => {
    const texts = (id: string) => suggestConsequences(result, id).map(({ text }) => text)
    expect(texts('java')).toContain('only one person can deliver with it alone')
    expect(texts('ruby')).toContain('nobody here has delivered with it')
  })

  test('hiring is mentioned where there is such a criterion', () => {
    const python = suggestConsequences(result, 'python').map(({ text }) => text)
    expect(python.some((text) => text.startsWith('Hiring is 9 of 10'))).toBe(true)
  })

  test('no sentence calls an option the best, a winner or a loser', () => {
    for (const { id } of result.options) {
      const drafted = draftRecord({ ...facts(), outcome: { ...facts().outcome, chosenOptionId: id } })
      expect(toMadr(drafted)).not.toMatch(/\b(?:best|wins?|winner|loser?|loses)\b/i)
    }
  })
})
