import type { MovementExplained, RoundsCompared } from '../../src/advisor/explain-movement.ts'
import { RoundSlopes } from '../charts/round-slopes.tsx'
import { Aside } from '../components/aside.tsx'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { MovesTable } from './moves-table.tsx'
import { ScoresTable } from './scores-table.tsx'

export type MovementProps = RoundsCompared & {
  explained: MovementExplained
  /** What the facilitator wrote when the round was opened. */
  note: string
  /** Address of the round before. */
  earlierHref: string
}

/** What changed since the round before: words first, then the lines, then every number in a table. */
export const Movement = ({ explained, note, earlierHref, ...compared }: MovementProps) => {
  const [then, now] = compared.rounds
  return (
    <section class="band stack" id="moved" aria-labelledby="moved-title">
      <h2 id="moved-title">What has moved since round {then}</h2>
      <p class="lede">{explained.opening.join(' ')}</p>
      {note && (
        <Aside>
          <strong>Why round {now}:</strong> <span class="as-typed">{note}</span>
        </Aside>
      )}
      <Sentences of={explained.questions} />
      <RoundSlopes {...compared} />
      <Sentences of={explained.scores} />
      <p class="note">
        {explained.voters.length > 0
          ? explained.voters.join(' ')
          : `The same people voted in both rounds. Only ballots of round ${now} count here.`}{' '}
        <a href={earlierHref}>Read round {then}</a>
      </p>
      <div class="later">
        <Fold summary="Question by question" hint={`${compared.movement.questions.length} criteria`}>
          <Scroller label="How the answers to each question moved">
            <MovesTable {...compared} />
          </Scroller>
        </Fold>
        <Fold summary="Why each score changed" hint={`${compared.movement.scores.length} options`}>
          <Scroller label="What changed the score of each option">
            <ScoresTable {...compared} />
          </Scroller>
        </Fold>
      </div>
    </section>
  )
}

/** One beneath the other, so that each can be found again. */
const Sentences = ({ of }: { of: readonly string[] }) =>
  of.length > 0 && (
    <ul class="plain">
      {of.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )
