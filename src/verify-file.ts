import { z } from 'zod'
import { advise } from './advisor/advise.ts'
import { chanceToLead } from './advisor/certainty.ts'
import { fullResult } from './advisor/full-result.ts'
import type { Result } from './advisor/types.ts'
import { advisorFile, twice } from './advisor-file.ts'
import { advisorInput } from './domain/advisor-input.ts'
import { type Event, eventText } from './domain/history.ts'
import type { Round } from './domain/room.ts'
import { type Difference, firstDifference, shown } from './first-difference.ts'
import { sha256 } from './ids.ts'
import { InputError, oneLine, readJson, saidOf } from './json-file.ts'

const score = z.number().min(0).max(10).nullable()

const answers = z.object({
  importance: z.record(z.string(), z.union([z.number(), z.literal('cant-judge')])),
  familiarity: z.record(z.string(), z.number()),
  willingness: z.record(z.string(), z.number()),
  vetoes: z.record(z.string(), z.string()),
  direct: z.record(z.string(), z.number()).optional(),
  ratings: z.record(z.string(), z.record(z.string(), z.number())).optional(),
})

const event = z.object({
  seq: z.number().int(),
  actorId: z.string().nullable(),
  action: z.string(),
  particulars: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: z.string(),
  hash: z.string().nullable(),
})

const roomFile = z.object({
  format: z.literal('stackmoot-room-1'),
  decision: z.object({
    id: z.string(),
    quorum: z.number(),
    vetoPercent: z.number().nullable(),
    namesShown: z.boolean(),
    importanceMethod: z.enum(['rating', 'points', 'rank-sum', 'rank-order-centroid']).default('rating'),
    directVote: z.boolean().default(false),
    cellRatings: z.boolean().default(false),
  }),
  options: z.array(z.object({ id: z.string(), key: z.string().nullable(), name: z.string() })),
  criteria: z.array(
    z.object({
      id: z.string(),
      key: z.string().nullable(),
      name: z.string(),
      help: z.string(),
      kind: z.enum(['familiarity', 'profile']),
    }),
  ),
  profile: z
    .array(z.object({ optionId: z.string(), criterionId: z.string(), score, band: score }))
    .refine((cells) => twice(cells.map((cell) => `${cell.optionId} ${cell.criterionId}`)) < 0, {
      error: 'has a cell twice',
    }),
  round: z.object({ number: z.number().int() }),
  ballots: z
    .array(z.object({ receipt: z.string(), answers }))
    .refine((ballots) => twice(ballots.map(({ receipt }) => receipt)) < 0, { error: 'has a receipt twice' }),
  input: advisorFile,
  result: z.looseObject({}),
  history: z.object({ hash: z.string(), events: z.array(event) }),
})

type RoomFile = z.infer<typeof roomFile>

/** One line on whether the result of a room export follows from its ballots, and its history from itself. */
export function verifyFile(path: string | undefined): { equal: boolean; line: string } {
  if (!path) throw new InputError('Name a file: stackmoot verify FILE')
  const json = readJson(path)
  const parsed = roomFile.safeParse(json)
  if (!parsed.success) throw new InputError(`${path} is not a room export${saidOf(parsed.error.issues)}`)
  const room = parsed.data
  const difference = differenceOfInput(room, json) ?? differenceOfResult(room) ?? differenceOfHistory(room)
  return difference
    ? { equal: false, line: oneLine(differs(difference)) }
    : { equal: true, line: oneLine(`equal: ${whatIsEqual(room)}`) }
}

/** Before the complements there was less in an export; what is there must follow all the same. */
const isBare = ({ result }: RoomFile) => !Object.hasOwn(result, 'complements')

type OldResult = { verdict?: unknown; certainty?: { pLead?: unknown } }

/** Then the chance to lead was taken from the normal distribution, and the verdict followed from it. */
function isOld(room: RoomFile): boolean {
  if (isBare(room)) return true
  const { gap, certainty } = advise(room.input)
  if (gap === null || certainty.standardError === null) return false
  const given = (room.result as OldResult).certainty?.pLead
  const isSame = (chance: unknown) => firstDifference(given, chance, '') === undefined
  return isSame(chanceToLead(gap, certainty.standardError)) && !isSame(certainty.pLead)
}

/** The input as the file has it, without what reading it filled in, against the rest of the file. */
function differenceOfInput(room: RoomFile, json: unknown) {
  const derived = advisorInput(
    { ...room.decision, ...room, round: room.round as Round },
    room.profile,
    room.ballots.map((ballot) => ballot.answers),
    room.input.eligible,
  )
  const { input } = json as { input: unknown }
  return firstDifference(input, plain(derived), 'input', { mayLack: isBare(room) })
}

function differenceOfResult(room: RoomFile) {
  const { result, input } = room
  const recomputed: Result = isBare(room) ? advise(input) : fullResult(input)
  const old = result as OldResult
  const expected = isOld(room)
    ? {
        ...recomputed,
        verdict: old.verdict,
        certainty: { ...recomputed.certainty, pLead: old.certainty?.pLead },
      }
    : recomputed
  return firstDifference(result, plain(expected), 'result', { mayLack: isBare(room) })
}

/** With names hidden the export has no hashes of events, because they would tell who did what. */
function differenceOfHistory({ history, decision, ballots, round }: RoomFile): Difference | undefined {
  const revealed = history.events.findIndex(
    ({ action, particulars }) => action === 'round_revealed' && particulars.round === round.number,
  )
  const told = history.events[revealed]?.particulars.ballots
  const path = `history.events${revealed < 0 ? '' : `[${revealed}].particulars.ballots`}`
  if (told !== ballots.length) return { path, inFile: told, recomputed: ballots.length }
  if (!decision.namesShown) return undefined
  let hash = ''
  for (const [at, one] of history.events.entries()) {
    hash = sha256(eventText(hash, one as Event))
    if (one.hash !== hash) return { path: `history.events[${at}].hash`, inFile: one.hash, recomputed: hash }
  }
  return history.hash === hash ? undefined : { path: 'history.hash', inFile: history.hash, recomputed: hash }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const differs = ({ path, inFile, recomputed }: Difference) =>
  `differs at ${path}: ${shown(inFile)} in the file, ${shown(recomputed)} recomputed`

function whatIsEqual(room: RoomFile) {
  const count = room.ballots.length
  return [
    `the result follows from ${count === 1 ? 'the one ballot' : `the ${count} ballots`}`,
    isOld(room) ? ' but for the verdict and its chance, which were computed in another way then' : '',
    room.decision.namesShown
      ? ', and the history from its events'
      : '; the history can’t be checked, because names are hidden',
  ].join('')
}
