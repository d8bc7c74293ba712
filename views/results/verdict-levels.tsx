import { levelWord } from '../../src/advisor/format.ts'
import type { VerdictLevel } from '../../src/advisor/types.ts'

const LEVELS: readonly VerdictLevel[] = ['not-enough', 'too-close', 'likely', 'clear']

/** How far the result can be trusted, on a scale of four. Never green or red. */
export const VerdictLevels = ({ level }: { level: VerdictLevel }) => (
  <ol class="levels" aria-label="Verdict, on a scale of four">
    {LEVELS.map((step) => (
      <li aria-current={step === level ? 'true' : undefined}>{levelWord(step)}</li>
    ))}
  </ol>
)
