import type { FullResult } from '../../src/advisor/complement-types.ts'
import { optionName } from '../../src/advisor/subject.ts'

/** Options that no priorities could put first. */
export const Dominated = ({ result }: { result: FullResult }) => (
  <ul class="plain note">
    {result.complements.dominance.map(({ optionId, byId }) => (
      <li>
        {optionName(result, optionId)} is nowhere better than {optionName(result, byId)}, and somewhere worse:
        no priorities could put it ahead.
      </li>
    ))}
  </ul>
)
