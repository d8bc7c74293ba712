import { first } from './0001-first.ts'
import { profiles } from './0002-profiles.ts'
import { lifeCycle } from './0003-life-cycle.ts'
import { records } from './0004-records.ts'

/** One step of the schema: frozen once released, never importing today's types. */
export type Migration = {
  name: string
  /** Same statements on both engines, but for what `engine` says. */
  statements: (engine: 'sqlite' | 'postgres') => readonly string[]
}

/** In order. A released migration is never edited: its checksum is stored in every database. */
export const migrations: readonly Migration[] = [first, profiles, lifeCycle, records]
