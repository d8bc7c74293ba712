import type { Export } from './exports.ts'
import { ballotForm, outcomeForm, roundForm } from './forms.ts'
import { documentOf, textOf } from './html.ts'
import type { Person, World } from './world.ts'

export const PATH = '/decisions/imports'
export const FIELDS = { name: 'Mallory', team: '', teamName: '', submission: '' }

const fileOf = (content: unknown, name = 'room.json') => [
  { field: 'file', name, bytes: typeof content === 'string' ? content : JSON.stringify(content) },
]

export const send = async (world: World, content: unknown, fields = {}, person: Person = 'mallory') =>
  (await world.as(person)).upload(PATH, { ...FIELDS, ...fields }, fileOf(content))

export const idIn = (response: Response) => response.headers.get('Location')?.split('/').at(-1) ?? ''

/** A room with all there can be: two rounds, changed scores, late options, comments, consent, an outcome, a review. */
export async function fullRoom(world: World, changes = {}): Promise<string> {
  const room = await world.openRoom({
    directVote: true,
    cellRatings: true,
    constraints: [{ kind: 'min', criterion: 1, value: 2 }],
    ...changes,
  })
  const ada = await world.as('ada')
  const bo = await world.as('bo')
  const path = `/decisions/${room.id}`
  const vote = async (round: number) => {
    const early = await world.room(room.id)
    const levels = { importance: 4, familiarity: 3, direct: 4, rating: 8, comment: `Said in ${round}.` }
    await world.vote('ada', early, levels)
    const added = await ada.post(`${path}/additions`, {
      ...{ kind: 'option', name: `Late in ${round}`, help: '' },
      options: String(early.options.length),
      criteria: String(early.criteria.length),
    })
    if (added.status !== 303) throw new Error(`${added.status} instead of a late option.`)
    const asked = await world.room(room.id)
    const form = ballotForm(asked, { importance: 2, familiarity: 1, direct: 1, rating: 3 })
    await bo.post(`${path}/ballot`, {
      ...form,
      [`vetoes.${asked.options[1]?.id}`]: 'We have tried.\nTwice.',
      [`willingness.${asked.options[0]?.id}`]: '2',
      ...(asked.importanceMethod === 'rating' && { [`importance.${asked.criteria[1]?.id}`]: '5' }),
    })
    await world.reveal(asked)
  }
  await vote(1)
  await setScore(world, room.id, '2.5')
  const first = await world.comment('bo', room, 'Let us *talk*.', room.options[1]?.id)
  await bo.post(`${path}/comments/${first}`, { text: 'Let us talk soon.', seen: '1' })
  const gone = await world.comment('ada', room, 'Never mind.')
  await ada.post(`${path}/comments/${gone}/deletion`)
  const [, ...keep] = room.options.map(({ id }) => id)
  await ada.post(
    `${path}/rounds`,
    roundForm(await world.room(room.id), { keep, ownOptions: 'Elixir', note: 'Talked.' }),
  )
  await vote(2)
  await setScore(world, room.id, '9')
  await ada.post(`${path}/consent`, { option: keep[0] ?? '', wording: 'For a year.', seen: '' })
  const { id: proposal } = await world.db
    .selectFrom('proposals')
    .select('id')
    .where('decision_id', '=', room.id)
    .executeTakeFirstOrThrow()
  const stance = async (by: typeof bo, form: Record<string, string>) => {
    const answer = await by.post(`${path}/consent/stance`, { proposal, ...form })
    if (answer.status !== 303) throw new Error(`${answer.status} instead of a stance.`)
  }
  for (const risk of ['Too slow.', 'Still too slow.'])
    await stance(bo, { kind: 'objection', risk, remedy: 'Measure it.' })
  await stance(ada, { kind: 'consent', comment: 'Go on.' })
  return room.id
}

async function setScore(world: World, id: string, score: string) {
  const room = await world.room(id)
  const criterion = room.criteria.find(({ kind }) => kind === 'profile')?.id ?? ''
  const option = room.options[1]?.id ?? ''
  const last = await world.db
    .selectFrom('cell_overrides')
    .select('seq')
    .where('option_id', '=', option)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const form = { score, reason: 'We measured it.', seen: String(last?.seq ?? 0) }
  const answer = await (await world.as('bo')).post(`/decisions/${id}/profile/${option}/${criterion}`, form)
  if (answer.status !== 303) throw new Error(`${answer.status} instead of a changed score.`)
}

export async function decide(world: World, id: string) {
  const room = await world.room(id)
  const option = room.options[0]?.id ?? ''
  const form = outcomeForm(room, {
    option,
    reviewDate: '2027-05-31',
    expected: 'Fewer pages at night.',
    despite: 'We must.',
  })
  const answer = await (await world.as('ada')).post(`/decisions/${id}/outcome`, form)
  if (answer.status !== 303) throw new Error(textOf(await documentOf(answer)))
  await (await world.as('ada')).post(`/decisions/${id}/reviews`, {
    verdict: 'partly',
    findings: 'It works.',
    next: 'look again',
    nextOn: '2028-01-31',
  })
}

/** What differs by nature: whose room it is now, which team’s, and the number of its record. */
export function alike({ decision, adr, $schema: _, ...rest }: Export): Export {
  const { team: _team, facilitator: _facilitator, decider: _decider, ...kept } = decision
  const { number: _number, fileName: _file, links: _links, ...record } = adr ?? {}
  return { ...rest, decision: kept, adr: record }
}
