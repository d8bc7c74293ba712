import { capital, counted } from '../../src/advisor/format.ts'
import type { Basis } from '../../src/domain/profile.ts'
import type { Criterion, Room } from '../../src/domain/room.ts'
import type { Source } from '../../src/templates/template.ts'
import { Time } from '../components/time.tsx'
import { cellAnchor, cellPath, inText, isUnknown, ofTen, type ShownCell, UNKNOWN } from './marks.ts'

type Props = { room: Room; criterion: Criterion; cells: readonly ShownCell[]; mayChange: boolean }

/** What the scores on one criterion rest on. */
export const CriterionSection = ({ room, criterion, cells, mayChange }: Props) => (
  <section class="band stack" aria-labelledby={`c-${criterion.id}`}>
    <h2 id={`c-${criterion.id}`}>{criterion.name}</h2>
    {criterion.kind === 'familiarity' ? (
      <p class="note">No built-in score: its value is computed from what the members said they know.</p>
    ) : (
      <>
        {criterion.help && <p class="note">{criterion.help}</p>}
        <ul class="basis">
          {room.options.map(({ id, name }) => {
            const cell = cells.find((one) => one.optionId === id && one.criterionId === criterion.id)
            return cell && <BasisOf {...{ room, name, criterion, cell, mayChange }} />
          })}
        </ul>
      </>
    )}
  </section>
)

type BasisProps = { room: Room; name: string; criterion: Criterion; cell: ShownCell; mayChange: boolean }

const BasisOf = ({ room, name, criterion, cell, mayChange }: BasisProps) => (
  <li id={cellAnchor(cell.optionId, cell.criterionId)}>
    <b dir="auto">{name}</b>
    <span class="of-ten">
      {ofTen(cell.score)}
      {cell.band ? <small> ± {cell.band.toFixed(1)}</small> : null}
    </span>
    <span class="kind">{cell.status}</span>
    <div class="why">
      {cell.change && cell.builtIn ? (
        <Changed {...{ room, cell, builtIn: cell.builtIn, change: cell.change }} />
      ) : (
        <>
          <BuiltIn basis={cell} sources={cell.sources} />
          {isUnknown(cell) && <p>{UNKNOWN}</p>}
        </>
      )}
      {cell.rating && (
        <p>
          {capital(counted(cell.rating.count, 'member'))} {cell.rating.count === 1 ? 'rates' : 'rate'} it{' '}
          {cell.rating.count === 1 ? '' : 'on average '}
          {ofTen(cell.rating.mean)}; with that it counts as {ofTen(cell.rating.value)}.
        </p>
      )}
      {mayChange && (
        <p>
          <a href={cellPath(room.id, cell)}>
            {cell.score === null ? 'Set the score' : 'Change'}
            <span class="vh">
              {' '}
              of {name} on {criterion.name}
            </span>
          </a>
        </p>
      )}
    </div>
  </li>
)

type ChangedProps = {
  room: Room
  cell: ShownCell
  builtIn: Basis
  change: NonNullable<ShownCell['change']>
}

const Changed = ({ room, cell, builtIn, change: { by, at, reason } }: ChangedProps) => (
  <>
    <p class="as-typed" dir="auto">
      Team: {inText(cell.score)} instead of {inText(builtIn.score)}. {by},{' '}
      <Time at={at} zone={room.timeZone} form="day" />: “{reason}”
    </p>
    {isUnknown(cell) && <p>{UNKNOWN}</p>}
    {builtIn.score !== null && (
      <>
        <p class="small">
          Built in: {ofTen(builtIn.score)}
          {builtIn.band ? ` ± ${builtIn.band.toFixed(1)}` : ''}, {builtIn.status}.
        </p>
        <BuiltIn basis={builtIn} sources={cell.sources} />
      </>
    )}
  </>
)

/** What a built-in score says of itself. */
export const BuiltIn = ({ basis, sources }: { basis: Basis; sources: readonly Source[] }) => (
  <>
    <p>{basis.evidence || 'Nothing is known yet.'}</p>
    {basis.asOf && (
      <p class="small">
        {sources.map((source, i) => (
          <>
            {i > 0 ? '; ' : sources.length === 1 ? 'Source: ' : 'Sources: '}
            <SourceLink {...source} />
          </>
        ))}
        {sources.length > 0 && '. '}As of {basis.asOf}.
      </p>
    )}
  </>
)

const SourceLink = ({ short, urls: [url] }: Source) =>
  url ? (
    <a href={url} rel="noopener nofollow">
      {short}
    </a>
  ) : (
    <span>{short}</span>
  )
