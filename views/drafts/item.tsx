import { MOST_BRIEF } from '../../src/domain/brief.ts'
import { type ItemKind, MOST_HELP } from '../../src/domain/draft.ts'
import { boostInPlace } from '../components/boost.ts'
import { Field } from '../components/field.tsx'
import type { FocusAt, Refused } from './items.tsx'

export type ListedItem = { id: string; name: string; help?: string }

type Props = {
  path: string
  kind: ItemKind
  item: ListedItem
  place: number
  isLast: boolean
  refused: Refused | null
  focus: NonNullable<FocusAt>['at'] | null
}

/** One line of the list: its name, its place, and a fold to rename or remove it. */
export const EditedItem = ({ path, kind, item, place, isLast, refused, focus }: Props) => {
  const { id, name, help = '' } = item
  const fields = refused?.fields ?? { name, help }
  const errors = refused?.errors ?? {}
  // At either end the button that was pressed is out of use.
  const focused = focus === 'up' && place === 0 ? 'down' : focus === 'down' && isLast ? 'up' : focus
  return (
    <li>
      <form class="item" action={`${path}/${id}/place`} method="post" {...boostInPlace}>
        <span>
          <b dir="auto">{name}</b>
          {help && <small dir="auto">{help}</small>}
        </span>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="seen" value={place} />
        <span class="moves">
          {(['up', 'down'] as const).map((direction) => (
            <button
              class="btn"
              type="submit"
              name="direction"
              value={direction}
              disabled={direction === 'up' ? place === 0 : isLast}
              autofocus={focused === direction}
              aria-label={`Move ${name} ${direction}`}
            >
              {direction === 'up' ? 'Up' : 'Down'}
            </button>
          ))}
        </span>
      </form>
      <details class="change" open={refused !== null}>
        <summary autofocus={focused === 'change'}>
          Change<span class="vh"> {name}</span>
        </summary>
        <form class="stack" action={`${path}/${id}`} method="post" novalidate {...boostInPlace}>
          <input type="hidden" name="kind" value={kind} />
          <Field
            name="name"
            id={`name-${id}`}
            label="Name"
            maxlength={MOST_BRIEF[kind]}
            value={fields.name}
            error={errors.name}
          />
          {kind === 'criterion' && (
            <Field
              name="help"
              id={`help-${id}`}
              label="What it means"
              aside="optional"
              maxlength={MOST_HELP}
              value={fields.help}
              error={errors.help}
            />
          )}
          <p class="row">
            <button class="btn" type="submit" data-busy="Saving…">
              Save
            </button>
            <button class="btn" type="submit" formaction={`${path}/${id}/removal`} data-busy="Removing…">
              Remove<span class="vh"> {name}</span>
            </button>
          </p>
        </form>
      </details>
    </li>
  )
}
