import { isAlone } from '../../src/advisor/alone.ts'
import { subject } from '../../src/advisor/subject.ts'
import { hasTalk } from '../comments/section.tsx'
import type { ResultsProps } from './page.tsx'

type Id =
  | 'verdict'
  | 'turn-out'
  | 'ranking'
  | 'moved'
  | 'why'
  | 'flip'
  | 'talk'
  | 'robust'
  | 'know'
  | 'vote'
  | 'words'
  | 'comments'
  | 'lenses'
  | 'numbers'
type Given = Pick<ResultsProps, 'result' | 'vetoes' | 'comments' | 'lenses' | 'talk' | 'movement'>

/** The parts of a result that may be shown, in the order of the page: less, the less there is to go by. */
export function chaptersOf(given: Given): { id: Id; name: string }[] {
  const parts = isAlone(given.result) ? alone(given) : chapters(given)
  return [{ id: 'verdict', name: 'Verdict' }, ...parts]
}

const SAID = { id: 'comments', name: 'What people say' } as const

const alone = ({ talk }: Given) => [
  { id: 'turn-out', name: 'Turn-out' } as const,
  ...(hasTalk(talk) ? [SAID] : []),
]

function chapters({ result, comments, lenses = [], talk, movement }: Given): { id: Id; name: string }[] {
  const { level, reason } = result.verdict
  const isRanked = !['no-ballots', 'below-quorum', 'low-coverage'].includes(reason)
  const hasLead = level !== 'not-enough' && subject(result) !== null
  const isOpen = reason !== 'no-ballots' && reason !== 'below-quorum'
  const asksKnowledge = result.options.some(({ readiness }) => readiness !== null)
  const all: { id: Id; name: string; isShown: boolean }[] = [
    { id: 'turn-out', name: 'Turn-out', isShown: !isRanked },
    { id: 'ranking', name: 'Ranking', isShown: isRanked },
    { id: 'moved', name: 'What has moved', isShown: Boolean(movement) },
    { id: 'why', name: level === 'too-close' ? 'What separates them' : 'Why it leads', isShown: hasLead },
    { id: 'flip', name: 'What would flip it', isShown: hasLead },
    { id: 'talk', name: 'What to talk about', isShown: hasLead },
    { id: 'robust', name: 'How firm it is', isShown: hasLead },
    {
      id: 'know',
      name: 'Who knows what',
      isShown: isOpen && asksKnowledge && result.counted.familiarity > 0,
    },
    { id: 'vote', name: 'Direct vote', isShown: isOpen && result.complements.directVote !== null },
    { id: 'words', name: 'In your own words', isShown: isOpen && comments.length > 0 },
    { ...SAID, isShown: hasTalk(talk) },
    { id: 'lenses', name: 'Other kinds of project', isShown: isOpen && lenses.length > 0 },
    { id: 'numbers', name: 'All the numbers', isShown: isOpen },
  ]
  return all.filter(({ isShown }) => isShown).map(({ id, name }) => ({ id, name }))
}

/** The round still takes ballots. */
export const isPreliminary = ({ decision, result: { counted } }: Pick<ResultsProps, 'decision' | 'result'>) =>
  decision.state === 'voting' && counted.eligible !== null && counted.ballots < counted.eligible
