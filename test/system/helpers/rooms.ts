import { expect } from 'vitest'
import type { Browser } from '../../helpers/browser.ts'
import { type Familiarity, type Importance, postsTo } from './forms.ts'
import type { Site } from './site.ts'

const SCRIPT_TEAM: Importance = [4, 3, 5, 4, 4, 5, 1, 2, 3, 1, 5, 3]
const NO_PRIORITIES: Importance = SCRIPT_TEAM.map(() => null)
const KNOW_SCRIPT: Familiarity = [4, 1, 1, 0, 2, 0]

type Voted = readonly (readonly [Importance, Familiarity])[]

/** Ballots that lead to each kind of result. */
const RESULTS = {
  clear: [SCRIPT_TEAM, SCRIPT_TEAM, SCRIPT_TEAM, [4, 3, 4, 4, 4, 5, 1, 2, 3, 1, 5, 3]].map(
    (importance) => [importance, [4, 0, 0, 0, 0, 0]] as const,
  ),
  close: [
    [
      [3, 3, 4, 4, 4, 5, 1, 2, 3, 1, 5, 3],
      [3, 3, 0, 0, 0, 0],
    ],
    [
      [3, 3, 4, 4, 4, 2, 2, 2, 3, 5, 0, 3],
      [3, 3, 0, 0, 0, 0],
    ],
    [
      [3, 4, 4, 5, 3, 2, 1, 1, 2, 4, 1, 3],
      [3, 3, 0, 0, 0, 0],
    ],
  ],
  one: [[SCRIPT_TEAM, KNOW_SCRIPT]],
  unrated: [
    [NO_PRIORITIES, KNOW_SCRIPT],
    [NO_PRIORITIES, [2, 2, 2, 0, 1, 0]],
  ],
  vetoed: [
    [SCRIPT_TEAM, KNOW_SCRIPT],
    [SCRIPT_TEAM, [2, 2, 2, 0, 1, 0]],
  ],
} satisfies Record<string, Voted>

export type ResultKind = keyof typeof RESULTS

/** Rooms in every state, and the people who may see them. */
export async function fillSite(site: Site) {
  const { visitor, openRoom, vote } = postsTo(site)
  const ada = visitor()
  const sealed = await openRoom(ada, {
    question: 'Which back-end stack for the booking platform?',
    context: 'Forty guest houses.\nThree web developers.\n\nFirst release in May.',
    teamName: 'Quayside',
  })
  const untouched = await openRoom(ada)
  const asking = { directVote: 'yes', cellRatings: 'yes' }
  const inPoints = await openRoom(ada, { ...asking, importanceMethod: 'points' })
  const inRanks = await openRoom(ada, { ...asking, importanceMethod: 'rank-sum' })

  const bo = visitor()
  await vote(bo, sealed.invite, {
    importance: SCRIPT_TEAM,
    familiarity: KNOW_SCRIPT,
    name: 'Bo',
    veto: (option) => (option === 'Ruby' ? 'Nobody here can run it at night.' : ''),
  })
  const vera = visitor()
  expect((await vera.post(sealed.invite, { as: 'observer', name: 'Vera' })).status).toBe(303)

  const revealed = {} as Record<ResultKind, { path: string; facilitator: Browser }>
  for (const kind of Object.keys(RESULTS) as ResultKind[]) {
    const facilitator = visitor()
    const { path, invite } = await openRoom(facilitator, { name: 'Ida', teamName: 'Harbour' })
    for (const [index, [importance, familiarity]] of (RESULTS[kind] as Voted).entries())
      await vote(
        index === 0 && kind !== 'one' ? facilitator : visitor(),
        index === 0 && kind !== 'one' ? `${path}/ballot` : invite,
        {
          importance,
          familiarity,
          name: `Voter ${index + 1}`,
          veto: (option) => (kind === 'vetoed' && option !== 'Go' ? 'Not with us.' : ''),
        },
      )
    expect((await facilitator.post(`${path}/reveal`)).status).toBe(303)
    revealed[kind] = { path, facilitator }
  }
  return { ada, bo, vera, sealed, untouched, inPoints, inRanks, revealed, stranger: visitor() }
}
