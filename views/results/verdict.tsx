import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { levelWord } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Aside } from '../components/aside.tsx'
import { Facts } from './facts.tsx'
import { Say, split } from './say.tsx'
import { VerdictLevels } from './verdict-levels.tsx'

type Props = { result: FullResult; explanation: Explanation; isPreliminary: boolean }

/** The sentence first; how sure it is stands above it. */
export const Verdict = ({ result, explanation, isPreliminary }: Props) => {
  const { level } = result.verdict
  const { next } = split(explanation.headline)
  const basis = [...(next === null ? [] : [next]), ...explanation.because]
  return (
    <section class="verdict" id="verdict" aria-labelledby="verdict-title">
      <h2 class="vh" id="verdict-title">
        Verdict: {levelWord(level)}
      </h2>
      {isPreliminary && <Preliminary result={result} />}
      <VerdictLevels level={level} />
      <Say explanation={explanation} />
      {basis.length > 0 && <p class="lede">{basis.join(' ')}</p>}
      <Facts result={result} />
    </section>
  )
}

/** With a single ballot everybody would know whose it is: nothing of it is shown. */
export const OneBallot = ({ isOpen }: { isOpen: boolean }) => (
  <section class="verdict" id="verdict" aria-labelledby="verdict-title">
    <h2 class="vh" id="verdict-title">
      Verdict: {levelWord('not-enough')}
    </h2>
    <VerdictLevels level="not-enough" />
    <p class="say">{isOpen ? 'One ballot so far.' : 'One ballot.'}</p>
    <p class="lede">
      {isOpen
        ? 'Full results appear with more votes: with one, everybody would know whose it is.'
        : 'With one, everybody would know whose it is, so nothing of it is shown.'}
    </p>
  </section>
)

const Preliminary = ({ result: { counted, certainty } }: { result: Result }) => (
  <Aside tone="weld">
    <strong>Preliminary.</strong> {counted.ballots} of {counted.eligible} ballots.
    {certainty.clinched === false && ' The rest can still change the leader.'}
  </Aside>
)
