import { connect, type Db, engineOf } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { insertMember } from '../../db/queries/users.ts'
import { insertGuest } from '../../src/actions/open-decision.ts'
import { fileName } from '../../src/adr/file-name.ts'
import type { WrittenRecord } from '../../src/adr/record.ts'
import { searchable } from '../../src/adr/searchable.ts'
import { seededRandom } from '../../src/advisor/random.ts'
import { createSessions } from '../../src/auth/sessions.ts'
import { ADR_STATUSES } from '../../src/domain/adr-status.ts'
import { newId } from '../../src/ids.ts'
import { secretFrom } from '../../src/secret.ts'
import { APP_SECRET } from './servers.ts'

export type Log = { teamId: string; token: string }

/** In every record, in a handful of them. */
export const COMMON_WORD = 'service'
export const RARE_WORD = 'quokka'

const ROWS_PER_INSERT = 100
const WORDS_PER_RECORD = 700
const RARE_EVERY = 1_000
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo zu quay tide moor hull keel'.split(' ')
const TAGS = ['api', 'build', 'cloud', 'data', 'front end', 'mobile', 'operations', 'security']
const DECIDERS = ['Amina', 'Bo', 'Chen', 'Dana', 'Eve', 'Femi', 'Grete']

/** A team with so many records, each about as long as one that came from a room, and somebody who may read them. */
export async function fillLog(databaseUrl: string, records: number): Promise<Log> {
  const db = connect(databaseUrl)
  try {
    const at = new Date().toISOString()
    await migrate(db, engineOf(databaseUrl), at)
    const userId = await insertGuest(db, secretFrom(APP_SECRET), 'Amina', at)
    const teamId = newId()
    await db
      .insertInto('teams')
      .values({ id: teamId, name: 'Quayside', created_at: at, adr_number: records })
      .execute()
    await insertMember(db, { teamId, userId, name: 'Amina', role: 'owner', at })
    const numbers = Array.from({ length: records }, (_, index) => index + 1)
    for (let from = 0; from < records; from += ROWS_PER_INSERT)
      await insertRecords(db, { teamId, userId, at }, numbers.slice(from, from + ROWS_PER_INSERT))
    return { teamId, token: await createSessions(db, () => new Date()).create(userId) }
  } finally {
    await db.destroy()
  }
}

async function insertRecords(
  db: Db,
  { teamId, userId, at }: { teamId: string; userId: string; at: string },
  numbers: readonly number[],
) {
  const rows = numbers.map((number) => ({ id: newId(), record: recordOf(number) }))
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('adrs')
      .values(
        rows.map(({ id, record }) => ({
          id,
          team_id: teamId,
          number: record.number,
          decision_id: null,
          title: record.title,
          status: record.status,
          decided_on: record.date,
          record: JSON.stringify({ ...record, tags: [] }),
          created_by: userId,
          created_at: at,
          version: 1,
          origin: 'written' as const,
          file_name: fileName(record),
          decider: record.decider,
          chosen: '',
          advice_followed: null,
          changed_at: at,
          source_name: null,
          source_hash: null,
          source: null,
        })),
      )
      .execute()
    const tags = rows.flatMap(({ id, record }) => (record.tags ?? []).map((tag) => ({ adr_id: id, tag })))
    await trx.insertInto('adr_tags').values(tags).execute()
    await trx
      .insertInto('adr_texts')
      .values(rows.map(({ id, record }) => ({ adr_id: id, team_id: teamId, ...searchable(record) })))
      .execute()
  })
}

/** The same in every run; no two alike. */
export function recordOf(number: number): WrittenRecord {
  const random = seededRandom(number)
  const one = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => one(SYLLABLES)).join('')
  const text = (length: number) => Array.from({ length }, word).join(' ')
  const paragraph = () => `${text(WORDS_PER_RECORD / 10)}.`
  const rare = number % RARE_EVERY === 0 ? `\n\nA ${RARE_WORD} said so.` : ''
  const decider = one(DECIDERS)
  return {
    kind: 'written',
    form: 'madr',
    number,
    title: `Use ${word()} for the ${text(3)}`,
    status: one(ADR_STATUSES),
    date: new Date(Date.UTC(2015, 0, 1 + Math.floor(number * 0.75))).toISOString().slice(0, 10),
    decisionMakers: [decider],
    consulted: [],
    informed: [],
    decider,
    links: [],
    tags: [...new Set([one(TAGS), one(TAGS)])],
    body: `## Context and Problem Statement\n\nEvery ${COMMON_WORD} needs it. ${paragraph()}\n\n${paragraph()}

## Considered Options\n\n* ${text(2)}\n* ${text(2)}\n
## Decision Outcome\n\nChosen option: "${text(2)}", because ${paragraph()}

### Consequences\n\n${Array.from({ length: 6 }, () => `* Good, because ${paragraph()}`).join('\n')}${rare}\n`,
  }
}
