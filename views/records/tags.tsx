import { adrId } from '../../src/adr/links.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { MOST_TAG, MOST_TAGS } from '../../src/domain/adr-tags.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'

type Props = {
  record: AnyRecord
  /** Of the record’s page. */
  href: string
  path: string
  /** As typed. */
  tag: string
  errors: FieldErrors
  /** What the team has used so far. */
  known: readonly string[]
}

export const TagsPage = ({ record, href, path, tag, errors, known }: Props) => {
  const own = record.tags ?? []
  return (
    <div class="narrow">
      <RoomHead
        title="Tags"
        size="quiet"
        facts={
          <a href={href} dir="auto">
            {adrId(record.number)} {record.title}
          </a>
        }
      />
      <form action={path} method="post" class="stack" novalidate {...boost}>
        <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
        <Field
          name="tag"
          label="Add a tag"
          hint={`One word or a few, in small letters. Several with commas between them; a record has at most ${MOST_TAGS}.`}
          list="known-tags"
          autocapitalize="none"
          maxlength={MOST_TAG * 2}
          value={tag}
          error={errors.tag}
        />
        <datalist id="known-tags">
          {known
            .filter((one) => !own.includes(one))
            .map((one) => (
              <option value={one} />
            ))}
        </datalist>
        <p class="row row-stretch">
          <button class="btn btn-main" type="submit" data-busy="Adding…">
            Add
          </button>
          <a class="btn" href={href}>
            Back to the record
          </a>
        </p>
      </form>
      <section class="band stack" aria-labelledby="own-tags-heading">
        <h2 id="own-tags-heading">On this record</h2>
        {own.length === 0 ? (
          <p class="note">No tags yet. The log can be filtered by them.</p>
        ) : (
          <form action={path} method="post" {...boost}>
            <ul class="tags-now">
              {own.map((one) => (
                <li>
                  <span dir="auto">{one}</span>
                  <button class="btn" type="submit" name="remove" value={one} data-busy="Taking off…">
                    Take off<span class="vh"> {one}</span>
                  </button>
                </li>
              ))}
            </ul>
          </form>
        )}
      </section>
    </div>
  )
}
