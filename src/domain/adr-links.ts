import { adrId } from '../adr/links.ts'
import type { AdrStatus, LinkVerb } from '../adr/record.ts'
import { canBeSuperseded } from './adr-status.ts'

/** How one record may speak of another; the other side is read from it. */
export const OWN_VERBS = ['supersedes', 'amends', 'relates to'] as const satisfies readonly LinkVerb[]
export type OwnVerb = (typeof OWN_VERBS)[number]

export const isOwnVerb = (verb: string): verb is OwnVerb => (OWN_VERBS as readonly string[]).includes(verb)

/** As a form says it. */
export const VERB_WORDS: Record<OwnVerb, string> = {
  supersedes: 'It replaces',
  amends: 'It amends',
  'relates to': 'It relates to',
}

/** The same as the other record says it. */
export const BACK = {
  supersedes: 'superseded by',
  amends: 'amended by',
  'relates to': 'relates to',
} as const satisfies Record<OwnVerb, LinkVerb>

type Side = { number: number; status: AdrStatus }
export type Edge = { from: number; to: number }

/** Where the page of a record is: of one that came from a room, in the room. */
export const pageOf = (
  teamId: string,
  { number, decisionId }: { number: number; decisionId: string | null },
) => (decisionId === null ? `/teams/${teamId}/adrs/${number}` : `/decisions/${decisionId}/adr`)

/** What stands against a link, in a sentence; null where nothing does. `replaced` are all links by which records replace others. */
export function hindranceToLink(
  verb: OwnVerb,
  from: Side,
  to: Side,
  replaced: readonly Edge[],
): string | null {
  if (from.number === to.number) return 'A record can’t be linked to itself. Choose another one.'
  if (verb === 'relates to') return null
  if (from.status === 'rejected')
    return `This record was rejected, so it ${verb === 'amends' ? 'amends' : 'replaces'} nothing.`
  if (verb === 'amends')
    return to.status === 'rejected' ? `${adrId(to.number)} was rejected, so there is nothing to amend.` : null
  if (!canBeSuperseded(to.status)) return notAccepted(to)
  return leadsTo(to.number, from.number, replaced)
    ? `${adrId(to.number)} replaces ${adrId(from.number)} itself, directly or through others. A record can’t replace what came after it.`
    : null
}

const notAccepted = ({ number, status }: Side) =>
  `${adrId(number)} ${status === 'rejected' ? 'was rejected' : 'is proposed'}. Only what was accepted can be replaced.`

function leadsTo(start: number, end: number, edges: readonly Edge[]): boolean {
  const seen = new Set([start])
  for (const at of seen) {
    if (at === end) return true
    for (const { from, to } of edges) if (from === at) seen.add(to)
  }
  return false
}

/** What a new record says of older ones, as it was typed: numbers such as “ADR-0003, 7”. */
export type LinkFields = { replaces: string; amends: string }

export const NO_LINKS: LinkFields = { replaces: '', amends: '' }

const MOST_LINKS = 20

/** The numbers of a list; undefined where something else stands in it. */
export function numbersIn(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '' && !/^adr$/i.test(part))
  if (parts.length > MOST_LINKS) return undefined
  const numbers = parts.map((part) => Number(/^(?:adr-|#)?0*([1-9]\d{0,3})$/i.exec(part)?.[1] ?? 0))
  return numbers.includes(0) ? undefined : [...new Set(numbers)]
}

/** A record that others may be linked to. */
export type Linkable = Side & { id: string; title: string }

/** A link of a record that is about to be written. */
export type NewLink = { verb: OwnVerb; toId: string }

type ParsedLinks =
  | { ok: true; links: NewLink[] }
  | { ok: false; errors: Partial<Record<keyof LinkFields, string>> }

/** `known` are the records of the team that the fields name. */
export function parseLinkFields(fields: LinkFields, known: readonly Linkable[]): ParsedLinks {
  const replaces = parseField('supersedes', fields.replaces, known)
  const amends = parseField('amends', fields.amends, known)
  const twice = amends.links.some(({ toId }) => replaces.links.some((link) => link.toId === toId))
  const errors = {
    ...(replaces.error ? { replaces: replaces.error } : {}),
    ...(amends.error || twice ? { amends: amends.error ?? BOTH } : {}),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, links: [...replaces.links, ...amends.links] }
}

const BOTH = 'A record is replaced or amended, not both. Take it out of one of the two.'
const NO_NUMBERS = `Write the numbers of records, such as ADR-0003 or 3, at most ${MOST_LINKS}.`

/** The new record has no number yet that anything could lead back to. */
const NEW: Side = { number: 0, status: 'proposed' }

function parseField(
  verb: OwnVerb,
  text: string,
  known: readonly Linkable[],
): { links: NewLink[]; error?: string } {
  const numbers = numbersIn(text)
  if (!numbers) return { links: [], error: NO_NUMBERS }
  const links: NewLink[] = []
  for (const number of numbers) {
    const to = known.find((record) => record.number === number)
    if (!to) return { links, error: `There is no ${adrId(number)} in this log.` }
    const error = hindranceToLink(verb, NEW, to, [])
    if (error !== null) return { links, error }
    links.push({ verb, toId: to.id })
  }
  return { links }
}
