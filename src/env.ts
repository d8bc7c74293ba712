import { createFactory } from 'hono/factory'
import type { Logger } from 'pino'
import type { Db } from '../db/connect.ts'
import type { RoomView } from '../db/queries/decisions.ts'
import type { StoredAdr } from '../db/queries/records.ts'
import type { TeamView } from '../db/queries/teams.ts'
import type { Somebody } from '../views/people/page.tsx'
import type { Door } from './actions/join-team.ts'
import type { Assets } from './assets.ts'
import type { Sessions } from './auth/sessions.ts'
import type { Hub } from './hub.ts'
import type { KeptPages } from './kept-pages.ts'
import type { Limits } from './limits.ts'
import type { Streams } from './live/streams.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Secret } from './secret.ts'

/** Who asks. Without a session there is no id; a program with a read token sees that one team only. */
export type Actor = { id: string | null; name: string; onlyTeam?: string }

/** Where records may be pushed to, and what Git runs with. */
export type GitSettings = {
  /** Beginnings of addresses that the operator allows; without any nothing is pushed. */
  remotes: readonly string[]
  /** Holds a bare copy for each team. */
  folder: string
  env: Readonly<Record<string, string>>
}

/** Everything the app touches; importing it starts nothing. */
export type Deps = {
  db: Db
  databaseUrl: string
  sessions: Sessions
  secret: Secret
  /** Signals that a room has changed. */
  hub: Hub
  /** Open connections that carry those signals to browsers. */
  streams: Streams
  /** Null where no mail server is set up. */
  mailer: Mailer | null
  git: GitSettings
  assets: Assets
  limits: Limits
  log: Logger
  now: () => Date
  publicUrl: string
  /** Hosts that may be asked for, besides the one of publicUrl. */
  hosts: readonly string[]
  trustedProxies: number
  /** False while the server drains. */
  ready: () => boolean
}

export type AppEnv = {
  Variables: {
    deps: Deps
    pages: KeptPages
    /** Pages that one reader can ask for in any number of forms: kept apart, so that they push out their like only. */
    variants: KeptPages
    requestId: string
    actor: Actor
    room: RoomView
    /** The team whose log is read, and what the reader is in it. */
    team: TeamView
    /** The record of it that a page is about. */
    adr: StoredAdr
    /** Whose personal link was opened. */
    returning: { userId: string; name: string; isRenewed: boolean; isShared: boolean }
    /** What lets the reader in who came by an invite. */
    door: Door
    /** The member whom a page is about. */
    person: Somebody
  }
}

export const factory = createFactory<AppEnv>()
