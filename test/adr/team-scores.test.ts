import { expect, test } from 'vitest'
import { type TeamScores, teamScoresLine } from '../../src/adr/team-scores.ts'

const line = (whole: string[], partly: Record<string, number>, isEvery = false) => {
  const team: TeamScores = {
    isEvery,
    whole,
    partly: Object.entries(partly).map(([name, count]) => ({ name, count })),
  }
  return teamScoresLine(team)[0]
}

test.each([
  [line([], { Ruby: 1 }), 'One score of Ruby was set by the team.'],
  [line([], { Ruby: 3 }), 'Three scores of Ruby were set by the team.'],
  [line([], { Go: 1, Ruby: 2 }), 'Three scores of the profile were set by the team, two of them of Ruby.'],
  [line([], { Go: 2, Ruby: 2, PHP: 1 }), 'Five scores of the profile were set by the team.'],
  [line(['Kafka'], {}), 'All scores of Kafka were set by the team.'],
  [line(['Kafka', 'NATS'], {}), 'All scores of Kafka and NATS were set by the team.'],
  [line(['Kafka'], { Go: 1 }), 'All scores of Kafka were set by the team, and so was one score of Go.'],
  [
    line(['Kafka'], { Go: 1, Ruby: 2 }),
    'All scores of Kafka were set by the team, and so were three scores of other options, two of them of Ruby.',
  ],
  [line(['Kafka', 'NATS'], {}, true), 'All scores of the profile were set by the team.'],
])('whose scores they are: %s', (said, expected) => {
  expect(said).toBe(expected)
})

test('nothing is said where the team set none', () => {
  expect(teamScoresLine(null)).toEqual([])
})
