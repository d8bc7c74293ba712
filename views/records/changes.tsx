import type { Piece, Stretch } from '../../src/adr/difference.ts'
import { counted } from '../../src/advisor/format.ts'
import { Fold } from '../components/fold.tsx'

/** What changed in a text: what was added is underlined, what was taken out is struck through, what stayed is folded. */
export const Changes = ({ stretches }: { stretches: readonly Stretch[] }) => (
  <div class="changes stack" dir="auto">
    {stretches.map((stretch) =>
      stretch.isChanged ? (
        <p class="changed">
          <Words pieces={stretch.pieces} />
        </p>
      ) : (
        <Unchanged text={stretch.pieces.map(({ text }) => text).join('')} />
      ),
    )}
  </div>
)

export const KeyOfChanges = () => (
  <p class="note key-of-changes">
    <ins>Underlined</ins> was added, <del>struck through</del> was taken out.
  </p>
)

/** Said as well as shown: not everybody sees a line through or under a word. */
export const Words = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>
    {pieces.map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'added' ? (
        <ins>
          <span class="vh">[added:] </span>
          {text}
          <span class="vh"> [end]</span>
        </ins>
      ) : (
        <del>
          <span class="vh">[taken out:] </span>
          {text}
          <span class="vh"> [end]</span>
        </del>
      )
    })}
  </>
)

/** Fewer need no fold. */
const FEW = 3

const Unchanged = ({ text }: { text: string }) => {
  const lines = text.replace(/\n$/, '').split('\n')
  const said = lines.filter((line) => line.trim() !== '').length
  if (said <= FEW) return <p>{lines.join('\n').trim()}</p>
  return (
    <Fold summary={`${counted(said, 'line')} unchanged`}>
      <p>{lines.join('\n').trim()}</p>
    </Fold>
  )
}
