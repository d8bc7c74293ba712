import type { Expectation, Stage } from './expectations.ts'

const ada = (status: number) => [status, 403, 403, 404, 404] as const
const voters = (status: number) => [status, status, 403, 404, 404] as const
const members = (status: number) => [status, status, status, 404, 404] as const
const all = (status: number) => [status, status, status, status, status] as const
/** Bo, for Ada who looks after the people, and for himself. */
const adaAndBo = (status: number, bo = status) => [status, bo, 403, 404, 404] as const

const inRoom = (rest: string) => (stage: Stage) => `/decisions/${stage.room.id}${rest}`
const bo = (rest: string) => (stage: Stage) => `/decisions/${stage.room.id}/people/${stage.bo}${rest}`
const undecided = <Row>(row: Row, decided: Row) => ({ open: row, voting: row, revealed: row, decided })

/** Who is here, who comes in, and what everybody does about themselves. */
export const PEOPLE: Record<string, Expectation> = {
  'GET /join': {
    path: ({ room }) => `/join?code=${room.code}`,
    expected: undecided(all(303), all(422)),
  },
  'GET /sessions': { expected: all(200) },
  'POST /session/end': { expected: all(303) },
  'POST /sessions/end': { expected: all(303) },
  'POST /sessions/link': { expected: [303, 303, 303, 303, 404] },
  'GET /decisions/:decisionId/people': { path: inRoom('/people'), expected: members(200) },
  'GET /decisions/:decisionId/people/:memberId': { path: bo(''), expected: adaAndBo(200) },
  'POST /decisions/:decisionId/people/:memberId/name': {
    path: bo('/name'),
    form: () => ({ name: 'Bob' }),
    expected: undecided(adaAndBo(303), adaAndBo(409, 303)),
  },
  'POST /decisions/:decisionId/people/:memberId/role': {
    path: bo('/role'),
    form: () => ({ role: 'observer' }),
    expected: undecided(adaAndBo(303), adaAndBo(409, 303)),
  },
  'GET /decisions/:decisionId/people/:memberId/removal': { path: bo('/removal'), expected: adaAndBo(200) },
  'POST /decisions/:decisionId/people/:memberId/removal': {
    path: bo('/removal'),
    expected: undecided(adaAndBo(303), adaAndBo(409, 303)),
  },
  'GET /decisions/:decisionId/people/:memberId/return-link': {
    path: bo('/return-link'),
    expected: adaAndBo(200, 303),
  },
  'POST /decisions/:decisionId/people/:memberId/return-link': {
    path: bo('/return-link'),
    expected: undecided(adaAndBo(200, 303), adaAndBo(409, 303)),
  },
  'GET /decisions/:decisionId/handover': { path: inRoom('/handover'), expected: ada(200) },
  'POST /decisions/:decisionId/handover': {
    path: inRoom('/handover'),
    form: (stage) => ({ facilitator: stage.bo, decider: stage.bo }),
    expected: ada(303),
  },
  'GET /decisions/:decisionId/withdrawal': {
    path: inRoom('/withdrawal'),
    expected: {
      open: voters(303),
      voting: [303, 200, 403, 404, 404],
      revealed: voters(409),
      decided: voters(409),
    },
  },
  'POST /decisions/:decisionId/withdrawal': {
    path: inRoom('/withdrawal'),
    expected: { open: voters(303), voting: voters(303), revealed: voters(409), decided: voters(409) },
  },
  'GET /decisions/:decisionId/invite': {
    path: inRoom('/invite'),
    expected: undecided(voters(200), voters(409)),
  },
  'GET /decisions/:decisionId/invite/rules': {
    path: inRoom('/invite/rules'),
    expected: undecided(ada(200), ada(409)),
  },
  'POST /decisions/:decisionId/invite/rules': {
    path: inRoom('/invite/rules'),
    form: ({ inviteId }) => ({ invite: inviteId, days: '7', maxUses: '' }),
    expected: undecided(ada(303), ada(409)),
  },
  'POST /decisions/:decisionId/invite/renewal': {
    path: inRoom('/invite/renewal'),
    expected: undecided(ada(303), ada(409)),
  },
  'POST /decisions/:decisionId/invite/closure': {
    path: inRoom('/invite/closure'),
    expected: undecided(ada(303), ada(409)),
  },
  'GET /decisions/:decisionId/voters': {
    path: inRoom('/voters'),
    expected: undecided(ada(200), ada(409)),
  },
  'POST /decisions/:decisionId/voters': {
    path: inRoom('/voters'),
    form: () => ({ voters: 'Ada\nBo\nJoan <joan@example.org>' }),
    expected: undecided(ada(303), ada(409)),
  },
}
