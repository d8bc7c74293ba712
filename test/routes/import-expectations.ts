import type { Expectation, Stage } from './expectations.ts'

const writers = (status: number) => [status, status, 403, 404, 404] as const
const inTeam = (rest: string) => (stage: Stage) => `/teams/${stage.room.team.id}/imports${rest}`

/** Records from files. Nobody has uploaded any, and a form without files is none. */
export const IMPORTS: Record<string, Expectation> = {
  'GET /teams/:teamId/imports': { path: inTeam(''), expected: writers(200) },
  'POST /teams/:teamId/imports': { path: inTeam(''), expected: writers(415) },
  'GET /teams/:teamId/imports/:importId': { path: inTeam('/none'), expected: writers(404) },
  'POST /teams/:teamId/imports/:importId': { path: inTeam('/none'), expected: writers(404) },
}
