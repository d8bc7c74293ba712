import { adrId } from '../adr/links.ts'

type Version = { action: string; note: string; by: string | null }

const WORDS: Record<string, (who: string, note: string) => string> = {
  recorded: (who) => `${who} recorded the outcome.`,
  written: (who) => `${who} wrote the record.`,
  imported: (who) => `${who} imported the record.`,
  edited: (who) => `${who} edited the record.`,
  tagged: (who) => `${who} changed the tags.`,
  linked: (who) => `${who} linked the record.`,
  unlinked: (who) => `${who} took a link off.`,
  accepted: (who) => `${who} accepted the record.`,
  rejected: (who) => `${who} rejected the record.`,
  deprecated: (who) => `${who} marked the record as deprecated.`,
  superseded: () => 'The record was superseded.',
}

/** What made a version, in a sentence. */
export const versionInWords = ({ action, note, by }: Version) =>
  WORDS[action]?.(by ?? 'Somebody', note) ?? `The record was ${action}.`

/** `Version 3 of ADR-0007`. */
export const versionTitle = (version: number, number: number) => `Version ${version} of ${adrId(number)}`
