import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../db/connect.ts'
import { findRoomFor } from '../../db/queries/decisions.ts'
import { findInviteOf } from '../../db/queries/invites.ts'
import { findReturnLinkOf, insertMember } from '../../db/queries/users.ts'
import { joinAsObserver } from '../../src/actions/join-team.ts'
import { insertGuest, openDecision } from '../../src/actions/open-decision.ts'
import { createApp } from '../../src/app.tsx'
import { type Assets, loadAssets } from '../../src/assets.ts'
import { createSessions } from '../../src/auth/sessions.ts'
import type { Brief } from '../../src/domain/brief.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Deps } from '../../src/env.ts'
import { createHub } from '../../src/hub.ts'
import { createLimits } from '../../src/limits.ts'
import { createStreams } from '../../src/live/streams.ts'
import { createLog } from '../../src/log.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import { enqueue, unsubscribeToken } from '../../src/mail/queue.ts'
import { secretFrom } from '../../src/secret.ts'
import { backendStack } from '../../src/templates/backend-stack/template.ts'
import { Browser } from './browser.ts'
import { createDatabase } from './database.ts'
import { ballotForm, type FormFields, outcomeForm } from './forms.ts'

export const PUBLIC_URL = 'https://moot.example'

/** Ada facilitates and decides, Bo votes, Vera only reads, Mallory has a team of her own. */
export type Person = 'ada' | 'bo' | 'vera' | 'mallory'

let assets: Assets | undefined

export async function createWorld(engine: Engine, changes: Partial<Deps> = {}) {
  const { db, url, close } = await createDatabase(engine)
  const lines: string[] = []
  let time = new Date('2026-11-23T09:00:00.000Z')
  const now = () => time
  assets ??= loadAssets()
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  const sessions = createSessions(db, () => new Date())
  const hub = createHub()
  const deps: Deps = {
    db,
    databaseUrl: url,
    sessions,
    secret: secretFrom('a secret of the test world, long enough'),
    hub,
    streams: createStreams({ db, hub, sessions, log }),
    mailer: createMailer({ url: 'smtp://127.0.0.1:9', from: { name: '', address: 'moot@moot.example' } }),
    git: { remotes: [], folder: join(tmpdir(), 'no-git'), env: { PATH: process.env.PATH ?? '' } },
    assets,
    limits: createLimits(),
    log,
    now,
    publicUrl: PUBLIC_URL,
    hosts: [],
    trustedProxies: 0,
    ready: () => true,
    ...changes,
  }
  const app = createApp(deps)
  const origin = deps.publicUrl
  const people = new Map<Person, string>()
  let newComment = 1
  const browsers = new Map<Person, Browser>()

  const world = {
    app,
    db,
    deps,
    lines,
    engine,
    now,
    /** Moves the clock forward. */
    pass: (ms: number) => {
      time = new Date(time.getTime() + ms)
    },
    /** A browser without a session. */
    anonymous: () => new Browser(app, origin),
    userId: async (person: Person) => {
      const known = people.get(person)
      if (known) return known
      const name = `${person[0]?.toUpperCase()}${person.slice(1)}`
      const id = await insertGuest(db, deps.secret, name, now().toISOString())
      people.set(person, id)
      return id
    },
    /** The person's browser, signed in. */
    as: async (person: Person) => {
      const known = browsers.get(person)
      if (known) return known
      const browser = new Browser(app, origin)
      const cookie = origin.startsWith('https:') ? '__Host-session' : 'session'
      browser.cookies.set(cookie, await deps.sessions.create(await world.userId(person)))
      browsers.set(person, browser)
      return browser
    },
    /** A room of Ada's with Bo and Vera in the team. */
    openRoom: async (changes: Partial<Brief> = {}) => {
      const facilitator = await world.userId('ada')
      const { decisionId } = await openDecision(db, deps.secret, {
        brief: { ...standardBrief(), ...changes },
        userId: facilitator,
        submissionKey: null,
        at: now(),
      })
      const room = await world.room(decisionId)
      const at = now().toISOString()
      await insertMember(db, {
        teamId: room.team.id,
        userId: await world.userId('bo'),
        name: 'Bo',
        role: 'member',
        at,
      })
      await joinAsObserver(db, deps.secret, {
        room,
        userId: await world.userId('vera'),
        name: 'Vera',
        at: now(),
      })
      return world.room(decisionId)
    },
    /** The room as Ada, or whoever is named, sees it. */
    room: async (id: string, userId?: string): Promise<Room> => {
      const room = await findRoomFor(db, userId ?? (await world.userId('ada')), id)
      if (!room) throw new Error(`There is no room ${id}.`)
      return room
    },
    /** The path of the room's invite link. */
    invite: async (room: Room) => {
      const invite = await findInviteOf(db, room.id)
      return `/join/${deps.secret.token('invite', invite?.id ?? '')}`
    },
    /** The path of the person's return link. */
    returnLink: async (person: Person) => {
      const link = await findReturnLinkOf(db, await world.userId(person))
      return `/return/${deps.secret.token('return', link?.id ?? '')}`
    },
    /** The path by which a mail about the room, queued for this address, is ended. */
    unsubscribeLink: async (room: Room, address: string) => {
      const once = room.round.id
      await enqueue(db, deps.secret, { kind: 'result', decisionId: room.id, address, once, at: now() })
      const { id } = await db
        .selectFrom('outbox')
        .select('id')
        .where('decision_id', '=', room.id)
        .where('address', '=', address)
        .executeTakeFirstOrThrow()
      return `/unsubscribe/${unsubscribeToken(deps.secret, id)}`
    },
    /** Casts the person's ballot through the page. */
    vote: async (person: Person, room: Room, answers?: Parameters<typeof ballotForm>[1]) =>
      sure(await (await world.as(person)).post(`/decisions/${room.id}/ballot`, ballotForm(room, answers))),
    reveal: async (room: Room) =>
      sure(await (await world.as('ada')).post(`/decisions/${room.id}/reveal`, { few: 'yes' })),
    /** Says something through the page; answers with the comment’s id. */
    comment: async (person: Person, room: Room, text = 'We should talk.', about = 'room') => {
      const fields = { about, text, submission: String(newComment++) }
      const response = await (await world.as(person)).post(`/decisions/${room.id}/comments`, fields)
      return sure(response).headers.get('Location')?.split('#comment-')[1] ?? ''
    },
    decide: async (room: Room, fields?: FormFields) =>
      sure(await (await world.as('ada')).post(`/decisions/${room.id}/outcome`, outcomeForm(room, fields))),
    close,
  }
  return world
}

/** What a test takes for granted must not fail unseen. */
function sure(response: Response): Response {
  if (response.status !== 303) throw new Error(`${response.status} instead of a redirect.`)
  return response
}

export type World = Awaited<ReturnType<typeof createWorld>>

export const standardBrief = (): Brief => ({
  question: 'Which back-end stack for the queue?',
  context: 'Orders come in bursts.',
  template: backendStack.key,
  options: backendStack.options.filter(({ ticked }) => ticked).map(({ key, name }) => ({ key, name })),
  criteria: backendStack.criteria.map((criterion) => ({ ...criterion })),
  deadlineAt: null,
  timeZone: 'UTC',
  quorum: 2,
  expectedVoters: null,
  namesShown: true,
  vetoPercent: 50,
  importanceMethod: 'rating',
  quorumPercent: null,
  anonymous: false,
  revealRule: 'manual',
  constraints: [],
  willingnessAsked: true,
  startedFrom: null,
  directVote: false,
  cellRatings: false,
  team: { name: 'Quayside' },
  facilitatorName: 'Ada',
})
