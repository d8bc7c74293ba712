import { fileName } from '../../src/adr/file-name.ts'
import type { AdrLink, AdrStatus } from '../../src/adr/record.ts'
import { isInForce } from '../../src/domain/adr-status.ts'
import type { Db } from '../connect.ts'
import type { AdrLinkRow } from '../schema.ts'

const BACK = {
  supersedes: 'superseded by',
  amends: 'amended by',
  'relates to': 'relates to',
} as const satisfies Record<AdrLinkRow['verb'], AdrLink['verb']>

/** A link as one of its two records sees it. */
export type LinkedRecord = AdrLink & {
  id: string
  adrId: string
  decisionId: string | null
  status: AdrStatus
  /** False on the side of a record whose successor or amendment is not accepted yet: its file must not say so. */
  isInForce: boolean
}

/** All links of a record, from both sides, by number. */
export async function listLinks(db: Db, adrId: string): Promise<LinkedRecord[]> {
  const [own, others] = [await side(db, adrId, 'from_id', 'to_id'), await side(db, adrId, 'to_id', 'from_id')]
  return [
    ...own.map((row) => linked(row, row.verb, true)),
    ...others.map((row) => linked(row, BACK[row.verb], row.verb === 'relates to' || isInForce(row.status))),
  ].sort((a, b) => a.number - b.number || (a.verb < b.verb ? -1 : 1))
}

/** What of it stands in the record and its files. */
export const linksInForce = (links: readonly LinkedRecord[]): AdrLink[] =>
  links
    .filter((item) => item.isInForce)
    .map(({ verb, number, title, fileName: name }) => ({ verb, number, title, fileName: name }))

const side = (db: Db, adrId: string, here: 'from_id' | 'to_id', there: 'from_id' | 'to_id') =>
  db
    .selectFrom('adr_links')
    .innerJoin('adrs', 'adrs.id', `adr_links.${there}`)
    .select([
      'adr_links.id',
      'adr_links.verb',
      'adrs.id as adrId',
      'adrs.number',
      'adrs.title',
      'adrs.status',
      'adrs.file_name as name',
      'adrs.decision_id as decisionId',
    ])
    .where(`adr_links.${here}`, '=', adrId)
    .execute()

function linked(
  { name, ...row }: Awaited<ReturnType<typeof side>>[number],
  verb: AdrLink['verb'],
  isForced: boolean,
): LinkedRecord {
  return { ...row, verb, fileName: name ?? fileName(row), isInForce: isForced }
}

export const insertLink = (db: Db, row: AdrLinkRow) =>
  db
    .insertInto('adr_links')
    .values(row)
    .onConflict((conflict) => conflict.columns(['from_id', 'to_id', 'verb']).doNothing())
    .execute()
