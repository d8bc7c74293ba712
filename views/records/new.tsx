import { adrId } from '../../src/adr/links.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { RECORD_TEMPLATES } from '../../src/domain/record-templates.ts'
import type { HrefOf } from '../adrs/body.tsx'
import { LinkFields } from '../adrs/link-fields.tsx'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { SelectField } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { BodyField, DateField, PeopleFields, TagsField, TitleField } from './fields.tsx'
import { Preview } from './preview.tsx'

type Props = {
  team: { id: string; name: string }
  nextNumber: number
  fields: Readonly<Record<string, string>>
  errors: FieldErrors
  /** The form is sent once, whatever happens on the way. */
  submission: string
  suggested: readonly { number: number; title: string }[]
  tags: readonly string[]
  hrefOf: HrefOf
  /** Why a template was not put into the box; empty where nothing is to be said. */
  said: string
  isPreviewAsked: boolean
}

const FORM = 'record-form'

export const NewRecordPage = ({ team, nextNumber, fields, errors, submission, ...about }: Props) => {
  const log = `/teams/${team.id}/adrs`
  return (
    <>
      <RoomHead
        title="Write a record"
        facts={
          <>
            For what was decided without a room. <a href={log}>Decision log</a> of {team.name}
          </>
        }
      />
      <div class="cols cols-2">
        <form id={FORM} action={`${log}/new`} method="post" class="stack oform" novalidate {...boost}>
          <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
          <input type="hidden" name="submission" value={submission} />
          <TitleField {...{ fields, errors }} />
          <div class="form-2">
            <SelectField
              name="status"
              label="Status"
              options={[
                { value: 'proposed', label: 'proposed' },
                { value: 'accepted', label: 'accepted' },
              ]}
              value={fields.status}
              error={errors.status}
            />
            <DateField {...{ fields, errors }} />
          </div>
          <PeopleFields {...{ fields, errors }} />
          <TagsField {...{ fields, errors }} known={about.tags} />
          <LinkFields
            fields={{ replaces: fields.replaces ?? '', amends: fields.amends ?? '' }}
            errors={errors}
            suggested={about.suggested}
          />
          <Templates said={about.said} />
          <BodyField {...{ fields, errors }} />
          <p class="row row-stretch">
            <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
              Save as {adrId(nextNumber)}
            </button>
            <button class="btn btn-big" type="submit" name="preview" value="1">
              Preview
            </button>
          </p>
        </form>
        <Preview
          number={nextNumber}
          status={fields.status ?? 'proposed'}
          fields={fields}
          hrefOf={about.hrefOf}
          path={`${log}/preview`}
          form={FORM}
          isAsked={about.isPreviewAsked}
        />
      </div>
    </>
  )
}

/** Each fills the box below; nothing that was written is lost by it. */
const Templates = ({ said }: { said: string }) => (
  <fieldset id="template">
    <legend class="label">Start from a template</legend>
    {/* Enter in a field presses the first button of a form: that must be this one. */}
    <button class="vh" type="submit" tabindex={-1}>
      Save
    </button>
    {said && <Aside tone="weld">{said}</Aside>}
    <p class="row templates">
      {RECORD_TEMPLATES.map(({ key, name, small }) => (
        <button class="btn" type="submit" name="template" value={key}>
          {name} <span class="hint">{small}</span>
        </button>
      ))}
    </p>
  </fieldset>
)
