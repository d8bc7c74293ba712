import { capital } from '../../src/advisor/format.ts'
import { type MustHave, mustHaveFindings, ruledOutAhead } from '../../src/advisor/must-haves.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Aside } from '../components/aside.tsx'

type Props = { result: Result; mustHaves: readonly MustHave[] }

/** What an option had to have, apart from its score. */
export const MustHaves = ({ result, mustHaves }: Props) => {
  if (mustHaves.length === 0) return null
  const ahead = ruledOutAhead(result)
  return (
    <div class="stack" id="must-haves">
      <h3 class="chart-h">Must-haves</h3>
      <dl class="must">
        {mustHaves.map((one) => (
          <div>
            <dt>{capital(one.required)}</dt>
            <dd>{mustHaveFindings(one)}</dd>
          </div>
        ))}
      </dl>
      {ahead && <Aside tone="madder">{ahead}</Aside>}
    </div>
  )
}
