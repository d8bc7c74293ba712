import { adrId } from '../../src/adr/links.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_DEPRECATION } from '../../src/domain/deprecation.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'

type Props = {
  record: AnyRecord
  href: string
  path: string
  version: number
  reason: string
  errors: FieldErrors
}

/** For what is over and has no successor. */
export const DeprecationPage = ({ record, href, path, version, reason, errors }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Mark it as deprecated?"
      size="quiet"
      facts={
        <a href={href} dir="auto">
          {adrId(record.number)} {record.title}
        </a>
      }
    />
    <form action={path} method="post" class="stack" novalidate {...boost}>
      <input type="hidden" name="version" value={version} />
      <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
      <p class="lede">The record stays readable, and says that it is no longer to be followed.</p>
      <p class="note">
        If another record takes its place, link that one as its successor instead: then both say so.
      </p>
      <Field
        name="reason"
        label="Why it is no longer followed"
        hint="Stands in the record and in its files."
        lines={3}
        maxlength={MOST_DEPRECATION}
        value={reason}
        error={errors.reason}
      />
      <p class="row row-stretch">
        <button class="btn btn-main" type="submit" name="status" value="deprecated" data-busy="Saving…">
          Mark as deprecated
        </button>
        <a class="btn" href={href}>
          Leave it in force
        </a>
      </p>
    </form>
  </div>
)
