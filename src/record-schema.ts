import { z } from 'zod'
import type { AdrRecord } from './adr/record.ts'

const texts = z.array(z.string())
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const origin = z.enum(['result', 'edited'])
const tone = z.enum(['good', 'neutral', 'bad'])
const whole = z.number().int().min(0)
const method = z.enum(['rating', 'points', 'rank-sum', 'rank-order-centroid'])

const consent = z.object({
  option: z.string(),
  isChosen: z.boolean(),
  wording: z.string(),
  consents: whole,
  concerns: whole,
  silent: whole,
  objections: z.array(
    z.object({
      by: z.string(),
      text: z.string(),
      remedy: z.string(),
      standing: z.enum(['open', 'carried', 'resolved']),
      note: z.string(),
      settledBy: z.string(),
    }),
  ),
  said: z.array(z.object({ by: z.string(), text: z.string() })),
})

const head = {
  number: z.number().int().min(1).max(9_999),
  title: z.string().min(1).max(300),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']),
  date: day,
  decisionMakers: texts,
  consulted: texts,
  informed: texts,
  decider: z.string(),
  links: z.array(
    z.object({
      verb: z.enum(['supersedes', 'superseded by', 'amends', 'amended by', 'relates to']),
      number: z.number().int(),
      title: z.string(),
      fileName: z.string(),
    }),
  ),
  tags: texts.optional(),
  fileName: z.string().nullable().optional(),
  notes: texts.optional(),
}

const driver = z.object({
  name: z.string(),
  weight: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  answered: whole,
  scale: z.number(),
  method: method.optional(),
  fixed: z.boolean(),
})

const scores = z.object({
  columns: z.array(z.object({ name: z.string() })),
  rows: z.array(
    z.object({
      optionId: z.string(),
      cells: z.array(z.object({ points: z.number(), unknown: z.boolean() })),
      score: z.number(),
      excluded: z.string().nullable(),
    }),
  ),
})

/** The record of a room's outcome as its export has it. */
export const recordFile = z
  .object({
    ...head,
    question: z.string(),
    context: z.string(),
    contextOrigin: origin.optional(),
    drivers: z.array(driver),
    driversNote: texts.optional(),
    options: z.array(z.object({ id: z.string(), name: z.string() })),
    chosenOptionId: z.string().nullable(),
    because: z.string(),
    becauseOrigin: origin,
    how: z.enum(['agreed', 'consent', 'decider']),
    consent: consent.nullable().optional(),
    despite: z.string().nullable().optional(),
    adviceFollowed: z.boolean().nullable(),
    advised: z.string().nullable(),
    advice: texts,
    consequences: z.array(z.object({ tone, text: z.string(), origin })),
    confirmation: z.object({
      reviewDate: day.nullable(),
      expected: z.string().nullable(),
      revisitIf: texts,
    }),
    scores,
    arguments: z.array(
      z.object({
        optionId: z.string(),
        items: z.array(
          z.object({ tone, text: z.string(), criterion: z.string(), origin: origin.optional() }),
        ),
      }),
    ),
    participation: z.object({
      ballots: whole,
      eligible: whole.nullable(),
      abstained: whole,
      receipts: texts,
      voters: texts.nullable(),
    }),
    risks: texts,
    findings: texts.optional(),
    rounds: z.object({ number: whole, moved: texts }).optional(),
    dissent: texts.optional(),
    edited: z
      .partialRecord(z.enum(['drivers', 'advice', 'risks', 'findings', 'moved', 'dissent', 'revisit']), texts)
      .optional(),
    historyHash: z.string().nullable(),
    resultUrl: z.string().nullable(),
    model: z.string(),
  })
  .transform((record) => record as AdrRecord)
