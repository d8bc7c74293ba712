export type LifeState = 'draft' | 'voting' | 'revealed' | 'decided' | 'superseded' | 'abandoned'

/** Where a decision stands. An end other than an outcome takes the place of “Decided”. */
export const LifeLine = ({ state }: { state: LifeState }) => {
  const end = state === 'superseded' || state === 'abandoned' ? state : 'decided'
  return (
    <ol class="life" aria-label="Life of this decision">
      {(['draft', 'voting', 'revealed', end] as const).map((step) => (
        <li aria-current={step === state ? 'step' : undefined}>{WORDS[step]}</li>
      ))}
    </ol>
  )
}

const WORDS: Record<LifeState, string> = {
  draft: 'Draft',
  voting: 'Voting',
  revealed: 'Revealed',
  decided: 'Decided',
  superseded: 'Superseded',
  abandoned: 'Abandoned',
}
