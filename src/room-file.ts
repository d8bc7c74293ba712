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
  profile: z
    .array(cell)
    .refine((cells) => twice(cells.map(({ optionId, criterionId }) => `${optionId} ${criterionId}`)) < 0, {
      error: 'has a cell twice',
    }),
  changes: z
    .array(z.strictObject({ ...signed, ...place, kind: z.enum(['set', 'restored']), score }))
    .optional(),
  round: z.object({ number: z.number().int() }),
  ballots: z
    .array(z.object({ receipt: z.string(), answers }))
    .refine((ballots) => twice(ballots.map(({ receipt }) => receipt)) < 0, { error: 'has a receipt twice' }),
  input: advisorFile,
  result: z.looseObject({}),
  history: z.object({ hash: z.string(), events: z.array(event) }),
})

/** `given` is the input as the file has it, without what reading it filled in. */
export type RoomFile = z.infer<typeof roomFile> & { given: unknown }

export function readRoom(path: string): RoomFile {
  const json = readJson(path)
  const parsed = roomFile.safeParse(json)
  if (!parsed.success) throw new InputError(`${path} is not a room export${saidOf(parsed.error.issues)}`)
  return { ...parsed.data, given: (json as { input: unknown }).input }
}

/** Written before there was more than one way to vote, bands, a seed, changes of the profile and complements. */
export const isEarlierFormat = ({ decision }: RoomFile) => decision.importanceMethod === undefined

/** The event that opened the ballots, and where it stands; -1 where there is none. */
export function revealOf({ history, round }: RoomFile) {
  const at = history.events.findIndex(
    ({ action, particulars }) => action === 'round_revealed' && particulars.round === round.number,
  )
  return { at, particulars: history.events[at]?.particulars ?? {} }
}

/** Whether the reveal noted how many may vote, which no version did that had other rules. */
export const isNoted = (room: RoomFile) => revealOf(room).particulars.eligible !== undefined
