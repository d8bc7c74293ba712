import { capital, counted } from '../../src/advisor/format.ts'
import type { Change } from '../../src/domain/profile.ts'
import type { Room } from '../../src/domain/room.ts'
import { Time } from '../components/time.tsx'
import { cellAnchor, inText } from './marks.ts'

type Props = {
  room: Room
  changes: readonly Change[]
  /** Whether the room can be exported, with all of them. */
  isExported: boolean
}

/** More would make a page of a history. */
const MOST_SHOWN = 50

/** Who changed what, the last change first. */
export const Changes = ({ room, changes, isExported }: Props) => (
  <section class="band stack" id="changes" aria-labelledby="changes-heading">
    <h2 id="changes-heading">Changes to the profile</h2>
    <ol class="changes" reversed start={changes.length}>
      {changes
        .slice(-MOST_SHOWN)
        .toReversed()
        .map((change) => (
          <li>
            <p>
              <a href={`#${cellAnchor(change.optionId, change.criterionId)}`}>{placeOf(room, change)}</a>:{' '}
              {inText(change.to)} instead of {inText(change.from)}
              {change.kind === 'restored' && ', as built in'}.
            </p>
            <p class="as-typed" dir="auto">
              “{change.reason}”
            </p>
            <p class="small">
              {change.by}, <Time at={change.at} zone={room.timeZone} />
            </p>
          </li>
        ))}
    </ol>
    {changes.length > MOST_SHOWN && <Earlier {...{ room, isExported }} count={changes.length - MOST_SHOWN} />}
  </section>
)

type EarlierProps = Pick<Props, 'room' | 'isExported'> & { count: number }

const Earlier = ({ room, isExported, count }: EarlierProps) => (
  <p class="note">
    {capital(counted(count, 'earlier change'))} {count === 1 ? 'is' : 'are'} not shown here
    {isExported && (
      <>
        , but in the <a href={`/decisions/${room.id}/export.json`}>export of the room</a>
      </>
    )}
    .
  </p>
)

function placeOf({ options, criteria }: Room, { optionId, criterionId }: Change): string {
  const option = options.find(({ id }) => id === optionId)
  const criterion = criteria.find(({ id }) => id === criterionId)
  return `${option?.name ?? ''}, ${criterion?.name ?? ''}`
}
