import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { Fold } from '../components/fold.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'
import { Time } from '../components/time.tsx'
import { DraftBrief } from '../drafts/brief.tsx'
import { RoomLinks } from '../history/link.tsx'

type Props = {
  room: Room
  by: string
  /** The last round that was revealed, 0 for none. */
  revealed: number
}

/** The end without an outcome: why, by whom and when, and what is left to read. */
export const AbandonedPage = ({ room, by, revealed }: Props) => {
  const isSealed = room.round.revealedAt === null
  return (
    <>
      <RoomHead state="abandoned" title={room.question} facts={<AbandonedFacts room={room} by={by} />} />
      <div class="cols cols-5-3">
        <div class="stack">
          <Aside tone="madder">
            <strong>{by} gave this decision up.</strong>
          </Aside>
          <Paragraphs text={room.abandoned?.reason ?? ''} class="as-said" />
          {isSealed && room.round.ballots > 0 && (
            <SealedNote lead="Sealed for good.">
              {room.anonymous
                ? 'Ballots were cast before.'
                : room.round.ballots === 1
                  ? 'One ballot was cast before.'
                  : `${room.round.ballots} ballots were cast before.`}{' '}
              Nobody will read {room.round.ballots === 1 && !room.anonymous ? 'it' : 'them'}.
            </SealedNote>
          )}
          {revealed > 0 && (
            <p class="row row-stretch">
              <a
                class="btn btn-main"
                href={`/decisions/${room.id}/${isSealed ? `rounds/${revealed}` : 'results'}`}
              >
                Read the result of round {revealed}
              </a>
            </p>
          )}
        </div>
        <div class="stack">
          <p>
            <a href={`/teams/${room.team.id}/adrs`}>The team’s decision log</a>
          </p>
          <RoomLinks room={room} />
        </div>
        <div class="under">
          {room.context && (
            <Fold summary="Context" hint={`written by ${room.facilitator.name}`} stacked>
              <Paragraphs text={room.context} />
            </Fold>
          )}
          <Fold
            summary="What was asked"
            hint={`${room.options.length} options, ${room.criteria.length} criteria`}
            stacked
          >
            <DraftBrief room={room} />
          </Fold>
        </div>
      </div>
    </>
  )
}

const AbandonedFacts = ({ room, by }: { room: Room; by: string }) => (
  <>
    Given up by {by}
    {room.abandoned && (
      <>
        {' '}
        on <Time at={room.abandoned.at} zone={room.timeZone} year />
      </>
    )}
  </>
)
