import { capital } from '../../src/advisor/format.ts'
import { type New, newsInWords } from '../../src/domain/late.ts'
import { can } from '../../src/domain/permissions.ts'
import { mayRevealItself } from '../../src/domain/reveal.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import type { SeenTurnout } from '../../src/domain/turnout.ts'
import { Aside } from '../components/aside.tsx'
import { Fold } from '../components/fold.tsx'
import { minutesAgain } from '../components/minutes.ts'
import { openUntil } from '../components/opens.ts'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { SealedNote } from '../components/sealed-note.tsx'
import { Time } from '../components/time.tsx'
import { RoomLinks } from '../history/link.tsx'
import { MailMe, type MailMeProps } from '../mail/mail-me.tsx'
import { RoomRounds } from '../rounds/room-rounds.tsx'
import { SuggestionsNote } from '../suggestions/note.tsx'
import { ForFacilitator, waitingInWords } from './for-facilitator.tsx'
import { Invite, type InviteProps } from './invite.tsx'
import { NextSteps } from './next-steps.tsx'
import { ReturnLink } from './return-link.tsx'
import { Turnout } from './turnout.tsx'

type Props = {
  room: Room
  turnout: SeenTurnout
  /** The reader's ballot, if it is cast. */
  own: { receipt: string } | null
  /** Also where an anonymous ballot can’t be found without its key. */
  hasVoted: boolean
  /** What came into the round since the reader voted; null where there is nothing. */
  news: New | null | undefined
  suggestions: readonly Suggestion[]
  /** False once the deadline has passed. */
  open: boolean
  invite: InviteProps | null
  returnUrl: string | null
  /** What the reader wants to be mailed; null where no mail is sent. */
  mail: MailMeProps | null
  /** Scores of the profile that the facilitator may still fill in. */
  unknown: number
}

export const RoomPage = (props: Props) => {
  const { room, turnout, own, hasVoted, news, suggestions, open, invite, returnUrl, mail, unknown } = props
  const mayVote = can(room.roles, 'cast ballot')
  const mayReveal = can(room.roles, 'reveal')
  const { waiting } = turnout
  const someWait = suggestions.some(({ verdict }) => verdict === null)
  const isDue = mayReveal && turnout.voted > 0 && (turnout.isComplete || !open)
  return (
    <>
      <RoomHead state="voting" title={room.question} facts={<RoomFacts room={room} open={open} />} />
      <div class="cols cols-5-3">
        <div class="stack">
          {open && mayVote && !hasVoted && (
            <p class="row row-stretch">
              <a class="btn btn-main btn-big" href={`/decisions/${room.id}/ballot`}>
                Vote
              </a>
              <span class="note">
                {capital(minutesAgain(room))}. Nobody reads your answers before the reveal.
              </span>
            </p>
          )}
          {open && news && <NewsRow room={room} news={news} />}
          {!mayVote && (
            <Aside>
              <strong>You read along.</strong> To vote, open the invite link you came by and cast a ballot
              there, or ask {room.facilitator.name} to make you a voter.
            </Aside>
          )}
          {isDue && (
            <p class="row row-stretch">
              <a class="btn btn-main btn-big" href={`/decisions/${room.id}/reveal`}>
                Reveal now…
              </a>
              <span class="note">{waitingInWords(waiting)}</span>
            </p>
          )}
          {!open && <WaitsForReveal room={room} voted={turnout.voted} />}
          <RoomRounds room={room} />
          <Turnout room={room} turnout={turnout} />
          <p class="vh" role="status" data-says="turnout-heading" />
          <SealedNote lead="Sealed.">
            Until the reveal nobody can read any ballot but their own, nor any total. That includes{' '}
            {room.facilitator.name}, exports and the server log.
          </SealedNote>
        </div>
        <div class="stack">
          {someWait && <SuggestionsNote {...{ room, suggestions }} />}
          {invite && <Invite {...invite} />}
          {returnUrl && <ReturnLink url={returnUrl} />}
          {mail && <MailMe {...mail} />}
          {!someWait && <SuggestionsNote {...{ room, suggestions }} />}
          {mayReveal && <ForFacilitator {...{ room, unknown, waiting, isDue }} />}
        </div>
        <div class="stack under">
          {room.context && (
            <Fold summary="Context" hint={`written by ${room.facilitator.name}`}>
              <Paragraphs text={room.context} />
            </Fold>
          )}
          <NextSteps
            room={room}
            open={open}
            mayVote={mayVote}
            voted={hasVoted}
            receipt={own?.receipt ?? null}
          />
          <RoomLinks room={room} />
        </div>
      </div>
    </>
  )
}

const NewsRow = ({ room, news }: { room: Room; news: New }) => (
  <p class="row row-stretch">
    <a class="btn btn-main btn-big" href={`/decisions/${room.id}/ballot`}>
      Answer what is new
    </a>
    <span class="note">{newsInWords(news)} since you voted. The rest of your ballot stands.</span>
  </p>
)

/** Where the rule of the room opened nothing, because there is too little to open. */
const WaitsForReveal = ({ room, voted }: { room: Room; voted: number }) =>
  room.revealRule !== 'manual' &&
  !mayRevealItself(room, voted) && (
    <Aside tone="weld">
      <strong>Voting has ended, and the ballots have not opened by themselves.</strong>{' '}
      {voted === 0
        ? `Nobody has voted. ${room.facilitator.name} can give more time.`
        : `They are so few that everybody would know whose is whose. ${room.facilitator.name} can give more time, or reveal them all the same.`}
    </Aside>
  )

const RoomFacts = ({ room, open }: { room: Room; open: boolean }) => (
  <>
    Round {room.round.number} · opened <Time at={room.round.openedAt} zone={room.timeZone} form="day" /> by{' '}
    {room.facilitator.name} ·{' '}
    {room.deadlineAt ? (
      <>
        voting {open ? 'ends' : 'ended'} <Time at={room.deadlineAt} zone={room.timeZone} />{' '}
        {open && (
          <>
            · <a href={`/decisions/${room.id}/calendar.ics`}>add to your calendar</a>
          </>
        )}
      </>
    ) : (
      openUntil(room)
    )}
  </>
)
