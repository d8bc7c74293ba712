import { insertLink } from '../../db/queries/adr-links.ts'
import { takeAdrNumber } from '../../db/queries/adrs.ts'
import { insertRecord, keepVersion } from '../../db/queries/records.ts'
import type { AdrLinkRow } from '../../db/schema.ts'
import type { AdrRecord, AdrStatus, AnyRecord, WrittenRecord } from '../../src/adr/record.ts'
import { newId } from '../../src/ids.ts'
import { record } from '../adr/example.ts'
import { HOSTILE, withTexts } from '../adr/hostile.ts'
import type { World } from '../helpers/world.ts'
import { decideInRooms, ROOM_STATUSES } from './rooms.ts'

type Wanted = { record: AnyRecord; links?: readonly [AdrLinkRow['verb'], number][] }

const written = (title: string, changes: Partial<WrittenRecord> = {}): WrittenRecord => ({
  kind: 'written',
  number: 1,
  title,
  status: 'accepted',
  date: '2026-01-05',
  decisionMakers: ['Ada', 'Bo'],
  consulted: [],
  informed: ['Vera'],
  decider: 'Ada',
  links: [],
  tags: [],
  form: 'madr',
  body: [
    '## Context and Problem Statement\n\nOrders come in bursts.',
    `## Considered Options\n\n* ${title}\n* Do nothing`,
    `## Decision Outcome\n\nChosen option: "${title}", because it is known.`,
    '### Consequences\n\n* Good, because nobody has to learn.\n* Bad, because it costs.',
  ].join('\n\n'),
  ...changes,
})

const voted = (changes: Partial<AdrRecord>): AdrRecord => ({
  ...record(),
  links: [],
  tags: [],
  fileName: null,
  ...changes,
})

/** Every text of it means something to Markdown, YAML, HTML or the eye. */
function hostileRecord(): AdrRecord {
  let next = 0
  const text = () => HOSTILE[next++ % HOSTILE.length] ?? ''
  return { ...withTexts(voted({}), text), links: [] }
}

const sharp = (name: string) => name.replace('Node.js', 'F#')

/** In the order of their numbers, from 2: number 1 is a real room's. */
const WANTED: readonly Wanted[] = [
  { record: written('Keep orders in MySQL', { status: 'superseded' }) },
  { record: written('Keep orders in PostgreSQL', { status: 'superseded' }), links: [['supersedes', 2]] },
  { record: written('Keep orders in SQLite', { tags: ['data', 'storage'] }), links: [['supersedes', 3]] },
  { record: hostileRecord() },
  {
    record: voted({
      title: 'Write the pricing in F# beside C#',
      options: record().options.map(({ id, name }) => ({ id, name: sharp(name) })),
    }),
    links: [['relates to', 1]],
  },
  {
    record: voted({
      title: 'استخدام إطار عمل واحد للخادم',
      question: 'أي إطار عمل للخادم؟',
      context: 'تصل الطلبات دفعات. نحتاج إلى قرار واضح.',
      tags: ['عربي'],
    }),
  },
  {
    record: voted({
      title: 'サーバーには一つの言語を使う',
      question: 'どの言語を使いますか？',
      context: '注文は一度に来ます。はっきりした決定が必要です。',
      tags: ['日本語'],
    }),
    links: [['amends', 7]],
  },
  { record: written('Write the queue in Go', { status: 'proposed' }), links: [['supersedes', 4]] },
  { record: written('Write the queue in Perl', { status: 'rejected' }) },
  { record: written('Poll the mailbox', { status: 'deprecated' }) },
]

/**
 * A team's log with every kind of decision: a plain one out of a real room, a chain of superseded ones, one with hostile
 * text in every field, C# and F#, Arabic and Japanese, each status, and what rooms can put in.
 */
export async function openLog(world: World) {
  const room = await world.openRoom({ question: 'Which back-end stack for the queue?' })
  await world.vote('ada', room)
  await world.vote('bo', room)
  await world.reveal(room)
  await world.decide(await world.room(room.id))
  const by = await world.userId('ada')
  const at = world.now().toISOString()
  const ids = new Map<number, string>()
  await world.db.transaction().execute(async (trx) => {
    const first = await trx.selectFrom('adrs').select('id').executeTakeFirstOrThrow()
    ids.set(1, first.id)
    for (const { record: wanted, links = [] } of WANTED) {
      const number = await takeAdrNumber(trx, room.team.id)
      const id = newId()
      ids.set(number, id)
      const own = { id, team_id: room.team.id, decision_id: null, created_by: by, origin: 'written' as const }
      await insertRecord(trx, own, { ...wanted, number }, at)
      for (const [verb, to] of links)
        await insertLink(trx, {
          id: newId(),
          from_id: id,
          to_id: ids.get(to) ?? '',
          verb,
          created_by: by,
          created_at: at,
        })
    }
    for (const id of ids.values())
      if (id !== first.id) await keepVersion(trx, id, { action: 'written', actorId: by, at })
  })
  await decideInRooms(world, room.team.id)
  return room.team.id
}

/** What the tools must say of them, number by number. */
export const STATUSES: readonly AdrStatus[] = [
  'accepted',
  ...WANTED.map(({ record: { status } }) => status),
  ...ROOM_STATUSES,
]
