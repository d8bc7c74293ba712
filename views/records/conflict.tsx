import { type Clash, difference, words } from '../../src/adr/difference.ts'
import { inSeries } from '../../src/advisor/format.ts'
import { Fold } from '../components/fold.tsx'
import { Changes, KeyOfChanges, Words } from './changes.tsx'

export type Conflict = {
  /** Who saved in the meantime; null where nobody is named. */
  by: string | null
  /** The record as both began with it, and as it is saved now, as files. */
  base: string
  theirs: string
  /** Labels of fields in the form that hold something of theirs now. */
  taken: readonly string[]
  clashes: readonly (Clash & { label: string; field: string })[]
}

/** Two people wrote at once. Nothing is saved yet, and nothing is lost. */
export const ConflictNote = ({ by, base, theirs, taken, clashes }: Conflict) => {
  const who = by ?? 'Somebody'
  return (
    <section class="stack conflict" aria-labelledby="conflict-heading">
      <div class="err-sum" role="alert" tabindex={-1} autofocus id="errors">
        <h2 id="conflict-heading">{who} saved this record while you were writing. Nothing is lost.</h2>
        <p>{nextStep(clashes.length)}</p>
      </div>
      {taken.length > 0 && (
        <p class="note">
          The form below holds what {who} changed as well: {inSeries(taken)}.
        </p>
      )}
      {clashes.length > 0 && <KeyOfChanges />}
      {clashes.map((clash) => (
        <div class="stack">
          <h3>
            <a href={`#${clash.field}`}>{clash.label}</a>: you both changed this
          </h3>
          <div class="clash changes" dir="auto">
            <div>
              <h4>{by === null ? 'As it is saved' : `As ${by} saved it`}</h4>
              <p class="changed">
                <Words pieces={words(clash.base, clash.theirs)} />
              </p>
            </div>
            <div>
              <h4>As you wrote it, and as it stands in the form</h4>
              <p class="changed">
                <Words pieces={words(clash.base, clash.mine)} />
              </p>
            </div>
          </div>
        </div>
      ))}
      <Fold summary={`All that ${who} changed`} hint="since you began" stacked>
        <KeyOfChanges />
        <Changes stretches={difference(base, theirs)} />
      </Fold>
    </section>
  )
}

const nextStep = (clashes: number) =>
  clashes === 0
    ? 'Both changes are put together in the form below. Look it over, then save it.'
    : 'Where both of you changed the same lines, yours stand in the form below. Take over what you want to keep of the other, then save it.'
