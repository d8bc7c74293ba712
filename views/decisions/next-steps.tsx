import { inWords } from '../../src/advisor/format.ts'
import { leastToReveal } from '../../src/domain/reveal.ts'
import type { Room } from '../../src/domain/room.ts'
import { opensInWords } from '../components/opens.ts'
import { Time } from '../components/time.tsx'

type Props = {
  room: Room
  open: boolean
  mayVote: boolean
  voted: boolean
  /** Null where the page says it already. */
  receipt: string | null
}

export const NextSteps = ({ room, open, mayVote, voted, receipt }: Props) => {
  const { name } = room.facilitator
  const isAutomatic = room.revealRule !== 'manual'
  const waits = isAutomatic && !open
  return (
    <section class="band" aria-labelledby="next-heading">
      <h2 id="next-heading">What happens next</h2>
      <ol class="next">
        {mayVote && open && (
          <li>
            <span>until the reveal</span>
            {voted ? (
              <span>
                You can <a href={`/decisions/${room.id}/ballot`}>change your ballot</a> as often as you like,
                or <a href={`/decisions/${room.id}/withdrawal`}>withdraw it</a>.
                {receipt && (
                  <>
                    {' '}
                    Your receipt: <strong class="rc">{receipt}</strong>
                  </>
                )}
              </span>
            ) : (
              <span>
                You <a href={`/decisions/${room.id}/ballot`}>cast your ballot</a>, and can change it as often
                as you like.
              </span>
            )}
          </li>
        )}
        <li>
          <span>
            {room.deadlineAt && !waits ? <Time at={room.deadlineAt} zone={room.timeZone} /> : 'the reveal'}
          </span>
          <span>
            {waits ? `${name} reveals, or gives more time.` : opensInWords(room)} All ballots open at once; it
            can’t be undone.
            {!waits &&
              isAutomatic &&
              !room.namesShown &&
              ` With fewer than ${inWords(leastToReveal(room))} ballots ${name} decides.`}
          </span>
        </li>
        <li>
          <span>then</span>
          <span>You read the result together and talk about what decides it.</span>
        </li>
        <li>
          <span>after that</span>
          <span>{room.decider.name} records the outcome as the team’s next ADR.</span>
        </li>
      </ol>
    </section>
  )
}
