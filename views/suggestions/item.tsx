import { isPossible } from '../../src/domain/life-cycle.ts'
import type { Room } from '../../src/domain/room.ts'
import { MOST_SUGGESTION, type Suggestion } from '../../src/domain/suggestion.ts'
import { boost } from '../components/boost.ts'
import { Field } from '../components/field.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { StatusTag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'
import type { RefusedSuggestion } from './page.tsx'

type Props = {
  path: string
  room: Pick<Room, 'state' | 'timeZone' | 'facilitator'>
  suggestion: Suggestion
  mayReview: boolean
  isOwn: boolean
  refused: RefusedSuggestion | null
}

export const SuggestionItem = ({ path, room, suggestion, mayReview, isOwn, refused }: Props) => {
  const { id, kind, name, why, userName, at, verdict, note } = suggestion
  return (
    <li class="suggestion stack">
      <p>
        <b dir="auto">{name}</b> {verdict && <StatusTag status={verdict} />}
        <small>
          {KINDS[kind]}, {userName}, <Time at={at} zone={room.timeZone} />
        </small>
      </p>
      <Paragraphs text={why} class="as-said" />
      {verdict && note && (
        <p class="note" dir="auto">
          {room.facilitator.name}: {note}
        </p>
      )}
      {mayReview && (
        <form action={`${path}/${id}/review`} method="post" class="stack" novalidate {...boost}>
          <Field
            name="note"
            id={`note-${id}`}
            label={<>Your answer{<span class="vh"> to {name}</span>}</>}
            aside="needed to decline"
            lines={2}
            maxlength={MOST_SUGGESTION.note}
            value={refused?.note}
            error={refused?.errors.note}
          />
          <p class="row">
            <button class="btn" type="submit" name="verdict" value="accepted" aria-label={`Accept ${name}`}>
              Accept
            </button>
            <button class="btn" type="submit" name="verdict" value="declined" aria-label={`Decline ${name}`}>
              Decline
            </button>
          </p>
        </form>
      )}
      {isOwn && isPossible(room.state, 'review suggestions') && (
        <form action={`${path}/${id}/withdrawal`} method="post" {...boost}>
          <button class="link" type="submit" aria-label={`Withdraw ${name}`}>
            Withdraw
          </button>
        </form>
      )}
    </li>
  )
}

const KINDS = { option: 'Option', criterion: 'Criterion' } as const
