import { adrId } from '../../src/adr/links.ts'
import { madrBody } from '../../src/adr/madr.ts'
import type { AdrRecord, WrittenRecord } from '../../src/adr/record.ts'
import { shown } from '../../src/adr/shown.ts'
import { madrText } from '../../src/adr/written.ts'
import { StatusTag } from '../components/tag.tsx'
import { Block, Body, type HrefOf } from './body.tsx'

type Props<T> = { record: T; hrefOf: HrefOf; teamId: string }

/** The record as it is exported, drawn from the same tree as the file. */
export const RecordArticle = ({ record, hrefOf, teamId }: Props<AdrRecord>) => (
  <article class="adr" dir="auto">
    <Standing record={record} />
    {madrBody(record).map((node, index) => (
      <>
        <Block {...{ node, hrefOf }} />
        {index === 0 && <FrontMatter {...{ record, teamId }} />}
      </>
    ))}
  </article>
)

/** The same of one that came from no room: its head, and the body as its author wrote it. */
export const WrittenArticle = ({ record, hrefOf, teamId }: Props<WrittenRecord>) => (
  <article class="adr" dir="auto">
    <Standing record={record} />
    <h1 dir="auto">{record.title}</h1>
    <dl class="frontm">
      <Entry name="date">
        <time datetime={record.date}>{record.date}</time>
      </Entry>
      <Entry name="decision-makers">{record.decisionMakers.join(', ')}</Entry>
      <Entry name="consulted">{record.consulted.join(', ')}</Entry>
      <Entry name="informed">{record.informed.join(', ')}</Entry>
      <Tags {...{ record, teamId }} />
    </dl>
    <Body nodes={shown(textOf(record), { hrefOf })} />
  </article>
)

/** As in its file, but under its author’s own headings. Its tags stand above. */
const textOf = (record: WrittenRecord) =>
  madrText({ ...record, form: record.form === 'nygard' ? 'other' : record.form }, { ...record, tags: [] })

const Standing = ({ record }: { record: AdrRecord | WrittenRecord }) => (
  <p class="small">
    {adrId(record.number)} · <StatusTag status={record.status} />
  </p>
)

/** Left out where there is nothing to say. */
const Entry = ({ name, children }: { name: string; children?: unknown }) =>
  children === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </>
  )

/** Each leads to the records that have it as well. */
const Tags = ({ record: { tags = [] }, teamId }: { record: AdrRecord | WrittenRecord; teamId: string }) =>
  tags.length === 0 ? null : (
    <>
      <dt>tags</dt>
      <dd>
        {tags.map((tag, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/teams/${teamId}/adrs?tag=${encodeURIComponent(tag)}`}>{tag}</a>
          </>
        ))}
      </dd>
    </>
  )

/** The last review has set another day, or none. */
function lookAgainOn({ reviews = [], confirmation }: AdrRecord): string {
  const last = reviews.at(-1)
  return (last ? last.nextOn : confirmation.reviewDate) ?? ''
}

const FrontMatter = ({ record, teamId }: Omit<Props<AdrRecord>, 'hrefOf'>) => (
  <dl class="frontm">
    <dt>date</dt>
    <dd>
      <time datetime={record.date}>{record.date}</time>
    </dd>
    <dt>decision-makers</dt>
    <dd>{record.decisionMakers.join(', ')}</dd>
    <dt>decider</dt>
    <dd>
      {record.decider}
      {record.adviceFollowed !== null &&
        (record.adviceFollowed ? '; the advice was followed' : '; against the advice')}
    </dd>
    <Entry name="look again">{lookAgainOn(record)}</Entry>
    <Tags {...{ record, teamId }} />
  </dl>
)
