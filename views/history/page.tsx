import { type Line, stretchesOf, tellsTime } from '../../src/domain/history-lines.ts'
import type { Room } from '../../src/domain/room.ts'
import { commentPath } from '../comments/comment.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { timeInWords } from '../components/time.tsx'
import { ImportedNote } from '../room-imports/note.tsx'

export const historyPath = (roomId: string) => `/decisions/${roomId}/history`

type Props = {
  room: Room
  /** Of this page, the first one first. */
  lines: readonly Line[]
  page: number
  pages: number
  /** Of the last event; null while it would tell that a ballot was changed. */
  hash: string | null
}

/** What happened in a room, when, and by whom. */
export const HistoryPage = ({ room, lines, page, pages, hash }: Props) => (
  <div class="narrow">
    <RoomHead
      state={room.state}
      title="History of this room"
      facts={
        <>
          {room.question} · <a href={`/decisions/${room.id}`}>Back to the room</a>
        </>
      }
    >
      <ImportedNote room={room} />
    </RoomHead>
    {pages > 1 && <Pages {...{ room, page, pages }} label="Pages of the history" />}
    {stretchesOf(lines).map(({ round, days }, index) => (
      <section class="band stack" aria-labelledby={`stretch-${index}`}>
        <h2 id={`stretch-${index}`}>{round === 0 ? 'Draft' : `Round ${round}`}</h2>
        {days.map(({ lines: [first, ...more] }) =>
          first ? <Day room={room} lines={[first, ...more]} first={first} /> : null,
        )}
      </section>
    ))}
    {pages > 1 && <Pages {...{ room, page, pages }} label="Pages of the history, again" />}
    <Proof room={room} hash={hash} />
  </div>
)

const Day = ({ room, lines, first }: { room: Room; lines: readonly Line[]; first: Line }) => (
  <div>
    <h3 class="chart-h">
      <time datetime={first.day}>
        {timeInWords(first.at, { zone: room.timeZone, form: 'day', year: true })}
      </time>
    </h3>
    <ol class="told">
      {lines.map((line) => (
        <li>
          {tellsTime(room) && <ClockTime at={line.at} zone={room.timeZone} />}{' '}
          <span dir="auto">
            {line.text}
            {line.commentId !== null && (
              <>
                {' '}
                <a class="small" href={commentPath(room.id, line.commentId)}>
                  Read it<span class="vh">: {line.text}</span>
                </a>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  </div>
)

const ClockTime = ({ at, zone }: { at: string; zone: string }) => (
  <time class="small" datetime={at}>
    {timeInWords(at, { zone }).split(', ')[1]?.split(' ')[0]}
  </time>
)

type PagesProps = { room: Room; page: number; pages: number; label: string }

const Pages = ({ room, page, pages, label }: PagesProps) => (
  <nav class="row told-pages" aria-label={label}>
    {page > 1 && <a href={`${historyPath(room.id)}?page=${page - 1}`}>Earlier</a>}
    <span class="small">
      Page {page} of {pages}
    </span>
    {page < pages && <a href={`${historyPath(room.id)}?page=${page + 1}`}>Later</a>}
  </nav>
)

const Proof = ({ room, hash }: { room: Room; hash: string | null }) => (
  <section class="band stack" aria-labelledby="proof-heading">
    <h2 id="proof-heading">So that nothing is changed unseen</h2>
    {hash === null ? (
      <p class="note">
        Every line has a hash that covers all lines before it. The last one is shown once the ballots are
        open.
      </p>
    ) : (
      <>
        <p class="note">
          The hash of the last line covers all lines before it: whoever keeps it can tell later whether one of
          them was changed.
        </p>
        <p>
          <code class="hash">{hash}</code>
        </p>
      </>
    )}
    {!tellsTime(room) && (
      <p class="note">
        This room hides names, so its history has no times of day: they would tell who did what.
      </p>
    )}
    {room.anonymous && (
      <p class="note">Ballots are anonymous, so none of them is a line here: only how many there were.</p>
    )}
  </section>
)
