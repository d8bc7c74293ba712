import { adrId } from '../../src/adr/links.ts'
import { type AnyRecord, isWritten } from '../../src/adr/record.ts'
import { type Part, sentencesOf } from '../../src/adr/wording.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { MOST_NOTE, type RevisionFields } from '../../src/domain/revision.ts'
import { wordingField } from '../../src/domain/wording.ts'
import type { HrefOf } from '../adrs/body.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { Wording } from '../outcomes/wording.tsx'
import { type Conflict, ConflictNote } from './conflict.tsx'
import { BodyField, DateField, PeopleFields, TagsField, TitleField } from './fields.tsx'
import { Preview } from './preview.tsx'

type Props = {
  record: AnyRecord
  /** The version that what is typed will be the next of. */
  version: number
  /** Of the record’s page. */
  href: string
  /** `/teams/…/adrs`. */
  log: string
  fields: RevisionFields
  note: string
  errors: FieldErrors
  tags: readonly string[]
  conflict: Conflict | null
  hrefOf: HrefOf
  isPreviewAsked: boolean
}

const FORM = 'record-form'

export const RevisionPage = (props: Props) => {
  const { record, href, log, fields, conflict, hrefOf, isPreviewAsked } = props
  return (
    <>
      <RoomHead
        title="Edit the record"
        facts={
          <a href={href} dir="auto">
            {adrId(record.number)} {record.title}
          </a>
        }
      />
      {conflict && <ConflictNote {...conflict} />}
      {isWritten(record) ? (
        <div class="cols cols-2">
          <RevisionForm {...props} />
          <Preview
            number={record.number}
            status={record.status}
            path={`${log}/preview`}
            form={FORM}
            isAsked={isPreviewAsked}
            {...{ fields, hrefOf }}
          />
        </div>
      ) : (
        <div class="narrow">
          <RevisionForm {...props} />
        </div>
      )}
    </>
  )
}

const RevisionForm = ({ record, version, href, log, fields, note, errors, tags }: Props) => (
  <form
    id={FORM}
    action={`${log}/${record.number}/revision`}
    method="post"
    class="stack oform"
    novalidate
    {...boost}
  >
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="number" value={record.number} />
    <input type="hidden" name="standing" value={record.status} />
    <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
    <TitleField {...{ fields, errors }} />
    {isWritten(record) && <DateField {...{ fields, errors }} />}
    <PeopleFields {...{ fields, errors }} />
    <TagsField {...{ fields, errors }} known={tags} />
    {isWritten(record) ? (
      <BodyField {...{ fields, errors }} />
    ) : (
      <>
        <Wording
          parts={sentencesOf(record)}
          wording={wordingOf(sentencesOf(record), fields)}
          errors={errors}
        />
        <p class="note">Scores, weights and ballots are what they were when the outcome was recorded.</p>
      </>
    )}
    <Field
      name="note"
      label="What changed, and why"
      aside="optional"
      hint="Stands beside the new version. The earlier ones are kept."
      lines={2}
      maxlength={MOST_NOTE}
      value={note}
      error={errors.note}
    />
    <p class="row row-stretch">
      <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
        Save as the next version
      </button>
      {isWritten(record) && (
        <button class="btn btn-big" type="submit" name="preview" value="1">
          Preview
        </button>
      )}
      <a class="btn btn-big" href={href}>
        Leave it as it is
      </a>
    </p>
  </form>
)

const wordingOf = (parts: readonly Part[], fields: RevisionFields): Record<string, string> =>
  Object.fromEntries(parts.map(({ id }) => [id, fields[wordingField(id)] ?? '']))
