import { inWords } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'
import { Aside } from '../components/aside.tsx'

/** Coverage of what came into the round late: fewer ballots were asked about it, and blank is not zero. */
export const CameLate = ({ result }: { result: Pick<Result, 'options' | 'counted'> }) => (
  <>
    {result.options.map(({ name, asked }) =>
      asked === undefined ? null : (
        <Aside tone="weld">
          <strong>
            {name} came late: {asked === 0 ? 'none' : inWords(asked)} of {inWords(result.counted.ballots)}{' '}
            ballots {asked === 1 || asked === 0 ? 'was' : 'were'} asked about it.
          </strong>{' '}
          The others could not say how well they know it, so the team may know it better than the score says.
        </Aside>
      ),
    )}
  </>
)
