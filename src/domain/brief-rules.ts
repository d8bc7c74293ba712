import type { FieldErrors } from './ballot.ts'
import type { Brief } from './brief.ts'
import type { RevealRule } from './room.ts'
import { cleanLine, sameName } from './text.ts'
import { instantOf } from './time.ts'

export const VETO_CHOICES = { third: 33, half: 50, never: null } as const
const REVEAL_RULES = ['manual', 'deadline', 'complete'] as const satisfies readonly RevealRule[]
/** `anonymous` stores ballots so that nothing links them to their voters. */
const NAME_RULES = ['shown', 'hidden', 'anonymous'] as const
/** What the quorum counts: ballots, or a share of the people expected. */
const QUORUM_BASES = ['ballots', 'share'] as const

const MOST_BALLOTS = 1000
const MOST_VOTERS = 10_000

/** The part of the form that says how a room votes, as it was typed. */
export type RuleFields = {
  deadline: string
  timeZone: string
  revealRule: string
  names: string
  quorum: string
  quorumBase: string
  expectedVoters: string
  /** The least score on each criterion, by its name. */
  least: readonly { criterion: string; value: string }[]
  knowers: string
  veto: string
}

export type Rules = Pick<
  Brief,
  | 'deadlineAt'
  | 'timeZone'
  | 'revealRule'
  | 'namesShown'
  | 'anonymous'
  | 'quorum'
  | 'quorumPercent'
  | 'expectedVoters'
  | 'constraints'
  | 'vetoPercent'
>

type Facts = {
  now: Date
  criteria: readonly { name: string }[]
  /** How many people are listed by name as voters. */
  listed: number
}

/** Reads how a room votes, and adds what is wrong to the errors. */
export function parseRules(fields: RuleFields, { now, criteria, listed }: Facts, errors: FieldErrors): Rules {
  const deadline = fields.deadline === '' ? null : instantOf(fields.deadline, fields.timeZone)
  if (deadline === undefined)
    errors.deadline = 'Write the end of voting as a date and a time, or leave it open.'
  else if (deadline !== null && deadline <= now) errors.deadline = 'Voting can’t end in the past.'

  const expectedVoters =
    fields.expectedVoters === '' ? null : wholeNumber(fields.expectedVoters, 2, MOST_VOTERS)
  if (expectedVoters === undefined)
    errors.expectedVoters = 'Write a whole number from 2 to 10000, or leave it open.'
  const isOpen = expectedVoters === null && listed === 0

  const revealRule = oneOf(REVEAL_RULES, fields.revealRule || 'manual')
  if (!revealRule) errors.revealRule = 'Choose one of the three.'
  else if (revealRule === 'deadline' && deadline === null)
    errors.deadline = 'Say when voting ends, because the ballots are to open by themselves then.'
  else if (revealRule === 'complete' && isOpen)
    errors.expectedVoters = 'Say how many people will vote, or nobody can tell when all of them have.'

  const names = oneOf(NAME_RULES, fields.names || 'shown')
  if (!names) errors.names = 'Choose one of the three.'

  const isShare = fields.quorumBase === 'share'
  if (fields.quorumBase && !oneOf(QUORUM_BASES, fields.quorumBase))
    errors.quorumBase = 'Choose ballots, or a share of the people expected.'
  const quorum = wholeNumber(fields.quorum || '2', 1, isShare ? 100 : MOST_BALLOTS)
  if (quorum === undefined) errors.quorum = `Write a whole number from 1 to ${isShare ? 100 : MOST_BALLOTS}.`
  else if (isShare && isOpen)
    errors.expectedVoters ??= 'Say how many people will vote, or there is nothing to take a share of.'
  else if (!isShare && expectedVoters && quorum > expectedVoters)
    errors.quorum = 'A verdict can’t need more ballots than people vote.'

  const isVeto = isVetoChoice(fields.veto)
  if (!isVeto) errors.veto = 'Choose one of the three.'

  return {
    deadlineAt: deadline?.toISOString() ?? null,
    timeZone: fields.timeZone || 'UTC',
    expectedVoters: expectedVoters ?? null,
    revealRule: revealRule ?? 'manual',
    namesShown: names === 'shown',
    anonymous: names === 'anonymous',
    quorum: isShare ? 2 : (quorum ?? 2),
    quorumPercent: isShare ? (quorum ?? null) : null,
    constraints: [
      ...leastScores(fields.least, criteria, errors),
      ...leastKnowers(fields.knowers, expectedVoters ?? null, errors),
    ],
    vetoPercent: isVeto ? VETO_CHOICES[fields.veto as keyof typeof VETO_CHOICES] : null,
  }
}

export const leastField = (index: number) => `least-${index}`

function leastScores(fields: RuleFields['least'], criteria: Facts['criteria'], errors: FieldErrors) {
  const seen = new Set<number>()
  return fields.flatMap(({ criterion, value }, index) => {
    if (value.trim() === '') return []
    const field = leastField(index)
    const name = cleanLine(criterion)
    const at = criteria.findIndex((one) => sameName(one.name) === sameName(name))
    const score = scoreFrom(value)
    if (score === undefined) errors[field] = `Write a score from 0.1 to 10 for ${name}, or leave it open.`
    else if (at < 0) errors[field] = `${name} is not asked about. Add it to the criteria, or leave this open.`
    else if (seen.has(at)) errors[field] = `${name} is there twice.`
    else {
      seen.add(at)
      return [{ kind: 'min' as const, criterion: at, value: score }]
    }
    return []
  })
}

function leastKnowers(field: string, expectedVoters: number | null, errors: FieldErrors) {
  if (field.trim() === '') return []
  const people = wholeNumber(field, 1, MOST_BALLOTS)
  if (people === undefined)
    errors.knowers = `Write a whole number from 1 to ${MOST_BALLOTS}, or leave it open.`
  else if (expectedVoters !== null && people > expectedVoters)
    errors.knowers = 'That is more people than vote, so no option could pass.'
  else return [{ kind: 'knowers' as const, people }]
  return []
}

/** With at most one decimal, like the scores of a profile. */
function scoreFrom(text: string): number | undefined {
  if (!/^\d{1,2}([.,]\d)?$/.test(text.trim())) return undefined
  const score = Number(text.trim().replace(',', '.'))
  return score > 0 && score <= 10 ? score : undefined
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= least && value <= most ? value : undefined
}

const isVetoChoice = (value: string) => Object.hasOwn(VETO_CHOICES, value)

const oneOf = <T extends string>(choices: readonly T[], value: string) =>
  choices.find((choice) => choice === value)
