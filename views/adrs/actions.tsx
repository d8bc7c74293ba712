import type { AnyRecord } from '../../src/adr/record.ts'
import { LinkList, type RecordLink } from './links.tsx'

type Props = {
  record: AnyRecord
  /** `/teams/…/adrs/…`, under which all that belongs to the record lies. */
  base: string
  links: readonly RecordLink[]
  mayChange: boolean
  /** Where the question is taken up again; null where the reader may not. */
  startHref: string | null
}

/** How the record stands to others, and what may be done with it. */
export const RecordActions = ({ record, base, links, mayChange, startHref }: Props) => (
  <section class="stack" aria-labelledby="record-heading">
    <h2 id="record-heading">This record</h2>
    {links.length > 0 && <LinkList links={links} />}
    <ul class="plain-links">
      {startHref && (
        <li>
          <a href={startHref}>Reconsider this</a>
        </li>
      )}
      {mayChange && (
        <>
          <li>
            <a href={`${base}/revision`}>Edit the record</a>
          </li>
          <li>
            <a href={`${base}/links`}>{links.length > 0 ? 'Change its links' : 'Link it to other records'}</a>
          </li>
          <li>
            <a href={`${base}/tags`}>{record.tags?.length ? 'Change its tags' : 'Add tags'}</a>
          </li>
          {record.status === 'accepted' && (
            <li>
              <a href={`${base}/status`}>Mark it as deprecated</a>
            </li>
          )}
        </>
      )}
      <li>
        <a href={`${base}/versions`}>Versions and timeline</a>
      </li>
    </ul>
  </section>
)
