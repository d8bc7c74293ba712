import {
  askedInWords,
  chosenIn,
  isFiltered,
  type LogFilter,
  type LogOrder,
  logAddress,
  PER_PAGE,
  searchOf,
} from '../../src/domain/log-filter.ts'
import { type Entry, LogEntry } from './log-entry.tsx'

type Props = {
  filter: LogFilter
  entries: readonly Entry[]
  /** How many records are asked for, on all pages. */
  found: number
  path: string
}

const ORDERED: Record<LogOrder, string> = {
  relevance: 'best match first',
  number: 'newest first',
  date: 'latest date first',
}

/** The records that are asked for, and what was asked: the part that is swapped while somebody types. */
export const LogHits = ({ filter, entries, found, path }: Props) => (
  <div id="hits" class="stack">
    <Chosen filter={filter} path={path} />
    {entries.length === 0 ? (
      <NothingFound filter={filter} path={path} />
    ) : (
      <>
        <p class="note" id="hits-words">
          {foundInWords(found, filter)}
          {found > 1 && `, ${ORDERED[filter.order]}`}
        </p>
        <ol class="log">
          {entries.map((entry) => (
            <LogEntry
              entry={entry}
              search={searchOf(filter)}
              path={path}
              tagHref={(tag) => logAddress(path, filter, { tag })}
            />
          ))}
        </ol>
        <Pages filter={filter} pages={Math.ceil(found / PER_PAGE)} path={path} />
      </>
    )}
  </div>
)

function foundInWords(found: number, filter: LogFilter): string {
  const records = found === 1 ? '1 record' : `${found.toLocaleString('en')} records`
  const verb = filter.text === '' ? '' : found === 1 ? ' matches' : ' match'
  return isFiltered(filter) ? `${records}${verb} ${askedInWords(filter)}` : records
}

/** Each thing that was asked for, to be taken off by itself. */
const Chosen = ({ filter, path }: Pick<Props, 'filter' | 'path'>) => {
  const chosen = chosenIn(filter)
  if (chosen.length === 0) return null
  return (
    <ul class="asked no-print" aria-label="Asked for">
      {chosen.map(({ label, without }) => (
        <li>
          <a href={logAddress(path, filter, without)} aria-label={`Without ${label}`}>
            <bdi>{label}</bdi> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a class="all" href={path}>
            Show all records
          </a>
        </li>
      )}
    </ul>
  )
}

const NothingFound = ({ filter, path }: Pick<Props, 'filter' | 'path'>) => {
  const { text } = filter
  const isOpen = text !== '' && searchOf(filter).terms.length === 0
  const hasMore = text !== '' && chosenIn(filter).length > 1
  const everywhere = { statuses: [], tag: '', decider: '', from: '', to: '' }
  return (
    <div class="aside">
      <p id="hits-words">
        {isOpen
          ? `There is no word in “${text}” to search for.`
          : `No record ${filter.text ? 'matches ' : ''}${askedInWords(filter)}.`}
      </p>
      <p>
        {hasMore && !isOpen ? (
          <a href={logAddress(path, filter, everywhere)}>Search all records</a>
        ) : (
          <a href={path}>Show all records</a>
        )}
      </p>
    </div>
  )
}

const Pages = ({ filter, pages, path }: Pick<Props, 'filter' | 'path'> & { pages: number }) => {
  if (pages < 2) return null
  const { page } = filter
  const href = (to: number) => `${logAddress(path, filter, { page: to })}#records`
  return (
    <nav class="pages no-print" aria-label="Pages">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          Previous
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}
