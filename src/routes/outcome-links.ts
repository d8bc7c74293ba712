import type { Context } from 'hono'
import { findStartedFrom, listByNumber, listSuggested } from '../../db/queries/adr-links.ts'
import { fileName } from '../adr/file-name.ts'
import { adrId } from '../adr/links.ts'
import type { AdrLink } from '../adr/record.ts'
import {
  type Linkable,
  type LinkFields,
  type NewLink,
  NO_LINKS,
  numbersIn,
  parseLinkFields,
} from '../domain/adr-links.ts'
import type { FieldErrors } from '../domain/ballot.ts'
import type { AppEnv } from '../env.ts'
import type { Form } from '../form.ts'

/** What a new record says of older ones: as typed, as understood, and what the form shows beside it. */
export type TypedLinks = {
  fields: LinkFields
  errors: FieldErrors
  links: NewLink[]
  /** The same as a record has them. */
  named: AdrLink[]
  suggested: readonly { number: number; title: string }[]
  because: string | null
}

/** Of the outcome of a room; before anything is typed it replaces the record of what the room was started from. */
export async function typedLinks(c: Context<AppEnv>, form: Form | null): Promise<TypedLinks> {
  const { room, deps } = c.var
  const before = await findStartedFrom(deps.db, room.id)
  const stands = before?.status === 'accepted' || before?.status === 'deprecated'
  const fresh = { ...NO_LINKS, replaces: before && stands ? adrId(before.number) : '' }
  const fields = form ? { replaces: form.one('replaces'), amends: form.one('amends') } : fresh
  return { ...(await read(c, room.team.id, fields)), because: before ? startedFrom(before, stands) : null }
}

const startedFrom = ({ number, title, status }: Linkable, stands: boolean) =>
  `This room was started from ${adrId(number)} ${title}. ${
    stands ? 'If that one stays in force, empty the field.' : `That one is ${status}.`
  }`

async function read(c: Context<AppEnv>, teamId: string, fields: LinkFields) {
  const { db } = c.var.deps
  const numbers = [fields.replaces, fields.amends].flatMap((text) => numbersIn(text) ?? [])
  const known = await listByNumber(db, teamId, numbers)
  const parsed = parseLinkFields(fields, known)
  const links = parsed.ok ? parsed.links : []
  return {
    fields,
    errors: parsed.ok ? {} : parsed.errors,
    links,
    named: links.flatMap(({ verb, toId }): AdrLink[] => {
      const to = known.find(({ id }) => id === toId)
      return to ? [{ verb, number: to.number, title: to.title, fileName: fileName(to) }] : []
    }),
    suggested: await listSuggested(db, teamId),
  }
}
