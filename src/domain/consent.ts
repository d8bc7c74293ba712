import { capital, inSeries, inWords } from '../advisor/format.ts'
import type { FieldErrors } from './ballot.ts'
import type { Event } from './history.ts'
import { cleanLine, cleanText } from './text.ts'

const STANCES = ['consent', 'concern', 'objection'] as const
export type StanceKind = (typeof STANCES)[number]

/** An objection is answered by a change that meets it, or it goes along as a consequence. */
const SETTLEMENTS = ['resolved', 'carried'] as const

export type Settled = { how: (typeof SETTLEMENTS)[number]; note: string; by: string }

/** What somebody said to a proposal. */
export type Said = {
  kind: StanceKind
  reason: string
  /** What would have to change. */
  remedy: string
  at: string
  settled: Settled | null
}

export type Stance = Said & {
  id: string
  userId: string
  name: string
  version: number
  revisedAt: string | null
  /** What they said before, the first one first. */
  before: readonly Said[]
}

export type Proposal = {
  id: string
  optionId: string
  /** As it is now, also where a later round left the option out. */
  optionName: string
  wording: string
  by: string
  at: string
  closedAt: string | null
  closedHow: 'withdrawn' | 'replaced' | 'decided' | null
  stances: readonly Stance[]
  /** Names of members who have not answered; of a proposal that is closed, nobody is waited for. */
  waiting: readonly string[]
}

export const MOST_CONSENT = { wording: 500, reason: 2_000, note: 2_000 } as const

type Parsed<T> = ({ ok: true } & T) | { ok: false; errors: FieldErrors }

export type ProposalFields = { option: string; wording: string }

export function parseProposal(
  fields: ProposalFields,
  optionIds: readonly string[],
): Parsed<{ optionId: string; wording: string }> {
  const errors: FieldErrors = {}
  if (!optionIds.includes(fields.option)) errors.option = 'Choose the option that is put to the team.'
  const wording = cleanLine(fields.wording)
  if (wording.length > MOST_CONSENT.wording)
    errors.wording = `Use at most ${MOST_CONSENT.wording} characters.`
  return ended(errors, { optionId: fields.option, wording })
}

export type StanceFields = { kind: string; comment: string; risk: string; remedy: string }

/** Only an objection must be argued: with what would happen, and with what would have to change. */
export function parseStance(
  fields: StanceFields,
): Parsed<{ kind: StanceKind; reason: string; remedy: string }> {
  const errors: FieldErrors = {}
  const kind = STANCES.find((known) => known === fields.kind)
  if (!kind) errors.kind = 'Choose one of the three.'
  const isObjection = kind === 'objection'
  const told = isObjection ? 'risk' : 'comment'
  const reason = cleanText(fields[told])
  const remedy = isObjection ? cleanText(fields.remedy) : ''
  if (isObjection && !reason) errors.risk = 'Say what would go wrong, and for whom.'
  if (isObjection && !remedy) errors.remedy = 'Say what would have to change so that you could go along.'
  const tooLong = `Use at most ${MOST_CONSENT.reason} characters.`
  if (reason.length > MOST_CONSENT.reason) errors[told] = tooLong
  if (remedy.length > MOST_CONSENT.reason) errors.remedy = tooLong
  return ended(errors, { kind: kind ?? 'consent', reason, remedy })
}

export type SettlementFields = { how: string; note: string }

export function parseSettlement(fields: SettlementFields): Parsed<{ settled: Omit<Settled, 'by'> }> {
  const errors: FieldErrors = {}
  const how = SETTLEMENTS.find((known) => known === fields.how)
  if (!how) errors.how = 'Choose one of the two.'
  const note = cleanText(fields.note)
  if (how === 'resolved' && !note) errors.note = 'Say what changed, so that the objection is met.'
  if (note.length > MOST_CONSENT.note) errors.note = `Use at most ${MOST_CONSENT.note} characters.`
  return ended(errors, { settled: { how: how ?? 'carried', note } })
}

const ended = <T>(errors: FieldErrors, value: T): Parsed<T> =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, ...value }

/** The fields of a stance, to fill the form with. */
export const fieldsOfStance = (stance: Said | undefined): StanceFields => ({
  kind: stance?.kind ?? '',
  comment: stance && stance.kind !== 'objection' ? stance.reason : '',
  risk: stance?.kind === 'objection' ? stance.reason : '',
  remedy: stance?.remedy ?? '',
})

/** What stands in the way, and what does not. */
export function tallyOf({ stances, waiting }: Pick<Proposal, 'stances' | 'waiting'>) {
  const of = (kind: StanceKind) => stances.filter((stance) => stance.kind === kind)
  const objections = of('objection')
  const settled = (how: Settled['how']) => objections.filter((stance) => stance.settled?.how === how)
  return {
    answered: stances.length,
    people: stances.length + waiting.length,
    consents: of('consent'),
    concerns: of('concern'),
    open: objections.filter((stance) => stance.settled === null),
    resolved: settled('resolved'),
    carried: settled('carried'),
    /** Objections that their author gave up, or that were met before they said something else. */
    past: stances.flatMap((stance) => {
      const last = stance.before.findLast(({ kind }) => kind === 'objection')
      return stance.kind !== 'objection' && last ? [{ stance, objection: last }] : []
    }),
  }
}

/** Somebody goes along, and no objection is open or only carried along. Who is silent has not consented: see `waiting`. */
export function isConsented(proposal: Pick<Proposal, 'stances' | 'waiting'>): boolean {
  const { open, carried } = tallyOf(proposal)
  const goesAlong = proposal.stances.some(({ kind }) => kind !== 'objection')
  return goesAlong && open.length + carried.length === 0
}

/** Where it stands, or stood when it was closed, in one or two sentences. */
export function consentInWords(proposal: Pick<Proposal, 'stances' | 'waiting' | 'closedAt'>): string[] {
  const { answered, open, carried, resolved } = tallyOf(proposal)
  const isOver = proposal.closedAt !== null
  const silent = proposal.waiting.length
  if (answered === 0) return [isOver ? 'Nobody answered.' : 'Nobody has answered yet.']
  const left =
    silent === 0 ? [] : [`${capital(inWords(silent))} ${silent === 1 ? 'has' : 'have'} not answered.`]
  if (open.length + carried.length > 0) return [objecting(open, carried, isOver), ...left]
  const isMet = resolved.length > 0
  if (isOver) return [isMet ? 'No objection was left.' : 'Nobody objected.', ...left]
  if (silent > 0) return [isMet ? 'No objection is left so far.' : 'So far nobody objects.', ...left]
  return [`Everybody has answered, and ${isMet ? 'no objection is left' : 'nobody objects'}.`]
}

function objecting(open: readonly Stance[], carried: readonly Stance[], isOver: boolean): string {
  const carry = carried.length === 1 ? 'one objection is' : `${inWords(carried.length)} objections are`
  const along = `${carry} carried into the consequences`
  if (open.length === 0) return `${capital(along)}.`
  const who =
    open.length > 3 ? `${capital(inWords(open.length))} people` : inSeries(open.map(({ name }) => name))
  const verb = isOver ? 'objected' : open.length === 1 ? 'objects' : 'object'
  return `${who} ${verb}${carried.length > 0 ? `; ${along}` : ''}.`
}

/** What happened to consent, as far as it is told to somebody who was writing meanwhile. */
const NEWS: Partial<Record<Event['action'], (name: string) => string>> = {
  proposal_made: (name) => `${name} put an option to the team.`,
  proposal_withdrawn: (name) => `${name} took the proposal back.`,
  stance_taken: (name) => `${name} answered the proposal.`,
  stance_changed: (name) => `${name} changed their answer.`,
  objection_resolved: (name) => `${name} took an objection as met.`,
  objection_carried: (name) => `${name} carried an objection along.`,
}
const MOST_NEWS = 4

export function changesInWords(events: readonly { action: Event['action']; name: string }[]): string[] {
  const told = events.flatMap(({ action, name }) => NEWS[action]?.(name || 'Somebody who left') ?? [])
  const once = [...new Set(told)]
  const more = once.length - MOST_NEWS
  return more > 0 ? [...once.slice(0, MOST_NEWS), `And ${inWords(more)} more.`] : once
}
