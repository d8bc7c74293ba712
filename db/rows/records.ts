import type { Generated } from 'kysely'
import type { AdrLink, AdrStatus } from '../../src/adr/record.ts'

export type AdrRow = {
  id: string
  team_id: string
  number: number
  /** Null where it came from no room. */
  decision_id: string | null
  title: string
  status: AdrStatus
  /** YYYY-MM-DD, when the record was last changed. */
  decided_on: string
  /** The record but for its number, status, date, links, tags and reviews, which lie in columns and tables of their own. */
  record: string
  created_by: string
  created_at: string
  version: number
  origin: 'room' | 'written' | 'imported'
  /** Fixed by the first change after it was recorded, so that links to the file live on; null until then. */
  file_name: string | null
  decider: string
  /** Name of the chosen option; empty for none, or where nobody knows. */
  chosen: string
  /** Null when there was no advice. */
  advice_followed: 0 | 1 | null
  changed_at: string
  /** Path, SHA-256 and text of the file it was imported from. */
  source_name: string | null
  source_hash: string | null
  source: string | null
}

/** The record as it was, complete with what lies elsewhere. */
export type AdrVersionRow = {
  adr_id: string
  version: number
  action:
    | 'recorded'
    | 'written'
    | 'imported'
    | 'edited'
    | 'tagged'
    | 'linked'
    | 'unlinked'
    | 'accepted'
    | 'rejected'
    | 'deprecated'
    | 'superseded'
  /** Null for what happened by itself. */
  actor_id: string | null
  note: string
  record: string
  at: string
}

/** One side only; the other one is read from it. */
export type AdrLinkRow = {
  id: string
  from_id: string
  to_id: string
  verb: Extract<AdrLink['verb'], 'supersedes' | 'amends' | 'relates to'>
  created_by: string
  created_at: string
}

export type AdrTagRow = { adr_id: string; tag: string }

/** What is searched, its words kept apart by spaces. */
export type AdrTextRow = {
  id: Generated<number>
  adr_id: string
  team_id: string
  title: string
  tags: string
  body: string
  /** The body as people read it, for excerpts. */
  plain: string
}

/** A record that a search found. The least tier comes first, and in it the least score. */
export type HitRow = { adr_id: string; tier: number; score: number }

/** Lets programs read the records of a team as the member who made it, and nothing else. */
export type ReadTokenRow = {
  id: string
  team_id: string
  user_id: string
  token_hash: string
  label: string
  created_at: string
  /** YYYY-MM-DD. */
  used_on: string | null
  expires_at: string | null
  revoked_at: string | null
}

/** Files somebody uploaded, kept while they look at the report. */
export type ImportRow = {
  id: string
  team_id: string
  user_id: string
  files: string
  created_at: string
  done_at: string | null
}

/** Where a team's records are copied to, and how far that has come. */
export type RepositoryRow = {
  team_id: string
  remote: string
  branch: string
  folder: string
  format: string
  set_by: string
  set_at: string
  /** Set while something waits to be pushed. */
  wanted_at: string | null
  /** Counts what was wanted, so that a push clears no wish that came while it ran. */
  wants: number
  /** Until then one process pushes, and no other. */
  busy_until: string | null
  tries: number
  next_at: string | null
  pushed_at: string | null
  pushed_commit: string | null
  error: string
}

/** What came true of what was expected. */
export type ReviewRow = {
  id: string
  decision_id: string
  user_id: string
  name: string
  verdict: 'came true' | 'partly' | 'did not'
  findings: string
  next: 'keep' | 'look again' | 'reconsider'
  next_on: string | null
  at: string
}
