import type { Room } from '../../src/domain/room.ts'
import { ballotsNeeded, isTelling, type SeenTurnout } from '../../src/domain/turnout.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { Check } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { waitingInWords } from './for-facilitator.tsx'

type Props = { room: Room; turnout: SeenTurnout; error?: string | undefined }

export const RevealPage = ({ room, turnout, error }: Props) => {
  const { waiting } = turnout
  const isFew = isTelling(room, room.round.ballots)
  const needed = ballotsNeeded(room, turnout.eligible)
  return (
    <div class="narrow stack">
      <RoomHead state="voting" title="Reveal now?" facts={room.question} />
      {room.round.ballots === 0 ? (
        <p class="lede">Nobody has voted, so there is nothing to reveal.</p>
      ) : (
        <p class="lede">{waitingInWords(waiting)} All ballots open at once; it can’t be undone.</p>
      )}
      {isFew && (
        <Aside tone="weld">
          <strong>Few ballots.</strong> With one or two, everybody will know whose is whose, although names
          are hidden.
        </Aside>
      )}
      {room.round.ballots > 0 && room.round.ballots < needed && (
        <Aside>
          The room asks for {needed} ballots before a leader is named. The result will say that there is not
          enough evidence.
        </Aside>
      )}
      <form action={`/decisions/${room.id}/reveal`} method="post" class="stack" {...boost}>
        {error && (
          <p class="err" id="few-error" role="alert">
            {error}
          </p>
        )}
        {isFew && (
          <Check
            id="few"
            name="few"
            value="yes"
            checked={false}
            label="Reveal all the same: those who voted know it"
          />
        )}
        <p class="row row-stretch">
          <button
            class="btn btn-main btn-big"
            type="submit"
            disabled={room.round.ballots === 0}
            data-busy="Revealing…"
          >
            Reveal for everybody
          </button>
          <a class="btn btn-big" href={`/decisions/${room.id}`}>
            Keep it sealed
          </a>
        </p>
      </form>
    </div>
  )
}
