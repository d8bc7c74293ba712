import { readBody } from '../../src/adr/body-parts.ts'
import { type AnyRecord, chosenName, isWritten } from '../../src/adr/record.ts'
import { line, shortLine } from '../../src/adr/text.ts'

const LONGEST = 600

/** What a feed says of a record: enough to know whether to open it. */
export const FeedEntry = ({ record, href }: { record: AnyRecord; href: string }) => {
  const { lead, points } = gist(record)
  return (
    <>
      <p>
        {record.status}, {record.date}
        {record.decider && `, decided by ${line(record.decider)}`}
      </p>
      {lead && <p>{lead}</p>}
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <li>{point}</li>
          ))}
        </ul>
      )}
      {record.links.length > 0 && (
        <ul>
          {record.links.map(({ verb, number, title }) => (
            <li>
              {verb} ADR-{String(number).padStart(4, '0')}, {line(title)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={href}>The whole record</a>
      </p>
    </>
  )
}

/** The same in one line of plain text. */
export const feedSummary = (record: AnyRecord): string => gist(record).lead || line(record.title)

function gist(record: AnyRecord): { lead: string; points: string[] } {
  if (!isWritten(record))
    return {
      lead: shortLine(`Chosen: ${chosenName(record)}, because ${record.because}`, LONGEST),
      points: record.consequences.map(({ tone, text }) => `${tone}, because ${line(text)}`),
    }
  const { outcome, context, consequences } = readBody(record.body)
  return {
    lead: shortLine(outcome || context, LONGEST),
    points: consequences.map(({ text }) => shortLine(text, LONGEST)),
  }
}
