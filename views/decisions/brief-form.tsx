import { inSeries } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { BriefFields } from '../../src/domain/brief.ts'
import { MOST_BRIEF, namesIn } from '../../src/domain/brief.ts'
import { PACES, presetOf } from '../../src/domain/pace.ts'
import type { Template } from '../../src/templates/template.ts'
import { Check, Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { BallotRules } from './ballot-rules.tsx'
import { MustHaves } from './must-haves.tsx'
import { VotingRules } from './voting-rules.tsx'

type Props = { template: Template; fields: BriefFields; errors: FieldErrors }

/** What is asked: question, options, context. */
export const QuestionFields = ({ template, fields, errors }: Props) => (
  <>
    <Field
      name="question"
      label="The question"
      hint="One sentence, ending in a question mark."
      lines="question"
      maxlength={MOST_BRIEF.question}
      value={fields.question}
      error={errors.question}
    />
    {template.options.length > 0 && (
      <CheckList
        name="option"
        id="options"
        legend="Options"
        hint="Two or more. Untick what is out of the question."
        items={template.options}
        ticked={fields.options}
        error={errors.options}
      />
    )}
    <Field
      name="ownOptions"
      label={template.options.length > 0 ? 'Add your own' : 'Options'}
      aside="separated by commas or lines; “stay with what we have” counts"
      lines={template.options.length > 0 ? 1 : 4}
      {...(template.isScored && { placeholder: 'Scala, stay on the PHP site' })}
      value={fields.ownOptions}
      error={errors.ownOptions ?? (template.options.length === 0 ? errors.options : undefined)}
    />
    <Field
      name="context"
      label="Context"
      aside="optional"
      hint="What a newcomer must know to judge. It opens the record later."
      lines={4}
      value={fields.context}
      error={errors.context}
    />
  </>
)

type DeadlineProps = { fields: Pick<BriefFields, 'deadline' | 'timeZone'>; errors: FieldErrors }

export const DeadlineField = ({ fields, errors }: DeadlineProps) => (
  <>
    <input type="hidden" name="timeZone" value={fields.timeZone} data-time-zone />
    <Field
      name="deadline"
      type="datetime-local"
      label="Voting ends"
      aside="optional"
      hint={<span data-zone-name>Time in {fields.timeZone}.</span>}
      value={fields.deadline}
      error={errors.deadline}
    />
  </>
)

/** Folded: criteria and voting rules, each with its present setting in words. */
export const RuleFolds = ({ template, fields, errors }: Props) => {
  const own = namesIn(fields.ownCriteria).length
  const pace = PACES.find((one) => one === fields.pace) ?? 'own'
  const ticked = pace === 'own' ? fields.criteria : presetOf(pace, template).criteria
  const count = ticked.length + own
  return (
    <>
      <BallotRules template={template} fields={fields} errors={errors} />
      <Fold
        summary="Criteria"
        hint={count === 1 ? '1 criterion' : `${count} criteria`}
        open={Boolean(errors.criteria || errors.ownCriteria) || template.criteria.length < 2}
        stacked
      >
        {template.criteria.length > 1 && <AskedAtPace template={template} />}
        <div class="own-pace">
          <CheckList
            name="criterion"
            id="criteria"
            legend="What options are measured by"
            hint="The team says later how much each one matters."
            items={template.criteria}
            ticked={fields.criteria}
            error={errors.criteria}
          />
        </div>
        <Field
          name="ownCriteria"
          label="Add your own"
          aside="separated by commas or lines"
          hint="They are asked at every pace. Nothing is known about them until members rate the options, or until you set their scores on the profile page, before the vote."
          lines={1}
          value={fields.ownCriteria}
          error={errors.ownCriteria}
        />
      </Fold>
      <MustHaves template={template} fields={fields} errors={errors} />
      <VotingRules fields={fields} errors={errors} />
    </>
  )
}

/** Which criteria a ballot of a few minutes asks about; whoever sets it themselves ticks them instead. */
const AskedAtPace = ({ template }: { template: Template }) => {
  const names = (keys: readonly string[]) =>
    inSeries(template.criteria.filter(({ key }) => keys.includes(key)).map(({ name }) => name))
  return (
    <dl class="must set-pace">
      <div>
        <dt>In up to 5 or 10 minutes</dt>
        <dd>{names(template.criteria.map(({ key }) => key))}</dd>
      </div>
      <div>
        <dt>In up to 2 minutes</dt>
        <dd>
          {names(template.short.keys)}. {template.short.why}
        </dd>
      </div>
      <div>
        <dt>Others</dt>
        <dd>
          Choose “I set it myself” under <em>The ballot</em>.
        </dd>
      </div>
    </dl>
  )
}

type CheckListProps = {
  name: string
  id: string
  legend: string
  hint: string
  items: readonly { key: string; name: string }[]
  ticked: readonly string[]
  error: string | undefined
}

const CheckList = ({ name, id, legend, hint, items, ticked, error }: CheckListProps) => (
  <fieldset id={id} tabindex={error ? -1 : undefined} aria-describedby={error ? `${id}-error` : undefined}>
    <legend class="label">{legend}</legend>
    {error && (
      <p class="err" id={`${id}-error`}>
        {error}
      </p>
    )}
    <p class="hint">{hint}</p>
    <div class="checks">
      {items.map((item) => (
        <Check name={name} value={item.key} checked={ticked.includes(item.key)} label={item.name} />
      ))}
    </div>
  </fieldset>
)
