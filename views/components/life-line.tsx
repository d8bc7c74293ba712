export type LifeState = 'draft' | 'voting' | 'revealed' | 'decided' | 'superseded' | 'abandoned'

/** Where a decision stands. What was given up may not have come to a vote, nor to a reveal. */
export const LifeLine = ({ state }: { state: LifeState }) => {
  const steps: readonly LifeState[] =
    state === 'abandoned'
      ? ['draft', 'abandoned']
      : ['draft', 'voting', 'revealed', state === 'superseded' ? state : 'decided']
  return (
    <ol class="life" aria-label="Life of this decision">
      {steps.map((step) => (
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
