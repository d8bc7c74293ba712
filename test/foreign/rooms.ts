import { outcomeForm } from '../helpers/forms.ts'
import { fullRoom } from '../helpers/imports.ts'
import type { World } from '../helpers/world.ts'

const HOSTILE = '## Owned\n\n| a | b |\n|---|---|\n<b>[x](http://evil.example)</b> *x* C#'

/**
 * What rooms can put into a log besides a plain decision, from number 12 on: one with all there is – two rounds, consent
 * against an objection, words of the decider's own, a review, a later edit –, one that is deprecated with its reason, and
 * one that two others replaced.
 */
export async function decideInRooms(world: World, teamId: string) {
  await decideWithAll(world, teamId)
  const over = await decideIn(world, teamId, 'Build the mailer on it')
  const reason = `The mailer is gone.\n\n${HOSTILE}`
  await post(world, `/teams/${teamId}/adrs/${over}/status`, { status: 'deprecated', version: '1', reason })
  const old = await decideIn(world, teamId, 'Build the shop and its search on it')
  await decideIn(world, teamId, 'Build the shop on it', { replaces: `ADR-00${old}` })
  const second = await decideIn(world, teamId, 'Build the search on it')
  const link = { verb: 'supersedes', record: String(old) }
  await post(world, `/teams/${teamId}/adrs/${second}/links`, link)
}

export const ROOM_STATUSES = ['accepted', 'deprecated', 'superseded', 'accepted', 'accepted'] as const

async function decideWithAll(world: World, teamId: string) {
  const path = `/decisions/${await fullRoom(world, { team: { id: teamId } })}`
  const room = await world.room(path.split('/')[2] ?? '')
  const option = room.options[1]?.id ?? ''
  await post(
    world,
    `${path}/outcome`,
    outcomeForm(room, {
      ...{ option, title: 'Build the queue on it after all', how: 'decider' },
      ...{ reviewDate: '2027-05-31', expected: 'Fewer pages at night.', despite: `We must.\n\n${HOSTILE}` },
      because: `We like it.\n\n${HOSTILE}`,
      'wording-context': `Orders come in bursts.\n\n${HOSTILE}`,
      'wording-advice': 'We talked for an hour.\n# Owned\n| a | b |',
      'wording-findings': 'Nobody can tell.\n---\n<!-- gone',
      'wording-dissent': 'Bo would rather not.\n[Bo]: http://evil.example',
      'wording-revisit': 'the price of C# doubles\n```',
      [`wording-arguments-${option}`]:
        'Good, because it is *ours* | theirs\nBad, because <b>it</b> ends in #',
    }),
  )
  const review = { verdict: 'partly', findings: `It works.\n\n${HOSTILE}`, next: 'look again' }
  await post(world, `${path}/reviews`, { ...review, nextOn: '2028-01-31' })
  const { number, version } = await world.db
    .selectFrom('adrs')
    .select(['number', 'version'])
    .where('decision_id', '=', room.id)
    .executeTakeFirstOrThrow()
  const edit = {
    version: String(version),
    tags: 'back end, C#',
    'wording-risks': 'It is new to *us*. # Owned',
  }
  await post(world, `/teams/${teamId}/adrs/${number}/revision`, edit)
}

/** The number of the record. */
async function decideIn(world: World, teamId: string, title: string, changes = {}): Promise<number> {
  const room = await world.openRoom({ team: { id: teamId }, question: `${title}?` })
  await world.vote('ada', room)
  await world.vote('bo', room)
  await world.reveal(room)
  await world.decide(room, { title, ...changes })
  const { number } = await world.db
    .selectFrom('adrs')
    .select('number')
    .where('decision_id', '=', room.id)
    .executeTakeFirstOrThrow()
  return number
}

async function post(world: World, path: string, form: Parameters<typeof outcomeForm>[1] = {}) {
  const answer = await (await world.as('ada')).post(path, form)
  if (answer.status !== 303) throw new Error(`${answer.status} from ${path}: ${await answer.text()}`)
}
