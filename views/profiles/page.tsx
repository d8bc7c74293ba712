import { isAlone } from '../../src/advisor/alone.ts'
import type { CriteriaOverlap } from '../../src/advisor/complement-types.ts'
import { score } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { type Change, nextUnknown, profileStage } from '../../src/domain/profile.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Source } from '../../src/templates/template.ts'
import { Aside } from '../components/aside.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { showsScores } from '../results/changed-profile.tsx'
import { CriterionSection } from './basis.tsx'
import { Changes } from './changes.tsx'
import { cellPath, isUnknown, type ShownCell } from './marks.ts'
import { Matrix } from './matrix.tsx'

type Props = {
  room: Room
  cells: readonly ShownCell[]
  changes: readonly Change[]
  overlaps: readonly CriteriaOverlap[]
  /** Null before the reveal. */
  result: Result | null
  mayChange: boolean
  sources: readonly Source[]
}

/** Every score the result is computed from, with what it rests on. */
export const ProfilePage = ({ room, cells, changes, overlaps, result, mayChange, sources }: Props) => {
  const settingUp = profileStage(room) === 'setting up'
  return (
    <>
      <RoomHead
        state={room.state}
        title="The profile"
        size="full"
        facts={
          <>
            What the scores of the options rest on ·{' '}
            {settingUp ? (
              <a href={`/decisions/${room.id}`}>Back to the room</a>
            ) : (
              <a href={`/decisions/${room.id}/results`}>Back to the result</a>
            )}
          </>
        }
      />
      <div class="stack profile-note">
        {settingUp && (
          <Aside tone="weld">
            Whoever knows the scores before voting is anchored by them. Nobody else sees this page before the
            reveal.
          </Aside>
        )}
        <Reading cells={cells} />
        {mayChange && !settingUp && (
          <p class="note">
            Everybody who votes here can correct a score and say why. The result is computed again at once,
            and the one of the reveal is kept.
          </p>
        )}
      </div>
      <Matrix room={room} cells={cells} />
      <div class="stack profile-notes">
        <Unknowns {...{ room, cells, result, mayChange }} />
        {overlaps.map((overlap) => (
          <Overlapping room={room} overlap={overlap} />
        ))}
      </div>
      {room.criteria.map((criterion) => (
        <CriterionSection {...{ room, criterion, cells, mayChange }} />
      ))}
      {changes.length > 0 && (
        <Changes {...{ room, changes }} isExported={result !== null && !isAlone(result)} />
      )}
      {sources.length > 0 && <Sources sources={sources} />}
    </>
  )
}

const Reading = ({ cells }: { cells: readonly ShownCell[] }) => {
  const days = [...new Set(cells.flatMap((cell) => (cell.builtIn ?? cell).asOf ?? []))].sort()
  return (
    <p class="note">
      0 would seriously hurt, 5 is workable, 10 is as good as anything available. <b>Measured</b>: every
      figure was read in a source and only the formula is ours. <b>Partly judged</b>: at least one figure was
      read, the rest is judged. <b>Judged</b>: expert judgement from documentation. <b>Team</b>: set by your
      team, with a reason. An unknown cell counts as 5 and could be anything.
      {days.length > 0 && ` Built-in scores as of ${days.join(' and ')}.`}
    </p>
  )
}

type UnknownsProps = Pick<Props, 'room' | 'cells' | 'result' | 'mayChange'>

/** How much is unknown, and how far it could move the scores. */
const Unknowns = ({ room, cells, result, mayChange }: UnknownsProps) => {
  const unknown = cells.filter(isUnknown).length
  const first = nextUnknown(room, cells)
  if (!first || unknown === 0) return null
  const ranges =
    result && showsScores(result) ? result.options.filter((option) => option.unknown.includes(true)) : []
  return (
    <Aside tone="woad">
      {unknown} of {cells.length} scores {unknown === 1 ? 'is' : 'are'} unknown.{' '}
      {ranges.map(({ name, lo, hi, score: now }) => (
        <>
          {name} has {score(now)} and could have anything from {score(lo)} to {score(hi)}.{' '}
        </>
      ))}
      {mayChange && <a href={cellPath(room.id, first)}>Set the first one</a>}
    </Aside>
  )
}

const Overlapping = ({ room, overlap: { a, b, r } }: { room: Room; overlap: CriteriaOverlap }) => {
  const name = (id: string) => room.criteria.find((criterion) => criterion.id === id)?.name ?? ''
  return (
    <Aside>
      <strong>
        {name(a)} and {name(b)} go together
      </strong>{' '}
      over these options (r = {r.toFixed(2)}): together they may count one thing twice.
    </Aside>
  )
}

const Sources = ({ sources }: { sources: readonly Source[] }) => (
  <section class="band stack" aria-labelledby="sources-heading">
    <h2 id="sources-heading">Sources of the built-in profile</h2>
    <p class="note">
      <a href="/method/evidence">Every figure and formula behind these scores</a>
    </p>
    <ul class="plain note">
      {sources.map(({ title, urls: [url, ...others], date }) => (
        <li>
          {url ? <Out href={url}>{title}</Out> : title}
          {others.map((other) => (
            <>
              , <Out href={other}>{new URL(other).hostname.replace('www.', '')}</Out>
            </>
          ))}
          {date && `, ${date}`}
        </li>
      ))}
    </ul>
  </section>
)

const Out = ({ href, children }: { href: string; children: string }) => (
  <a href={href} rel="noopener nofollow">
    {children}
  </a>
)
