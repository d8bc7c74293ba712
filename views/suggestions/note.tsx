import { capital, inWords } from '../../src/advisor/format.ts'
import { isPossible } from '../../src/domain/life-cycle.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'

type Props = {
  room: Pick<Room, 'id' | 'roles' | 'state'>
  suggestions: readonly Suggestion[]
  /** Whether the page leads there already. */
  isOffered?: boolean
}

const MOST_NAMED = 3

/** On the page of the room: what waits for an answer, and the way there. Nothing where there is nothing to do or read. */
export const SuggestionsNote = ({ room, suggestions, isOffered = false }: Props) => {
  const open = suggestions.filter(({ verdict }) => verdict === null)
  const maySuggest = can(room.roles, 'suggest') && isPossible(room.state, 'suggest')
  const mayReview = can(room.roles, 'review suggestions')
  // Whoever runs the room adds what is missing.
  if (suggestions.length === 0 && (!maySuggest || mayReview || isOffered)) return null
  const reviews = mayReview && open.length > 0
  return (
    <section class="stack" aria-labelledby="suggestions-heading">
      <h2 id="suggestions-heading">Suggestions</h2>
      <p class="note">{sentence(open, suggestions.length)}</p>
      <p>
        <a class={reviews ? 'btn' : undefined} href={`/decisions/${room.id}/suggestions`}>
          {reviews
            ? 'Accept or decline…'
            : maySuggest && !mayReview && !isOffered
              ? 'Suggest an option or criterion'
              : 'Read the suggestions'}
        </a>
      </p>
    </section>
  )
}

function sentence(open: readonly Suggestion[], all: number): string {
  if (all === 0) return 'Is an option or a criterion missing? Members can suggest it.'
  if (open.length === 0)
    return `${all === 1 ? 'One was' : `${capital(inWords(all))} were`} made, and answered.`
  const named = open.slice(0, MOST_NAMED).map(({ name, userName }) => `${name} (${userName})`)
  const more = open.length - named.length
  return `Waiting for an answer: ${[...named, ...(more > 0 ? [`${inWords(more)} more`] : [])].join(', ')}.`
}
