import type { Explanation } from '../../src/advisor/explain.ts'
import type { Result } from '../../src/advisor/types.ts'
import { type FieldErrors, type Fields, fieldName } from '../../src/domain/ballot.ts'
import type { TemplateCriterion, TemplateOption } from '../../src/templates/template.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { FamiliarityScale, ImportanceScale } from '../components/scale.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { OwnLeader, OwnRanking } from './own-ranking.tsx'

type Props = {
  offered: readonly (TemplateOption & { id: string })[]
  options: readonly (TemplateOption & { id: string })[]
  criteria: readonly (TemplateCriterion & { id: string })[]
  fields: Fields
  errors: FieldErrors
  /** One option ticked: nothing to compare. */
  tooFew: boolean
  result: Result
  explanation: Explanation
}

/** Ballot left, ranking right. The form is a GET: the address holds the answers. */
export const AdvisorPage = ({
  offered,
  options,
  criteria,
  fields,
  errors,
  tooFew,
  result,
  explanation,
}: Props) => (
  <>
    <div class="room-head">
      <h1>Solo advisor</h1>
      <p class="who">
        Which back-end stack, by your own priorities. Nothing is stored; the address holds your answers.
      </p>
    </div>
    <OwnLeader result={result} />
    <p class="vh" role="status" data-says="own-leader-words" />
    <div class="cols cols-5-3">
      <form
        action="/advisor"
        method="get"
        class="stack ballot"
        novalidate
        hx-get="/advisor"
        hx-trigger="change delay:200ms, submit"
        hx-target="#own-ranking"
        hx-select="#own-ranking"
        hx-select-oob="#own-leader"
        hx-swap="outerHTML"
        hx-replace-url="true"
      >
        <ErrorSummary
          errors={[
            ...summaryOf(errors),
            ...(tooFew
              ? [{ field: 'options', message: 'Tick two options or more; the usual six are ranked.' }]
              : []),
          ]}
        />
        <section aria-labelledby="matters">
          <h2 id="matters">What matters here?</h2>
          <p class="note">
            How much does it matter whether you end up <strong>poor</strong> or <strong>excellent</strong> on
            each of these? Leave blank what you have no view on.
          </p>
          <div class="asks">
            {criteria.map(({ id, name, help }) => {
              const field = fieldName('importance', id)
              return (
                <ImportanceScale
                  name={field}
                  legend={name}
                  help={help}
                  value={fields[field]}
                  error={errors[field]}
                />
              )
            })}
          </div>
        </section>
        <section class="band" aria-labelledby="known">
          <h2 id="known">What do you know?</h2>
          {options.map(({ id, name }) => {
            const field = fieldName('familiarity', id)
            return (
              <div class="opt">
                <h3>{name}</h3>
                <div>
                  <FamiliarityScale name={field} option={name} value={fields[field]} error={errors[field]} />
                </div>
              </div>
            )
          })}
        </section>
        <Fold summary="Options" hint={`${options.length} of ${offered.length}`} open={tooFew}>
          <fieldset id="options">
            <legend class="label">Compare</legend>
            <div class="checks">
              {offered.map((option) => (
                <Check
                  name="option"
                  value={option.key}
                  checked={options.some(({ id }) => id === option.id)}
                  label={option.name}
                />
              ))}
            </div>
          </fieldset>
        </Fold>
        <p>
          <button class="btn btn-main btn-big" type="submit">
            Rank them
          </button>
        </p>
      </form>
      <OwnRanking result={result} explanation={explanation} />
    </div>
  </>
)
