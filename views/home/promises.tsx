export const Promises = () => (
  <>
    <section class="band cols cols-2" aria-labelledby="promises-heading">
      <div class="stack">
        <h2 id="promises-heading">What it tells you, even when you would rather not hear it</h2>
        <p class="lede">
          For most web applications any major language works. A language the team knows, an ecosystem for your
          needs and a market to hire in matter more than benchmarks.
        </p>
      </div>
      <ul class="plain lede">
        <li>When two options are too close, it names no winner.</li>
        <li>It shows which single change of priorities would turn the result.</li>
        <li>It checks whether your favourite leads only because you know it.</li>
        <li>
          The built-in profile is dated and says what each score rests on. Judgement is marked as judgement.
        </li>
      </ul>
    </section>
    <section class="band cols cols-2" aria-labelledby="run-heading">
      <div class="stack">
        <h2 id="run-heading">Run it yourself</h2>
        <p class="lede">One process, one SQLite file, no mail server. Open source.</p>
      </div>
      <pre tabindex={0} role="region" aria-label="Commands">
        npm ci && npm start{'\n'}# Stackmoot is listening on http://127.0.0.1:3000
      </pre>
    </section>
  </>
)
