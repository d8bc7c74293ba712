import { ADR_STATUSES } from '../../src/domain/adr-status.ts'
import { isOwnOrder, type LogFilter } from '../../src/domain/log-filter.ts'
import { Check, Field, SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

type Props = {
  filter: LogFilter
  facets: { tags: readonly string[]; deciders: readonly string[] }
  path: string
}

/** What is asked for by words comes in the order of its match, unless somebody wants another. */
const ORDERS = [
  { value: '', label: 'best match, else newest first' },
  { value: 'number', label: 'newest first' },
  { value: 'date', label: 'latest date first' },
]

/**
 * What is looked for. A plain GET form: the address says all of it. With a script the records follow what is typed and
 * ticked, and the form itself stays as it is.
 */
export const LogForm = ({ filter, facets, path }: Props) => (
  <form
    action={path}
    method="get"
    class="stack no-print"
    role="search"
    hx-get={path}
    hx-trigger="input delay:300ms, submit"
    hx-target="#hits"
    hx-select="#hits"
    hx-swap="outerHTML"
    hx-sync="replace"
  >
    <div class="find">
      <Field
        name="q"
        type="search"
        label="Search"
        value={filter.text}
        maxlength={200}
        placeholder="Words or a number"
        autocapitalize="none"
        autocomplete="off"
      />
      <button class="btn" type="submit">
        Search
      </button>
    </div>
    <Fold summary="Narrow down and sort" hint="by status, tag, decider and date">
      <div class="stack">
        <fieldset>
          <legend class="label">Status</legend>
          <div class="checks">
            {ADR_STATUSES.map((status) => (
              <Check name="status" value={status} checked={filter.statuses.includes(status)} label={status} />
            ))}
          </div>
        </fieldset>
        <div class="form-2">
          <SelectField
            name="tag"
            label="Tag"
            value={filter.tag}
            options={named('any tag', facets.tags, filter.tag)}
          />
          <SelectField
            name="decider"
            label="Decided by"
            value={filter.decider}
            options={named('anybody', facets.deciders, filter.decider)}
          />
          <Field name="from" type="date" label="From" value={filter.from} />
          <Field name="to" type="date" label="Until" value={filter.to} />
          <SelectField
            name="order"
            label="Order"
            value={isOwnOrder(filter) ? filter.order : ''}
            options={ORDERS}
          />
        </div>
      </div>
    </Fold>
  </form>
)

/** What the address asks for stays to choose, even where nobody has it. */
const named = (any: string, known: readonly string[], asked: string) => [
  { value: '', label: any },
  ...[...(asked === '' || known.includes(asked) ? [] : [asked]), ...known].map((name) => ({
    value: name,
    label: name,
  })),
]
