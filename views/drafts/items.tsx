import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_BRIEF } from '../../src/domain/brief.ts'
import { type ItemFields, type ItemKind, MOST_HELP } from '../../src/domain/draft.ts'
import { boostInPlace } from '../components/boost.ts'
import { Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { EditedItem, type ListedItem } from './item.tsx'

/** What was typed and refused: in the form that adds (`id` null), or in that of one item. */
export type Refused = { kind: ItemKind; id: string | null; fields: ItemFields; errors: FieldErrors }

/** Where the focus goes after a change, so that the keyboard goes on from there. */
export type FocusAt = { kind: ItemKind; id: string; at: 'up' | 'down' | 'change' | 'undo' | 'add' } | null

type Props = {
  roomId: string
  kind: ItemKind
  items: readonly ListedItem[]
  /** The last one first. */
  removed: readonly { id: string; name: string }[]
  refused: Refused | null
  focus: FocusAt
}

const LISTS = { option: 'options', criterion: 'criteria' } as const
const TITLES = { option: 'Options', criterion: 'Criteria' } as const
const ABOUT = {
  option: 'What can be chosen. “Stay with what we have” can be one.',
  criterion: 'What the options are measured by. The team says later how much each one matters.',
} as const

/** The list of options or criteria as the facilitator edits it. */
export const EditedItems = ({ roomId, kind, items, removed, refused, focus }: Props) => {
  const list = LISTS[kind]
  const path = `/decisions/${roomId}/items`
  const typed = refused?.kind === kind && refused.id === null ? refused : null
  const focused = focus?.kind === kind ? focus : null
  const [last] = removed
  return (
    <section class="stack" id={list} aria-labelledby={`${list}-heading`}>
      <h2 id={`${list}-heading`}>
        {TITLES[kind]} <small class="count-of">{items.length}</small>
      </h2>
      <p class="note">{ABOUT[kind]}</p>
      <ol class="items">
        {items.map((item, place) => (
          <EditedItem
            {...{ path, kind, item, place }}
            isLast={place === items.length - 1}
            refused={refused?.id === item.id ? refused : null}
            focus={focused?.id === item.id ? focused.at : null}
          />
        ))}
      </ol>
      {last && (
        <form class="undo" action={`${path}/${last.id}/restoration`} method="post" {...boostInPlace}>
          <input type="hidden" name="kind" value={kind} />
          <p role={focused?.at === 'undo' ? 'status' : undefined}>{last.name} was removed.</p>
          <button
            class="btn"
            type="submit"
            data-busy="Undoing…"
            autofocus={focused?.at === 'undo'}
            aria-label={`Undo: bring ${last.name} back`}
          >
            Undo
          </button>
        </form>
      )}
      {removed.length > 1 && (
        <Fold summary={`Removed ${list}`} hint={String(removed.length)}>
          <ul class="items">
            {removed.map(({ id, name }) => (
              <li>
                <form class="item" action={`${path}/${id}/restoration`} method="post" {...boostInPlace}>
                  <input type="hidden" name="kind" value={kind} />
                  <span dir="auto">{name}</span>
                  <button class="btn" type="submit" aria-label={`Bring back ${name}`}>
                    Bring back
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <form class="stack adding" action={path} method="post" novalidate {...boostInPlace}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="seen" value={items.length} />
        <Field
          name="name"
          id={`${list}-name`}
          label={`Add ${kind === 'option' ? 'an option' : 'a criterion'}`}
          maxlength={MOST_BRIEF[kind]}
          value={typed?.fields.name}
          error={typed?.errors.name}
          autofocus={focused?.at === 'add'}
        />
        {kind === 'criterion' && (
          <Field
            name="help"
            id={`${list}-help`}
            label="What it means"
            aside="optional, shown on the ballot"
            maxlength={MOST_HELP}
            value={typed?.fields.help}
            error={typed?.errors.help}
          />
        )}
        <p>
          <button class="btn" type="submit" data-busy="Adding…">
            Add {kind === 'option' ? 'the option' : 'the criterion'}
          </button>
        </p>
      </form>
    </section>
  )
}
