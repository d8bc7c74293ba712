import type { Explanation } from '../../src/advisor/explain.ts'
import type { Result } from '../../src/advisor/types.ts'
import { ResultPlate } from '../results/plate.tsx'
import { OwnRooms, type OwnRoomsProps } from './own-rooms.tsx'
import { Promises } from './promises.tsx'
import { Steps } from './steps.tsx'

type Props = {
  sample: { id: string; question: string; result: Result; explanation: Explanation } | null
  /** What a reader who is in teams comes back to. */
  own: OwnRoomsProps | null
  /** A room code as it was typed, and what was wrong with it. */
  code: string
  error: string | null
}

export const HomePage = ({ sample, own, code, error }: Props) => (
  <>
    <section class="hero cols cols-5-3">
      <div>
        <h1>Decide your stack together, and keep the reasons.</h1>
        <p class="lede">
          Everybody says in private what matters and what they know. The advisor turns the answers into an
          explained ranking and says how far to trust it. Your team decides; the record carries the evidence.
        </p>
        <div class="row row-stretch">
          <a class="btn btn-main btn-big" href="/decisions/new">
            Open a decision room
          </a>
          {sample && <a href="/sample">Look around a sample room</a>}
        </div>
      </div>
      <form class="stack" action="/join" method="get">
        <p class="note">
          No account, no e-mail, nothing to set up. A room takes under a minute to open and two minutes to
          vote in.
        </p>
        <div class="join">
          <div class="field" data-error={error ? '' : undefined}>
            <label for="code">Got a room code?</label>
            {error && (
              <span class="err" id="code-error">
                {error}
              </span>
            )}
            <input
              id="code"
              name="code"
              autocomplete="off"
              autocapitalize="characters"
              placeholder="HARE-4K7P"
              value={code}
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={error ? 'code-error' : undefined}
              autofocus={error !== null}
            />
          </div>
          <button class="btn" type="submit">
            Join
          </button>
        </div>
        <p class="note">
          On your own? <a href="/advisor">Try the advisor</a> without a team.
        </p>
      </form>
    </section>
    {own && own.teams.length > 0 && <OwnRooms {...own} />}
    {sample && (
      <section aria-labelledby="plate-heading">
        <h2 class="vh" id="plate-heading">
          What a result looks like
        </h2>
        <ResultPlate result={sample.result} explanation={sample.explanation}>
          From the sample room: {sample.question}{' '}
          <a href={`/decisions/${sample.id}/results`}>Read the whole result</a>
        </ResultPlate>
      </section>
    )}
    <Steps flip={sample?.explanation.crossovers[0]?.sentence ?? null} />
    <Promises />
  </>
)
