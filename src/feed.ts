import { Feed } from 'feed'
import type { LoggedRecord } from '../db/queries/team-records.ts'
import { adrId } from './adr/links.ts'
import { line } from './adr/text.ts'
import { isInForce } from './domain/adr-status.ts'

const MOST_ENTRIES = 50

type Source = {
  team: { id: string; name: string }
  /** Where the pages of its log begin. */
  logUrl: string
  records: readonly LoggedRecord[]
  /** What is said of a record: plain text, and HTML. */
  tell: (item: LoggedRecord) => { summary: string; html: string }
}

/** What counts in a team's log, last changed first, as Atom; the same as long as nothing changes. */
export function atomFeed({ team, logUrl, records, tell }: Source): string {
  const shown = records
    .filter(({ record }) => isInForce(record.status))
    .toSorted((a, b) =>
      a.changedAt === b.changedAt ? b.record.number - a.record.number : a.changedAt < b.changedAt ? 1 : -1,
    )
    .slice(0, MOST_ENTRIES)
  const feed = new Feed({
    id: urn(team.id),
    title: `Decision log: ${line(team.name)}`,
    link: logUrl,
    feedLinks: { atom: `${logUrl}.atom` },
    author: { name: line(team.name) || 'A team' },
    generator: 'Stackmoot',
    updated: new Date(shown[0]?.changedAt ?? 0),
  })
  for (const item of shown) {
    const { summary, html } = tell(item)
    const { number, title, status } = item.record
    feed.addItem({
      id: urn(item.id),
      title: escaped(`${adrId(number)}: ${line(title)} (${status})`),
      link: `${logUrl}/${number}`,
      date: new Date(item.changedAt),
      published: new Date(item.createdAt),
      description: escaped(line(summary)),
      content: html,
    })
  }
  return feed.atom1()
}

/** Our ids are 16 random bytes, and so is a UUID: the entry keeps it wherever the server moves. */
function urn(id: string): string {
  const hex = Buffer.from(id, 'base64url').toString('hex').padEnd(32, '0')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => MARKS[mark] ?? mark)
