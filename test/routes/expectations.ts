import { findInviteOf } from '../../db/queries/invites.ts'
import type { Room } from '../../src/domain/room.ts'
import { ballotForm, type FormFields, outcomeForm, roomForm, roundForm } from '../helpers/forms.ts'
import { finite } from '../helpers/frames.ts'
import type { World } from '../helpers/world.ts'
import { DRAFTS } from './draft-expectations.ts'
import { EXPORTS } from './export-expectations.ts'
import { IMPORTS } from './import-expectations.ts'
import { PEOPLE } from './people-expectations.ts'
import { RECORDS } from './record-expectations.ts'

/** `open`: nobody has voted. `voting`: Bo has. */
export const STATES = ['open', 'voting', 'revealed', 'decided'] as const
export type State = (typeof STATES)[number]

export const ACTORS = ['ada', 'bo', 'vera', 'mallory', 'anonymous'] as const

/** Status for each of ACTORS, in their order. */
type Statuses = readonly [number, number, number, number, number]

export type Expectation = {
  path?: (stage: Stage) => string
  form?: (stage: Stage) => FormFields
  /** One row for all states, or one each. */
  expected: Statuses | Record<State, Statuses>
}

export type Stage = {
  world: World
  room: Room
  invite: string
  returnLink: string
  asset: string
  unsubscribe: string
  comment?: string
  bo: string
  inviteId: string
}

const all = (status: number): Statuses => [status, status, status, status, status]
const members = (status: number): Statuses => [status, status, status, 404, 404]
const ada = (status: number): Statuses => [status, 403, 403, 404, 404]
const voters = (status: number): Statuses => [status, status, 403, 404, 404]
const aCell = ({ room }: Stage) =>
  `/decisions/${room.id}/profile/${room.options[0]?.id}/${room.criteria.find(({ kind }) => kind === 'profile')?.id}`
const bosComment = (rest: string) => (stage: Stage) =>
  `/decisions/${stage.room.id}/comments/${stage.comment ?? 'none'}${rest}`
const inRoom = (rest: string) => (stage: Stage) => `/decisions/${stage.room.id}${rest}`

/** Every route there is, and what it answers to whom. Pages of a room are 404 to whoever is not in its team. */
export const EXPECTATIONS: Record<string, Expectation> = {
  ...PEOPLE,
  ...RECORDS,
  ...DRAFTS,
  ...EXPORTS,
  ...IMPORTS,
  'GET /livez': { expected: all(200) },
  'GET /readyz': { expected: all(200) },
  'GET /assets/:file': { path: ({ asset }) => asset, expected: all(200) },
  'GET /': { expected: all(200) },
  'GET /sample': { expected: all(303) },
  'GET /advisor': { expected: all(200) },
  'GET /method': { expected: all(200) },
  'GET /method/evidence': { expected: all(200) },
  'GET /schemas/room-1.json': { expected: all(200) },
  'GET /join/:token': {
    path: ({ invite }) => invite,
    expected: {
      open: [303, 303, 200, 200, 200],
      voting: [303, 303, 200, 200, 200],
      revealed: [303, 303, 409, 409, 409],
      decided: [303, 303, 303, 410, 410],
    },
  },
  'POST /join/:token': {
    path: ({ invite }) => invite,
    form: ({ room }) => ({ ...ballotForm(room), name: 'Joan' }),
    expected: { open: all(303), voting: all(303), revealed: all(409), decided: [303, 303, 303, 410, 410] },
  },
  'GET /return/:token': { path: ({ returnLink }) => returnLink, expected: all(200) },
  'POST /return/:token': { path: ({ returnLink }) => returnLink, expected: all(303) },
  'GET /unsubscribe/:token': { path: ({ unsubscribe }) => unsubscribe, expected: all(200) },
  'POST /unsubscribe/:token': { path: ({ unsubscribe }) => unsubscribe, expected: all(200) },
  'GET /teams/:teamId/adrs': { path: ({ room }) => `/teams/${room.team.id}/adrs`, expected: members(200) },
  'GET /decisions/imports': { expected: all(200) },
  // A form without files is none.
  'POST /decisions/imports': { expected: all(415) },
  'GET /decisions/new': { expected: all(200) },
  'POST /decisions/new': { form: () => roomForm(), expected: all(303) },
  'GET /decisions/:decisionId/settings': {
    path: inRoom('/settings'),
    expected: { open: ada(200), voting: ada(409), revealed: ada(409), decided: ada(409) },
  },
  'POST /decisions/:decisionId/settings': {
    path: inRoom('/settings'),
    form: () => roomForm(),
    expected: { open: ada(303), voting: ada(409), revealed: ada(409), decided: ada(409) },
  },
  'GET /decisions/:decisionId/ballot': {
    path: inRoom('/ballot'),
    expected: { open: voters(200), voting: voters(200), revealed: voters(409), decided: voters(409) },
  },
  'POST /decisions/:decisionId/ballot': {
    path: inRoom('/ballot'),
    form: ({ room }) => ballotForm(room),
    expected: { open: voters(303), voting: voters(303), revealed: voters(409), decided: voters(409) },
  },
  'POST /decisions/:decisionId/ballot/key': {
    path: inRoom('/ballot/key'),
    form: () => ({ key: 'unknown' }),
    expected: voters(422),
  },
  'GET /decisions/:decisionId/receipt': {
    path: inRoom('/receipt'),
    expected: {
      open: voters(303),
      voting: [303, 200, 403, 404, 404],
      revealed: voters(200),
      decided: voters(200),
    },
  },
  'GET /decisions/:decisionId/reveal': {
    path: inRoom('/reveal'),
    expected: { open: ada(200), voting: ada(200), revealed: ada(303), decided: ada(303) },
  },
  'POST /decisions/:decisionId/reveal': {
    path: inRoom('/reveal'),
    expected: { open: ada(409), voting: ada(303), revealed: ada(303), decided: ada(303) },
  },
  'GET /decisions/:decisionId/results': {
    path: inRoom('/results'),
    expected: { open: members(303), voting: members(303), revealed: members(200), decided: members(200) },
  },
  'GET /decisions/:decisionId/rounds': {
    path: inRoom('/rounds'),
    expected: { open: members(303), voting: members(303), revealed: members(200), decided: members(200) },
  },
  'POST /decisions/:decisionId/rounds': {
    path: inRoom('/rounds'),
    form: ({ room }) => roundForm(room),
    expected: { open: ada(409), voting: ada(409), revealed: ada(303), decided: ada(409) },
  },
  'GET /decisions/:decisionId/rounds/:number': { path: inRoom('/rounds/1'), expected: members(303) },
  'GET /decisions/:decisionId/profile': {
    path: inRoom('/profile'),
    expected: {
      open: [200, 303, 303, 404, 404],
      voting: members(303),
      revealed: members(200),
      decided: members(200),
    },
  },
  'GET /decisions/:decisionId/profile/:optionId/:criterionId': {
    path: aCell,
    expected: { open: ada(200), voting: voters(409), revealed: voters(200), decided: voters(409) },
  },
  'POST /decisions/:decisionId/profile/:optionId/:criterionId': {
    path: aCell,
    form: () => ({ score: '3.5', reason: 'We measured it.', seen: '0' }),
    expected: { open: ada(303), voting: voters(409), revealed: voters(303), decided: voters(409) },
  },
  'GET /decisions/:decisionId/consent': {
    path: inRoom('/consent'),
    expected: { open: members(303), voting: members(303), revealed: members(200), decided: members(200) },
  },
  'POST /decisions/:decisionId/consent': {
    path: inRoom('/consent'),
    form: ({ room }) => ({ option: room.options[0]?.id ?? '', wording: '', seen: '' }),
    expected: { open: ada(409), voting: ada(409), revealed: ada(303), decided: ada(409) },
  },
  'POST /decisions/:decisionId/consent/withdrawal': {
    path: inRoom('/consent/withdrawal'),
    expected: { open: ada(409), voting: ada(409), revealed: ada(303), decided: ada(409) },
  },
  'POST /decisions/:decisionId/consent/stance': {
    path: inRoom('/consent/stance'),
    form: () => ({ proposal: 'none', kind: 'consent' }),
    // Nothing is put to consent.
    expected: voters(409),
  },
  'GET /decisions/:decisionId/consent/call': {
    path: inRoom('/consent/call'),
    expected: { open: members(204), voting: members(204), revealed: members(200), decided: members(204) },
  },
  'GET /decisions/:decisionId/consent/stances': { path: inRoom('/consent/stances'), expected: members(204) },
  'GET /decisions/:decisionId/consent/stances/:stanceId/settlement': {
    path: inRoom('/consent/stances/none/settlement'),
    expected: { open: ada(409), voting: ada(409), revealed: ada(404), decided: ada(409) },
  },
  'POST /decisions/:decisionId/consent/stances/:stanceId/settlement': {
    path: inRoom('/consent/stances/none/settlement'),
    form: () => ({ how: 'carried' }),
    expected: { open: ada(409), voting: ada(409), revealed: ada(404), decided: ada(409) },
  },
  'GET /decisions/:decisionId/comments': {
    path: inRoom('/comments'),
    expected: { open: members(303), voting: members(303), revealed: members(200), decided: members(200) },
  },
  'POST /decisions/:decisionId/comments': {
    path: inRoom('/comments'),
    form: () => ({ about: 'room', text: 'We should talk.', submission: '1' }),
    expected: { open: voters(409), voting: voters(409), revealed: voters(303), decided: voters(409) },
  },
  'GET /decisions/:decisionId/comments/:commentId': {
    path: bosComment(''),
    expected: { open: all(404), voting: all(404), revealed: members(200), decided: members(200) },
  },
  'POST /decisions/:decisionId/comments/:commentId': {
    path: bosComment(''),
    form: () => ({ text: 'We should talk soon.', seen: '1' }),
    expected: {
      open: voters(409),
      voting: voters(409),
      revealed: [403, 303, 403, 404, 404],
      decided: voters(409),
    },
  },
  'POST /decisions/:decisionId/comments/:commentId/deletion': {
    path: bosComment('/deletion'),
    expected: {
      open: all(404),
      voting: all(404),
      revealed: [403, 303, 403, 404, 404],
      decided: [403, 303, 403, 404, 404],
    },
  },
  'GET /decisions/:decisionId/history': { path: inRoom('/history'), expected: members(200) },
  'GET /decisions/:decisionId/outcome': {
    path: inRoom('/outcome'),
    expected: { open: ada(303), voting: ada(303), revealed: ada(200), decided: ada(303) },
  },
  'POST /decisions/:decisionId/outcome': {
    path: inRoom('/outcome'),
    form: ({ room }) => outcomeForm(room),
    expected: { open: ada(409), voting: ada(409), revealed: ada(303), decided: ada(303) },
  },
  'GET /decisions/:decisionId/adr': {
    path: inRoom('/adr'),
    expected: { open: members(404), voting: members(404), revealed: members(404), decided: members(200) },
  },
  'GET /decisions/:decisionId/adr.md': {
    path: inRoom('/adr.md'),
    expected: { open: members(404), voting: members(404), revealed: members(404), decided: members(200) },
  },
  'GET /decisions/:decisionId/reviews': {
    path: inRoom('/reviews'),
    expected: { open: members(303), voting: members(303), revealed: members(303), decided: members(200) },
  },
  'POST /decisions/:decisionId/reviews': {
    path: inRoom('/reviews'),
    form: () => ({ verdict: 'partly', findings: 'It works.', next: 'keep', nextOn: '' }),
    expected: { open: ada(409), voting: ada(409), revealed: ada(409), decided: ada(303) },
  },
  'GET /decisions/:decisionId/export.json': {
    path: inRoom('/export.json'),
    expected: { open: members(409), voting: members(409), revealed: members(200), decided: members(200) },
  },
  'GET /decisions/:decisionId/ballots.csv': {
    path: inRoom('/ballots.csv'),
    expected: { open: members(409), voting: members(409), revealed: members(200), decided: members(200) },
  },
  'GET /decisions/:decisionId/subscription': { path: inRoom('/subscription'), expected: members(200) },
  'POST /decisions/:decisionId/subscription': {
    path: inRoom('/subscription'),
    form: () => ({ address: 'bo@example.org', wish: 'review' }),
    expected: members(303),
  },
  'GET /decisions/:decisionId/invitations': { path: inRoom('/invitations'), expected: ada(200) },
  'POST /decisions/:decisionId/invitations': {
    path: inRoom('/invitations'),
    expected: { open: ada(303), voting: ada(303), revealed: ada(409), decided: ada(409) },
  },
  // The room has no deadline and no day of review; what it holds where there is one, its own test says.
  'GET /decisions/:decisionId/calendar.ics': { path: inRoom('/calendar.ics'), expected: all(404) },
  'GET /decisions/:decisionId/stream': { path: inRoom('/stream'), expected: members(200) },
  'GET /decisions/:decisionId/version': { path: inRoom('/version'), expected: members(200) },
  'GET /decisions/:decisionId': {
    path: inRoom(''),
    expected: { open: members(200), voting: members(200), revealed: members(303), decided: members(303) },
  },
  'GET /decisions/:decisionId/turnout': {
    path: inRoom('/turnout'),
    expected: { open: members(200), voting: members(200), revealed: members(204), decided: members(204) },
  },
}

/** Sends what the expectation says as one of the actors. */
export async function ask(route: string, stage: Stage, actor: (typeof ACTORS)[number]): Promise<Response> {
  const { path, form } = EXPECTATIONS[route] as Expectation
  const [method, pattern = ''] = route.split(' ')
  const browser = actor === 'anonymous' ? stage.world.anonymous() : await stage.world.as(actor)
  const address = path?.(stage) ?? pattern
  return method === 'GET' ? finite(await browser.get(address)) : browser.post(address, form?.(stage))
}

/** Ada's room in a state, with the sample beside it. */
export async function stageOf(world: World, room: Room): Promise<Stage> {
  return {
    world,
    room,
    invite: await world.invite(room),
    inviteId: (await findInviteOf(world.db, room.id))?.id ?? '',
    bo: await world.userId('bo'),
    returnLink: await world.returnLink('bo'),
    asset: world.deps.assets.url('app.css'),
    unsubscribe: await world.unsubscribeLink(room, 'bo@example.org'),
  }
}
