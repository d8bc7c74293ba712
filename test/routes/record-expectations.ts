import type { Expectation, Stage } from './expectations.ts'

const NONE = [404, 404, 404, 404, 404] as const
const members = (status: number) => [status, status, status, 404, 404] as const
const ada = (status: number) => [status, 403, 403, 404, 404] as const
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
}
