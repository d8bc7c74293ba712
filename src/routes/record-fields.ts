import type { StoredAdr } from '../../db/queries/records.ts'
import { readBody } from '../adr/body-parts.ts'
import { isWritten } from '../adr/record.ts'
import { line } from '../adr/text.ts'
import { type BriefFields, MOST_BRIEF, MOST_OPTIONS } from '../domain/brief.ts'

/** What of a record goes into the form of the room that takes its question up again. */
export function fieldsOfRecord({
  teamId,
  record,
}: StoredAdr): Pick<BriefFields, 'question' | 'context' | 'ownOptions' | 'team'> {
  const said = isWritten(record) ? readBody(record.body) : null
  const names = said?.options.map(({ name }) => line(name).slice(0, MOST_BRIEF.option)) ?? []
  return {
    question: line(record.title).slice(0, MOST_BRIEF.question),
    context: (said?.context ?? '').slice(0, MOST_BRIEF.context),
    ownOptions: [...new Set(names)].slice(0, MOST_OPTIONS).join('\n'),
    team: teamId,
  }
}
