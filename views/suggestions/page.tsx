import type { FieldErrors } from '../../src/domain/ballot.ts'
import { isPossible, type RoomState } from '../../src/domain/life-cycle.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import { MOST_SUGGESTION, type Suggestion, type SuggestionFields } from '../../src/domain/suggestion.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { SuggestionItem } from './item.tsx'

/** What was typed and refused: the form that suggests (`id` null), or the answer to one. */
export type RefusedSuggestion = { id: string | null; note: string; errors: FieldErrors }

type Props = {
  room: Room
  userId: string | null
  suggestions: readonly Suggestion[]
  fields: SuggestionFields
  refused: RefusedSuggestion | null
}

export const SuggestionsPage = ({ room, userId, suggestions, fields, refused }: Props) => {
  const path = `/decisions/${room.id}/suggestions`
  const open = suggestions.filter(({ verdict }) => verdict === null)
  const answered = suggestions.filter(({ verdict }) => verdict !== null)
  const maySuggest = can(room.roles, 'suggest') && isPossible(room.state, 'suggest')
  const mayReview = can(room.roles, 'review suggestions') && isPossible(room.state, 'review suggestions')
  const errors = refused?.errors ?? {}
  const typed = refused?.id === null ? errors : {}
  return (
    <>
      <RoomHead state={room.state} title="Suggestions" facts={room.question} />
      <div class="cols cols-5-3">
        <div class="stack">
          <ErrorSummary errors={refused ? listed(refused) : []} kept="What you wrote is kept." />
          {suggestions.length === 0 && (
            <p class="lede">{EMPTY[room.state] ?? 'Nobody suggested anything.'}</p>
          )}
          {open.length > 0 && (
            <section class="stack" aria-labelledby="open-heading">
              <h2 id="open-heading">Waiting for an answer</h2>
              {mayReview && <p class="note">{ACCEPTED[room.state]}</p>}
              <ul class="items">
                {open.map((suggestion) => (
                  <SuggestionItem
                    {...{ path, room, suggestion, mayReview }}
                    isOwn={suggestion.userId === userId && isPossible(room.state, 'review suggestions')}
                    refused={refused?.id === suggestion.id ? refused : null}
                  />
                ))}
              </ul>
            </section>
          )}
          {answered.length > 0 && (
            <section class="stack" aria-labelledby="answered-heading">
              <h2 id="answered-heading">Answered</h2>
              <ul class="items">
                {answered.map((suggestion) => (
                  <SuggestionItem
                    {...{ path, room, suggestion }}
                    mayReview={false}
                    isOwn={false}
                    refused={null}
                  />
                ))}
              </ul>
            </section>
          )}
        </div>
        <div class="stack">
          {maySuggest && (
            <form
              action={path}
              method="post"
              class="stack"
              novalidate
              {...boost}
              aria-labelledby="new-heading"
            >
              <h2 id="new-heading">Suggest something</h2>
              <fieldset
                id="kind"
                tabindex={typed.kind ? -1 : undefined}
                aria-describedby={typed.kind ? 'kind-error' : undefined}
              >
                <legend class="label">What is missing?</legend>
                {typed.kind && (
                  <p class="err" id="kind-error">
                    {typed.kind}
                  </p>
                )}
                {(['option', 'criterion'] as const).map((kind) => (
                  <Check
                    type="radio"
                    name="kind"
                    value={kind}
                    checked={fields.kind === kind}
                    label={kind === 'option' ? 'An option' : 'A criterion'}
                    small={kind === 'option' ? 'something to choose' : 'something to measure options by'}
                  />
                ))}
              </fieldset>
              <Field name="name" label="Its name" maxlength={120} value={fields.name} error={typed.name} />
              <Field
                name="why"
                label="Why"
                hint={`Everybody in the room reads it, with your name. ${mayReview ? 'You accept or decline' : `${room.facilitator.name} accepts or declines`}.`}
                lines={3}
                maxlength={MOST_SUGGESTION.why}
                value={fields.why}
                error={typed.why}
              />
              <p>
                <button class={mayReview ? 'btn' : 'btn btn-main'} type="submit" data-busy="Suggesting…">
                  Suggest it
                </button>
              </p>
            </form>
          )}
          <p>
            <a href={`/decisions/${room.id}`}>Back to the room</a>
          </p>
        </div>
      </div>
    </>
  )
}

const EMPTY: Partial<Record<RoomState, string>> = {
  draft: 'Nobody has suggested anything yet. What is accepted is asked from the start.',
  voting: 'Nobody has suggested anything yet. What is accepted comes into the round late.',
}

/** What accepting does. */
const ACCEPTED: Partial<Record<RoomState, string>> = {
  draft: 'What you accept is in the draft at once.',
  voting:
    'What you accept comes into this round late: ballots that are cast keep it blank until their voters answer it.',
  revealed: 'The ballots of this round are open, so what you accept is asked in the next round.',
}

const listed = ({ id, errors }: RefusedSuggestion) =>
  id === null
    ? summaryOf(errors)
    : Object.entries(errors).map(([field, message]) => ({
        field: field === 'form' ? null : `${field}-${id}`,
        message,
      }))
