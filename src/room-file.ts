import { z } from 'zod'
import { advisorFile, hardConstraint, twice } from './advisor-file.ts'
import { InputError, readJson, saidOf } from './json-file.ts'

const place = { optionId: z.string(), criterionId: z.string() }
const score = z.number().min(0).max(10).nullable()
const signed = { seq: z.number().int(), reason: z.string(), by: z.string(), at: z.string() }

const basis = {
  score,
  band: score,
  status: z.enum(['measured', 'partly judged', 'judged', 'unknown', 'team']),
  evidence: z.string(),
  asOf: z.string().nullable(),
}

const cell = z.strictObject({
  ...place,
  ...basis,
  builtIn: z.strictObject(basis).nullable().optional(),
  change: z.strictObject(signed).nullable().optional(),
})

const answers = z.object({
  importance: z.record(z.string(), z.union([z.number(), z.literal('cant-judge')])),
  familiarity: z.record(z.string(), z.number()),
  willingness: z.record(z.string(), z.number()),
  vetoes: z.record(z.string(), z.string()),
  direct: z.record(z.string(), z.number()).optional(),
  ratings: z.record(z.string(), z.record(z.string(), z.number())).optional(),
  late: z.array(z.string()).optional(),
})

const since = { sinceRound: z.number().int().optional(), lateAt: z.string().nullable().optional() }

const event = z.object({
  seq: z.number().int(),
  actorId: z.string().nullable(),
  action: z.string(),
  particulars: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: z.string(),
  hash: z.string().nullable(),
})

const items = {
  options: z.array(z.object({ id: z.string(), key: z.string().nullable(), name: z.string(), ...since })),
  criteria: z.array(
    z.object({
      id: z.string(),
      key: z.string().nullable(),
      name: z.string(),
      help: z.string(),
      kind: z.enum(['familiarity', 'profile']),
      ...since,
    }),
  ),
}

const ballots = z
  .array(z.object({ receipt: z.string(), answers }))
  .refine((cast) => twice(cast.map(({ receipt }) => receipt)) < 0, { error: 'has a receipt twice' })

/** Of one ballot alone everything is null that would tell what it says. */
const round = z.object({
  number: z.number().int(),
  ...items,
  ballots: ballots.nullable(),
  input: advisorFile.nullable(),
  result: z.looseObject({}).nullable(),
})

const roomFile = z.object({
  format: z.literal('stackmoot-room-1'),
  decision: z
    .object({
      id: z.string(),
      quorum: z.number(),
      quorumPercent: z.number().int().min(1).max(100).nullable().optional(),
      constraints: z.array(hardConstraint).optional(),
      vetoPercent: z.number().nullable(),
      namesShown: z.boolean(),
      importanceMethod: z.enum(['rating', 'points', 'rank-sum', 'rank-order-centroid']).optional(),
      directVote: z.boolean().optional(),
      cellRatings: z.boolean().optional(),
    })
    .refine(
      ({ importanceMethod, directVote, cellRatings }) =>
        new Set([importanceMethod, directVote, cellRatings].map((way) => way === undefined)).size === 1,
      { error: 'has some ways to vote and not the others' },
    ),
  ...items,
  profile: z
    .array(cell)
    .refine((cells) => twice(cells.map(({ optionId, criterionId }) => `${optionId} ${criterionId}`)) < 0, {
      error: 'has a cell twice',
    }),
  changes: z
    .array(z.strictObject({ ...signed, ...place, kind: z.enum(['set', 'restored']), score }))
    .optional(),
  round: z.object({ number: z.number().int() }),
  ballots,
  input: advisorFile,
  result: z.looseObject({}),
  rounds: z.array(round).optional(),
  history: z.object({ hash: z.string(), events: z.array(event) }),
})

/** `given` is the input as the file has it, without what reading it filled in. */
export type RoundFile = z.infer<typeof round> & { given: unknown }
export type RoomFile = Omit<z.infer<typeof roomFile>, 'rounds'> & {
  given: unknown
  /** Absent in a file of an earlier version. */
  rounds: readonly RoundFile[] | undefined
}

export function readRoom(path: string): RoomFile {
  const json = readJson(path)
  const parsed = roomFile.safeParse(json)
  if (!parsed.success) throw new InputError(`${path} is not a room export${saidOf(parsed.error.issues)}`)
  const { input, rounds = [] } = json as { input: unknown; rounds?: { input: unknown }[] }
  return {
    ...parsed.data,
    given: input,
    rounds: parsed.data.rounds?.map((one, at) => ({ ...one, given: rounds[at]?.input })),
  }
}

/** Written before there was more than one way to vote, bands, a seed, changes of the profile and complements. */
export const isEarlierFormat = ({ decision }: RoomFile) => decision.importanceMethod === undefined

/** The event that opened the ballots, and where it stands; -1 where there is none. */
export function revealOf({ history, round }: Pick<RoomFile, 'history'> & { round: { number: number } }) {
  const at = history.events.findIndex(
    ({ action, particulars }) => action === 'round_revealed' && particulars.round === round.number,
  )
  return { at, particulars: history.events[at]?.particulars ?? {} }
}

/** Whether the reveal noted how many may vote, which no version did that had other rules. */
export const isNoted = (room: RoomFile) => revealOf(room).particulars.eligible !== undefined

/** The event that opened a round after the first one. */
export const openingOf = ({ history }: Pick<RoomFile, 'history'>, number: number) =>
  history.events.find(({ action, particulars }) => action === 'round_opened' && particulars.round === number)
