import { Aside } from '../components/aside.tsx'
import { live } from '../components/live.ts'

export type CloseProps = {
  roomId: string
  /** What is put to consent now, and where it stands in words. */
  proposal: { says: string; standing: string } | null
  /** Changes with everything that can be seen here. */
  mark: number
  /** Whether the reader may put an option to the team. */
  mayPropose: boolean
  /** Whether the reader is asked. */
  mayAnswer: boolean
}

/** How a team comes from a result to an outcome. Follows the room: whoever reads the result learns that they are asked. */
export const Close = (props: CloseProps) => {
  const { roomId, proposal, mark, mayPropose } = props
  const isShown = proposal !== null || mayPropose
  return (
    <section
      id="close"
      class={isShown ? 'band' : undefined}
      aria-labelledby={isShown ? 'close-title' : undefined}
      {...live(`/decisions/${roomId}/consent/call?seen=${mark}`)}
    >
      {isShown && <Call {...props} />}
    </section>
  )
}

/** Above the verdict, for whoever is asked and would not scroll to the end to learn it. */
export const AskedNow = ({ roomId, proposal, mayAnswer }: CloseProps) =>
  proposal &&
  mayAnswer && (
    <Aside>
      <strong>The team is asked for consent</strong> to <span dir="auto">“{proposal.says}”</span>{' '}
      <a href={`/decisions/${roomId}/consent`}>Give your answer</a>
    </Aside>
  )

const Call = ({ roomId, proposal, mayAnswer }: CloseProps) => (
  <>
    <h2 id="close-title">{proposal ? 'The team is asked for consent' : 'When you have talked'}</h2>
    <div class="stack">
      {proposal ? (
        <p class="lede">
          <span dir="auto">“{proposal.says}”</span> {proposal.standing}
        </p>
      ) : (
        <p class="note">
          Put an option to the team before the outcome is recorded: everybody says whether they can live with
          it, and what would have to change if not. Or record the outcome at once.
        </p>
      )}
      <p class="row no-print">
        <a class="btn" id="close-act" href={`/decisions/${roomId}/consent`}>
          {proposal ? (mayAnswer ? 'Say what you think' : 'Read what was said') : 'Ask for consent'}
        </a>
      </p>
    </div>
  </>
)
