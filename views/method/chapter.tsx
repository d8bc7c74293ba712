import type { PropsWithChildren } from 'hono/jsx'

/** The parts of the page, in its order. Other pages link to them. */
export const CHAPTERS = [
  { id: 'short', name: 'In short' },
  { id: 'score', name: 'The score' },
  { id: 'weights', name: 'Weights' },
  { id: 'readiness', name: 'What the team knows' },
  { id: 'must-haves', name: 'Must-haves' },
  { id: 'verdict', name: 'The verdict' },
  { id: 'flip', name: 'What would flip it' },
  { id: 'robustness', name: 'Other weights' },
  { id: 'agreement', name: 'Where you disagree' },
  { id: 'members', name: 'Each member’s own' },
  { id: 'opinions', name: 'Second opinions' },
  { id: 'direct-vote', name: 'Direct vote' },
  { id: 'doubts', name: 'Doubtful scores' },
  { id: 'limits', name: 'Limits' },
  { id: 'evidence', name: 'The profile' },
  { id: 'literature', name: 'Literature' },
] as const

type Props = PropsWithChildren<{ id: (typeof CHAPTERS)[number]['id']; title: string }>

export const Chapter = ({ id, title, children }: Props) => (
  <section class="band stack method" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
)

/** Plain notation, a line each; long lines wrap. */
export const Formula = ({ lines }: { lines: readonly string[] }) => (
  <pre class="wrap-lines">{lines.join('\n')}</pre>
)

type TermsProps = {
  terms: readonly (readonly [term: string, meaning: string])[]
  /** The terms are digits. */
  isScale?: boolean
}

/** What a word stands for, or the words of a scale. */
export const Terms = ({ terms, isScale = false }: TermsProps) => (
  <dl class={isScale ? 'terms terms-scale' : 'terms'}>
    {terms.map(([term, meaning]) => (
      <div>
        <dt>{term}</dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
)
