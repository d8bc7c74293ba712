import { z } from 'zod'
import { advisorFile, hardConstraint, twice } from './advisor-file.ts'
import { recordFile } from './record-schema.ts'

/**
 * A room as `export.json` has it, format stackmoot-room-1: the truth for what writes it, checks it and imports it. What is
 * optional was not there in an earlier version. Parts may be added, so whoever reads it passes over those it does not know.
 */

/** Where a room hides names it is a day. */
const instant = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const place = { optionId: z.string(), criterionId: z.string() }
const score = z.number().min(0).max(10).nullable()
const seq = z.number().int()
const signed = { seq, reason: z.string(), by: z.string(), at: instant }

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

const levels = z.record(z.string(), z.number())

const answers = z.object({
  importance: z.record(z.string(), z.union([z.number(), z.literal('cant-judge')])),
  familiarity: levels,
  willingness: levels,
  vetoes: z.record(z.string(), z.string()),
  direct: levels.optional(),
  ratings: z.record(z.string(), levels).optional(),
  late: z.array(z.string()).optional(),
})

const ballots = z
  .array(
    z.object({
      receipt: z.string(),
      name: z.string().nullable().optional(),
      answers,
      comment: z.string().optional(),
    }),
  )
  .refine((cast) => twice(cast.map(({ receipt }) => receipt)) < 0, { error: 'has a receipt twice' })

const since = { sinceRound: z.number().int().optional(), lateAt: instant.nullable().optional() }

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

/** Of one ballot alone everything is null that would tell what it says. */
const round = z.object({
  number: z.number().int(),
  openedAt: instant.optional(),
  revealedAt: instant.nullable().optional(),
  asked: z.array(z.string()).nullable().optional(),
  note: z.string().optional(),
  ...items,
  ballots: ballots.nullable(),
  input: advisorFile.nullable(),
  result: z.looseObject({}).nullable(),
})

const event = z.object({
  seq,
  actorId: z.string().nullable(),
  action: z.string(),
  particulars: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: instant,
  hash: z.string().nullable(),
})

const comment = z.object({
  id: z.string(),
  topic: z.string(),
  round: z.number().int(),
  by: z.string(),
  text: z.string(),
  at: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  before: z.array(z.object({ version: z.number().int().min(1), text: z.string(), at: instant })),
})

const said = {
  kind: z.enum(['consent', 'concern', 'objection']),
  reason: z.string(),
  remedy: z.string(),
  at: instant,
  settled: z.object({ how: z.enum(['resolved', 'carried']), note: z.string(), by: z.string() }).nullable(),
}

const proposal = z.object({
  option: z.string(),
  wording: z.string(),
  by: z.string(),
  at: instant,
  closedAt: instant.nullable(),
  closedHow: z.enum(['withdrawn', 'replaced', 'decided']).nullable(),
  stances: z.array(z.object({ by: z.string(), ...said, before: z.array(z.object(said)) })),
})

const review = z.object({
  on: day,
  by: z.string(),
  verdict: z.enum(['came true', 'partly', 'did not']),
  findings: z.string(),
  next: z.enum(['keep', 'look again', 'reconsider']),
  nextOn: day.nullable(),
})

const decision = z
  .object({
    id: z.string(),
    question: z.string().optional(),
    context: z.string().optional(),
    state: z.enum(['voting', 'revealed', 'decided', 'abandoned']).optional(),
    team: z.string().optional(),
    facilitator: z.string().optional(),
    decider: z.string().optional(),
    template: z.string().optional(),
    timeZone: z.string().optional(),
    quorum: z.number(),
    expectedVoters: z.number().int().min(1).nullable().optional(),
    quorumPercent: z.number().int().min(1).max(100).nullable().optional(),
    constraints: z.array(hardConstraint).optional(),
    vetoPercent: z.number().nullable(),
    revealRule: z.enum(['manual', 'deadline', 'complete']).optional(),
    importanceMethod: z.enum(['rating', 'points', 'rank-sum', 'rank-order-centroid']).optional(),
    directVote: z.boolean().optional(),
    cellRatings: z.boolean().optional(),
    willingnessAsked: z.boolean().optional(),
    namesShown: z.boolean(),
    anonymous: z.boolean().optional(),
    createdAt: instant.optional(),
    reviewOn: day.nullable().optional(),
  })
  .refine(
    ({ importanceMethod, directVote, cellRatings }) =>
      new Set([importanceMethod, directVote, cellRatings].map((way) => way === undefined)).size === 1,
    { error: 'has some ways to vote and not the others' },
  )

export const roomFile = z.object({
  $schema: z.string().optional(),
  format: z.literal('stackmoot-room-1'),
  decision,
  ...items,
  profile: z
    .array(cell)
    .refine((cells) => twice(cells.map(({ optionId, criterionId }) => `${optionId} ${criterionId}`)) < 0, {
      error: 'has a cell twice',
    }),
  changes: z
    .array(z.strictObject({ ...signed, ...place, kind: z.enum(['set', 'restored']), score }))
    .optional(),
  round: z.object({
    number: z.number().int(),
    openedAt: instant.optional(),
    revealedAt: instant.nullable().optional(),
  }),
  ballots,
  comments: z.array(comment).optional(),
  proposals: z.array(proposal).optional(),
  reviews: z.array(review).optional(),
  adr: recordFile.nullable().optional(),
  input: advisorFile,
  result: z.looseObject({}),
  rounds: z.array(round).optional(),
  /** Who did what the history tells, where names are shown. */
  people: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  history: z.object({ hash: z.string(), events: z.array(event) }),
})

export type RoundPart = z.infer<typeof round>
export type RoomPart = z.infer<typeof roomFile>

/** The same for other programs, in the words of JSON Schema. */
export const roomSchema = (id: string) => ({
  $id: id,
  title: 'A Stackmoot room: its ballots, its result and what led to it',
  ...z.toJSONSchema(roomFile, { io: 'input', reused: 'ref' }),
})
