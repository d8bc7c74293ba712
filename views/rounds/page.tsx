import { isAlone } from '../../src/advisor/alone.ts'
import { counted, levelWord } from '../../src/advisor/format.ts'
import { optionName } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { NewRound, type NewRoundProps } from './new-round.tsx'
import { criteriaIn } from './room-rounds.tsx'

export type RevealedRound = {
  number: number
  openedAt: string
  revealedAt: string
  /** How many criteria were asked again; null where all were. */
  asked: readonly string[] | null
  note: string
  result: Result
}

type Props = {
  room: Room
  /** The first one first. */
  rounds: readonly RevealedRound[]
  /** For who may open another one now. */
  form: Omit<NewRoundProps, 'room'> | null
}

/** Every round that was revealed, and the next one where it may be opened. */
export const RoundsPage = ({ room, rounds, form }: Props) => (
  <div class="narrow">
    <RoomHead
      state={room.state}
      title="Rounds"
      facts={
        <>
          {room.question} ·{' '}
          <a href={`/decisions/${room.id}`}>
            {room.state === 'revealed' ? 'Back to the result' : 'Back to the room'}
          </a>
        </>
      }
    />
    <div class="stack">
      <ol class="rounds">
        {rounds.map((round) => (
          <li>
            <h2>
              <a href={hrefOf(room, round.number)}>Round {round.number}</a>
            </h2>
            <p>{saidOf(round.result)}</p>
            <p class="small">
              Revealed <Time at={round.revealedAt} zone={room.timeZone} /> ·{' '}
              {counted(round.result.counted.ballots, 'ballot')}
              {round.asked && <> · asked again about {criteriaIn(round.asked.length)}</>}
            </p>
            {round.note && <Paragraphs text={round.note} />}
          </li>
        ))}
      </ol>
      {room.state === 'voting' && (
        <Aside tone="weld">
          <strong>Round {room.round.number} is sealed.</strong> Until its reveal nobody reads a ballot of it
          but their own. <a href={`/decisions/${room.id}`}>To the room</a>
        </Aside>
      )}
    </div>
    {form && <NewRound room={room} {...form} />}
  </div>
)

const hrefOf = (room: Room, number: number) =>
  number === room.round.number ? `/decisions/${room.id}/results` : `/decisions/${room.id}/rounds/${number}`

/** The verdict in a few words, as far as the round's own page tells it. */
function saidOf(result: Result): string {
  const { level } = result.verdict
  if (isAlone(result)) return 'One ballot, so nothing of it is shown.'
  const isNamed = level === 'clear' || level === 'likely'
  return isNamed ? `${optionName(result, result.leaderId)} led. ${levelWord(level)}.` : `${levelWord(level)}.`
}
