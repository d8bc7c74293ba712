import type { Criterion, Option, Room } from '../../src/domain/room.ts'
import type { CellStatus, Source } from '../../src/templates/template.ts'
import { RoomHead } from '../components/room-head.tsx'

export type ProfileCell = {
  optionId: string
  criterionId: string
  score: number | null
  band: number | null
  status: CellStatus
  evidence: string
  asOf: string | null
}

type Props = { room: Room; cells: readonly ProfileCell[]; sources: readonly Source[] }

/** Every score the result was computed from, with what it rests on. */
export const ProfilePage = ({ room, cells, sources }: Props) => {
  const days = [...new Set(cells.flatMap(({ asOf }) => asOf ?? []))].sort()
  return (
    <>
      <RoomHead
        state={room.state}
        title="The profile"
        size="full"
        facts={
          <>
            What the scores of the options rest on ·{' '}
            <a href={`/decisions/${room.id}/results`}>Back to the result</a>
          </>
        }
      />
      <p class="note profile-note">
        0 would seriously hurt, 5 is workable, 10 is as good as anything available. <b>Measured</b>: every
        figure was read in a source and only the formula is ours. <b>Partly judged</b>: at least one figure
        was read, the rest is judged. <b>Judged</b>: expert judgement from documentation. An unknown cell
        counts as 5 and could be anything.{days.length > 0 && ` Built-in scores as of ${days.join(' and ')}.`}
      </p>
      {room.criteria.map((criterion) =>
        criterion.kind === 'familiarity' ? (
          <section class="band stack" aria-labelledby={`c-${criterion.id}`}>
            <h2 id={`c-${criterion.id}`}>{criterion.name}</h2>
            <p class="note">No built-in score: its value is computed from what the members said they know.</p>
          </section>
        ) : (
          <CriterionSection
            criterion={criterion}
            options={room.options}
            cells={cells.filter(({ criterionId }) => criterionId === criterion.id)}
          />
        ),
      )}
      {sources.length > 0 && (
        <section class="band stack" aria-labelledby="sources-heading">
          <h2 id="sources-heading">Sources of the built-in profile</h2>
          <ul class="plain note">
            {sources.map(({ title, url, date }) => (
              <li>
                {url ? (
                  <a href={url} rel="noopener nofollow">
                    {title}
                  </a>
                ) : (
                  title
                )}
                {date && `, ${date}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type SectionProps = { criterion: Criterion; options: readonly Option[]; cells: readonly ProfileCell[] }

const CriterionSection = ({ criterion, options, cells }: SectionProps) => (
  <section class="band stack" aria-labelledby={`c-${criterion.id}`}>
    <h2 id={`c-${criterion.id}`}>{criterion.name}</h2>
    {criterion.help && <p class="note">{criterion.help}</p>}
    <ul class="basis">
      {options.map(({ id, name }) => (
        <BasisOf name={name} cell={cells.find(({ optionId }) => optionId === id)} />
      ))}
    </ul>
  </section>
)

const BasisOf = ({ name, cell }: { name: string; cell: ProfileCell | undefined }) => (
  <li>
    <b dir="auto">{name}</b>
    <span class="of-ten">
      {cell === undefined || cell.score === null ? '?' : cell.score.toFixed(1)}
      {cell?.band ? <small> ± {cell.band.toFixed(1)}</small> : null}
    </span>
    <span class="kind">{cell?.status ?? 'unknown'}</span>
    <p>{cell?.evidence || 'Nothing is known yet.'}</p>
  </li>
)
