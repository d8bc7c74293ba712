import { describe, expect, test } from 'vitest'
import type { Voice } from '../../src/adr/dissent.ts'
import { toMadr } from '../../src/adr/madr.ts'
import { toNygard } from '../../src/adr/nygard.ts'
import { withSentences } from '../../src/adr/wording.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { ownLeaders } from '../../src/advisor/own-leaders.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'
import { input, record, room } from './example.ts'

/** Half of the team puts one language first, half puts nothing behind it. */
const split: AdvisorInput = {
  ...input,
  ballots: input.ballots.map((ballot, k) => ({
    ...ballot,
    importance: ballot.importance.map((answer, j) => {
      if (answer === null) return null
      return (k % 2 === 0) === (j === 4) ? 5 : j === 4 ? 0 : 1
    }),
  })),
  eligible: 9,
}
const names = room.voters ?? []

const voicesOf = (from: AdvisorInput, said: Partial<Record<string, Partial<Voice>>> = {}): Voice[] =>
  ownLeaders(from, fullResult(from)).map((leaders, k) => {
    const by = names[k] ?? ''
    return { by, leaders, comment: '', vetoes: {}, ...said[by] }
  })
const unnamed = (voices: readonly Voice[]): Voice[] =>
  voices.map(({ leaders }) => ({ by: null, leaders, comment: '', vetoes: {} }))

const both = (changes: Parameters<typeof record>[0]) => {
  const written = record(changes)
  return [toMadr(written), toNygard(written)] as const
}

describe('a record that was born from a vote', () => {
  test('has the drivers with weight and spread, and whose weights they are', () => {
    for (const file of both({ input: split })) {
      expect(file).toContain(
        '\n* One language from browser to server, weight 25\u00a0%, members split 0–5 of 5 in 6 answers\n',
      )
      expect(file).toContain(
        '\nThe weights are the mean of the priorities in 6 ballots, each counting alike; 1 gave no priorities.\nMembers were split on 6 of 6 criteria.\n',
      )
    }
    const one = { ...input, ballots: input.ballots.slice(0, 1), eligible: 1 }
    expect(record({ input: one }).driversNote).toEqual(['The weights are those of 1 ballot.'])
    expect(record({ input: { ...input, ballots: input.ballots.slice(6) } }).driversNote).toEqual([])
  })

  test('has the true reason: margin, ballots of those who might vote, method', () => {
    for (const file of both({ input: { eligible: 9 } }))
      expect(file).toContain(
        'Chosen option: "Node.js", because it scored 77.7 of 100, 14.9 points ahead of Python, in 7 of 9 ballots by additive weighted scoring;',
      )
  })

  test('has arguments with their number, the ballots behind it and the points it makes', () => {
    const file = toMadr(record())
    expect(file).toContain(
      '* Good, because One language from browser to server is 10 of 10 (the options average 3, weight 22\u00a0% in 6 ballots, +15.2 points)\n',
    )
    expect(file).toContain(
      '* Bad, because Memory footprint is 3 of 10 (the options average 4, weight 14\u00a0% in 6 ballots, −1.4 points)\n',
    )
    const fixed = record({ input: { model: { ...input.model, fixedFamiliarityWeight: 0.25 } } })
    expect(toMadr(fixed)).toMatch(
      /\(readiness 82\.1 of 100, the options average 46\.4, weight 25\u00a0% as set by the facilitator, \+8\.9 points\)/,
    )
  })

  test('says how little would have turned it, and what other methods say', () => {
    const near = {
      ...input,
      constraints: [],
      profile: input.profile.map((row, i) => (i === 1 ? [null, 10, 9.5, 9, 6.9, 9] : row)),
    }
    const { advice } = record({ input: near })
    const flip = advice.find((line) => line.includes('points of weight')) ?? ''
    expect(flip).toMatch(
      /^\d\.\d points of weight would have had to move before \S+ led \(smallest change: from .+ to .+\), which is a close call\.$/,
    )
    expect(advice.find((line) => line.includes(' methods '))).toMatch(
      /^\d of \d methods puts? \S+ first; \S+ led by (?:[\w -]+, )*[\w -]+(?: and [\w -]+)?\.$/i,
    )
    expect(record().advice.join(' ')).not.toContain('close call')
    expect(record().advice).toContain('8 of 8 methods put Node.js first.')
  })

  test('tells the flip and the methods of a result that was too close to call as well', () => {
    const near = {
      ...split,
      profile: input.profile.map((row, i) => (i === 1 ? [null, 10, 9.5, 9, 5, 6] : row)),
    }
    const { advice, adviceFollowed } = record({ input: near, outcome: { chosenOptionId: 'node' } })
    expect(adviceFollowed).toBeNull()
    expect(advice[0]).toMatch(/ were too close to call; the advisor named no option\.$/)
    expect(advice.some((line) => line.includes('points of weight would have had to move'))).toBe(true)
    expect(advice.some((line) => / of \d methods put/.test(line))).toBe(true)
  })

  test('has what must still be learnt among its consequences, also where nobody knows the option', () => {
    const learnt = (chosenOptionId: string) =>
      record({ outcome: { chosenOptionId, because: 'Ours.' } }).consequences.map(({ text }) => text)
    expect(learnt('node')).toContain('3 of 7 must still learn it')
    expect(learnt('ruby')).toContain('7 of 7 must still learn it')
  })

  test('says when to look again, with the threshold on the criterion’s own scale', () => {
    const { revisitIf } = record().confirmation
    expect(revisitIf).toContain(
      'One language from browser to server of Python turns out above 7.9 of 10 instead of 1: Python would lead',
    )
    expect(revisitIf).toContain(
      "the team's readiness for Node.js falls below 4.7 of 100 instead of 82.1: Python would lead",
    )
    expect(record({ outcome: { chosenOptionId: 'python' } }).confirmation.revisitIf.join()).not.toContain(
      'would lead',
    )
  })

  test('has receipts and the hash of the room', () => {
    for (const file of both({})) {
      expect(file).toContain(`Receipts of the ballots counted: ${room.receipts.join(', ')}.`)
      expect(file).toContain(`Room history: ${room.historyHash}`)
    }
  })
})

describe('dissent', () => {
  test('is counted by where the ballots’ own priorities lead, with names and reasons where names are shown', () => {
    const voices = voicesOf(split, {
      Ben: { comment: 'I would rather\nwrite Python' },
      Amina: { comment: 'Good choice' },
      Chiara: { vetoes: { node: 'No types.', go: 'No time' } },
    })
    const changes = { input: split, room: { voices, silent: ['Yan', 'Zoe'] } }
    for (const file of both(changes))
      expect(file).toContain(
        [
          '\nDissent and silence:\n',
          '* By their own priorities 3 of 6 ballots put Python first (Ben, Elif and Mei).',
          '* Ben wrote on the ballot: "I would rather write Python."',
          '* Chiara could not work with Node.js: "No types."',
          '* 2 of 9 did not vote: Yan and Zoe.\n',
        ].join('\n'),
      )
  })

  test('is only counted where names are hidden', () => {
    const written = record({
      input: split,
      room: { voters: null, voices: unnamed(voicesOf(split)), silent: null, concerns: [] },
    })
    expect(written.dissent).toEqual([
      'By their own priorities 3 of 6 ballots put Python first.',
      '2 of 9 did not vote.',
    ])
    for (const name of names.slice(1)) expect(toMadr(written)).not.toContain(name)
  })

  test('names each of several options, and those that are level', () => {
    const voices: Voice[] = [['go'], ['go'], ['java', 'python'], ['node'], null].map((leaders, k) => ({
      by: names[k] ?? null,
      leaders,
      comment: '',
      vetoes: {},
    }))
    expect(record({ room: { voices } }).dissent).toEqual([
      'By their own priorities 3 of 4 ballots put another option first: 2 Go (Amina and Ben) and 1 Java or Python (Chiara).',
    ])
    expect(record({ room: { voices: voices.slice(3) } }).dissent).toEqual([])
    // Go was ruled out.
    expect(record({ room: { voices }, outcome: { chosenOptionId: 'go' } }).dissent).toEqual([])
  })

  test('names nobody who did not vote where it is not sure who that was', () => {
    expect(record({ input: { eligible: 9 }, room: { silent: ['Yan'] } }).dissent).toEqual([
      '2 of 9 did not vote.',
    ])
    expect(record({ input: { eligible: null }, room: { silent: ['Yan'] } }).dissent).toEqual([])
  })

  test('of one ballot alone, or below the quorum, is not told', () => {
    const one = { ...input, ballots: input.ballots.slice(0, 1), quorum: 1 }
    const voices: Voice[] = [{ by: 'Amina', leaders: ['go'], comment: 'Go!', vetoes: { node: 'Never' } }]
    const alone = record({ input: one, room: { voices }, outcome: { chosenOptionId: 'node' } })
    expect(alone.dissent).toEqual(['6 of 7 did not vote.'])
    expect(alone).toMatchObject({
      drivers: [],
      driversNote: [],
      arguments: [],
      participation: { abstained: 0 },
    })
    const silent = { ...one, ballots: input.ballots.slice(6) }
    expect(toMadr(record({ input: silent, room: { voices } }))).toContain('Ballots cast: 1 of 7.')
    const few = record({
      input: { quorum: 20 },
      room: { voices: voicesOf(split) },
      outcome: { chosenOptionId: 'node' },
    })
    expect(few.dissent).toEqual([])
  })
})

test('who decided in a room that hides names is the decider alone, whoever facilitated', () => {
  const { decisionMakers, consulted, informed } = record({
    room: { voters: null, facilitator: 'Olga', observers: ['Ines'], subscribers: [] },
  })
  expect([decisionMakers, consulted, informed]).toEqual([['Amina'], ['Olga', 'Ines'], []])
})

test('sentences that a person changed are marked in the file, each one by itself', () => {
  const drafted = record({ input: split, room: { voices: voicesOf(split) } })
  const edited = withSentences(drafted, {
    context: 'Ours.',
    drivers: `${drafted.driversNote?.[0]}\nWe weighed it long.`,
    advice: 'It was close.',
    revisit: 'the price doubles',
    'arguments-node': 'Good, because we like it',
    dissent: 'Ben would rather write Python.',
    risks: 'None that we know.',
    findings: 'Firm enough.',
  })
  for (const file of [toMadr(edited), toNygard(edited)]) {
    expect(file).toContain(
      'Ours.\n\nWhich back-end stack for the booking platform?\n\nThe context was edited after the vote.\n',
    )
    expect(file).toContain('1 gave no priorities.\nWe weighed it long. (edited)\n')
    for (const line of [
      '\nIt was close. (edited)\n',
      '\n* the price doubles (edited)\n',
      '\n* Ben would rather write Python. (edited)\n',
      '\n* None that we know. (edited)\n',
      '\n* Firm enough. (edited)\n',
    ])
      expect(file).toContain(line)
  }
  expect(toMadr(edited)).toContain(
    '### Node.js\n\nScore 77.8 of 100.\n\n* Good, because we like it (edited)\n\n### Python',
  )
})
