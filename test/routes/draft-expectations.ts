import type { Expectation, Stage } from './expectations.ts'

const members = (status: number) => [status, status, status, 404, 404] as const
const ada = (status: number) => [status, 403, 403, 404, 404] as const
const voters = (status: number) => [status, status, 403, 404, 404] as const
const inRoom = (rest: string) => (stage: Stage) => `/decisions/${stage.room.id}${rest}`
const anOption = (rest: string) => (stage: Stage) =>
  `/decisions/${stage.room.id}/items/${stage.room.options[0]?.id}${rest}`
/** Of the right form, and nothing has it. */
const noSuggestion = (rest: string) => (stage: Stage) =>
  `/decisions/${stage.room.id}/suggestions/${stage.room.id}${rest}`

/** What a room is prepared with, added to and given up by. None of these rooms is a draft: their own tests have that. */
export const DRAFTS: Record<string, Expectation> = {
  'POST /decisions/:decisionId/items': {
    path: inRoom('/items'),
    form: () => ({ kind: 'option', name: 'Elixir', help: '', seen: '6' }),
    expected: ada(409),
  },
  'POST /decisions/:decisionId/items/:itemId': {
    path: anOption(''),
    form: () => ({ name: 'Node.js, as it is', help: '' }),
    expected: ada(409),
  },
  'POST /decisions/:decisionId/items/:itemId/place': {
    path: anOption('/place'),
    form: () => ({ direction: 'down', seen: '0' }),
    expected: ada(409),
  },
  'POST /decisions/:decisionId/items/:itemId/removal': {
    path: anOption('/removal'),
    expected: ada(409),
  },
  'POST /decisions/:decisionId/items/:itemId/restoration': {
    path: anOption('/restoration'),
    expected: ada(409),
  },
  'GET /decisions/:decisionId/suggestions': { path: inRoom('/suggestions'), expected: members(200) },
  'POST /decisions/:decisionId/suggestions': {
    path: inRoom('/suggestions'),
    form: () => ({ kind: 'option', name: 'Elixir', why: 'It holds connections well.' }),
    expected: { open: voters(303), voting: voters(303), revealed: voters(409), decided: voters(409) },
  },
  'POST /decisions/:decisionId/suggestions/:suggestionId/withdrawal': {
    path: noSuggestion('/withdrawal'),
    expected: { open: voters(303), voting: voters(303), revealed: voters(303), decided: voters(409) },
  },
  'POST /decisions/:decisionId/suggestions/:suggestionId/review': {
    path: noSuggestion('/review'),
    form: () => ({ verdict: 'accepted', note: '' }),
    expected: ada(409),
  },
  'GET /decisions/:decisionId/start': { path: inRoom('/start'), expected: ada(303) },
  'POST /decisions/:decisionId/start': {
    path: inRoom('/start'),
    expected: { open: ada(303), voting: ada(303), revealed: ada(409), decided: ada(409) },
  },
  'POST /decisions/:decisionId/draft': {
    path: inRoom('/draft'),
    expected: { open: ada(303), voting: ada(409), revealed: ada(409), decided: ada(409) },
  },
  'GET /decisions/:decisionId/additions': {
    path: inRoom('/additions'),
    expected: { open: ada(200), voting: ada(200), revealed: ada(409), decided: ada(409) },
  },
  'POST /decisions/:decisionId/additions': {
    path: inRoom('/additions'),
    form: () => ({ kind: 'option', name: 'Elixir', help: '', options: '6', criteria: '12' }),
    expected: { open: ada(303), voting: ada(303), revealed: ada(409), decided: ada(409) },
  },
  // The room has no deadline that could be moved.
  'GET /decisions/:decisionId/deadline': {
    path: inRoom('/deadline'),
    expected: { open: ada(200), voting: ada(200), revealed: ada(409), decided: ada(409) },
  },
  'POST /decisions/:decisionId/deadline': {
    path: inRoom('/deadline'),
    form: () => ({ deadline: '2026-12-24T18:00', timeZone: 'UTC' }),
    expected: { open: ada(422), voting: ada(422), revealed: ada(409), decided: ada(409) },
  },
  'GET /decisions/:decisionId/abandonment': {
    path: inRoom('/abandonment'),
    expected: { open: ada(200), voting: ada(200), revealed: ada(200), decided: ada(409) },
  },
  'POST /decisions/:decisionId/abandonment': {
    path: inRoom('/abandonment'),
    form: () => ({ reason: 'The project was stopped.' }),
    expected: { open: ada(303), voting: ada(303), revealed: ada(303), decided: ada(409) },
  },
}
