import { adrId } from '../../src/adr/links.ts'
import { isAlone } from '../../src/advisor/alone.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import { distance, inSeries, levelWord, score } from '../../src/advisor/format.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type Proposal, tallyOf } from '../../src/domain/consent.ts'
import { writeMarks } from '../../src/domain/drafted.ts'
import { MOST_OUTCOME, NO_OPTION, type OutcomeDraft, type OutcomeFields } from '../../src/domain/outcome.ts'
import { marksOf } from '../../src/domain/redraft.ts'
import type { Room } from '../../src/domain/room.ts'
import { LinkFields, type LinkFieldsProps } from '../adrs/link-fields.tsx'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field, SelectField } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { ConsentBeside } from './consent-beside.tsx'
import { Consequences } from './consequences.tsx'
import { How } from './how.tsx'
import { Wording } from './wording.tsx'

type Props = {
  room: Room
  result: Result
  explanation: Explanation
  advised: OptionResult | null
  fields: OutcomeFields
  draft: OutcomeDraft
  errors: FieldErrors
  /** The record as Markdown, if a preview was asked for. */
  preview: string | null
  nextNumber: number
  /** What it says of older records. */
  links: Pick<LinkFieldsProps, 'fields' | 'suggested' | 'because'>
  /** How often the profile was changed when this was drafted. */
  changes: number
  /** What is put to the team for consent, and the number of the last event about it. */
  proposal: Proposal | null
  consentSeen: number
}

export const OutcomePage = ({
  room,
  result,
  explanation,
  advised,
  fields,
  draft,
  errors,
  preview,
  nextNumber,
  links,
  changes,
  proposal,
  consentSeen,
}: Props) => {
  const path = `/decisions/${room.id}/outcome`
  const number = adrId(nextNumber)
  const objectors = proposal ? tallyOf(proposal).open.map((stance) => stance.name) : []
  const none = fields.option === NO_OPTION
  const name = result.options.find(({ id }) => id === fields.option)?.name ?? 'none of these'
  return (
    <>
      <RoomHead
        state="revealed"
        title="Record the outcome"
        facts={`${room.question} · decider: ${room.decider.name}`}
      />
      <div class="cols cols-5-3">
        <form action={path} method="post" class="stack oform" novalidate {...boost}>
          <ErrorSummary errors={summaryOf(errors)} />
          <input type="hidden" name="draftedFor" value={fields.option} />
          <input type="hidden" name="drafted" value={writeMarks(marksOf(draft))} />
          <input type="hidden" name="round" value={room.round.number} />
          <input type="hidden" name="changes" value={changes} />
          <input type="hidden" name="consent" value={consentSeen} />
          <fieldset id="option" aria-describedby={errors.option ? 'option-error' : undefined}>
            <legend class="label">Chosen option</legend>
            {errors.option && (
              <p class="err" id="option-error">
                {errors.option}
              </p>
            )}
            <div class="starter opts">
              {(isAlone(result) ? result.options.map(({ id }) => id) : result.order).map((id) => {
                const option = result.options.find((other) => other.id === id)
                return (
                  option && (
                    <Check
                      type="radio"
                      name="option"
                      value={id}
                      checked={fields.option === id}
                      label={option.name}
                      small={standing(result, option, advised)}
                    />
                  )
                )
              })}
              <Check
                type="radio"
                name="option"
                value={NO_OPTION}
                checked={none}
                label="None of these, yet"
                small="the record becomes “rejected”"
              />
            </div>
            <p class="row">
              <button class="btn" type="submit" name="redraft" value="1">
                Draft the text for this choice
              </button>
            </p>
          </fieldset>
          <Field
            name="title"
            label="Title of the record"
            maxlength={MOST_OUTCOME.title}
            value={fields.title}
            error={errors.title}
          />
          <How
            chosen={fields.how}
            error={errors.how}
            name={name}
            proposal={proposal}
            option={fields.option}
          />
          <Field
            name="because"
            label="Because"
            hint={
              draft.because
                ? 'Prefilled from the result. Change what isn’t true.'
                : 'The numbers give no reason for this choice. Write yours.'
            }
            lines={6}
            value={fields.because}
            error={errors.because}
          />
          {objectors.length > 0 && (
            <Field
              name="despite"
              label={`${inSeries(objectors)} still ${objectors.length === 1 ? 'objects' : 'object'}. Why decide all the same?`}
              hint="The record says so, with your reason. Or settle the objection first."
              lines={3}
              maxlength={MOST_OUTCOME.despite}
              value={fields.despite}
              error={errors.despite}
            />
          )}
          <Consequences fields={fields} draft={draft} errors={errors} />
          <div class="form-2">
            <Field
              name="reviewDate"
              type="date"
              label="Look again on"
              aside="optional"
              value={fields.reviewDate}
              error={errors.reviewDate}
            />
            {!none && (
              <SelectField
                name="status"
                label="Status"
                options={[
                  { value: 'accepted', label: 'accepted' },
                  { value: 'proposed', label: 'proposed' },
                ]}
                value={fields.status}
                error={errors.status}
              />
            )}
          </div>
          <Field
            name="expected"
            label="What do we expect to be true by then?"
            aside="optional"
            lines={3}
            value={fields.expected}
            error={errors.expected}
          />
          <LinkFields {...links} errors={errors} />
          <Wording parts={draft.parts} wording={fields.wording} errors={errors} />
          <p class="row row-stretch">
            <button class="btn btn-main btn-big" type="submit" data-busy="Saving…">
              Save as {number}
            </button>
            <button class="btn btn-big" type="submit" name="preview" value="1">
              Preview
            </button>
          </p>
          {preview && (
            <section class="stack" aria-labelledby="preview-heading" id="preview">
              <h2 id="preview-heading" tabindex={-1} autofocus>
                Preview
              </h2>
              <p class="note">Not saved yet. The number may change if somebody else is faster.</p>
              <pre class="wrap-lines" tabindex={0} role="region" aria-label="The record as Markdown">
                {preview}
              </pre>
            </section>
          )}
        </form>
        <aside class="stack">
          <h2>What the advice was</h2>
          <p class="note">
            {isAlone(result) ? (
              'One person alone has voted, so the advisor says nothing.'
            ) : (
              <>
                {explanation.headline} Verdict: <strong>{levelWord(result.verdict.level)}</strong>.
              </>
            )}{' '}
            <a href={`/decisions/${room.id}/results`}>Back to the result</a>
          </p>
          <Aside tone="woad">
            <strong>You may decide otherwise.</strong> Then the record says that the advice was not followed,
            and asks for your reason. Both are good records.
          </Aside>
          {proposal && <ConsentBeside roomId={room.id} proposal={proposal} />}
        </aside>
      </div>
    </>
  )
}

function standing(result: Result, option: OptionResult, advised: OptionResult | null): string | null {
  if (isAlone(result)) return null
  if (option.excluded) return 'ruled out by a must-have'
  if (option.id === advised?.id) return `${score(option.score)}, the advice`
  const leader = result.options.find(({ id }) => id === result.leaderId)
  if (!leader || leader.id === option.id) return score(option.score)
  return `${score(option.score)}, ${score(distance(leader.score, option.score))} behind ${leader.name}`
}
