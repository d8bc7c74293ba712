import type { Expectation, Stage } from './expectations.ts'

const members = (status: number) => [status, status, status, 404, 404] as const
const owner = (status: number) => [status, 403, 403, 404, 404] as const
const inTeam = (rest: string) => (stage: Stage) => `/teams/${stage.room.team.id}${rest}`

/** What leaves a team: files, feeds, tokens to read them by, and copies in a repository. */
export const EXPORTS: Record<string, Expectation> = {
  'GET /teams/:teamId/adrs.zip': { path: inTeam('/adrs.zip'), expected: members(200) },
  'GET /teams/:teamId/adrs.json': { path: inTeam('/adrs.json'), expected: members(200) },
  'GET /teams/:teamId/adrs.atom': { path: inTeam('/adrs.atom'), expected: members(200) },
  'GET /teams/:teamId/radar.json': { path: inTeam('/radar.json'), expected: members(200) },
  'GET /teams/:teamId/tokens': { path: inTeam('/tokens'), expected: members(200) },
  'POST /teams/:teamId/tokens': {
    path: inTeam('/tokens'),
    form: () => ({ label: 'docs build', life: '30' }),
    expected: members(200),
  },
  'POST /teams/:teamId/tokens/:tokenId/end': { path: inTeam('/tokens/none/end'), expected: members(404) },
  'GET /teams/:teamId/repository': { path: inTeam('/repository'), expected: owner(200) },
  // No place is allowed by the settings of the tests.
  'POST /teams/:teamId/repository': {
    path: inTeam('/repository'),
    form: () => ({ remote: 'https://git.example/a/b', branch: 'main', folder: 'docs', format: 'madr' }),
    expected: owner(409),
  },
  'POST /teams/:teamId/repository/push': { path: inTeam('/repository/push'), expected: owner(409) },
  'POST /teams/:teamId/repository/end': { path: inTeam('/repository/end'), expected: owner(303) },
}
