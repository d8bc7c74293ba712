import { NONE_CHOSEN } from '../../src/adr/record.ts'
import { excerpt, marked, type Piece, type Search } from '../../src/adr/search.ts'
import { StatusTag } from '../components/tag.tsx'

export type Entry = {
  number: number
  title: string
  status: string
  origin: 'room' | 'written' | 'imported'
  decidedOn: string
  decisionId: string | null
  decider: string
  chosen: string
  adviceFollowed: 0 | 1 | null
  tags: readonly string[]
  supersededBy: readonly number[]
  supersedes: readonly number[]
  /** When the team looks again, and whether that day has come. */
  review: { reviewOn: string; isDue: boolean } | null
  /** What it says, where an excerpt is wanted. */
  plain: string | null
}

type Props = {
  entry: Entry
  search: Search
  /** Address of the log. */
  path: string
  tagHref: (tag: string) => string
}

/** One record in the log. */
export const LogEntry = ({ entry, search, path, tagHref }: Props) => (
  <li class={entry.status === 'superseded' ? 'past' : undefined}>
    <span class="no">{padded(entry.number)}</span>
    <h3>
      <a href={recordHref(entry, path)} dir="auto">
        <Pieces pieces={marked(entry.title, search)} />
      </a>
    </h3>
    <p class="meta">
      <StatusTag status={entry.status} />
      <time datetime={entry.decidedOn}>{entry.decidedOn}</time>
      <ChosenOption {...entry} />
      {entry.decider && (
        <span>
          by <bdi>{entry.decider}</bdi>
        </span>
      )}
      {entry.adviceFollowed === 0 && <span>advice not followed</span>}
      <Places says="superseded by" numbers={entry.supersededBy} path={path} />
      <Places says="supersedes" numbers={entry.supersedes} path={path} />
      <Review {...entry} />
      {entry.tags.length > 0 && (
        <span>
          tagged{' '}
          {entry.tags.map((tag, index) => (
            <>
              {index > 0 && ', '}
              <a href={tagHref(tag)} dir="auto">
                <Pieces pieces={marked(tag, search)} />
              </a>
            </>
          ))}
        </span>
      )}
    </p>
    <Excerpt plain={entry.plain} search={search} />
  </li>
)

const padded = (number: number) => String(number).padStart(4, '0')

/** A record of a room has its page there. */
const recordHref = ({ decisionId, number }: Pick<Entry, 'decisionId' | 'number'>, path: string) =>
  decisionId === null ? `${path}/${number}` : `/decisions/${decisionId}/adr`

const ChosenOption = ({ chosen, origin }: Entry) => {
  const name = chosen === '' && origin === 'room' ? NONE_CHOSEN : chosen
  return name === '' ? null : <span dir="auto">{name}</span>
}

const Places = ({ says, numbers, path }: { says: string; numbers: readonly number[]; path: string }) =>
  numbers.length === 0 ? null : (
    <span>
      {says}{' '}
      {numbers.map((number, index) => (
        <>
          {index > 0 && ', '}
          <a href={`${path}/${number}`}>ADR-{padded(number)}</a>
        </>
      ))}
    </span>
  )

const Review = ({ review, decisionId }: Pick<Entry, 'review' | 'decisionId'>) => {
  if (!review) return null
  if (!review.isDue) return <span>look again {review.reviewOn}</span>
  return (
    <a href={`/decisions/${decisionId}/reviews`}>
      <StatusTag status="review due" />
    </a>
  )
}

const Excerpt = ({ plain, search }: { plain: string | null; search: Search }) => {
  const pieces = plain === null ? null : excerpt(plain, search)
  return pieces === null ? null : (
    <p class="said" dir="auto">
      <Pieces pieces={pieces} />
    </p>
  )
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))}</>
)
