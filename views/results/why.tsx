import type { Explanation } from '../../src/advisor/explain.ts'
import { printed } from '../../src/advisor/format.ts'
import { type Subject, subject } from '../../src/advisor/subject.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Ledger } from '../charts/ledger.tsx'
import { Aside } from '../components/aside.tsx'
import { type Veto, Vetoes } from './vetoes.tsx'

type Props = { result: Result; explanation: Explanation; vetoes: readonly Veto[] }

/** Leader against rival: a sum one can check, and what speaks against the leader. */
export const Why = ({ result, explanation, vetoes }: Props) => {
  const about = subject(result)
  if (!about) return null
  const isLevel = result.differences.every(({ points }) => printed(points) === 0)
  return (
    <section class="band stack" id="why" aria-labelledby="why-title">
      <h2 id="why-title">{whyTitle(result)}</h2>
      {explanation.why.map((sentence) => (
        <p class="lede">{sentence}</p>
      ))}
      {isLevel ? (
        <p class="lede">They have the same value on every criterion.</p>
      ) : (
        !isDominated(about) && <Ledger result={result} />
      )}
      {explanation.risks.map((sentence) => (
        <Aside tone="madder">{sentence}</Aside>
      ))}
      <Vetoes result={result} vetoes={vetoes} />
    </section>
  )
}

// Then there is nothing to set against each other, and the sentences say so.
const isDominated = ({ leader, rival }: Subject) =>
  ![...leader.unknown, ...rival.unknown].includes(true) &&
  leader.values.every((value, j) => value >= (rival.values[j] ?? 0))

/** Nobody leads where it is too close to call. */
function whyTitle(result: Result): string {
  const about = subject(result)
  if (!about) return ''
  return result.verdict.level === 'too-close'
    ? `What separates ${about.leader.name} and ${about.rival.name}`
    : `Why ${about.leader.name} leads, and what speaks against it`
}
