import { SeatRow } from '../charts/seats.tsx'
import { StatusTag } from '../components/tag.tsx'

/** How it goes, each step with a piece of the product. */
export const Steps = ({ flip }: { flip: string | null }) => (
  <section class="band" aria-labelledby="steps-heading">
    <h2 id="steps-heading" class="vh">
      How it goes
    </h2>
    <ol class="steps">
      <li>
        <h3>1. Vote in private</h3>
        <div class="cut">
          <ImportanceCells />
        </div>
        <p>
          How much does each criterion matter here, and how well do you know each option? Leave blank what you
          can’t judge: blank is never zero.
        </p>
      </li>
      <li>
        <h3>2. Stay sealed until the reveal</h3>
        <div class="cut stack">
          <SeatRow seats={SEATS} />
          <p>
            <strong>5 of 7 have voted.</strong> Waiting for Jonas and Tomás.
          </p>
        </div>
        <p>
          Nobody sees another ballot or any total before the reveal. The person who opened the room can’t
          either.
        </p>
      </li>
      <li>
        <h3>3. Read what decides</h3>
        <div class="cut">
          <p>{flip ?? 'No change to a single priority makes another option lead.'}</p>
        </div>
        <p>
          The result says who leads and why, what speaks against it, and which change of priorities would turn
          it.
        </p>
      </li>
      <li>
        <h3>4. Decide, and write it down</h3>
        <div class="cut">
          <p>
            <strong>ADR-0001</strong> Build the booking platform on Node.js <StatusTag status="accepted" />
          </p>
        </div>
        <p>
          One named person records the outcome, with the advice or against it, and says why. Export as
          Markdown into your repository.
        </p>
      </li>
    </ol>
  </section>
)

const SEATS = ['Amina', 'Ben', 'Chiara', 'Elif', 'Jonas', 'Mei', 'Tomás'].map((name) => ({
  name,
  voted: name !== 'Jonas' && name !== 'Tomás',
}))

/** What the scale looks like; the real one is on the ballot. */
const ImportanceCells = () => (
  <div class="answer" aria-hidden="true">
    <div class="scale">
      {[0, 1, 2, 3, 4, 5].map((level) => (
        <span class="cell">
          <span class="n">{level}</span>
        </span>
      ))}
    </div>
    <span class="cell cj">
      <span>can’t judge</span>
    </span>
    <p class="ends">
      <span>irrelevant</span>
      <span />
      <span>decisive</span>
    </p>
  </div>
)
