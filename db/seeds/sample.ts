import { castBallot } from '../../src/actions/cast-ballot.ts'
import { openDecision } from '../../src/actions/open-decision.ts'
import { recordOutcome } from '../../src/actions/record-outcome.ts'
import { revealRound } from '../../src/actions/reveal-round.ts'
import { suggestConsequences } from '../../src/adr/consequences.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Answers } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { voicesOf } from '../../src/domain/voices.ts'
import type { Secret } from '../../src/secret.ts'
import type { Db } from '../connect.ts'
import { listRevealedBallots } from '../queries/ballots.ts'
import { findRoomFor } from '../queries/decisions.ts'
import { findResult } from '../queries/rounds.ts'
import { countTeams, publishTeam } from '../queries/teams.ts'
import { AMINA, brief, OUTCOME, VOTERS } from './quayside.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Seven people at Quayside choose a back end: opened, voted, revealed and decided with the same actions as any
 * room. Loaded only into a database in which nobody has opened a room.
 */
export async function loadSample(db: Db, secret: Secret, now: Date): Promise<void> {
  if ((await countTeams(db)) > 0) return
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY)

  const opened = await openDecision(db, secret, { brief, userId: null, submissionKey: null, at: daysAgo(7) })
  const load = async (): Promise<Room> => {
    const room = await findRoomFor(db, opened.userId, opened.decisionId)
    if (!room) throw new Error('The sample room was not opened.')
    return room
  }
  for (const [index, voter] of VOTERS.entries())
    await castBallot(db, secret, {
      room: await load(),
      userId: voter.name === AMINA ? opened.userId : null,
      ballot: { name: voter.name, comment: voter.comment ?? '', answers: answersOf(await load(), voter) },
      submissionKey: null,
      at: new Date(daysAgo(6).getTime() + index * 60 * 60 * 1000),
    })
  await revealRound(db, { room: await load(), actorId: opened.userId, at: daysAgo(3) })

  const room = await load()
  const result = JSON.parse((await findResult(db, room.round.id)) ?? '') as FullResult
  const ballots = await listRevealedBallots(db, room.round.id)
  const chosen = room.options.find(({ name }) => name === OUTCOME.option)
  await recordOutcome(db, {
    room,
    result,
    facts: {
      question: room.question,
      context: room.context,
      facilitator: room.facilitator.name,
      voters: ballots.map(({ name }) => name).sort(),
      observers: [],
      receipts: ballots.map(({ receipt }) => receipt),
      voices: voicesOf(room, { result, ballots }),
    },
    outcome: {
      optionId: chosen?.id ?? null,
      title: OUTCOME.title,
      how: 'agreed',
      because: OUTCOME.because,
      consequences: chosen ? suggestConsequences(result, chosen.id) : [],
      reviewDate: null,
      expected: OUTCOME.expected,
      status: 'accepted',
    },
    actorId: opened.userId,
    at: daysAgo(2),
  })
  await publishTeam(db, room.team.id, now.toISOString())
}

type Voter = (typeof VOTERS)[number]

function answersOf(room: Room, voter: Voter): Answers {
  const answers: Answers = { importance: {}, familiarity: {}, willingness: {}, vetoes: {} }
  room.criteria.forEach(({ id }, index) => {
    const level = voter.importance[index]
    if (level !== null && level !== undefined) answers.importance[id] = level
  })
  room.options.forEach(({ id, key }, index) => {
    const familiarity = voter.familiarity[index]
    if (familiarity !== undefined) answers.familiarity[id] = familiarity
    const willingness = voter.willingness[index]
    if (willingness !== null && willingness !== undefined) answers.willingness[id] = willingness
    const reason = voter.vetoes?.[key ?? '']
    if (reason) answers.vetoes[id] = reason
  })
  return answers
}
