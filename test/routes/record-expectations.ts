import type { Expectation, Stage } from './expectations.ts'

const NONE = [404, 404, 404, 404, 404] as const
const members = (status: number) => [status, status, status, 404, 404] as const
const ada = (status: number) => [status, 403, 403, 404, 404] as const
const writers = (status: number) => [status, status, 403, 404, 404] as const
const inLog = (rest: string) => (stage: Stage) => `/teams/${stage.room.team.id}/adrs${rest}`
const ofRecord = (rest: string) => (stage: Stage) => `/teams/${stage.room.team.id}/adrs/1${rest}`

/** What there is about the record of the room, once it is decided. */
const decided = (expected: ReturnType<typeof members | typeof ada>) => ({
  open: NONE,
  voting: NONE,
  revealed: NONE,
  decided: expected,
})

/** Statuses and links of records. That of a room is its facilitator’s, its decider’s and the owners’ to change. */
export const RECORDS: Record<string, Expectation> = {
  'GET /teams/:teamId/adrs/graph': {
    path: ({ room }) => `/teams/${room.team.id}/adrs/graph`,
    expected: members(200),
  },
  'GET /teams/:teamId/adrs/:number{[0-9]+}': { path: ofRecord(''), expected: decided(members(303)) },
  'GET /teams/:teamId/adrs/:number/adr.md': { path: ofRecord('/adr.md'), expected: decided(members(200)) },
  'GET /teams/:teamId/adrs/:number/status': { path: ofRecord('/status'), expected: decided(ada(200)) },
  'POST /teams/:teamId/adrs/:number/status': {
    path: ofRecord('/status'),
    form: () => ({ status: 'accepted', version: '1' }),
    // The record is accepted already, so nothing changes.
    expected: decided(ada(303)),
  },
  'GET /teams/:teamId/adrs/:number/links': { path: ofRecord('/links'), expected: decided(ada(200)) },
  'POST /teams/:teamId/adrs/:number/links': {
    path: ofRecord('/links'),
    form: () => ({ verb: 'relates to', record: '1' }),
    // To itself.
    expected: decided(ada(422)),
  },
  'POST /teams/:teamId/adrs/:number/links/:linkId/removal': {
    path: ofRecord('/links/abcdefghijklmnopqrstuv/removal'),
    expected: decided(ada(303)),
  },
  'GET /teams/:teamId/adrs/new': { path: inLog('/new'), expected: writers(200) },
  // An empty form, because a record would take the number that the room’s is to get.
  'POST /teams/:teamId/adrs/new': { path: inLog('/new'), expected: writers(422) },
  'POST /teams/:teamId/adrs/preview': { path: inLog('/preview'), expected: writers(200) },
  'GET /teams/:teamId/adrs/:number/revision': { path: ofRecord('/revision'), expected: decided(ada(200)) },
  'POST /teams/:teamId/adrs/:number/revision': {
    path: ofRecord('/revision'),
    form: () => ({ title: '', version: '1' }),
    expected: decided(ada(422)),
  },
  'GET /teams/:teamId/adrs/:number/versions': {
    path: ofRecord('/versions'),
    expected: decided(members(200)),
  },
  'GET /teams/:teamId/adrs/:number/versions/:version': {
    path: ofRecord('/versions/1'),
    expected: decided(members(200)),
  },
  'GET /teams/:teamId/adrs/:number/versions/:version/adr.md': {
    path: ofRecord('/versions/1/adr.md'),
    expected: decided(members(200)),
  },
  'POST /teams/:teamId/adrs/:number/versions/:version/restoration': {
    path: ofRecord('/versions/1/restoration'),
    // It says so already.
    expected: decided(ada(303)),
  },
  'GET /teams/:teamId/adrs/:number/tags': { path: ofRecord('/tags'), expected: decided(ada(200)) },
  'POST /teams/:teamId/adrs/:number/tags': { path: ofRecord('/tags'), expected: decided(ada(422)) },
}
